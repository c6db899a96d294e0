"""Weights that agree with a ranking and with ranges, exactly even where that is quick."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty import ordered_ranges
from options.analysis.uncertainty.ordered_ranges import ordered_weights_in_ranges
from options.analysis.uncertainty.sampling import ordered_weights

SAMPLES = 10_000


def draws():
    return np.random.default_rng(20_24)


def by_rejection(ranks, low, high):
    """The same by the plain way: weights in order, kept when they lie within the ranges."""
    every = ordered_weights(ranks, 300_000, np.random.default_rng(1))
    return every[((every >= low) & (every <= high)).all(axis=1)]


CASES = [
    ([1, 2, 3], [0.0, 0.2, 0.1], [0.5, 0.5, 0.3]),
    ([2, 1, 2, 4], [0.1, 0.1, 0.15, 0.0], [0.4, 0.5, 0.4, 0.1]),
    ([1, 1, 1], [0.0, 0.1, 0.2], [0.5, 0.4, 0.6]),
]


@pytest.mark.parametrize(("ranks", "low", "high"), CASES)
@pytest.mark.parametrize("worthwhile", [0.0, 2.0], ids=["by rejection", "by walks"])
def test_draws_are_those_of_plain_rejection(ranks, low, high, worthwhile, monkeypatch):
    monkeypatch.setattr(ordered_ranges, "WORTHWHILE", worthwhile)
    plain = by_rejection(ranks, low, high)

    found = ordered_weights_in_ranges(ranks, low, high, SAMPLES, draws())

    error = 4 * plain.std(axis=0) * np.sqrt(1 / SAMPLES + 1 / len(plain))
    assert (np.abs(found.mean(axis=0) - plain.mean(axis=0)) < error).all()
    assert found.std(axis=0) == pytest.approx(plain.std(axis=0), rel=0.04)


def test_walks_reach_every_corner_of_many_criteria(monkeypatch):
    # Twelve criteria in order, none below 0.03, none above 0.2: rejection from the ranking
    # above the least low is exact, and slow only where walks are meant to help.
    n = 12
    low, high, ranks = np.full(n, 0.03), np.full(n, 0.2), range(1, n + 1)
    exact = ordered_weights_in_ranges(ranks, low, high, SAMPLES, draws())

    monkeypatch.setattr(ordered_ranges, "WORTHWHILE", 2.0)
    found = ordered_weights_in_ranges(ranks, low, high, 2_000, draws())

    error = 4 * exact.std(axis=0) * np.sqrt(1 / SAMPLES + 1 / 2_000)
    assert (np.abs(found.mean(axis=0) - exact.mean(axis=0)) < error).all()


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(2, 6), walks=st.booleans())
def test_draws_keep_to_both(seed, n, walks):
    rng = np.random.default_rng(seed)
    ranks = rng.integers(1, 4, n)
    inside = ordered_weights(ranks, 1, rng)[0]
    low, high = inside * rng.uniform(0.3, 1, n), inside + (1 - inside) * rng.uniform(0, 1, n)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordered_ranges, "WORTHWHILE", 2.0 if walks else 1 / 500)
        found = ordered_weights_in_ranges(ranks.tolist(), low, high, 30, rng)

    assert found.sum(axis=1) == pytest.approx(np.ones(30), abs=1e-9)
    assert ((found >= low - 1e-9) & (found <= high + 1e-9)).all()
    for better in range(n):
        for worse in range(n):
            if ranks[better] < ranks[worse]:
                assert (found[:, better] >= found[:, worse] - 1e-9).all()


def test_a_ranking_and_ranges_that_leave_one_choice_give_it():
    found = ordered_weights_in_ranges([1, 2], [0.0, 0.5], [1.0, 1.0], 5, draws())

    assert found == pytest.approx(np.full((5, 2), 0.5))
    assert ordered_weights_in_ranges([3], [0.0], [1.0], 2, draws()).tolist() == [[1.0]] * 2


@pytest.mark.parametrize(
    ("ranks", "low", "high", "samples", "problem"),
    [
        ([1, 2], [0.0, 0.6], [0.4, 1.0], 5, r"contradicts the ranking \(place 1\)"),
        ([1, 2, 3], [0.0, 0.0, 0.4], [1.0, 1.0, 1.0], 5, "contradicts|above 1"),
        ([1, 0], [0.0, 0.0], [1.0, 1.0], 5, "whole numbers"),
        ([1, 2], [0.0], [1.0], 5, "one low and one high for each of the 2 criteria"),
        ([1, 2], [0.7, 0.7], [1.0, 1.0], 5, "above 1"),
        ([1, 2], [0.0, 0.0], [1.0, 1.0], 0, "at least one sample"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(ranks, low, high, samples, problem):
    with pytest.raises(ValueError, match=problem):
        ordered_weights_in_ranges(ranks, low, high, samples, draws())
