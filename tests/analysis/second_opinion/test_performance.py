"""Tables in any units: what is refused, which way is better, and what counts as equal."""

import numpy as np
import pytest

from options.analysis.second_opinion.performance import (
    benefits,
    equal_within,
    from_least_to_most,
    in_shares,
)


def test_costs_are_turned_around_and_keep_their_units():
    table = benefits([[3.0, 0.0], [-2.0, 5.5]], is_cost=[False, True])

    assert table.tolist() == [[3.0, 0.0], [-2.0, -5.5]]
    assert not np.signbit(table[0, 1])


@pytest.mark.parametrize("values", [[1.0, 2.0], [], [[]], np.zeros((0, 2)), 5.0])
def test_what_is_no_table_is_refused(values):
    with pytest.raises(ValueError, match="at least one option by one criterion"):
        benefits(values)


def test_a_missing_or_infinite_number_is_named():
    with pytest.raises(ValueError, match=r"missing \(row 2, column 1\)"):
        benefits([[1.0, 2.0], [np.nan, 2.0]])
    with pytest.raises(ValueError, match=r"infinite \(row 1, column 2\)"):
        benefits([[1.0, np.inf], [1.0, 2.0]])


@pytest.mark.parametrize("is_cost", [[True], [1, 0], True, [[True, False]], ["yes", "no"]])
def test_directions_are_one_yes_or_no_for_each_criterion(is_cost):
    with pytest.raises(ValueError, match="True or False for each criterion"):
        benefits([[1.0, 2.0]], is_cost=is_cost)


def test_shares_survive_sizes_whose_squares_would_overflow():
    shares = in_shares(np.array([[1e300, -1e-300, 0.0], [5e299, 1e-300, 0.0]]))

    assert shares.tolist() == [[1.0, -1.0, 0.0], [0.5, 1.0, 0.0]]


def test_places_run_from_the_least_to_the_most_and_a_flat_column_is_0():
    places = from_least_to_most(
        np.array([[10.0, 7.0, -4.0], [30.0, 7.0, -8.0], [15.0, 7.0, -6.0]])
    )

    assert places.tolist() == [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.25, 0.0, 0.5]]


def test_numbers_closer_than_a_tie_count_as_equal():
    table = np.array([[100.0, 50.0], [100.0 - 9e-8, 50.0 + 2e-7]])

    assert equal_within(table).round(10).tolist() == [1e-7, 1e-7 / 2]
    assert from_least_to_most(table).tolist() == [[0.0, 0.0], [0.0, 1.0]]
