"""Texts of a decision that bite are shown as typed."""

import pytest

from options.models import Decision, LaterFact
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    SourceFactory,
)
from tests.htmx import soup

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} {% load x %}",
    "\u202eevil\u2066",
    "javascript:alert(1)",
]


def written_everywhere(text: str) -> Decision:
    """A decision in which every text is the given one."""
    decision = DecisionFactory(
        slug="hostile",
        title=text[:120],
        field=text,
        summary=text,
        question=text,
        why_hard=text,
        discussion_questions=text,
    )
    OptionFactory(decision=decision, name=text, description=text, strongest_case=text)
    OptionFactory(decision=decision, name=f"{text}2", in_core=False)
    top = CriterionFactory(decision=decision, name=text, definition=text)
    middle = CriterionFactory(decision=decision, name=f"{text}2", parent=top)
    leaf = CriterionFactory(
        decision=decision,
        parent=middle,
        name=f"{text}3",
        definition=text,
        direction=text,
        unit=text,
        worst=text,
        middle=text,
        best=text,
    )
    PerspectiveSwingFactory(
        perspective__decision=decision,
        perspective__name=text,
        perspective__reason=text,
        criterion=leaf,
    )
    RedLineFactory(criterion=leaf, name=text, why=text, held_by=text)
    SourceFactory(
        decision=decision,
        key=text,
        title=text,
        publisher=text,
        date=text,
        grade_note=text,
        remark=text,
        address=text,
    )
    fact = LaterFact.objects.create(decision=decision, text=text)
    fact.sources.add(SourceFactory(decision=decision, key="S9", title=text))
    EvidenceFactory(criterion=leaf, note=text, is_after_reading_date=True)
    return decision


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("address", "times"),
    [("brief/", 27), ("later/", 4), ("", 3)],
    ids=["brief", "later", "list"],
)
def test_text_of_a_decision_is_shown_as_typed(client, text, address, times):
    tame = written_everywhere("tame words")
    where = "/decisions/" if address == "" else f"/decisions/hostile/{address}"
    expected = client.get(where)
    tame.delete()
    written_everywhere(text)

    page = client.get(where)

    seen = soup(page).get_text()
    assert seen.count(text) == soup(expected).get_text().count("tame words") >= times
    tags = [node.name for node in soup(page).find_all()]
    assert tags == [node.name for node in soup(expected).find_all()]
