"""Everyone's own totals, and what is refused at the edge."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.arrays import NO_ANSWER
from options.analysis.groups import people as module
from options.analysis.groups.people import (
    people_with,
    pieces_of,
    totals_of_people,
    weights_of_people,
)
from tests.analysis.groups.rooms_of_people import own_total, rooms

HALVES = [[0.5, 0.5]]


@settings(max_examples=15)
@given(room=rooms())
def test_totals_are_those_of_a_loop_over_people(room):
    values, weights = room

    totals = totals_of_people(values, weights)

    for person, row in enumerate(totals):
        own = [own_total(values[person], weights[person], option) for option in range(len(row))]
        expected = [np.nan if total is None else total for total in own]
        assert row == pytest.approx(expected, nan_ok=True)


def test_a_gap_without_weight_leaves_the_total():
    # By hand: 0.75 * 80 + 0.25 * 40 = 70, and the third criterion weighs nothing.
    assert totals_of_people([[[80.0, 40.0, np.nan]]], [[0.75, 0.25, 0.0]]).tolist() == [[70.0]]


def test_a_person_without_weights_has_no_totals():
    totals = totals_of_people(np.full((2, 1, 2), 60.0), [[np.nan, np.nan], [0.5, 0.5]])

    assert np.array_equal(totals, [[np.nan], [60.0]], equal_nan=True)


@settings(max_examples=15)
@given(room=rooms(), cells=st.sampled_from([1, 7, 64]))
def test_reading_in_pieces_changes_nothing(room, cells):
    whole = totals_of_people(*room)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CELLS_AT_ONCE", cells)
        in_pieces = totals_of_people(*room)

    assert np.array_equal(in_pieces, whole, equal_nan=True)


@settings(max_examples=15)
@given(room=rooms())
def test_bytes_and_single_precision_give_the_same_totals(room):
    values, weights = room
    as_bytes = np.where(np.isnan(values), NO_ANSWER, values).astype(np.uint8)

    totals = totals_of_people(values, weights)

    assert np.array_equal(totals_of_people(as_bytes, weights), totals, equal_nan=True)
    single = values.astype(np.float32)
    assert np.array_equal(totals_of_people(single, weights), totals, equal_nan=True)


def test_whole_numbers_of_any_size_are_read():
    values = np.array([[[80, 40]]], dtype=np.int16)

    assert totals_of_people(values, HALVES).tolist() == [[60.0]]
    assert np.isnan(totals_of_people([[[80, None]]], HALVES)).all()


def test_what_was_handed_in_is_left_as_it_was():
    values = np.array([[[80.0, np.nan]]])

    totals_of_people(values, HALVES)

    assert np.array_equal(values, [[[80.0, np.nan]]], equal_nan=True)


def test_some_people_are_read_alone():
    people = people_with(np.array([[[10.0]], [[20.0]], [[30.0]]]), np.ones((3, 1)))

    pieces = [piece.values.tolist() for piece in pieces_of(people, np.array([2, 0]))]

    assert pieces == [[[[30.0]], [[10.0]]]]
    assert list(pieces_of(people, np.array([], dtype=np.int64))) == []


def test_weights_close_to_one_are_scaled_to_it():
    rows, has_weights = weights_of_people([[0.5, 0.5000005], [np.nan, np.nan]])

    assert rows.sum(axis=1) == pytest.approx([1.0, 0.0], abs=1e-15)
    assert has_weights.tolist() == [True, False]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ([[[50.0, 101.0]]], r"values must lie from 0 to 100 \(table 1, row 1, column 2\)"),
        ([[[-1.0, 50.0]]], r"must lie from 0 to 100 \(table 1, row 1, column 1\)"),
        ([[[np.nan, 101.0]]], r"must lie from 0 to 100 \(table 1, row 1, column 2\)"),
        ([[[50.0, np.inf]]], r"values must not be infinite \(table 1, row 1, column 2\)"),
        (np.array([[[50, 101]]], np.uint8), r"0 to 100 \(table 1, row 1, column 2\)"),
        (np.array([[[255, 254]]], np.uint8), r"0 to 100 \(table 1, row 1, column 2\)"),
        (np.array([[[50, 255]]], np.int16), r"0 to 100 \(table 1, row 1, column 2\)"),
        ([[50.0, 50.0]], "at least one person, one option and one criterion"),
        (np.empty((0, 1, 2)), "at least one person, one option and one criterion"),
        (np.empty((1, 0, 2)), "at least one person, one option and one criterion"),
        (np.empty((1, 1, 0)), "at least one person, one option and one criterion"),
        (np.zeros((2, 1, 2)), "one row for each person"),
        (np.zeros((1, 1, 3)), "one row for each person"),
    ],
)
def test_scores_that_are_none_are_refused(values, problem):
    with pytest.raises(ValueError, match=problem):
        totals_of_people(values, HALVES)


@pytest.mark.parametrize(
    ("weights", "problem"),
    [
        ([[0.5, np.nan]], r"all weights or none; one is missing \(row 1, column 2\)"),
        ([[0.5, np.inf]], r"weights must not be infinite \(row 1, column 2\)"),
        ([[0.5, 0.6]], "weights must sum to 1"),
        ([[1.5, -0.5]], r"weights must not be negative \(row 1, column 2\)"),
        ([0.5, 0.5], "one row for each person"),
        (np.empty((1, 0)), "one row for each person"),
    ],
)
def test_weights_that_are_none_are_refused(weights, problem):
    with pytest.raises(ValueError, match=problem):
        totals_of_people([[[50.0, 50.0]]], weights)
