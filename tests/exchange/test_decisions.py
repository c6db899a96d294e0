import dataclasses
import datetime

import pytest

from options.exchange.decisions import load_decision
from options.formats import (
    CriterionFile,
    DecisionFile,
    EvidenceFile,
    LaterFactFile,
    OptionFile,
    PerspectiveFile,
    RedLineFile,
    ReferenceScoreFile,
    SourceFile,
)
from options.models import Criterion, Decision, Option, ReferenceScore
from tests.factories import DecisionFactory

pytestmark = pytest.mark.django_db

LUNCH = DecisionFile(
    key="lunch",
    title="Lunch",
    field="Food",
    summary="What to eat.",
    question="Soup or salad?",
    why_hard="Both are good.",
    reading_date=datetime.date(2024, 12, 15),
    is_illustrative_place=True,
    options=(
        OptionFile(key="soup", name="Soup", description="Hot.", strongest_case="It warms."),
        OptionFile(key="none", name="Nothing", is_baseline=True, in_core=False, is_parked=True),
    ),
    criteria=(
        CriterionFile(
            key="taste",
            parent="joy",
            name="Taste of it",
            short_name="Taste",
            definition="How good it is.",
            direction="higher = better",
            worst="Bad.",
            middle="So so.",
            best="Good.",
            unit="stars",
            in_core=False,
        ),
        CriterionFile(key="joy", name="Joy"),
        CriterionFile(key="price", name="Price", worst="Dear.", best="Cheap."),
    ),
    perspectives=(
        PerspectiveFile(
            key="cook", name="The cook", reason="Cooks.", swing_points=(("taste", 0),)
        ),
    ),
    red_lines=(
        RedLineFile(
            key="dear",
            name="Too dear",
            why="Money is short.",
            held_by="The cook",
            criterion="price",
            fails_below=40,
            at_risk_below=55,
            at_risk_when_low_below=0,
        ),
        RedLineFile(key="meat", name="No meat", is_yes_no=True, question="Is it free of meat?"),
    ),
    reference_scores=(
        ReferenceScoreFile(option="soup", criterion="price", best=0, low=0, high=20),
    ),
    evidence=(
        EvidenceFile(option="soup", note="It is liked.", strength="J"),
        EvidenceFile(
            criterion="price",
            note="Dearer now.",
            strength="A",
            sources=("S2", "S1"),
            is_after_reading_date=True,
        ),
    ),
    sources=(
        SourceFile(
            key="S1",
            title="Prices",
            publisher="The office",
            address="https://example.org/prices",
            date="2024",
            grade="OP",
            grade_note="a guess",
            remark="Short.",
        ),
        SourceFile(key="S2", title="More prices", grade="A"),
    ),
    later_facts=(LaterFactFile(text="Salad was recalled.", sources=("S2",)),),
    discussion_questions=("Who pays?", "Who cooks?"),
    seed=11,
)


def loaded(file: DecisionFile = LUNCH) -> Decision:
    return load_decision(file, is_published=False, position=3)


def test_decision_says_what_its_file_says():
    decision = Decision.objects.values().get(pk=loaded().pk)

    for name in ("id", "created_at", "changed_at", "content_stamp"):
        del decision[name]
    assert decision == {
        "slug": "lunch",
        "built_in_key": None,
        "title": "Lunch",
        "field": "Food",
        "summary": "What to eat.",
        "question": "Soup or salad?",
        "why_hard": "Both are good.",
        "reading_date": datetime.date(2024, 12, 15),
        "is_illustrative_place": True,
        "discussion_questions": "Who pays?\nWho cooks?",
        "is_published": False,
        "position": 3,
        "seed": 11,
        "archived_at": None,
        "copied_from_id": None,
        "owner_id": None,
    }


def test_options_keep_their_order_and_what_is_parked():
    soup, none = loaded().options.all()

    assert (soup.key, soup.name, soup.name_key, soup.description, soup.strongest_case) == (
        "soup", "Soup", "soup", "Hot.", "It warms.",
    )  # fmt: skip
    assert (soup.is_baseline, soup.in_core, soup.parked_at) == (False, True, None)
    assert (none.is_baseline, none.in_core, none.parked_at is None) == (True, False, False)


def test_child_that_stands_before_its_parent_hangs_under_it():
    taste, joy, price = loaded().criteria.all()

    assert (taste.parent, joy.parent, price.parent) == (joy, None, None)
    assert (taste.name, taste.short_name, taste.definition, taste.direction, taste.unit) == (
        "Taste of it", "Taste", "How good it is.", "higher = better", "stars",
    )  # fmt: skip
    assert (taste.worst, taste.middle, taste.best) == ("Bad.", "So so.", "Good.")
    assert (taste.in_core, taste.name_key) == (False, "taste of it")


def test_perspectives_bring_their_points_and_zero_is_one_of_them():
    cook = loaded().perspectives.get()

    assert (cook.key, cook.name, cook.reason) == ("cook", "The cook", "Cooks.")
    assert list(cook.swings.values_list("criterion__key", "points")) == [("taste", 0)]


def test_red_lines_are_limits_or_questions():
    dear, meat = loaded().red_lines.select_related("criterion")

    assert (dear.criterion.key, dear.fails_below, dear.at_risk_below) == ("price", 40, 55)
    assert (dear.at_risk_when_low_below, dear.held_by) == (0, "The cook")
    assert (meat.criterion, meat.fails_below, meat.question) == (
        None,
        None,
        "Is it free of meat?",
    )


def test_reference_scores_lie_in_their_cells():
    loaded()

    found = ReferenceScore.objects.values_list(
        "option__key", "criterion__key", "low", "best", "high"
    )
    assert list(found) == [("soup", "price", 0, 0, 20)]


def test_notes_and_later_facts_cite_their_sources():
    decision = loaded()

    liked, dearer = decision.evidence.all()
    assert (liked.option.key, liked.criterion, liked.strength) == ("soup", None, "J")
    assert (dearer.option, dearer.criterion.key, dearer.is_after_reading_date) == (
        None, "price", True,
    )  # fmt: skip
    assert [source.key for source in dearer.sources.all()] == ["S1", "S2"]
    assert liked.sources.count() == 0
    fact = decision.later_facts.get()
    assert (fact.text, fact.sources.get().key) == ("Salad was recalled.", "S2")


def test_source_says_all_that_its_file_says():
    source = loaded().sources.first()

    assert (source.key, source.title, source.publisher, source.address, source.date) == (
        "S1", "Prices", "The office", "https://example.org/prices", "2024",
    )  # fmt: skip
    assert (source.grade, source.grade_note, source.remark) == ("OP", "a guess", "Short.")


def test_decision_with_a_taken_address_gets_a_number_behind_it():
    DecisionFactory(slug="lunch")

    assert loaded().slug == "lunch--2"


def test_decision_without_a_seed_gets_one():
    seeds = {loaded(dataclasses.replace(LUNCH, seed=None)).seed for _ in range(3)}

    assert len(seeds) == 3


def test_seed_of_zero_is_a_seed():
    assert loaded(dataclasses.replace(LUNCH, seed=0)).seed == 0


def test_file_that_breaks_half_way_leaves_nothing():
    broken = dataclasses.replace(
        LUNCH, later_facts=(LaterFactFile(text="Unheard of.", sources=("S9",)),)
    )

    with pytest.raises(KeyError):
        loaded(broken)

    assert (Decision.objects.count(), Option.objects.count()) == (0, 0)
    assert Criterion.history.count() == 0


def test_criteria_in_a_circle_are_refused():
    circle = dataclasses.replace(
        LUNCH,
        criteria=(
            CriterionFile(key="a", name="A", parent="b"),
            CriterionFile(key="b", name="B", parent="a"),
        ),
    )

    with pytest.raises(ValueError, match="hang in a circle"):
        loaded(circle)


def test_history_begins_with_what_the_file_said():
    decision = loaded()

    assert decision.history.count() == 1
    assert [option.history.count() for option in decision.options.all()] == [1, 1]
    assert [node.history.count() for node in decision.criteria.all()] == [1, 1, 1]


def test_loading_takes_as_many_queries_for_thirty_options_as_for_one(
    django_assert_num_queries,
):
    for number in (1, 3, 30):
        many = tuple(OptionFile(key=f"o{i}", name=f"Option {i}") for i in range(number))
        file = dataclasses.replace(
            LUNCH, key=f"lunch-{number}", options=many, reference_scores=(), evidence=()
        )
        with django_assert_num_queries(17):
            loaded(file)
