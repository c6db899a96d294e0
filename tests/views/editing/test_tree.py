"""The value tree on its page: every deed, undo, two editors, what it costs.

40 options x 60 criteria in 9 branches with 4 perspectives: 110 to 120 ms of processor time for
the whole page (median of five on one of two busy cores), 278 KB before compression.
"""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Criterion
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    ScoreFactory,
    UserFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.queries import queries


@pytest.fixture(scope="module")
def kept_decision(kept):
    decision = DecisionFactory(slug="d", is_published=False, owner=UserFactory(username="ann"))
    money = CriterionFactory(decision=decision, name="Money", key="money", worst="", best="")
    for name in ("Build", "Run"):
        CriterionFactory(decision=decision, name=name, key=name.lower(), parent=money)
    for name in ("Safety", "Noise"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture
def editor(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def page_of(editor):
    return soup(editor.get(reverse("edit_tree", args=["d"])))


def keys(page):
    return [row["value"] for row in page.select(".tree input[name=criterion]")]


def row_of(page, key):
    return next(
        form
        for form in page.select(".tree-row")
        if form.select_one("[name=criterion]")["value"] == key
    )


def press(editor, page, key, do, *, htmx=False, **more):
    """Press a button in a criterion's line, as the page that shows it would send it."""
    seen = row_of(page, key).select_one("[name=seen]")["value"]
    data = {"criterion": key, "seen": seen, "do": do, **more}
    headers = HTMX if htmx else {}
    return editor.post(reverse("tree_deed", args=["d"]), data, headers=headers)


@pytest.mark.parametrize(
    ("key", "do", "more", "order", "undo"),
    [
        ("noise", "up", {}, "money build run noise safety", "Undo moving “Noise” up"),
        ("money", "down", {}, "safety money build run noise", "Undo moving “Money” down"),
        ("noise", "nest", {}, "money build run safety noise", "Undo nesting “Noise”"),
        ("run", "unnest", {}, "money build run safety noise", "Undo un-nesting “Run”"),
        (
            "safety", "move", {"under": "money"}, "money build run safety noise",
            "Undo moving “Safety” to another place",
        ),
        ("money", "park", {}, "money build run safety noise", "Undo: bring “Money” back"),
    ],
)  # fmt: skip
def test_each_deed_and_its_undo(editor, decision, key, do, more, order, undo):
    before = list(Criterion.objects.values("pk", "parent", "position", "parked_at"))

    answer = press(editor, page_of(editor), key, do, **more)

    assert answer.status_code == 302
    page = page_of(editor)
    assert keys(page) == order.split()
    assert page.select_one("#undo").text == undo
    assert list(Criterion.objects.values("pk", "parent", "position", "parked_at")) != before
    editor.post(reverse("tree_deed", args=["d"]), {"do": "undo"})
    assert list(Criterion.objects.values("pk", "parent", "position", "parked_at")) == before
    assert page_of(editor).select_one("#undo") is None


def test_fragment_makes_the_page_what_a_fresh_one_is(editor, decision):
    page = page_of(editor)

    answer = press(editor, page, "noise", "up", htmx=True)

    swap(page, "#tree", answer)
    fresh = page_of(editor)
    assert page.select_one("#tree") == fresh.select_one("#tree")
    assert page.select_one("#tree-undo") == fresh.select_one("#tree-undo")
    assert page.select_one("#tree-said").text.strip() == "“Noise” moved up."


def test_second_editor_is_told_who_did_what_and_nothing_is_done(editor, decision):
    second = Client()
    second.force_login(UserFactory(username="ben", is_staff=True))
    mine = page_of(editor)
    press(second, page_of(second), "noise", "move", under="money")

    answer = press(editor, mine, "noise", "up")

    assert answer.status_code == 409
    assert "ben changed “Noise” meanwhile: it counts, under Money." in soup(answer).text
    assert Criterion.objects.get(key="noise").parent.key == "money"


def test_two_that_nest_each_other_make_no_circle(editor, decision):
    page = page_of(editor)
    press(editor, page, "safety", "move", under="noise")

    answer = press(editor, page, "noise", "move", under="safety")

    assert answer.status_code == 422
    assert "cannot lie under" in soup(answer).text


def test_adding_and_grouping_and_taking_them_back(editor, decision):
    new = {"name": "Speed", "worst": "slow", "best": "fast", "under": "money"}
    editor.post(reverse("add_criterion", args=["d"]), new)
    added = keys(page_of(editor))
    group = {"name": "Life", "members": ["safety", "noise"]}
    editor.post(reverse("add_group", args=["d"]), group)
    grouped = keys(page_of(editor))

    editor.post(reverse("tree_deed", args=["d"]), {"do": "undo"})

    assert added == ["money", "build", "run", "speed", "safety", "noise"]
    assert grouped == ["money", "build", "run", "speed", "life", "safety", "noise"]
    assert keys(page_of(editor)) == added


def asked_and_told(editor, key):
    """Open the page that asks, and send what it shows."""
    address = reverse("remove_criterion", args=["d", key])
    seen = soup(editor.get(address)).select_one("main [name=seen]")["value"]
    return editor.post(address, {"seen": seen})


def test_what_people_scored_is_parked_and_not_deleted(editor, decision):
    ScoreFactory(option__decision=decision, criterion=decision.criteria.get(key="safety"))

    kept, gone = (asked_and_told(editor, key) for key in ("safety", "noise"))

    assert (kept.status_code, gone.status_code) == (409, 302)
    assert "can be parked but not deleted" in soup(kept).text
    assert keys(page_of(editor)) == ["money", "build", "run", "safety"]


# --- Weights and cost ---------------------------------------------------------------------


def test_a_branch_weighs_what_lies_under_it(editor, decision):
    for points in ({"build": 50, "run": 50, "safety": 100}, {"build": 100, "noise": 100}):
        perspective = PerspectiveFactory(decision=decision)
        for key, given in points.items():
            PerspectiveSwingFactory(
                perspective=perspective,
                criterion=decision.criteria.get(key=key),
                points=given,
            )

    page = page_of(editor)

    shares = {key: row_of(page, key).select_one(".share").text for key in keys(page)}
    assert shares == {
        "money": "50\N{NO-BREAK SPACE}% · 3 swings",
        "build": "38\N{NO-BREAK SPACE}% · 2 swings",
        "run": "13\N{NO-BREAK SPACE}% · 1 swing",
        "safety": "25\N{NO-BREAK SPACE}% · 1 swing",
        "noise": "25\N{NO-BREAK SPACE}% · 1 swing",
    }


def test_queries_do_not_grow_with_the_tree(editor, decision):
    counts = []
    for more in (0, 3, 40):
        for _one in range(more):
            criterion = CriterionFactory(decision=decision)
            OptionFactory(decision=decision) if more == 3 else None
            PerspectiveSwingFactory(perspective__decision=decision, criterion=criterion)
        page_of(editor)
        with queries() as found:
            page_of(editor)
        counts.append(len(found))

    assert counts[1:] == [counts[1]] * 2
    assert counts[0] <= counts[1] <= 14
