"""Weights and scores that would change the leader, and what holds whatever the weights."""

import numpy as np
import pytest

from options.analysis.changes.stability import branch_thresholds, weight_thresholds
from options.reports.results import results_for
from tests.factories import CriterionFactory
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def figures(sheet):
    return results_for(sheet.decision, sheet).figures


def test_thresholds_agree_with_the_analysis():
    safety, cost = figures(small_sheet()).changes.weights
    exact = weight_thresholds(np.array([[80.0, 40], [50, 70], [20, 30]]), [0.6, 0.4])

    assert safety.lower.bound == pytest.approx(exact.lower[0])
    assert cost.upper.bound == pytest.approx(exact.upper[1])
    assert (safety.upper, cost.lower) == (None, None)


def test_branch_moves_as_a_whole():
    sheet = small_sheet(
        {"train": (80, 40, 40), "share": (50, 70, 70)},
        names=("Train", "Share"),
        criteria=("Safety", "Cost", "Speed"),
        weights=(50, 30, 20),
    )
    parent = CriterionFactory(decision=sheet.decision, name="Ease", key="ease")
    sheet.decision.criteria.filter(key__in=("cost", "speed")).update(parent=parent)

    (ease,) = figures(sheet).changes.branches
    exact = branch_thresholds([[80.0, 40, 40], [50, 70, 70]], [0.5, 0.3, 0.2], [[1, 2]])

    assert (ease.name, ease.weight) == ("Ease", pytest.approx(0.5))
    assert ease.upper.bound == pytest.approx(exact.upper[0])


def test_smallest_score_change_is_told_for_each_rival():
    share, wait = figures(small_sheet()).changes.scores

    assert (share.rival.name, share.criterion.name) == ("Share", "Safety")
    assert share.needed == pytest.approx(10)
    assert (wait.rival.name, wait.needed) == ("Wait", pytest.approx(200 / 3))


def test_rival_that_no_single_score_brings_level_is_named():
    sheet = small_sheet(
        {"train": (100, 100), "share": (0, 0)}, names=("Train", "Share"), weights=(50, 50)
    )

    changes = figures(sheet).changes

    assert [view.name for view in changes.unreachable] == ["Share"]
    assert changes.is_steady


def test_thresholds_wait_for_a_complete_table():
    assert figures(small_sheet({**POINTS, "train": (80, None)})).changes is None


def test_dominance_names_who_is_no_worse_everywhere():
    dominance = figures(small_sheet()).dominance

    (wait,) = dominance.dominated
    assert (wait.view.name, [view.name for view in wait.by]) == ("Wait", ["Train", "Share"])
    assert [view.name for view in dominance.efficient] == ["Train", "Share"]


def test_option_with_a_gap_is_left_out_of_dominance():
    dominance = figures(small_sheet({**POINTS, "wait": (20, None)})).dominance

    assert (dominance.dominated, [view.name for view in dominance.incomplete]) == ((), ["Wait"])
