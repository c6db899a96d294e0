"""How the weight of several criteria is shared out among them."""

import numpy as np

from options.analysis.changes.proportions import proportions


def test_weights_count_before_points_and_points_before_equality():
    chosen = np.array([False, True, True])
    points, nothing = np.array([5.0, 1.0, 3.0]), np.zeros(3)

    assert proportions(np.array([0.5, 0.4, 0.1]), points, chosen).tolist() == [0.0, 0.8, 0.2]
    assert proportions(np.array([1.0, 0.0, 0.0]), points, chosen).tolist() == [0.0, 0.25, 0.75]
    assert proportions(nothing, nothing, chosen).tolist() == [0.0, 0.5, 0.5]


def test_nobody_chosen_shares_nothing():
    nobody = np.zeros(2, dtype=bool)

    assert proportions(np.ones(2), np.ones(2), nobody).tolist() == [0.0, 0.0]
