"""Ranks counted by whole-number keys, against ranks from exact totals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.acceptability import (
    acceptability_of_totals,
    acceptability_of_weights,
)
from options.analysis.uncertainty.rank_tally import RankTally, WeightedValues
from options.analysis.uncertainty.sampling import fixed_weights, simplex_weights
from options.analysis.uncertainty.win_tally import WinTally


def by_order(totals):
    """Shares of ranks of totals without ties."""
    samples, options = totals.shape
    ranks = np.argsort(np.argsort(-totals, axis=1), axis=1)
    cells = np.arange(options) * options + ranks
    return np.bincount(cells.ravel(), minlength=options**2).reshape(options, -1) / samples


@pytest.mark.parametrize(
    ("options", "criteria"), [(2, 2), (5, 8), (20, 30), (100, 50), (300, 20)]
)
def test_ranks_are_those_of_exact_totals_however_close(options, criteria):
    rng = np.random.default_rng(options)
    values = rng.integers(0, 101, (options, criteria)) * 1.0
    values += rng.uniform(0, 1e-3, values.shape) * (values < 100)
    weights = simplex_weights(criteria, 700, rng)

    found = acceptability_of_weights(values, weights)

    assert np.allclose(found.ranks, by_order(weights @ values.T), rtol=0, atol=1e-12)


def test_a_gap_that_float32_cannot_see_still_decides():
    # 1e-5 points at 100: float32 has steps of 8e-6 there, and errors above that.
    values = [[100.0 - 1e-5, 99.0], [100.0, 99.0], [0.0, 0.0]]
    weights = simplex_weights(2, 300, np.random.default_rng(7))
    weights = weights[weights[:, 0] > 0.05]

    found = acceptability_of_weights(values, weights)

    assert found.first.tolist() == [0.0, 1.0, 0.0]
    assert found.wins[1].tolist() == [1.0, 0.5, 1.0]


def test_a_gap_below_a_tie_is_a_tie():
    values = [[50.0, 50.0], [50.0 + 5e-8, 50.0]]

    found = acceptability_of_weights(values, fixed_weights([0.5, 0.5], 4))

    assert found.ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=30)
def test_equal_options_reckoned_as_one_are_those_reckoned_singly(seed):
    rng = np.random.default_rng(seed)
    distinct = rng.integers(0, 3, (4, 2)) * 40.0
    values = distinct[rng.integers(0, 4, 7)]
    weights = simplex_weights(2, 60, rng)

    as_one, singly = (
        acceptability_of_weights(values, weights),
        acceptability_of_totals(weights @ values.T),
    )

    assert as_one.ranks == pytest.approx(singly.ranks, abs=1e-12)
    assert as_one.wins == pytest.approx(singly.wins, abs=1e-12)
    assert as_one.ranks.sum(axis=0) == pytest.approx(np.ones(7))


def test_draws_that_tie_by_thousands_are_all_counted():
    totals = np.tile([50.0, 50.0, 20.0], (5_003, 1))

    found = acceptability_of_totals(totals)

    assert found.ranks == pytest.approx(np.array([[0.5, 0.5, 0], [0.5, 0.5, 0], [0, 0, 1.0]]))
    assert found.wins[0].tolist() == [0.5, 0.5, 1.0]


def test_rough_totals_are_as_close_as_they_claim():
    rng = np.random.default_rng(3)
    values = WeightedValues(rng.uniform(0, 100, (30, 60)))
    weights = simplex_weights(60, 500, rng)
    tally = RankTally(np.ones(30, dtype=np.int64), wins=None)

    rough = values.rough_totals(weights, 1.0, tally._space)

    off = np.abs(rough + values.exact_totals(weights))
    assert 0 < off.max() < values.error


@given(seed=st.integers(0, 2**32 - 1), options=st.integers(1, 6))
@settings(max_examples=30)
def test_wins_are_those_of_every_pair_across_batches(seed, options):
    rng = np.random.default_rng(seed)
    orders = rng.permuted(np.tile(np.arange(options, dtype=np.int32), (2_500, 1)), axis=1)
    places = np.argsort(orders, axis=1)
    tally = WinTally(options)

    for part in np.split(orders, [7, 2_000, 2_039, 2_041]):
        tally.add_orders(part)

    before = (places[:, :, None] < places[:, None, :]).sum(axis=0)
    assert np.array_equal(tally.wins(), before + np.eye(options) * 1_250)


def test_an_option_that_always_wins_wins_every_draw():
    order = np.tile(np.array([0, 1], dtype=np.int32), (5_000, 1))
    tally = WinTally(2)

    tally.add_orders(order)

    assert tally.wins().tolist() == [[2_500.0, 5_000.0], [0.0, 2_500.0]]
