"""Weights drawn within a range for each criterion. Means are compared within four errors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.uncertainty.bounded_weights import weights_in_ranges
from options.analysis.uncertainty.sampling import simplex_weights

SAMPLES = 20_000


def draws():
    return np.random.default_rng(20_24)


def by_rejection(low, high):
    """The same by the plain way: all weights, kept when they lie within the ranges."""
    every = simplex_weights(len(low), 400_000, np.random.default_rng(1))
    return every[((every >= low) & (every <= high)).all(axis=1)]


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ([0.1, 0.1, 0.1], [0.6, 0.7, 0.5]),
        ([0.0, 0.2, 0.0, 0.0], [1.0, 1.0, 0.3, 0.2]),
        ([0.0, 0.0, 0.0], [0.5, 0.4, 0.35]),
        ([0.0, 0.0, 0.0, 0.0, 0.0], [0.3, 0.9, 0.3, 0.9, 0.25]),
    ],
)
def test_draws_are_those_of_plain_rejection(low, high):
    found, plain = weights_in_ranges(low, high, SAMPLES, draws()), by_rejection(low, high)

    error = 4 * plain.std(axis=0) * np.sqrt(1 / SAMPLES + 1 / len(plain))
    assert (np.abs(found.mean(axis=0) - plain.mean(axis=0)) < error).all()
    assert found.std(axis=0) == pytest.approx(plain.std(axis=0), rel=0.03)
    assert np.cov(found.T)[0, 1] == pytest.approx(np.cov(plain.T)[0, 1], abs=4e-4)


def test_two_weights_are_even_over_their_common_range():
    # By hand: 0.3 to 0.6 for the first leaves 0.4 to 0.5 with 0.5 to 0.6 for the second.
    found = weights_in_ranges([0.3, 0.5], [0.6, 0.6], SAMPLES, draws())[:, 0]

    shares = np.histogram(found, bins=4, range=(0.4, 0.5))[0] / SAMPLES
    assert shares == pytest.approx([0.25] * 4, abs=4 * np.sqrt(0.25 * 0.75 / SAMPLES))


def test_ranges_that_bind_nothing_leave_all_weights():
    found = weights_in_ranges([0.0] * 4, [1.0] * 4, SAMPLES, draws())

    assert found.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.006)
    assert found.var(axis=0) == pytest.approx([3 / 80] * 4, rel=0.05)


def test_lows_bind_like_a_smaller_simplex():
    # What is left above lows of 0.1, 0.2 and 0.3 is a simplex of size 0.4.
    found = weights_in_ranges([0.1, 0.2, 0.3], [1.0] * 3, SAMPLES, draws())

    assert found.mean(axis=0) == pytest.approx(np.array([0.1, 0.2, 0.3]) + 0.4 / 3, abs=0.003)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 12))
def test_draws_keep_to_their_ranges_and_sum_to_one(seed, n):
    rng = np.random.default_rng(seed)
    inside = rng.dirichlet(np.ones(n))
    low = inside * rng.uniform(0, 1, n)
    high = inside + (1 - inside) * rng.uniform(0, 1, n) ** 3

    found = weights_in_ranges(low, high, 40, rng)

    assert ((found >= low) & (found <= high)).all()
    assert found.sum(axis=1) == pytest.approx(np.ones(40), abs=1e-9)


def test_fifty_narrow_ranges_are_drawn_from():
    low, high = np.full(50, 0.01), np.full(50, 0.03)

    found = weights_in_ranges(low, high, 2_000, draws())

    assert found.mean() == pytest.approx(0.02)
    assert ((found >= low) & (found <= high)).all()


@pytest.mark.parametrize(
    ("low", "high", "weights"),
    [
        ([0.2, 0.8], [0.9, 0.9], [0.2, 0.8]),
        ([0.0, 0.1], [0.2, 0.8], [0.2, 0.8]),
        ([1.0], [1.0], [1.0]),
        ([0.0], [1.0], [1.0]),
    ],
)
def test_ranges_that_leave_one_choice_give_it(low, high, weights):
    found = weights_in_ranges(low, high, 3, draws())

    assert found == pytest.approx(np.tile(weights, (3, 1)))


def test_a_criterion_without_a_range_keeps_its_weight():
    found = weights_in_ranges([0.25, 0.0, 0.0], [0.25, 1.0, 1.0], SAMPLES, draws())

    assert (found[:, 0] == 0.25).all()
    assert found[:, 1].mean() == pytest.approx(0.375, abs=4 * 0.2165 / np.sqrt(SAMPLES))


def test_the_same_seed_draws_the_same_weights():
    low, high = [0.1, 0.1, 0.1], [0.6, 0.7, 0.5]

    one, again = (weights_in_ranges(low, high, 9, draws()) for _ in range(2))

    assert np.array_equal(one, again)


@pytest.mark.parametrize(
    ("low", "high", "samples", "problem"),
    [
        ([0.3, 0.5, 0.3], [1.0] * 3, 5, "lows sum to 1.1, above 1"),
        ([0.0], [1.0], 0, "at least one sample"),
    ],
)
def test_ranges_that_cannot_be_drawn_from_are_refused(low, high, samples, problem):
    with pytest.raises(ValueError, match=problem):
        weights_in_ranges(low, high, samples, draws())
