"""Who is for which option."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.first_choices import (
    DifferentChoice,
    LargestGap,
    first_choices,
    gut_against_model,
    largest_gap,
)

GAP = np.nan


@st.composite
def rooms_with_guts(draw):
    """Choices and totals that often tie or miss."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    people, options = draw(st.integers(0, 12)), draw(st.integers(1, 4))
    totals = rng.integers(0, 4, (people, options)).astype(float)
    totals[rng.random(totals.shape) < draw(st.sampled_from([0.0, 0.1]))] = GAP
    return rng.integers(-1, options, people), totals


def test_shares_are_those_worked_out_by_hand():
    # One for the first, one torn between first and third, one for the third; one left out.
    found = first_choices([[9.0, 5.0, 1.0], [8.0, 5.0, 8.0], [1.0, 5.0, 7.0], [9.0, GAP, 1.0]])

    assert found.shares.tolist() == pytest.approx([0.5, 0.0, 0.5])
    assert (found.people, found.left_out) == (3, 1)


def test_totals_tie_only_within_the_tolerance():
    assert first_choices([[50.0, 50.0 + 5e-8]]).shares.tolist() == [0.5, 0.5]
    assert first_choices([[50.0, 50.0 + 2e-7]]).shares.tolist() == [0.0, 1.0]


def test_without_people_there_are_no_shares():
    for totals in (np.empty((0, 2)), [[GAP, 1.0]]):
        found = first_choices(totals)

        assert np.isnan(found.shares).tolist() == [True, True]
        assert (found.people, found.left_out) == (0, len(totals))


def test_the_largest_gap_is_named_with_both_its_ends():
    gap = largest_gap([[60.0, 50.0, 10.0], [20.0, 70.0, GAP], [30.0, 10.0, 90.0]])

    assert gap == LargestGap(
        option=2, highest=2, lowest=0, highest_total=90.0, lowest_total=10.0, points=80.0
    )


def test_of_equal_gaps_the_first_option_is_named():
    # 0.3 - 0.1 is less than 0.2 - 0.0 by rounding alone.
    gap = largest_gap([[0.3, 0.2], [0.1, 0.0]])

    assert gap is not None
    assert gap.option == 0


@pytest.mark.parametrize(
    "totals",
    [
        [[60.0, 50.0]],
        [[60.0, GAP], [GAP, 10.0]],
        [[GAP, GAP], [GAP, GAP]],
        [[60.0, 50.0], [60.0, 50.0 + 5e-8]],
        np.empty((0, 2)),
        np.empty((2, 0)),
    ],
)
def test_where_no_two_groups_differ_there_is_no_gap(totals):
    assert largest_gap(totals) is None


def test_the_table_of_gut_and_model_is_the_one_worked_out_by_hand():
    # Two chose the first: one's totals agree, one's are torn between the second and third.
    # One chose the second and has the first in front. One made no choice, one misses a total.
    totals = [
        [9.0, 1.0, 1.0],
        [1.0, 8.0, 8.0],
        [9.0, 1.0, 1.0],
        [9.0, 1.0, 1.0],
        [9.0, GAP, 1.0],
    ]

    found = gut_against_model([0, 0, 1, -1, 2], totals)

    assert found.table.tolist() == [[1.0, 0.5, 0.5], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    assert found.before.tolist() == pytest.approx([2 / 3, 1 / 3, 0.0])
    assert found.after.tolist() == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert found.same == pytest.approx(1 / 3)
    assert found.differing == (
        DifferentChoice(gut=1, model=0, people=1.0),
        DifferentChoice(gut=0, model=1, people=0.5),
        DifferentChoice(gut=0, model=2, people=0.5),
    )
    assert (found.people, found.left_out) == (3, 2)


def test_without_anybody_gut_and_model_say_nothing():
    for choices, totals in (([], np.empty((0, 2))), ([-1], [[1.0, 2.0]])):
        found = gut_against_model(choices, totals)

        assert (found.people, found.left_out, found.same) == (0, len(choices), None)
        assert np.isnan(found.before).all()
        assert np.isnan(found.after).all()
        assert found.differing == ()


@settings(max_examples=60)
@given(room=rooms_with_guts())
def test_gut_and_model_are_counted_person_by_person(room):
    choices, totals = room
    options = totals.shape[1]
    table, counted = np.zeros((options, options)), 0
    for choice, row in zip(choices, totals, strict=True):
        if choice == -1 or np.isnan(row).any():
            continue
        counted += 1
        first = np.flatnonzero(row == row.max())
        table[choice, first] += 1 / len(first)

    found = gut_against_model(choices, totals)

    assert found.table == pytest.approx(table)
    assert (found.people, found.left_out) == (counted, len(choices) - counted)
    away = sum(pair.people for pair in found.differing)
    assert away == pytest.approx(table.sum() - np.trace(table))
    numbers = [pair.people for pair in found.differing]
    assert numbers == sorted(numbers, reverse=True)


@settings(max_examples=60)
@given(room=rooms_with_guts())
def test_the_model_side_is_that_of_first_choices(room):
    _, totals = room

    found = gut_against_model(np.zeros(len(totals), dtype=int), totals)

    assert found.after == pytest.approx(first_choices(totals).shares, nan_ok=True)


@pytest.mark.parametrize(
    ("choices", "totals", "problem"),
    [
        ([0], [1.0, 2.0], "one row of options for each person"),
        ([0, 1], [[1.0, 2.0]], "one choice for each person"),
        ([0.0], [[1.0, 2.0]], "choices must be whole numbers"),
        ([2], [[1.0, 2.0]], "one of the options"),
        ([-2], [[1.0, 2.0]], "one of the options"),
        ([0], [[1.0, np.inf]], "totals must not be infinite"),
    ],
)
def test_choices_that_do_not_fit_are_refused(choices, totals, problem):
    with pytest.raises(ValueError, match=problem):
        gut_against_model(choices, totals)


def test_totals_that_are_no_rows_are_refused():
    for figure in (first_choices, largest_gap):
        with pytest.raises(ValueError, match="one row of options for each person"):
            figure([1.0, 2.0])
