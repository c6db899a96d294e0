from datetime import UTC, datetime

import pytest

from options.models import Participant, RedLineAnswer, RedLineSwitch, Score, Swing
from options.reports.kept import Why
from options.reports.sheet import Sheet, sheet_report
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    RedLineFactory,
    ScoreFactory,
    SwingFactory,
)
from tests.queries import queries

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def held() -> Participant:
    """A sheet on a decision of two options, A and B, and two criteria."""
    decision = DecisionFactory()
    for key in ("a", "b"):
        OptionFactory(decision=decision, key=key, name=key.upper())
    for key in ("cost", "noise"):
        CriterionFactory(decision=decision, key=key, name=key)
    return ParticipantFactory(decision=decision)


def option(held: Participant, key: str):
    return held.decision.options.get(key=key)


def criterion(held: Participant, key: str):
    return held.decision.criteria.get(key=key)


def score(held: Participant, option_key: str, criterion_key: str, points, **more) -> Score:
    return ScoreFactory(
        participant=held,
        option=option(held, option_key),
        criterion=criterion(held, criterion_key),
        points=points,
        **more,
    )


def report(held: Participant) -> Sheet:
    fresh = Participant.objects.select_related("decision").get(pk=held.pk)
    return sheet_report(fresh.decision, fresh)


def missing(sheet: Sheet) -> dict[str, list[str]]:
    return {row.criterion.key: [view.name for view in row.missing] for row in sheet.rows}


# --- Points and reasons -------------------------------------------------------------------


def test_matrix_stands_in_the_decisions_order_and_zero_is_an_answer(held):
    score(held, "a", "cost", 0)
    score(held, "b", "noise", 100)

    sheet = report(held)

    assert [[cell.cell.points for cell in row.cells] for row in sheet.rows] == [
        [0, None],
        [None, 100],
    ]
    assert missing(sheet) == {"cost": ["B"], "noise": ["A"]}
    assert (sheet.progress.answered, sheet.progress.expected) == (2, 4)


def test_cannot_judge_is_an_answer_and_not_missing(held):
    score(held, "a", "cost", None, cannot_judge=True)

    sheet = report(held)

    assert missing(sheet)["cost"] == ["B"]
    assert [view.name for view in sheet.rows[0].not_judged] == ["A"]


def test_reasons_are_numbered_in_reading_order(held):
    score(held, "b", "noise", 10, rationale="Third.")
    score(held, "b", "cost", None, rationale="Second, without points.")
    score(held, "a", "cost", 5, rationale="First.")

    sheet = report(held)

    assert [
        (item.reason, item.cell.rationale) for row in sheet.rows for item in row.reasons
    ] == [(1, "First."), (2, "Second, without points."), (3, "Third.")]


def test_score_given_for_another_meaning_is_to_be_checked_and_does_not_count(held):
    score(held, "a", "cost", 70)
    score(held, "a", "noise", 50)
    held.decision.criteria.filter(key="cost").update(revision=2)

    sheet = report(held)

    assert [[view.name for view in row.to_check] for row in sheet.rows] == [["A"], []]
    assert sheet.rows[0].cells[0].cell.points == 70
    assert sheet.progress.answered == 1
    assert (sheet.ranking[0].least, sheet.ranking[0].most) == (25.0, 75.0)


def test_saved_at_is_the_latest_save_of_a_score(held):
    score(held, "a", "cost", 1)
    score(held, "b", "cost", 2)
    later = datetime(2026, 1, 2, tzinfo=UTC)
    Score.objects.filter(points=1).update(saved_at=later)
    Score.objects.filter(points=2).update(saved_at=LONG_AGO)

    assert report(held).saved_at == later


@pytest.mark.parametrize(
    ("options", "widths"), [(1, [1]), (8, [8]), (9, [4, 5]), (40, [8, 8, 8, 8, 8])]
)
def test_matrix_is_cut_into_panels_that_fit_on_paper(options, widths):
    decision = DecisionFactory()
    OptionFactory.create_batch(options, decision=decision)
    CriterionFactory(decision=decision)

    sheet = report(ParticipantFactory(decision=decision))

    assert [len(panel.options) for panel in sheet.panels] == widths
    assert [len(cells) for panel in sheet.panels for _, cells in panel.rows] == widths


def test_decision_without_options_or_criteria_has_an_empty_sheet():
    sheet = report(ParticipantFactory())

    assert sheet.is_empty
    assert (sheet.rows, sheet.panels, sheet.ranking) == ((), (), ())


# --- Weights ------------------------------------------------------------------------------


def test_swings_stand_beside_the_weights_that_follow_from_them(held):
    Participant.objects.update(weighing="points")
    SwingFactory(participant=held, criterion=criterion(held, "cost"), points=100, rank=1)
    SwingFactory(participant=held, criterion=criterion(held, "noise"), points=0, rank=2)

    (group,) = report(held).weights

    assert group.head is None
    assert [(w.criterion.key, w.place, w.points, w.weight) for w in group.lines] == [
        ("cost", 1, 100, 1.0),
        ("noise", 2, 0, 0.0),
    ]


def test_swing_that_is_not_placed_has_no_place(held):
    Participant.objects.update(weighing="ranks")
    SwingFactory(participant=held, criterion=criterion(held, "noise"), rank=1)

    (group,) = report(held).weights

    assert [(w.place, w.weight) for w in group.lines] == [(None, 0.25), (1, 0.75)]


def test_adopted_perspective_is_named(held):
    perspective = PerspectiveFactory(decision=held.decision, name="Drivers")
    Participant.objects.update(weighing="points", adopted_from=perspective)
    SwingFactory(participant=held, criterion=criterion(held, "cost"), points=50)

    sheet = report(held)

    assert sheet.weighing.adopted_from == perspective
    assert [leaf.key for leaf in sheet.weighing.unweighed] == ["noise"]


# --- Ranking and red lines ----------------------------------------------------------------


def test_options_stand_by_their_totals_and_ties_share_a_place(held):
    third = OptionFactory(decision=held.decision, key="c", name="C")
    for key, points in (("a", 40), ("b", 60), (third.key, 60)):
        score(held, key, "cost", points)
        score(held, key, "noise", points)

    ranking = report(held).ranking

    assert [(row.view.name, row.total, row.place, row.is_tied) for row in ranking] == [
        ("B", 60.0, 1, True),
        ("C", 60.0, 1, True),
        ("A", 40.0, 3, False),
    ]


def test_total_is_an_interval_while_a_score_is_missing(held):
    score(held, "a", "cost", 60)
    for key in ("cost", "noise"):
        score(held, "b", key, 90)

    ranking = report(held).ranking

    assert [(r.view.name, r.total, r.least, r.most, r.place) for r in ranking] == [
        ("B", 90.0, 90.0, 90.0, 1),
        ("A", None, 30.0, 80.0, 2),
    ]


def test_option_that_a_red_line_puts_out_stands_last_whatever_its_total(held):
    for key in ("cost", "noise"):
        score(held, "a", key, 90 if key == "cost" else 30)
        score(held, "b", key, 50)
    line = RedLineFactory(criterion=criterion(held, "noise"), fails_below=40)

    before = [row.view.name for row in report(held).ranking]
    RedLineSwitch.objects.create(participant=held, red_line=line)
    after = report(held)

    assert before == ["A", "B"]
    assert [(row.view.name, row.place, row.crosses) for row in after.ranking] == [
        ("B", 1, ()),
        ("A", None, (line,)),
    ]
    assert [view.name for view in after.red_lines[0].fails] == ["A"]


# --- Kept, not counted --------------------------------------------------------------------


def park(part) -> None:
    part.parked_at = LONG_AGO
    part.save()


def kept(held: Participant) -> list[tuple[str, str, Why]]:
    return [
        (one.cell.view.name, one.cell.criterion.key, one.why)
        for one in report(held).kept.scores
    ]


def test_answers_on_what_was_parked_are_kept_and_not_counted(held):
    score(held, "a", "cost", 0)
    score(held, "b", "noise", 50)
    park(option(held, "a"))
    park(criterion(held, "noise"))

    assert kept(held) == [
        ("A", "cost", Why.OPTION_PARKED),
        ("B", "noise", Why.CRITERION_PARKED),
    ]


def test_kept_answer_has_the_letter_and_colour_of_its_option(held):
    held.decision.options.filter(key="a").update(is_baseline=True)
    for key in "ab":
        score(held, key, "cost", 10)
    shown = report(held).structure.options
    park(criterion(held, "cost"))

    assert [one.cell.view for one in report(held).kept.scores] == list(shown[:2])
    assert [one.cell.view.tone for one in report(held).kept.scores] == [0, 1]


def test_criterion_under_a_parked_one_is_parked_with_it(held):
    score(held, "a", "cost", 10)
    parent = CriterionFactory(decision=held.decision, parked_at=LONG_AGO)
    held.decision.criteria.filter(key="cost").update(parent=parent)

    assert kept(held) == [("A", "cost", Why.CRITERION_PARKED)]


def test_answers_of_the_full_version_are_kept_in_the_short_one(held):
    score(held, "a", "cost", 10)
    held.decision.options.filter(key="a").update(in_core=False)

    in_short = kept(held)
    Participant.objects.update(is_full_version=True)

    assert in_short == [("A", "cost", Why.FULL_VERSION)]
    assert kept(held) == []


def test_answers_on_a_criterion_that_was_divided_are_kept(held):
    score(held, "a", "cost", 10)
    CriterionFactory(decision=held.decision, parent=criterion(held, "cost"))

    assert kept(held) == [("A", "cost", Why.DIVIDED)]


def test_judgement_that_was_undone_is_nothing_to_keep(held):
    score(held, "a", "cost", None)
    park(option(held, "a"))

    assert kept(held) == []


def test_swings_and_answers_that_give_nothing_now_are_kept(held):
    SwingFactory(participant=held, criterion=criterion(held, "cost"), points=0)
    SwingFactory(
        participant=held,
        criterion=criterion(held, "noise"),
        rank=1,
        scope=Swing.Scope.SIBLINGS,
    )
    line = RedLineFactory(
        decision=held.decision, criterion=None, fails_below=None, question="Is it lawful?"
    )
    RedLineAnswer.objects.create(
        participant=held, red_line=line, option=option(held, "a"), is_yes=False
    )
    park(criterion(held, "cost"))
    park(option(held, "a"))

    found = report(held).kept

    assert [(one.swing.points, one.swing.rank, one.why) for one in found.swings] == [
        (0, None, Why.CRITERION_PARKED),
        (None, 1, Why.OTHER_LIST),
    ]
    assert [(one.option.name, one.answer.is_yes, one.why) for one in found.answers] == [
        ("A", False, Why.OPTION_PARKED)
    ]
    assert found.count == 3


def test_sheet_with_nothing_but_kept_answers_is_not_empty(held):
    assert report(held).is_empty

    score(held, "a", "cost", 10)
    park(option(held, "a"))

    assert not report(held).is_empty


# --- Cost ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3, 30])
def test_sheet_is_read_in_the_same_queries_however_large_it_is(number):
    decision = DecisionFactory()
    leaves = CriterionFactory.create_batch(3, decision=decision)
    held = ParticipantFactory(decision=decision, weighing="points")
    for each in OptionFactory.create_batch(number, decision=decision):
        for leaf in leaves:
            ScoreFactory(participant=held, option=each, criterion=leaf, rationale="Why.")
    SwingFactory(participant=held, criterion=leaves[0], points=5)

    with queries() as asked:
        sheet_report(decision, held)

    assert len(asked) == 10


@pytest.mark.parametrize("number", [1, 3])
def test_kept_answers_know_their_red_lines_without_asking_again(held, number):
    park(option(held, "a"))
    for _ in range(number):
        line = RedLineFactory(
            decision=held.decision, criterion=None, fails_below=None, question="Is it lawful?"
        )
        RedLineAnswer.objects.create(
            participant=held, red_line=line, option=option(held, "a"), is_yes=True
        )
    sheet = report(held)

    with queries() as asked:
        names = [one.answer.red_line.name for one in sheet.kept.answers]

    assert len(names) == number
    assert asked == []
