"""Bounds of one weight within which a leader stays first, compared with SciPy's programme."""

import numpy as np
import pytest

from options.analysis.changes.stability import branch_thresholds, weight_thresholds
from tests.analysis.examples import moved
from tests.oracles.linear_programmes import Programme, in_parts, solutions
from tests.oracles.problems import problems


def ends(values, weights, members, leader):
    """The least and the most weight of the members at which no rival is ahead."""
    at_zero = values @ moved(weights, members, 0.0)
    at_one = values @ moved(weights, members, 1.0)
    behind, ahead = at_zero - at_zero[leader], at_one - at_one[leader]
    # Nobody is ahead at t: (1 - t) behind + t ahead <= 0.
    rows = (ahead - behind)[:, None]
    return [Programme(np.array([sign]), rows, -behind, [(0, 1)]) for sign in (1.0, -1.0)]


def assert_agree(found, programmes, seeds):
    bounds = np.reshape([x[0] for x in solutions(programmes)], (-1, 2))
    for seed, ours, theirs in zip(seeds, found, bounds, strict=True):
        assert np.clip(ours, 0, 1) == pytest.approx(theirs, abs=1e-9), seed


def test_the_bounds_of_a_weight_are_the_linear_programmes():
    for part in in_parts(problems(500, criteria=(2, 8))):
        found, programmes = [], []
        for problem in part:
            criterion = int(problem.rng.integers(len(problem.weights)))
            at = weight_thresholds(problem.values, problem.weights)
            programmes += ends(problem.values, problem.weights, [criterion], at.leader)
            found.append([at.lower[criterion], at.upper[criterion]])
        assert_agree(found, programmes, [problem.seed for problem in part])


def test_the_bounds_of_a_branch_are_the_linear_programmes():
    for part in in_parts(problems(500, criteria=(3, 8))):
        found, programmes = [], []
        for problem in part:
            chosen = problem.rng.random(len(problem.weights)) < 0.5
            chosen[:2] = True, False
            members = np.flatnonzero(chosen).tolist()
            at = branch_thresholds(problem.values, problem.weights, [members])
            programmes += ends(problem.values, problem.weights, members, at.leader)
            found.append([at.lower[0], at.upper[0]])
        assert_agree(found, programmes, [problem.seed for problem in part])
