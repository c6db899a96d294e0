"""Powers of two that bring sizes near to 1."""

import numpy as np
import pytest

from options.analysis.programmes.scaling import scales, to_near_one


def test_the_largest_size_comes_to_between_a_half_and_one():
    sizes = np.array([1e-12, 0.5, 0.75, 1.0, 3.0, 1e9])

    scaled = sizes * to_near_one(sizes)

    assert ((scaled >= 0.5) & (scaled < 1)).all()
    assert (np.frexp(to_near_one(sizes))[0] == 0.5).all()


def test_nothing_stays_nothing():
    assert to_near_one([0.0]).tolist() == [1.0]
    rows, columns = scales(np.zeros((2, 3)))
    assert (rows.tolist(), columns.tolist()) == ([1, 1], [1, 1, 1])
    rows, columns = scales(np.zeros((0, 3)))
    assert (rows.tolist(), columns.tolist()) == ([], [1, 1, 1])


def test_a_table_in_odd_units_comes_back_to_near_one():
    rng = np.random.default_rng(7)
    units = 10.0 ** rng.integers(-9, 10, 6), 10.0 ** rng.integers(-9, 10, 4)
    sizes = rng.uniform(0.5, 2, (6, 4)) * units[0][:, None] * units[1]

    rows, columns = scales(sizes)

    scaled = sizes * rows[:, None] * columns
    assert scaled.max() <= 1
    assert scaled.min() > 1e-3
    assert (scaled.max(axis=0) >= 0.5).all()


def test_sizes_that_are_near_already_are_only_brought_below_one():
    # By hand: 4 and 8 become 1/4 and 1/2 by 1/16, then the first column doubles.
    rows, columns = scales(np.array([[4.0, 8.0]]))

    assert (rows.tolist(), columns.tolist()) == ([1 / 16], [2, 1])


def test_sizes_that_nothing_draws_together_end_below_one():
    # By hand: the product across the one diagonal stays 1e12 times that across the other.
    rows, columns = scales(np.array([[1.0, 1.0], [1.0, 1e12]]))

    scaled = np.array([[1.0, 1.0], [1.0, 1e12]]) * rows[:, None] * columns
    assert scaled.max() <= 1
    assert scaled[0, 0] * scaled[1, 1] == pytest.approx(1e12 * scaled[0, 1] * scaled[1, 0])
    assert scaled[0, 0] > 1e-4
