"""The checklist says what is missing, what would be better, and where."""

import pytest

from options.models import Criterion
from options.reports.editing.checklist import checklist_of
from tests.factories import CriterionFactory, DecisionFactory, EvidenceFactory, OptionFactory


@pytest.fixture
def decision(db):
    decision = DecisionFactory()
    OptionFactory(decision=decision, name="Wait", is_baseline=True)
    OptionFactory(decision=decision, name="Act")
    cost = CriterionFactory(decision=decision, name="Cost", definition="What it takes.")
    CriterionFactory(decision=decision, name="Safety", definition="Who gets hurt.")
    EvidenceFactory(decision=decision, option=None, criterion=cost)
    for option in decision.options.all():
        EvidenceFactory(decision=decision, option=option, criterion=None)
    return decision


def said(items):
    return [item.sentence for item in items]


def test_whole_decision_lacks_nothing(decision):
    checklist = checklist_of(decision)

    assert (checklist.missing, checklist.better, checklist.is_ready) == ((), (), True)


def test_empty_decision_lacks_options_and_criteria(db):
    checklist = checklist_of(DecisionFactory())

    assert said(checklist.missing) == ["Add 2 options.", "Add 2 criteria."]
    assert not checklist.is_ready


def test_parked_parts_count_nowhere(decision):
    decision.options.filter(name="Act").update(parked_at="2026-01-01T00:00Z")

    assert said(checklist_of(decision).missing) == ["Add 1 option."]


def test_missing_anchors_are_named_with_their_place(decision):
    safety = decision.criteria.get(name="Safety")
    Criterion.objects.filter(pk=safety.pk).update(worst=" ", best="", middle="")
    checklist = checklist_of(decision)

    assert said(checklist.missing) == ["Say what 0 and 100 means on “Safety”."]
    assert (checklist.missing[0].page, checklist.missing[0].place) == (
        "tree",
        f"criterion-{safety.pk}",
    )
    assert said(checklist.better) == ["Say what 50 means on “Safety”."]


def test_what_would_be_better_is_said(decision):
    decision.options.update(is_baseline=False)
    decision.evidence.all().delete()
    decision.criteria.filter(name="Cost").update(name="Noise", name_key="noise")
    CriterionFactory(decision=decision, name="Safeties", name_key="safeties", definition="")

    assert said(checklist_of(decision).better) == [
        "Mark an option as the baseline: what happens anyway.",
        "No criterion is about cost. Is that meant?",
        "6 cells have no evidence: start with “Wait” on “Noise”.",
    ]


def test_criteria_that_look_alike_are_named(decision):
    CriterionFactory(decision=decision, name="Other", definition="Who gets hurt, and how.")
    CriterionFactory(decision=decision, name="Another", definition="Who gets hurt?")

    alike = [words for words in said(checklist_of(decision).better) if "look alike" in words]
    assert alike == ["“Safety” and “Another” look alike: what they share counts twice."]


@pytest.mark.parametrize(
    ("under", "words"), [(5, []), (6, ["spread thin"]), (9, ["group some"])]
)
def test_crowded_branch_is_named(decision, under, words):
    parent = decision.criteria.get(name="Safety")
    for number in range(under):
        CriterionFactory(
            decision=decision, parent=parent, name=chr(97 + number) * 9, definition=""
        )
    about = [item.sentence for item in checklist_of(decision).better if "Safety” " in
             item.sentence or "Safety”:" in item.sentence]  # fmt: skip
    about = [sentence for sentence in about if "evidence" not in sentence]

    assert len(about) == len(words)
    assert all(word in sentence for word, sentence in zip(words, about, strict=True))


def test_queries_are_three_however_large_it_is(decision, django_assert_num_queries):
    for _ in range(10):
        OptionFactory(decision=decision)
        CriterionFactory(decision=decision)

    with django_assert_num_queries(3):
        checklist_of(decision)


def test_long_lists_of_wishes_stay_short(decision):
    for n in range(8):
        CriterionFactory(decision=decision, name=f"Cost of living {n}", middle="")

    wishes = [item.sentence for item in checklist_of(decision).better]

    assert sum("look alike" in wish for wish in wishes) == 5
    (middles,) = [wish for wish in wishes if "what 50 means" in wish]
    assert middles == "Say what 50 means on 8 criteria: start with “Cost of living 0”."
