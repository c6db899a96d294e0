"""Draws of uncertain scores. Means are compared within four standard errors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.score_draws import (
    triangular_scores,
)

SAMPLES = 20_000


def draws():
    return np.random.default_rng(20_24)


def standard_errors(samples):
    return samples.std(axis=0) / np.sqrt(len(samples))


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
