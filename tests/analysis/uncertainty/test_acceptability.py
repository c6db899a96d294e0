"""How often each option takes each rank."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.totals.dominance import dominance
from options.analysis.uncertainty.acceptability import acceptability_of_weights
from options.analysis.uncertainty.monte_carlo import monte_carlo_error
from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    simplex_weights,
)
from options.analysis.uncertainty.tie_bands import tie_bands


def rank_acceptability(values, weights):
    return acceptability_of_weights(values, weights, pairwise=False).ranks


def pairwise_wins(values, weights):
    return acceptability_of_weights(values, weights).wins


def free(n, samples=10_000):
    return simplex_weights(n, samples, np.random.default_rng(7))


@st.composite
def problems(draw):
    """Values that often tie, sometimes one table a sample, and weight samples."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    options, criteria = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    samples = draw(st.integers(1, 8))
    shape = (samples, options, criteria) if draw(st.booleans()) else (options, criteria)
    values = rng.integers(0, draw(st.sampled_from([2, 4, 101])), shape).astype(float)
    return values, simplex_weights(criteria, samples, rng)


def by_counting(values, weights):
    """Rank shares and wins, one sample and one option at a time."""
    tables = np.broadcast_to(values, (len(weights), *values.shape[-2:]))
    options = values.shape[-2]
    ranks, wins = np.zeros((options, options)), np.zeros((options, options))
    for table, row in zip(tables, weights, strict=True):
        totals = table @ row
        for a in range(options):
            better = int((totals > totals[a] + 1e-7).sum())
            level = int((np.abs(totals - totals[a]) <= 1e-7).sum())
            ranks[a, better : better + level] += 1 / level
            for b in range(options):
                is_level = abs(totals[a] - totals[b]) <= 1e-7
                wins[a, b] += 0.5 if is_level else float(totals[a] > totals[b])
    return ranks / len(weights), wins / len(weights)


def test_an_option_that_dominates_is_first_under_every_weight():
    values = np.array([[90.0, 80.0], [10.0, 20.0]])

    assert rank_acceptability(values, free(2)).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert pairwise_wins(values, free(2)).tolist() == [[0.5, 1.0], [0.0, 0.5]]


def test_shares_of_two_options_are_those_worked_out_by_hand():
    # With weight t, even from 0 to 1, on the first criterion: 100 t > 60 (1 - t) from 3/8 on.
    values = np.array([[100.0, 0.0], [0.0, 60.0]])
    weights = free(2, 40_000)

    shares = rank_acceptability(values, weights)

    assert shares[0, 0] == pytest.approx(5 / 8, abs=2 * monte_carlo_error(5 / 8, 40_000))
    assert shares[0, 0] == pytest.approx(pairwise_wins(values, weights)[0, 1])


def test_a_compromise_wins_as_often_as_geometry_says():
    # Three options on three criteria, each best on one: by symmetry a third each.
    values = np.array([[90.0, 30.0, 30.0], [30.0, 90.0, 30.0], [30.0, 30.0, 90.0]])

    shares = rank_acceptability(values, free(3, 40_000))

    assert shares == pytest.approx(
        np.full((3, 3), 1 / 3), abs=2 * monte_carlo_error(1 / 3, 40_000)
    )


def test_a_ranking_of_the_swings_can_settle_what_free_weights_leave_open():
    values = np.array([[100.0, 0.0], [0.0, 60.0]])
    weights = ordered_weights([1, 2], 1_000, np.random.default_rng(7))

    assert rank_acceptability(values, weights).tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_ties_are_split_evenly():
    # By hand: two options share ranks 1 and 2, three others ranks 3 to 5.
    values = np.array([[50.0], [80.0], [50.0], [80.0], [50.0]])

    shares = rank_acceptability(values, fixed_weights([1.0], 6))

    third, half = [0.0, 0.0, 1 / 3, 1 / 3, 1 / 3], [0.5, 0.5, 0.0, 0.0, 0.0]
    assert shares == pytest.approx(np.array([third, half, third, half, third]))
    assert pairwise_wins(values, fixed_weights([1.0], 6))[1].tolist() == [
        1.0,
        0.5,
        1.0,
        0.5,
        1.0,
    ]


def test_ties_are_split_only_in_the_samples_that_have_them():
    values = np.array([[60.0, 0.0], [0.0, 60.0]])

    shares = rank_acceptability(values, np.array([[0.5, 0.5], [0.75, 0.25]]))

    assert shares.tolist() == [[0.75, 0.25], [0.25, 0.75]]


def test_a_single_option_is_always_first():
    assert rank_acceptability([[30.0, 40.0]], free(2, 10)).tolist() == [[1.0]]
    assert pairwise_wins([[30.0, 40.0]], free(2, 10)).tolist() == [[0.5]]


def test_each_sample_can_have_scores_of_its_own():
    values = np.array([[[90.0], [10.0]], [[10.0], [90.0]], [[80.0], [20.0]], [[5.0], [5.0]]])

    shares = rank_acceptability(values, np.ones((4, 1)))

    assert shares.tolist() == [[0.625, 0.375], [0.375, 0.625]]


@settings(max_examples=40)
@given(problem=problems())
def test_shares_are_those_found_by_counting(problem):
    values, weights = problem

    ranks, wins = by_counting(values, weights)

    assert rank_acceptability(values, weights) == pytest.approx(ranks, abs=1e-12)
    assert pairwise_wins(values, weights) == pytest.approx(wins, abs=1e-12)


@settings(max_examples=40)
@given(problem=problems())
def test_rows_and_columns_of_shares_sum_to_one(problem):
    values, weights = problem

    shares, wins = rank_acceptability(values, weights), pairwise_wins(values, weights)

    assert (shares >= 0).all()
    assert shares.sum(axis=0) == pytest.approx(np.ones(len(shares)))
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(shares)))
    assert wins + wins.T == pytest.approx(np.ones_like(wins))


@settings(max_examples=40)
@given(problem=problems(), seed=st.integers(0, 99))
def test_the_order_of_the_options_does_not_matter(problem, seed):
    values, weights = problem
    order = np.random.default_rng(seed).permutation(values.shape[-2])

    shares = rank_acceptability(values[..., order, :], weights)

    assert shares == pytest.approx(rank_acceptability(values, weights)[order])


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1))
def test_a_dominated_option_never_beats_its_better(seed):
    values = np.random.default_rng(seed).integers(0, 4, (5, 2)) * 25.0

    wins = pairwise_wins(values, free(2, 200))

    assert (wins[dominance(values)] == 1.0).all()


@pytest.mark.parametrize("samples", [1, 4_999, 5_000, 5_001, 10_001])
def test_samples_are_counted_once_across_chunks(samples):
    values = np.array([[100.0, 0.0], [0.0, 60.0], [50.0, 40.0]])
    weights = free(2, samples)
    first = (weights @ values.T).argmax(axis=1)

    expected = (np.bincount(first, minlength=3) / samples).tolist()
    one_table_a_sample = np.broadcast_to(values, (samples, 3, 2))

    assert rank_acceptability(values, weights)[:, 0].tolist() == expected
    assert rank_acceptability(one_table_a_sample, weights)[:, 0].tolist() == expected


@pytest.mark.parametrize("figure", [rank_acceptability, pairwise_wins])
@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[50.0]], np.empty((0, 1)), "at least one weight sample"),
        ([[50.0]], [1.0], "at least one weight sample"),
        ([[50.0]], [[0.9]], "must sum to 1"),
        ([[np.nan]], [[1.0]], "must not be missing"),
        ([[101.0]], [[1.0]], "from 0 to 100"),
        ([50.0], [[1.0]], "table of options by criteria"),
        (np.empty((1, 0)), [[1.0]], "table of options by criteria"),
        (np.empty((0, 1)), [[1.0]], "at least one option"),
        ([[[50.0]], [[50.0]]], [[1.0]], "one table of values for each"),
    ],
)
def test_samples_that_cannot_be_ranked_are_refused(figure, values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        figure(values, weights)


@settings(max_examples=40)
@given(problem=problems())
def test_bands_keep_the_order(problem):
    wins = pairwise_wins(*problem)
    order = tuple(np.argsort(-wins.sum(axis=1), kind="stable").tolist())

    bands = tie_bands(wins, order)

    assert tuple(option for band in bands for option in band) == order
