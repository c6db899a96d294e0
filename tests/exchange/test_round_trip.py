"""What goes out as a file comes back in, byte for byte."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from options.cases import CASES, case_texts
from options.errors import NotNow
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
    problems_in,
    read_decision,
    write_decision,
)
from options.models import Participant, Score
from options.reports.decision_file import decision_file
from options.reports.others import nameless_sheets
from tests.exchange.test_decisions import LUNCH
from tests.factories import ParticipantFactory, ScoreFactory, SwingFactory
from tests.queries import queries

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
WORDS = TEXTS.map(lambda text: f"w{text}")
POINTS = st.integers(0, 100)


def imported(text):
    return load_decision(read_decision(text), is_published=False, position=0)


@st.composite
def whole_decisions(draw):
    """A decision with a tree of criteria and with every kind of part, some of them drafts."""
    option_keys = [f"o{i}" for i in range(draw(st.integers(1, 3)))]
    keys = [f"c{i}" for i in range(draw(st.integers(1, 4)))]
    sources = [f"S{i}" for i in range(draw(st.integers(0, 2)))]
    cited = (
        st.lists(st.sampled_from(sources), unique=True).map(tuple) if sources else st.just(())
    )
    low, best, high = sorted(draw(st.tuples(POINTS, POINTS, POINTS)))
    return DecisionFile(
        key=draw(st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}[a-z]", fullmatch=True)),
        title=draw(WORDS).strip(),
        question=draw(TEXTS),
        why_hard=draw(TEXTS),
        reading_date=draw(st.none() | st.dates()),
        options=tuple(
            OptionFile(
                key=key, name=f"{key} {draw(WORDS)}", description=draw(TEXTS),
                is_parked=draw(st.booleans()), in_core=draw(st.booleans()),
            )
            for key in option_keys
        ),
        criteria=tuple(
            CriterionFile(
                key=key, name=f"{key} {draw(WORDS)}", worst=draw(TEXTS), best=draw(TEXTS),
                parent=draw(st.none() | st.sampled_from(keys[:i])) if i else None,
                is_parked=draw(st.booleans()),
            )
            for i, key in enumerate(keys)
        ),
        perspectives=(
            PerspectiveFile(
                key="p", name="P",
                swing_points=tuple((key, draw(POINTS)) for key in draw(st.permutations(keys))),
            ),
        ),
        red_lines=(
            RedLineFile(key="limit", name="L", criterion=keys[0], fails_below=best),
            RedLineFile(key="ask", name="A", is_yes_no=True, question=draw(WORDS)),
        ),
        reference_scores=(
            ReferenceScoreFile(
                option=option_keys[0], criterion=keys[-1], low=low, best=best, high=high
            ),
        ),
        evidence=(
            EvidenceFile(
                option=option_keys[-1], note=draw(WORDS), strength="B", sources=draw(cited)
            ),
        ),
        sources=tuple(SourceFile(key=key, title=draw(WORDS), grade="OP") for key in sources),
        later_facts=(LaterFactFile(text=draw(WORDS), sources=draw(cited)),),
        seed=draw(st.integers(0, 2**31 - 1)),
    )  # fmt: skip


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(file=whole_decisions())
def test_any_decision_comes_back_byte_for_byte(file):
    assert list(problems_in(file)) == []
    first = write_decision(decision_file(load_decision(file, is_published=False, position=0)))

    second = imported(first)

    assert write_decision(decision_file(second)) == first
    assert dataclasses.replace(read_decision(first), key=file.key) == file


@pytest.mark.parametrize("text", case_texts(), ids=CASES)
def test_built_in_case_goes_out_as_it_is_shipped_and_again_under_another_address(text):
    here = imported(text)
    there = imported(write_decision(decision_file(here)))

    assert there.slug == f"{here.slug}--2"
    assert write_decision(decision_file(here)) == text
    assert write_decision(decision_file(there)) == text


def test_file_is_read_in_as_many_queries_however_much_there_is():
    small = load_decision(LUNCH, is_published=False, position=0)
    large = imported(case_texts()[0])

    counts = []
    for decision in (small, large):
        with queries() as asked:
            decision_file(decision)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 13


def test_signs_that_no_file_may_hold_do_not_go_out():
    decision = load_decision(LUNCH, is_published=False, position=0)
    decision.question = "Soup\x07?"

    assert decision_file(decision).question == "Soup?"


def answered(people):
    decision = load_decision(LUNCH, is_published=True, position=0)
    soup, price = decision.options.get(key="soup"), decision.criteria.get(key="price")
    for number in range(people):
        person = ParticipantFactory(decision=decision, weighing="ranks")
        ScoreFactory(
            participant=person, option=soup, criterion=price, points=number * 10,
            rationale="My cousin said so.",
        )  # fmt: skip
        SwingFactory(participant=person, criterion=price, rank=1)
    return decision


def test_answers_of_fewer_than_five_people_stay():
    with pytest.raises(NotNow):
        nameless_sheets(answered(4))


def test_answers_go_out_without_anything_of_a_person_and_come_back():
    decision = answered(5)

    text = write_decision(decision_file(decision, sheets=nameless_sheets(decision)))
    again = imported(text)

    codes = Participant.objects.values_list("recovery_code", flat=True)
    assert not [secret for secret in (*codes, "cousin", "saved_at") if secret in text]
    assert Participant.objects.filter(decision=again, user=None, keys=None).count() == 5
    assert Score.objects.filter(option__decision=again).count() == 5
    assert write_decision(decision_file(again, sheets=nameless_sheets(again))) == text


def test_order_of_answers_does_not_tell_who_came_first():
    decision = answered(5)
    first = nameless_sheets(decision)

    Score.objects.filter(points=0).update(points=99)

    assert [sheet.scores[0].points for sheet in first] == [0, 10, 20, 30, 40]
    points = [sheet.scores[0].points for sheet in nameless_sheets(decision)]
    assert points == [10, 20, 30, 40, 99]
