import pytest
from django.utils import timezone

from options.models import LaterFact, Participant, Source
from options.reports.brief import brief_for, later_for
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ScoreFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    return DecisionFactory()


def full_sheet(decision) -> Participant:
    return ParticipantFactory(decision=decision, is_full_version=True)


def shown(brief) -> list[tuple[str, str, int]]:
    return [(view.letter, view.name, view.tone) for view in brief.structure.options]


def test_option_keeps_its_letter_and_colour_in_both_versions(decision):
    OptionFactory(decision=decision, name="Wait")
    OptionFactory(decision=decision, name="Perhaps", in_core=False)
    OptionFactory(decision=decision, name="Act")

    short, full = brief_for(decision, None), brief_for(decision, full_sheet(decision))

    assert shown(short) == [("A", "Wait", 1), ("C", "Act", 3)]
    assert shown(full) == [("A", "Wait", 1), ("B", "Perhaps", 2), ("C", "Act", 3)]


def test_brief_says_what_the_full_version_brings_in(decision):
    OptionFactory(decision=decision)
    OptionFactory(decision=decision, name="Perhaps", in_core=False)
    CriterionFactory(decision=decision)
    CriterionFactory(decision=decision, name="Speed", in_core=False)
    CriterionFactory(decision=decision, in_core=False, parked_at=timezone.now())

    brief = brief_for(decision, None)

    assert [view.name for view in brief.more_options] == ["Perhaps"]
    assert [leaf.name for leaf in brief.more_criteria] == ["Speed"]
    assert (brief.structure.is_full, brief.structure.has_more) == (False, True)


def test_decision_that_is_all_core_offers_no_other_version(decision):
    OptionFactory(decision=decision)
    CriterionFactory(decision=decision)

    assert brief_for(decision, None).structure.has_more is False


def test_minutes_are_twenty_seconds_a_cell_and_fifteen_a_criterion_rounded_up(decision):
    for _ in range(3):
        OptionFactory(decision=decision)
    CriterionFactory(decision=decision)
    one = brief_for(decision, None).minutes
    CriterionFactory(decision=decision)

    assert (one, brief_for(decision, None).minutes) == (2, 3)  # 75 and 150 seconds


def test_decision_without_criteria_cannot_be_compared(decision):
    OptionFactory(decision=decision)

    brief = brief_for(decision, None)

    assert (brief.can_be_compared, brief.minutes, brief.progress.expected) == (False, 0, 0)


def test_value_tree_names_what_lies_between_a_branch_and_a_leaf(decision):
    top = CriterionFactory(decision=decision, name="Protection")
    between = CriterionFactory(decision=decision, name="People", parent=top)
    leaf = CriterionFactory(decision=decision, name="Deaths", parent=between)
    alone = CriterionFactory(decision=decision, name="Cost")

    brief = brief_for(decision, None)

    found = [
        (branch.parent, [(view.criterion, view.between) for view in branch.leaves])
        for branch in brief.branches
    ]
    assert found == [(top, [(leaf, (between,))]), (None, [(alone, ())])]


def test_perspective_shows_its_largest_swings_first_and_only_those_in_view(decision):
    perspective = PerspectiveFactory(decision=decision)
    cost = CriterionFactory(decision=decision, name="Cost")
    speed = CriterionFactory(decision=decision, name="Speed")
    later = CriterionFactory(decision=decision, name="Later", in_core=False)
    for criterion, points in ((cost, 0), (speed, 80), (later, 100)):
        PerspectiveSwingFactory(perspective=perspective, criterion=criterion, points=points)

    short, full = brief_for(decision, None), brief_for(decision, full_sheet(decision))

    assert [(s.criterion.name, s.points) for s in short.perspectives[0].swings] == [
        ("Speed", 80),
        ("Cost", 0),
    ]
    assert [s.criterion.name for s in full.perspectives[0].swings] == ["Later", "Speed", "Cost"]


def test_red_line_on_a_parked_criterion_is_not_offered(decision):
    here = CriterionFactory(decision=decision)
    away = CriterionFactory(decision=decision, in_core=False)
    parked = CriterionFactory(decision=decision, parked_at=timezone.now())
    for name, criterion in (("Here", here), ("Away", away), ("Parked", parked)):
        RedLineFactory(decision=decision, criterion=criterion, name=name)
    RedLineFactory(
        decision=decision, criterion=None, fails_below=None, question="Is it?", name="Ask"
    )

    brief = brief_for(decision, None)

    assert [(view.red_line.name, view.is_in_use) for view in brief.red_lines] == [
        ("Here", True),
        ("Away", False),
        ("Ask", True),
    ]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt://example.org/%0aalert(1)", ""),
        ("data:text/html,hi", ""),
        ("//example.org", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_becomes_a_link(decision, address, link):
    SourceFactory(decision=decision, address=address)

    assert [source.link for source in brief_for(decision, None).sources] == [link]


def test_source_of_later_facts_alone_is_sealed_with_them(decision):
    known = SourceFactory(decision=decision, key="S1")
    both = SourceFactory(decision=decision, key="S2")
    telltale = SourceFactory(decision=decision, key="S3")
    SourceFactory(decision=decision, key="S4")
    criterion = CriterionFactory(decision=decision)
    EvidenceFactory(criterion=criterion).sources.set([known, both])
    fact = LaterFact.objects.create(decision=decision, text="It fell.")
    fact.sources.set([both, telltale])

    brief, later = brief_for(decision, None), later_for(decision)

    assert [source.key for source in brief.sources] == ["S1", "S2", "S4"]
    assert [source.key for source in later.sources] == ["S3"]
    assert [(v.fact.text, [s.key for s in v.sources]) for v in later.facts] == [
        ("It fell.", ["S2", "S3"])
    ]


def test_note_known_only_later_is_sealed_too(decision):
    criterion = CriterionFactory(decision=decision)
    note = EvidenceFactory(criterion=criterion, is_after_reading_date=True)
    note.sources.set([SourceFactory(decision=decision)])

    brief, later = brief_for(decision, None), later_for(decision)

    assert (brief.has_later, brief.sources) == (True, ())
    assert (later.notes, len(later.sources)) == ((note,), 1)


def test_note_about_a_whole_option_stands_under_it(decision):
    first, second = (OptionFactory(decision=decision) for _ in range(2))
    criterion = CriterionFactory(decision=decision)
    whole = EvidenceFactory(decision=decision, option=first, criterion=None)
    EvidenceFactory(decision=decision, option=first, criterion=criterion)
    EvidenceFactory(
        decision=decision, option=second, criterion=None, is_after_reading_date=True
    )

    brief = brief_for(decision, None)

    assert [(option.view.pk, option.notes) for option in brief.options] == [
        (first.pk, (whole,)),
        (second.pk, ()),
    ]


def test_decision_without_later_facts_has_nothing_sealed(decision):
    SourceFactory(decision=decision)

    brief = brief_for(decision, None)

    assert (brief.has_later, len(brief.sources)) == (False, 1)


def test_progress_counts_zero_points_and_cannot_judge_as_answers(decision):
    sheet = ParticipantFactory(decision=decision)
    first, second, third = (OptionFactory(decision=decision) for _ in range(3))
    criterion = CriterionFactory(decision=decision)
    ScoreFactory(participant=sheet, option=first, criterion=criterion, points=0)
    ScoreFactory(
        participant=sheet, option=second, criterion=criterion, points=None, cannot_judge=True
    )
    ScoreFactory(participant=sheet, option=third, criterion=criterion, points=None)

    brief = brief_for(decision, sheet)

    assert (brief.is_begun, brief.progress.answered, brief.progress.expected) == (True, 2, 3)


def large(number: int):
    """A decision in which there are so many of everything."""
    decision = DecisionFactory()
    sheet = ParticipantFactory(decision=decision)
    for _ in range(number):
        option = OptionFactory(decision=decision)
        criterion = CriterionFactory(decision=decision)
        PerspectiveSwingFactory(perspective__decision=decision, criterion=criterion)
        RedLineFactory(criterion=criterion)
        source = SourceFactory(decision=decision)
        EvidenceFactory(criterion=criterion).sources.set([source])
        whole = EvidenceFactory(decision=decision, option=option, criterion=None)
        whole.sources.set([source])
        fact = LaterFact.objects.create(decision=decision, text="It fell.")
        fact.sources.set([source, SourceFactory(decision=decision)])
        ScoreFactory(participant=sheet, option=option, criterion=criterion)
    return decision, sheet


@pytest.mark.parametrize("number", [1, 3, 30])
def test_brief_takes_thirteen_queries_however_large_it_is(django_assert_num_queries, number):
    decision, sheet = large(number)

    with django_assert_num_queries(13):
        brief = brief_for(decision, sheet)
        cited = [list(note.sources.all()) for o in brief.options for note in o.notes]

    assert len(cited) == number
    assert len(brief.structure.options) == len(brief.perspectives) == number


@pytest.mark.parametrize("number", [1, 3, 30])
def test_later_facts_take_six_queries_however_many(django_assert_num_queries, number):
    decision, _ = large(number)

    with django_assert_num_queries(6):
        later = later_for(decision)

    assert len(later.facts) == len(later.sources) == number
    assert Source.objects.count() == 2 * number
