"""Where rivals catch up with a leader."""

import numpy as np

from options.analysis.changes.crossings import thresholds_along

INF = np.inf


def test_each_path_has_bounds_of_its_own():
    # By hand: a line from -10 to 30 crosses 0 at 1/4, one from 30 to -10 at 3/4.
    at_zero = np.array([[0.0, 0.0], [-10.0, 10.0], [30.0, 10.0]])
    at_one = np.array([[0.0, 0.0], [30.0, 10.0], [-10.0, 10.0]])
    tied = np.array([True, False, False])

    found = thresholds_along(0, tied, at_zero, at_one, np.array([0.5, 0.5]))

    assert found.lower.tolist() == [0.25, -INF]
    assert found.upper.tolist() == [0.75, INF]
    assert (found.takers_below(), found.takers_above()) == ([(1,), ()], [(2,), ()])


def test_a_rival_that_ties_bounds_the_lead_at_the_present_weight():
    # The lead of 5e-8 is a tie, although the lines cross at 0.45.
    at_zero, at_one = np.array([[0.0], [-4.5e-7]]), np.array([[0.0], [5.5e-7]])

    found = thresholds_along(0, np.array([True, True]), at_zero, at_one, np.array([0.5]))

    assert (found.lower.tolist(), found.takers_below()) == ([0.5], [(1,)])


def test_a_rival_that_crosses_there_from_behind_takes_nothing_over():
    # By hand: both rivals are level at 1/2; the third was behind before and is ahead after.
    at_zero = np.array([[0.0], [-10.0], [10.0]])
    at_one = np.array([[0.0], [10.0], [-10.0]])

    found = thresholds_along(0, np.array([True] * 3), at_zero, at_one, np.array([0.5]))

    assert (found.takers_below(), found.takers_above()) == ([(1,)], [(2,)])


def test_no_paths_have_no_bounds():
    nothing = np.empty((2, 0))

    found = thresholds_along(0, np.array([True, False]), nothing, nothing, np.empty(0))

    assert (found.lower.size, found.takers_below(), found.takers_above()) == (0, [], [])
