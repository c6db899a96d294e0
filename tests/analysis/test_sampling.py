"""Draws that agree with what was said. Means are compared within four standard errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.sampling import (
    fixed_weights,
    ordered_weights,
    resampled_weights,
    simplex_weights,
    triangular_scores,
)
from options.analysis.weights import rank_order_centroid

SAMPLES = 20_000


def draws():
    return np.random.default_rng(20_24)


def standard_errors(samples):
    return samples.std(axis=0) / np.sqrt(len(samples))


def test_free_weights_are_even_over_all_there_are():
    # For even weights over n criteria the mean is 1/n and the variance (n - 1) / (n^2 (n + 1)),
    # as for every Dirichlet distribution with all parameters 1.
    weights = simplex_weights(4, SAMPLES, draws())

    assert weights.shape == (SAMPLES, 4)
    assert weights.sum(axis=1) == pytest.approx(np.ones(SAMPLES))
    assert (np.abs(weights.mean(axis=0) - 0.25) < 4 * standard_errors(weights)).all()
    assert weights.var(axis=0) == pytest.approx([3 / 80] * 4, rel=0.05)


def test_a_single_criterion_always_holds_all_the_weight():
    assert simplex_weights(1, 3, draws()).tolist() == [[1.0]] * 3
    assert ordered_weights([1], 3, draws()).tolist() == [[1.0]] * 3


def test_the_same_seed_draws_the_same_weights():
    assert np.array_equal(simplex_weights(3, 9, draws()), simplex_weights(3, 9, draws()))
    assert np.array_equal(
        ordered_weights([1, 2, 2], 9, draws()), ordered_weights([1, 2, 2], 9, draws())
    )


@pytest.mark.parametrize("ranks", [[1, 2, 3, 4], [3, 1, 2], [2, 1, 1, 4], [1, 1, 1], [5, 5, 1]])
def test_the_mean_of_weights_in_an_order_is_the_rank_order_centroid(ranks):
    # Barron & Barrett (1996), Management Science 42, 1515-1523.
    weights = ordered_weights(ranks, SAMPLES, draws())

    off = np.abs(weights.mean(axis=0) - rank_order_centroid(ranks))
    assert (off < 4 * standard_errors(weights)).all()


@given(ranks=st.lists(st.integers(1, 4), min_size=1, max_size=6), seed=st.integers(0, 999))
def test_a_better_rank_never_weighs_less(ranks, seed):
    weights = ordered_weights(ranks, 50, np.random.default_rng(seed))

    assert weights.sum(axis=1) == pytest.approx(np.ones(50))
    for better in range(len(ranks)):
        for worse in range(len(ranks)):
            if ranks[better] < ranks[worse]:
                assert (weights[:, better] >= weights[:, worse]).all()


def test_tied_criteria_are_in_no_order():
    weights = ordered_weights([1, 1, 2], SAMPLES, draws())

    share = (weights[:, 0] > weights[:, 1]).mean()
    assert share == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(SAMPLES))


def test_fixed_weights_are_the_same_in_every_draw():
    assert fixed_weights(np.array([0.25, 0.75]), 2).tolist() == [[0.25, 0.75]] * 2


def test_resampled_weights_come_from_the_people_in_the_room():
    own = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])

    weights = resampled_weights(own, SAMPLES, draws())

    people, counts = np.unique(weights[:, 0], return_counts=True)
    assert people.tolist() == [0.0, 0.5, 1.0]
    assert counts / SAMPLES == pytest.approx([1 / 3] * 3, abs=4 * 0.4714 / np.sqrt(SAMPLES))


def test_scores_have_the_mean_and_spread_of_their_triangle():
    # The mean is (a + b + c) / 3 and the variance (a^2 + b^2 + c^2 - ab - ac - bc) / 18.
    low, best, high = np.array(
        [[[0.0, 20.0, 50.0]], [[30.0, 20.0, 90.0]], [[60.0, 80.0, 90.0]]]
    )

    scores = triangular_scores(low, best, high, SAMPLES, draws())

    assert scores.shape == (SAMPLES, 1, 3)
    off = np.abs(scores.mean(axis=0) - (low + best + high) / 3)
    assert (off < 4 * standard_errors(scores)).all()
    products = low * best + low * high + best * high
    variances = (low**2 + best**2 + high**2 - products) / 18
    assert scores.var(axis=0) == pytest.approx(variances, rel=0.05)


def test_the_share_below_the_best_guess_is_its_place_in_the_range():
    scores = triangular_scores([[10.0]], [[30.0]], [[90.0]], SAMPLES, draws())

    assert (scores < 30).mean() == pytest.approx(0.25, abs=4 * 0.433 / np.sqrt(SAMPLES))


def test_a_range_without_width_is_its_score():
    scores = triangular_scores([[40.0]], [[40.0]], [[40.0]], 5, draws())

    assert scores.tolist() == [[[40.0]]] * 5


def test_a_missing_score_is_even_over_its_range_or_the_scale():
    low, best, high = [[np.nan, 20.0]], [[np.nan, np.nan]], [[np.nan, 60.0]]

    scores = triangular_scores(low, best, high, SAMPLES, draws())

    off = np.abs(scores.mean(axis=0) - [[50.0, 40.0]])
    assert (off < 4 * standard_errors(scores)).all()
    assert scores.var(axis=0) == pytest.approx(np.array([[10_000 / 12, 1600 / 12]]), rel=0.05)


@given(ends=st.tuples(*[st.integers(0, 100)] * 3).map(sorted), seed=st.integers(0, 2**32 - 1))
def test_scores_stay_in_their_range(ends, seed):
    low, best, high = ends

    scores = triangular_scores([[low]], [[best]], [[high]], 50, np.random.default_rng(seed))

    assert ((low <= scores) & (scores <= high)).all()


@pytest.mark.parametrize(
    ("draw", "problem"),
    [
        (lambda: simplex_weights(0, 5, draws()), "at least one criterion"),
        (lambda: simplex_weights(3, 0, draws()), "at least one sample"),
        (lambda: ordered_weights([], 5, draws()), "at least one criterion"),
        (lambda: ordered_weights([0], 5, draws()), "whole numbers"),
        (lambda: ordered_weights([1], 0, draws()), "at least one sample"),
        (lambda: fixed_weights([1.0], 0), "at least one sample"),
        (lambda: fixed_weights([0.5, 0.4], 5), "sum to 1"),
        (lambda: fixed_weights(1.0, 5), "one weight for each"),
        (lambda: fixed_weights([[1.0]], 5), "exactly one set"),
        (lambda: resampled_weights(np.empty((0, 2)), 5, draws()), "at least one participant"),
        (lambda: resampled_weights([0.5, 0.5], 5, draws()), "at least one participant"),
        (lambda: resampled_weights([[0.5, 0.6]], 5, draws()), "sum to 1"),
        (lambda: resampled_weights([[1.0]], 0, draws()), "at least one sample"),
    ],
)
def test_weights_that_cannot_be_drawn_are_refused(draw, problem):
    with pytest.raises(ValueError, match=problem):
        draw()


@pytest.mark.parametrize(
    ("low", "best", "high", "problem"),
    [
        ([[np.nan]], [[50.0]], [[60.0]], "needs a range"),
        ([[40.0]], [[50.0]], [[np.nan]], "needs a range"),
        ([[60.0]], [[np.nan]], [[40.0]], "needs a range"),
        ([[60.0]], [[50.0]], [[70.0]], "lie in its range"),
        ([[10.0]], [[50.0]], [[40.0]], "lie in its range"),
        ([[10.0, 10.0]], [[50.0]], [[60.0]], "same shape"),
        ([[-1.0]], [[50.0]], [[60.0]], "low must lie from 0 to 100"),
    ],
)
def test_scores_that_cannot_be_drawn_are_refused(low, best, high, problem):
    with pytest.raises(ValueError, match=problem):
        triangular_scores(low, best, high, 5, draws())


def test_scores_need_samples():
    with pytest.raises(ValueError, match="at least one sample"):
        triangular_scores([[1.0]], [[1.0]], [[1.0]], 0, draws())
