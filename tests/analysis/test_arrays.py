"""What every figure refuses at its edge, in a sentence that names the cell."""

import numpy as np
import pytest

from options.analysis.arrays import (
    bounds_tables,
    complete_table,
    finite_numbers,
    first_place,
    points_or_missing,
    weight_rows,
)

GOOD = [[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]]


def table_with(bad):
    table = np.array(GOOD)
    table[1, 2] = bad
    return table


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (np.nan, "values must not be missing (row 2, column 3)"),
        (np.inf, "values must not be infinite (row 2, column 3)"),
        (-np.inf, "values must not be infinite (row 2, column 3)"),
        (-1.0, "values must lie from 0 to 100 (row 2, column 3)"),
        (100.5, "values must lie from 0 to 100 (row 2, column 3)"),
    ],
)
def test_bad_points_are_refused_with_their_cell(bad, sentence):
    with pytest.raises(ValueError, match=r"^values must") as refusal:
        complete_table(table_with(bad))

    assert str(refusal.value) == sentence


def test_bad_weights_are_refused_with_their_place():
    with pytest.raises(ValueError, match=r"^weights must not be missing \(place 2\)$"):
        weight_rows([0.5, np.nan], criteria=2)
    with pytest.raises(ValueError, match=r"^weights must not be negative \(row 2, column 1\)$"):
        weight_rows([[0.5, 0.5], [-0.5, 1.5]], criteria=2)
    with pytest.raises(ValueError, match=r"^weights must sum to 1 \(place 2\)$"):
        weight_rows([[0.5, 0.5], [0.5, 0.6]], criteria=2)
    with pytest.raises(ValueError, match=r"^weights must sum to 1$"):
        weight_rows([0.5, 0.6], criteria=2)


def test_bounds_that_cross_are_refused_with_their_cell():
    with pytest.raises(ValueError, match=r"^low must not be above high \(row 2, column 3\)$"):
        bounds_tables(table_with(70.0), GOOD)


def test_one_number_alone_needs_no_place():
    with pytest.raises(ValueError, match=r"^the best anchor must not be missing$"):
        finite_numbers(np.nan, name="the best anchor")


def test_a_table_for_each_sample_names_the_table_too():
    with pytest.raises(ValueError, match=r"\(table 2, row 1, column 3\)$"):
        points_or_missing([GOOD, [[1.0, 2.0, 101.0], [4.0, 5.0, 6.0]]], name="values")


def test_the_first_of_several_places_is_named():
    assert first_place(np.array([False, True, True])) == " (place 2)"
