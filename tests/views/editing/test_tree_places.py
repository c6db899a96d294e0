"""A criterion put before another one, as dragging does, and what goes with a deed."""

import pytest

from options.models import Criterion, Decision
from tests.htmx import soup
from tests.views.editing.test_tree import (  # noqa: F401 -- the same decision and editor
    editor,
    kept_decision,
    keys,
    page_of,
    press,
)


@pytest.mark.parametrize(
    ("key", "under", "before", "order"),
    [
        ("noise", "money", "run", "money build noise run safety"),
        ("noise", "", "money", "noise money build run safety"),
        ("build", "money", "", "money run build safety noise"),
        ("run", "", "noise", "money build safety run noise"),
    ],
)
def test_criterion_is_put_before_another(editor, decision, key, under, before, order):  # noqa: F811
    answer = press(editor, page_of(editor), key, "move", under=under, before=before)

    assert answer.status_code == 302
    assert keys(page_of(editor)) == order.split()


def test_place_before_what_lies_elsewhere_is_refused_and_nothing_moves(editor, decision):  # noqa: F811
    before = list(Criterion.objects.values("pk", "parent", "position"))

    answer = press(editor, page_of(editor), "noise", "move", under="money", before="safety")

    assert answer.status_code == 422
    assert "What it should stand before is not there any more." in soup(answer).text
    assert list(Criterion.objects.values("pk", "parent", "position")) == before


def test_checklist_goes_with_every_deed(editor, decision):  # noqa: F811
    Criterion.objects.filter(key="noise").update(worst="")
    page = page_of(editor)
    had = page.select_one("#checklist").text

    answer = soup(press(editor, page, "noise", "park", htmx=True))

    aside = answer.select_one("#checklist[hx-swap-oob=true]")
    assert "Noise" in had
    assert "Noise" not in aside.text
    assert answer.select_one("#missing")["hx-swap-oob"] == "true"
    del aside["hx-swap-oob"]
    assert aside == page_of(editor).select_one("#checklist")


def test_deed_on_a_tree_that_changed_in_the_last_moment_is_refused(
    editor,  # noqa: F811
    decision,
    monkeypatch,
):
    """Another's rename lands between the reading of the decision and its lock."""
    page = page_of(editor)
    select_for_update = Decision.objects.select_for_update

    def later(*args, **kwargs):
        Criterion.objects.filter(key="noise").update(name="Din")
        return select_for_update(*args, **kwargs)

    monkeypatch.setattr(Decision.objects, "select_for_update", later, raising=False)

    answer = press(editor, page, "noise", "up")

    assert answer.status_code == 409
    assert keys(page_of(editor))[-1] == "noise"
