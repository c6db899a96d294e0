"""How far the weight of a branch can move before the leader changes."""

import numpy as np
import pytest
from hypothesis import given, settings

from options.analysis.changes.stability import branch_thresholds, weight_thresholds
from options.analysis.weighing.weights import normalised
from tests.analysis.examples import OFFICES, problems

TWO = np.array([[80.0, 20.0], [20.0, 70.0]])
HALVES = np.array([0.5, 0.5])


def test_the_turnover_branch_of_the_office_problem_may_fall_to_52_percent():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: below a weight of
    # 52.1 for turnover (closeness, visibility, image) Elton Street overtakes Addison Square.
    # The swings are 100, 80, 70 in that branch and 30, 20, 10 in the other. Figure 3.7 prints
    # Elton Street's benefits at both ends: 81.7 at a weight of 0 and 60.4 at 100.
    weights = normalised([100.0, 80, 70, 30, 20, 10])

    turnover = branch_thresholds(OFFICES, weights, [[0, 1, 2]])

    assert turnover.weights.tolist() == [pytest.approx(250 / 310)]
    assert turnover.lower.tolist() == [pytest.approx(0.521, abs=5e-4)]
    assert turnover.takers_below() == [(4,)]
    assert (turnover.upper.tolist(), turnover.takers_above()) == ([np.inf], [()])
    at_zero = OFFICES[0] @ normalised([0.0, 0, 0, 30, 20, 10]) - turnover.at_zero[4, 0]
    at_one = OFFICES[0] @ normalised([100.0, 80, 70, 0, 0, 0]) - turnover.at_one[4, 0]
    assert (round(at_zero, 1), round(at_one, 1)) == (81.7, 60.4)


@settings(max_examples=30)
@given(problem=problems())
def test_a_branch_of_one_criterion_moves_like_the_criterion(problem):
    values, weights = problem

    singles = weight_thresholds(values, weights)
    branches = branch_thresholds(values, weights, [[place] for place in range(len(weights))])

    for name in ("weights", "lower", "upper"):
        one, other = getattr(branches, name), getattr(singles, name)
        assert one == pytest.approx(other, abs=1e-9)
    assert branches.takers_below() == singles.takers_below()
    assert branches.takers_above() == singles.takers_above()


@settings(max_examples=30)
@given(problem=problems())
def test_a_branch_and_what_is_outside_mirror_each_other(problem):
    values, weights = problem
    half = len(weights) // 2
    if half == 0:
        return

    both = branch_thresholds(values, weights, [range(half), range(half, len(weights))])

    assert both.lower[0] == pytest.approx(1 - both.upper[1], abs=1e-9)
    assert both.upper[0] == pytest.approx(1 - both.lower[1], abs=1e-9)
    assert both.takers_below()[0] == both.takers_above()[1]


@settings(max_examples=30)
@given(problem=problems())
def test_branches_at_once_are_branches_one_by_one(problem):
    values, weights = problem
    branches = [[0], list(range(len(weights))), [len(weights) - 1]]

    together = branch_thresholds(values, weights, branches)

    for path, branch in enumerate(branches):
        alone = branch_thresholds(values, weights, [branch])
        assert together.lower[path] == pytest.approx(alone.lower[0], abs=1e-12)
        assert together.upper[path] == pytest.approx(alone.upper[0], abs=1e-12)


def test_a_branch_of_all_criteria_cannot_move():
    found = branch_thresholds(TWO, HALVES, [[0, 1]])

    assert (found.weights.tolist(), found.lower.tolist()) == ([1.0], [-np.inf])
    assert found.upper.tolist() == [np.inf]


def test_a_branch_without_weight_is_shared_out_by_the_points():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    found = branch_thresholds(values, [1.0, 0.0, 0.0], [[1, 2]], rest=[0.0, 10.0, 30.0])

    # By hand: the third has 75 on the branch, so 20 (1 - t) = 75 t.
    assert found.upper.tolist() == [pytest.approx(20 / 95)]
    assert found.takers_above() == [(2,)]


def test_no_branches_have_no_thresholds():
    assert branch_thresholds(TWO, HALVES, []).weights.size == 0


@pytest.mark.parametrize(
    ("members", "problem"),
    [([], "needs members"), ([0, 0], "named once"), ([2], "one of the"), ([-1], "one of the")],
)
def test_members_that_make_no_branch_are_refused(members, problem):
    with pytest.raises(ValueError, match=problem):
        branch_thresholds(TWO, HALVES, [[0], members])
