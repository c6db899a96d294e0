"""Where rivals catch up with a leader."""

import numpy as np
import pytest

from options.analysis.crossings import bounds_of_lead


def test_each_path_has_bounds_of_its_own():
    # By hand: a line from -10 to 30 crosses 0 at 1/4, one from 30 to -10 at 3/4.
    at_zero = np.array([[0.0, -10.0, 30.0], [0.0, 5.0, 5.0]])
    at_one = np.array([[0.0, 30.0, -10.0], [0.0, 5.0, 5.0]])

    crossing, parallel = bounds_of_lead(at_zero, at_one, np.array([0.5, 0.5]))

    assert crossing == (0.5, 0.25, 0.75, (1,), (2,))
    assert parallel == (0.5, None, None, (), ())


def test_a_rival_closer_than_a_tie_bounds_the_lead_at_the_present_weight():
    # The lead of 5e-8 is a tie, although the lines cross at 0.45.
    at_zero, at_one = np.array([[0.0, -4.5e-7]]), np.array([[0.0, 5.5e-7]])

    (bounds,) = bounds_of_lead(at_zero, at_one, np.array([0.5]))

    assert (bounds.lower, bounds.lower_options) == (0.5, (1,))


def test_a_leader_that_is_behind_is_refused():
    with pytest.raises(ValueError, match="must be first"):
        bounds_of_lead(np.array([[0.0, -5.0]]), np.array([[0.0, -5.0]]), np.array([0.5]))
