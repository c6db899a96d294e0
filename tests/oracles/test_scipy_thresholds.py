"""Bounds of one weight within which a leader stays first, compared with SciPy's programme."""

import numpy as np
import pytest
from scipy.optimize import linprog

from options.analysis.stability import branch_thresholds, weight_thresholds
from tests.analysis.examples import moved
from tests.oracles.problems import problems


def ends(values, weights, members, leader):
    """The least and the most weight of the members at which no rival is ahead."""
    at_zero = values @ moved(weights, members, 0.0)
    at_one = values @ moved(weights, members, 1.0)
    behind, ahead = at_zero - at_zero[leader], at_one - at_one[leader]
    # Nobody is ahead at t: (1 - t) behind + t ahead <= 0.
    limits = {"A_ub": (ahead - behind)[:, None], "b_ub": -behind, "bounds": [(0, 1)]}
    return [linprog([sign], **limits).x[0] for sign in (1, -1)]


def test_the_bounds_of_a_weight_are_the_linear_programmes():
    for problem in problems(120, criteria=(2, 8)):
        criterion = int(problem.rng.integers(len(problem.weights)))

        found = weight_thresholds(problem.values, problem.weights)

        least, most = ends(problem.values, problem.weights, [criterion], found.leader)
        lower, upper = found.lower[criterion], found.upper[criterion]
        assert max(lower, 0) == pytest.approx(least, abs=1e-9), problem.seed
        assert min(upper, 1) == pytest.approx(most, abs=1e-9), problem.seed


def test_the_bounds_of_a_branch_are_the_linear_programmes():
    for problem in problems(80, criteria=(3, 8)):
        members = np.flatnonzero(problem.rng.random(len(problem.weights)) < 0.5).tolist() or [0]
        if len(members) == len(problem.weights):
            members.pop()

        found = branch_thresholds(problem.values, problem.weights, [members])

        least, most = ends(problem.values, problem.weights, members, found.leader)
        assert max(found.lower[0], 0) == pytest.approx(least, abs=1e-9), problem.seed
        assert min(found.upper[0], 1) == pytest.approx(most, abs=1e-9), problem.seed
