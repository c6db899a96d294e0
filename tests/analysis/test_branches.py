"""How far the weight of a branch can move before the leader changes."""

import numpy as np
import pytest
from hypothesis import given

from options.analysis.stability import BranchThreshold, group_threshold, weight_thresholds
from options.analysis.weights import normalised
from tests.analysis.examples import OFFICES, problems

TWO = np.array([[80.0, 20.0], [20.0, 70.0]])
HALVES = np.array([0.5, 0.5])


def test_the_turnover_branch_of_the_office_problem_may_fall_to_52_percent():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: below a weight of
    # 52.1 for turnover (closeness, visibility, image) Elton Street overtakes Addison Square.
    # The swings are 100, 80, 70 in that branch and 30, 20, 10 in the other.
    weights = normalised([100.0, 80, 70, 30, 20, 10])

    turnover = group_threshold(OFFICES, weights, [0, 1, 2])

    assert turnover.weight == pytest.approx(250 / 310)
    assert turnover.lower == pytest.approx(0.521, abs=5e-4)
    assert turnover.lower_options == (4,)
    assert (turnover.upper, turnover.upper_options) == (None, ())


@given(problem=problems())
def test_a_branch_of_one_criterion_moves_like_the_criterion(problem):
    values, weights = problem

    for single in weight_thresholds(values, weights):
        branch = group_threshold(values, weights, [single.criterion])
        for name in ("weight", "lower", "upper"):
            assert getattr(branch, name) == pytest.approx(getattr(single, name), abs=1e-9)


@given(problem=problems())
def test_a_branch_and_what_is_outside_mirror_each_other(problem):
    values, weights = problem
    half = len(weights) // 2
    if half == 0:
        return

    inside = group_threshold(values, weights, range(half))
    outside = group_threshold(values, weights, range(half, len(weights)))

    assert (inside.lower is None) == (outside.upper is None)
    if inside.lower is not None:
        assert inside.lower == pytest.approx(1 - outside.upper, abs=1e-9)
        assert inside.lower_options == outside.upper_options


def test_a_branch_of_all_criteria_cannot_move():
    assert group_threshold(TWO, HALVES, [0, 1]) == BranchThreshold(
        (0, 1), 1.0, None, None, (), ()
    )


def test_a_branch_without_weight_is_shared_out_by_the_points():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    branch = group_threshold(values, [1.0, 0.0, 0.0], [1, 2], rest=[0.0, 10.0, 30.0])

    # By hand: the third has 75 on the branch, so 20 (1 - t) = 75 t.
    assert (branch.upper, branch.upper_options) == (pytest.approx(20 / 95), (2,))


@pytest.mark.parametrize(
    ("members", "problem"),
    [([], "needs members"), ([0, 0], "named once"), ([2], "one of the"), ([-1], "one of the")],
)
def test_members_that_make_no_branch_are_refused(members, problem):
    with pytest.raises(ValueError, match=problem):
        group_threshold(TWO, HALVES, members)
