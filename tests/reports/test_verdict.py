"""The verdict: who leads, what is too close, what would change it."""

import pytest

from options.models import RedLineSwitch, Score
from options.reports.basis import SAMPLES
from options.reports.results import results_for
from options.reports.verdict import Kind
from tests.factories import RedLineFactory, SwingFactory
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def verdict(sheet):
    return results_for(sheet.decision, sheet).verdict


def names(views):
    return [view.name for view in views]


def test_settled_lead_is_a_lead():
    found = verdict(small_sheet())

    assert (found.kind, found.leader.name, names(found.band)) == (
        Kind.LEADS,
        "Train",
        ["Train"],
    )
    assert found.share > 0.9
    assert (found.is_sure, found.is_incomplete, found.samples) == (True, False, SAMPLES)


def test_lead_inside_the_uncertainty_is_too_close_to_call():
    found = verdict(small_sheet(confidence="medium"))

    assert (found.kind, names(found.band)) == (Kind.TOO_CLOSE, ["Train", "Share"])
    assert names(found.never_first) == ["Wait"]


def test_share_is_that_of_the_normal_curve_behind_the_triangles():
    found = verdict(small_sheet(confidence="medium"))

    assert found.share == pytest.approx(0.836, abs=0.015)


def test_nothing_is_ranked_before_the_first_points():
    sheet = small_sheet({})

    assert (verdict(sheet).kind, results_for(sheet.decision, sheet).figures) == (
        Kind.NOTHING_YET,
        None,
    )


def test_decision_without_a_sheet_has_nothing_to_rank():
    decision = small_sheet({}).decision

    assert results_for(decision, None).verdict.kind is Kind.NOTHING_YET


def test_only_cannot_judge_leaves_nothing_to_rank():
    sheet = small_sheet()
    Score.objects.update(points=None, cannot_judge=True)

    assert verdict(sheet).kind is Kind.NOTHING_YET


def test_nothing_is_called_before_half_of_the_cells_are_answered():
    sheet = small_sheet({"train": (80, 50)})
    floor = {"criterion": sheet.decision.criteria.get(key="cost"), "fails_below": 45}
    RedLineFactory(decision=sheet.decision, **floor)

    assert (verdict(sheet).kind, verdict(sheet).conditions) == (Kind.BARELY_BEGUN, ())


def test_half_of_the_answers_is_too_early_to_call_while_a_gap_could_matter():
    found = verdict(small_sheet({"train": (80, 50), "share": (50, None)}))

    assert (found.kind, found.leader.name) == (Kind.TOO_EARLY, "Train")
    assert (found.is_incomplete, found.conditions) == (True, ())


def test_lead_that_missing_scores_cannot_undo_is_sure_before_all_are_in():
    found = verdict(small_sheet({"train": (100, 90), "share": (5, 10), "wait": (0, None)}))

    assert (found.kind, found.is_sure, found.is_incomplete) == (Kind.LEADS, True, True)


def test_lead_that_missing_scores_could_undo_is_a_lead_so_far():
    found = verdict(
        small_sheet({"train": (60, 60), "share": (5, 10), "wait": (51, None)}, weights=(80, 20))
    )

    assert (found.kind, found.is_sure) == (Kind.LEADS, False)


def test_gap_that_cannot_matter_is_not_why_the_lead_is_open():
    points = {"train": (100, 90), "share": (5, 10), "wait": (99, None)}

    found = verdict(small_sheet(points, weights=(99, 1)))

    assert (found.kind, found.is_sure, found.is_incomplete) == (Kind.TOO_CLOSE, True, True)


def test_equal_totals_everywhere_are_level():
    same = {"train": (50, 50), "share": (50, 50), "wait": (50, 50)}

    assert verdict(small_sheet(same)).kind is Kind.ALL_LEVEL


def test_single_option_leads_nobody():
    found = verdict(small_sheet(names=("Train",)))

    assert (found.kind, found.conditions) == (Kind.ONLY_ONE, ())


def test_single_criterion_has_scores_to_change_but_no_weights():
    points = {"train": (80,), "share": (50,), "wait": (20,)}

    found = verdict(small_sheet(points, criteria=("Safety",)))

    assert [condition.kind for condition in found.conditions] == ["score", "score"]


def test_conditions_are_the_exact_thresholds_nearest_first():
    weight, other, score = verdict(small_sheet()).conditions

    assert (weight.kind, other.kind, score.kind) == ("weight", "weight", "score")
    assert weight.edge.bound == pytest.approx(0.5)
    assert weight.edge.move == pytest.approx(0.1)
    assert names(weight.edge.options) == ["Share"]
    assert {
        (weight.move.name, weight.edge.is_below),
        (other.move.name, other.edge.is_below),
    } == {
        ("Safety", True),
        ("Cost", False),
    }
    assert (score.move.rival.name, score.move.needed) == ("Share", pytest.approx(10))


def test_red_line_that_would_change_the_leader_is_a_condition():
    sheet = small_sheet()
    cost = sheet.decision.criteria.get(key="cost")
    RedLineFactory(criterion=cost, decision=sheet.decision, fails_below=45)

    *_, line = verdict(sheet).conditions

    assert line.kind == "line"
    assert names(line.report.difference.leaders_with) == ["Share"]


def test_all_out_is_said_and_nobody_leads():
    sheet = small_sheet()
    cost = sheet.decision.criteria.get(key="cost")
    line = RedLineFactory(criterion=cost, decision=sheet.decision, fails_below=90)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)

    found = verdict(sheet)

    assert (found.kind, found.leader, found.share) == (Kind.ALL_OUT, None, None)


def test_last_one_left_is_no_winner():
    sheet = small_sheet()
    cost = sheet.decision.criteria.get(key="cost")
    line = RedLineFactory(criterion=cost, decision=sheet.decision, fails_below=45)
    RedLineSwitch.objects.create(participant=sheet, red_line=line)

    assert (verdict(sheet).kind, verdict(sheet).leader.name) == (Kind.LAST_LEFT, "Share")


def test_unweighed_criteria_are_drawn_from_all_weights():
    points = {"train": (90, 10), "share": (10, 80)}

    found = verdict(small_sheet(points, weights=(), names=("Train", "Share")))

    assert (found.method, found.leader.name) == ("equal", "Train")
    assert found.share == pytest.approx(8 / 15, abs=0.015)


def test_order_of_swings_is_respected_by_every_draw():
    points = {"train": (90, 40), "share": (40, 60), "wait": (0, 0)}
    sheet = small_sheet(points, weights=())
    sheet.weighing = "ranks"
    sheet.save()
    for leaf, rank in zip(sheet.decision.criteria.all(), (1, 2), strict=True):
        SwingFactory(participant=sheet, criterion=leaf, rank=rank)

    found = verdict(sheet)

    assert (found.method, found.leader.name, found.share) == ("ranks", "Train", 1.0)


def test_another_order_of_options_and_criteria_changes_no_figure():
    sheet = small_sheet(confidence="medium")
    before = results_for(sheet.decision, sheet)
    for place, option in enumerate(sheet.decision.options.order_by("-position")):
        sheet.decision.options.filter(pk=option.pk).update(position=place)
    for place, leaf in enumerate(sheet.decision.criteria.order_by("-position")):
        sheet.decision.criteria.filter(pk=leaf.pk).update(position=place)

    after = results_for(sheet.decision, sheet)

    def figures(report):
        return [
            (row.view.name, row.place, row.total, shares.places)
            for row, shares in zip(
                report.figures.ranking.rows, report.figures.sureness.rows, strict=True
            )
        ]

    assert figures(after) == figures(before)
    assert after.structure.options[0].name == "Wait"


def test_same_judgements_give_the_same_figures_again():
    sheet = small_sheet(POINTS)

    assert (
        results_for(sheet.decision, sheet).verdict == results_for(sheet.decision, sheet).verdict
    )
