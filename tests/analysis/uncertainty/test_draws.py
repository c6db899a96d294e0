"""Draws down a ranked tree, and the totals they give."""

import numpy as np
import pytest

from options.analysis.uncertainty import cell_draws
from options.analysis.uncertainty.draws import ordered_weights_in_branches, plausible_totals
from options.analysis.uncertainty.score_draws import triangular_scores


def rng():
    return np.random.default_rng(7)


def test_totals_are_those_of_the_scores_drawn_all_at_once(monkeypatch):
    low, best, high = [[70.0, 30], [40, 60]], [[80.0, 40], [50, np.nan]], [[90.0, 50], [60, 90]]
    weights = np.tile([0.25, 0.75], (9, 1))
    scores = triangular_scores(low, best, high, 9, rng())

    monkeypatch.setattr(cell_draws, "POINTS_AT_ONCE", 8)
    totals = plausible_totals(low, best, high, weights, rng())

    assert np.allclose(totals, scores @ [0.25, 0.75], rtol=0, atol=1e-4)


def test_scores_without_any_width_give_the_same_total_in_every_draw():
    best = [[80.0, 40.0], [50.0, 70.0]]

    totals = plausible_totals(best, best, best, [[0.6, 0.4]] * 3, rng())

    assert np.allclose(totals, [[64.0, 58.0]] * 3)


def test_totals_need_a_set_of_weights_for_each_draw():
    with pytest.raises(ValueError, match="at least one weight sample"):
        plausible_totals([[1.0]], [[1.0]], [[1.0]], [1.0], rng())


def test_drawn_weights_keep_the_order_within_and_across_branches():
    weights = np.array([0.4, 0.3, 0.2, 0.1])

    found = ordered_weights_in_branches(weights, [[0, 2], [1, 3]], 500, rng())

    assert np.allclose(found.sum(axis=1), 1)
    assert (found[:, 0] >= found[:, 2]).all()
    assert (found[:, 1] >= found[:, 3]).all()
    assert (found[:, 0] >= found[:, 1]).all()
    assert (found[:, 2] < found[:, 3]).any()


def test_branches_that_tie_are_drawn_in_no_order():
    found = ordered_weights_in_branches([0.5, 0.5], [[0], [1]], 2000, rng())

    assert abs((found[:, 0] > found[:, 1]).mean() - 0.5) < 0.05


def test_leaves_that_are_all_branches_of_their_own_fill_the_ordered_simplex():
    found = ordered_weights_in_branches([0.75, 0.25], [[0], [1]], 4000, rng())

    assert abs(found[:, 0].mean() - 0.75) < 0.01


def test_criterion_in_two_branches_is_refused():
    with pytest.raises(ValueError, match="exactly one branch"):
        ordered_weights_in_branches([0.5, 0.5], [[0, 1], [1]], 10, rng())
