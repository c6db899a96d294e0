"""Draws that agree with what was said. Means are compared within four standard errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    resampled_weights,
    simplex_weights,
    weights_around,
)
from options.analysis.weighing.weights import rank_order_centroid

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


@settings(max_examples=50)
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


def test_ranked_weights_are_those_of_plain_rejection():
    # The same by the plain way: all weights, kept when they are in order.
    ranks = [2, 1, 2, 3]
    every = simplex_weights(4, 200_000, np.random.default_rng(1))
    is_kept = (every[:, 1] >= every[:, [0, 2]].max(axis=1)) & (
        every[:, [0, 2]].min(axis=1) >= every[:, 3]
    )
    plain = every[is_kept]

    weights = ordered_weights(ranks, SAMPLES, draws())

    assert np.cov(weights.T) == pytest.approx(np.cov(plain.T), abs=6e-4)
    assert np.quantile(weights, 0.9, axis=0) == pytest.approx(
        np.quantile(plain, 0.9, axis=0), abs=0.012
    )


def test_a_strict_ranking_is_drawn_like_plain_rejection():
    every = simplex_weights(3, 100_000, np.random.default_rng(1))
    plain = every[(every[:, 2] >= every[:, 0]) & (every[:, 0] >= every[:, 1])]

    weights = ordered_weights([2, 3, 1], SAMPLES, draws())

    assert np.cov(weights.T) == pytest.approx(np.cov(plain.T), abs=6e-4)


def test_weights_around_stated_ones_have_their_mean_and_a_known_spread():
    # Dirichlet(c w): mean w, variance w (1 - w) / (c + 1). With 24 and 0.2: 0.08 exactly.
    weights = weights_around([0.2, 0.8, 0.0], 24.0, SAMPLES, draws())

    assert weights.sum(axis=1) == pytest.approx(np.ones(SAMPLES))
    assert weights.mean(axis=0) == pytest.approx([0.2, 0.8, 0.0], abs=4 * 0.08 / 141)
    assert weights[:, 0].std() == pytest.approx(0.08, rel=0.03)
    assert (weights[:, 2] == 0).all()


def test_weights_closely_around_stated_ones_are_those():
    weights = weights_around([0.25, 0.75], 1e12, 50, draws())

    assert weights == pytest.approx(np.tile([0.25, 0.75], (50, 1)), abs=1e-4)


def test_fixed_weights_are_the_same_in_every_draw():
    assert fixed_weights(np.array([0.25, 0.75]), 2).tolist() == [[0.25, 0.75]] * 2


def test_resampled_weights_come_from_the_people_in_the_room():
    own = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])

    weights = resampled_weights(own, SAMPLES, draws())

    people, counts = np.unique(weights[:, 0], return_counts=True)
    assert people.tolist() == [0.0, 0.5, 1.0]
    assert counts / SAMPLES == pytest.approx([1 / 3] * 3, abs=4 * 0.4714 / np.sqrt(SAMPLES))


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
        (lambda: weights_around([0.5, 0.4], 9, 5, draws()), "sum to 1"),
        (lambda: weights_around(1.0, 9, 5, draws()), "one weight for each"),
        (lambda: weights_around([1.0], 0.9, 5, draws()), "number from 1"),
        (lambda: weights_around([1.0], np.inf, 5, draws()), "number from 1"),
        (lambda: weights_around([1.0], np.nan, 5, draws()), "number from 1"),
        (lambda: weights_around([1.0], 9, 0, draws()), "at least one sample"),
    ],
)
def test_weights_that_cannot_be_drawn_are_refused(draw, problem):
    with pytest.raises(ValueError, match=problem):
        draw()
