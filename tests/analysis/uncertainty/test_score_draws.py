"""Draws of uncertain scores. Means are compared within four standard errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.cell_draws import CellDraws
from options.analysis.uncertainty.normal_scores import ClippedNormalScores, NormalScores
from options.analysis.uncertainty.score_draws import TriangularScores, triangular_scores

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


@settings(max_examples=50)
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


def test_a_cells_draws_do_not_depend_on_what_is_said_of_another():
    low, best, high = [[10.0, 0.0]], [[30.0, 50.0]], [[90.0, 60.0]]

    one = triangular_scores(low, best, high, 50, draws())
    other = triangular_scores(low, [[30.0, np.nan]], [[90.0, 70.0]], 50, draws())

    assert np.array_equal(one[:, 0, 0], other[:, 0, 0])


def test_totals_at_several_weights_are_of_the_same_draws():
    low, best, high = [[10.0, 0.0]], [[30.0, np.nan]], [[90.0, 60.0]]
    scores = TriangularScores(low, best, high)
    sets = np.array([[1.0, 0.0], [0.25, 0.75]])

    drawn = scores.scores(200, draws())
    found = np.concatenate(list(scores.totals_at(sets, 200, draws())))

    assert found == pytest.approx(drawn @ sets.T, abs=1e-4)


def test_sure_scores_give_exact_totals():
    sure = np.array([[33.3, 66.6], [33.3, 66.6]])
    weights = np.array([[0.1, 0.9], [0.7, 0.3]])

    found = TriangularScores(sure, sure, sure).totals(weights, draws())

    assert np.array_equal(found, weights @ sure.T)


def test_normal_totals_have_the_mean_and_spread_of_their_weighted_errors():
    # By hand: variance 0.25 * 36 + 0.25 * 64 = 25; not cut off, so some lie above 100.
    scores = NormalScores([[98.0, 96.0]], [[6.0, 8.0]])

    found = scores.totals(np.full((SAMPLES, 2), 0.5), draws())

    assert found.mean() == pytest.approx(97, abs=4 * 5 / np.sqrt(SAMPLES))
    assert found.std() == pytest.approx(5, rel=0.03)
    # Phi(0.6) = 0.725747.
    assert (found > 100).mean() == pytest.approx(1 - 0.725747, abs=0.015)


def test_a_missing_score_among_normal_ones_is_even_over_the_scale():
    # By hand: 0.5 * 40 + 0.5 * U(0, 100): mean 45, variance 0.25 * (4 + 10000 / 12).
    scores = NormalScores([[40.0, np.nan], [70.0, 10.0]], [[2.0, np.nan], [0.0, 0.0]])
    sets = np.array([[0.5, 0.5]])

    by_weights = scores.totals(np.repeat(sets, SAMPLES, axis=0), draws())
    at_sets = np.concatenate(list(scores.totals_at(sets, SAMPLES, draws())))[:, :, 0]

    for found in (by_weights, at_sets):
        assert found[:, 0].mean() == pytest.approx(45, abs=0.5)
        assert found[:, 0].var() == pytest.approx(0.25 * (4 + 10_000 / 12), rel=0.04)
        assert (found[:, 1] == 40).all()


def test_clipped_scores_lie_on_the_ends_that_they_would_pass():
    # Phi(1) = 0.841345 of the first lie below 100; a missing one is even.
    scores = ClippedNormalScores([[90.0, np.nan]], [[10.0, np.nan]])

    found = scores.scores(SAMPLES, draws())

    assert found.min() >= 0
    assert found.max() == 100
    assert (found[:, 0, 0] == 100).mean() == pytest.approx(1 - 0.841345, abs=0.012)
    assert found[:, 0, 1].mean() == pytest.approx(50, abs=1)
    assert found[:, 0, 1].var() == pytest.approx(10_000 / 12, rel=0.04)


def test_normal_errors_by_option_are_those_by_cell_when_nothing_is_clipped():
    means, spread = np.full((2, 3), 50.0), np.array([[3.0, 6.0, 1.0], [2.0, 2.0, 9.0]])
    weights = np.tile([0.2, 0.3, 0.5], (SAMPLES, 1))

    fast = NormalScores(means, spread).totals(weights, draws())
    by_cell = ClippedNormalScores(means, spread).totals(weights, draws())

    assert fast.std(axis=0) == pytest.approx(by_cell.std(axis=0), rel=0.03)
    assert np.abs(np.corrcoef(by_cell.T)[0, 1]) < 0.03
    assert np.abs(np.corrcoef(fast.T)[0, 1]) < 0.03


@pytest.mark.parametrize("kind", [NormalScores, ClippedNormalScores])
@pytest.mark.parametrize(
    ("means", "deviations", "problem"),
    [
        ([[50.0]], [[1.0, 1.0]], "same shape"),
        ([[50.0, 40.0]], [[1.0, np.nan]], r"needs a deviation \(row 1, column 2\)"),
        ([[50.0]], [[-1.0]], r"must not be negative \(row 1, column 1\)"),
        ([[50.0]], [[np.inf]], "deviations must not be infinite"),
        ([[150.0]], [[1.0]], "means must lie from 0 to 100"),
    ],
)
def test_normal_scores_that_cannot_be_drawn_are_refused(kind, means, deviations, problem):
    with pytest.raises(ValueError, match=problem):
        kind(means, deviations)


def test_a_kind_of_score_without_draws_cannot_be_made():
    with pytest.raises(TypeError, match="abstract"):
        CellDraws(*[np.zeros((1, 1))] * 3)
