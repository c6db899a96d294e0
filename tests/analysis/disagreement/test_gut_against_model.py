"""What people chose before the sums, beside their own totals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.gut_against_model import DifferentChoice, gut_against_model
from options.analysis.groups.votes import first_choices

GAP = np.nan


@st.composite
def rooms_with_guts(draw):
    """Choices and totals that often tie or miss."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    people, options = draw(st.integers(0, 12)), draw(st.integers(1, 4))
    totals = rng.integers(0, 4, (people, options)).astype(float)
    totals[rng.random(totals.shape) < draw(st.sampled_from([0.0, 0.1]))] = GAP
    return rng.integers(-1, options, people), totals


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
    assert (found.counted, found.left_out) == (3, 2)


def test_without_anybody_gut_and_model_say_nothing():
    for choices, totals in (([], np.empty((0, 2))), ([-1], [[1.0, 2.0]])):
        found = gut_against_model(choices, totals)

        assert (found.counted, found.left_out, found.same) == (0, len(choices), None)
        assert np.isnan(found.before).all()
        assert np.isnan(found.after).all()
        assert found.differing == ()


@settings(max_examples=60)
@given(room=rooms_with_guts())
def test_gut_and_model_are_counted_person_by_person(room):
    choices, totals = room
    options = totals.shape[1]
    is_known = ~np.isnan(totals).all(axis=0)
    table, counted = np.zeros((options, options)), 0
    for choice, row in zip(choices, totals, strict=True):
        if choice == -1 or np.isnan(row[is_known]).any() or not is_known.any():
            continue
        counted += 1
        first = np.flatnonzero(row == np.nanmax(row))
        table[choice, first] += 1 / len(first)

    found = gut_against_model(choices, totals)

    assert found.table == pytest.approx(table)
    assert (found.counted, found.left_out) == (counted, len(choices) - counted)
    away = sum(pair.people for pair in found.differing)
    assert away == pytest.approx(table.sum() - np.trace(table))
    numbers = [pair.people for pair in found.differing]
    assert numbers == sorted(numbers, reverse=True)


@settings(max_examples=60)
@given(room=rooms_with_guts())
def test_the_model_side_is_that_of_first_choices(room):
    _, totals = room

    found = gut_against_model(np.zeros(len(totals), dtype=int), totals)

    votes = first_choices(totals)
    assert (found.counted, found.left_out) == (votes.counted, votes.left_out)
    assert found.table.sum(axis=0) == pytest.approx(votes.votes)


@pytest.mark.parametrize(
    ("choices", "totals", "problem"),
    [
        ([0], [1.0, 2.0], "one row of options for each person"),
        ([0, 1], [[1.0, 2.0]], "one choice for each person"),
        ([0.0], [[1.0, 2.0]], "choices must be whole numbers"),
        ([2], [[1.0, 2.0]], r"one of the options, or -1 for none \(place 1\)"),
        ([-2], [[1.0, 2.0]], "one of the options"),
        ([0], [[1.0, np.inf]], "totals must not be infinite"),
    ],
)
def test_choices_that_do_not_fit_are_refused(choices, totals, problem):
    with pytest.raises(ValueError, match=problem):
        gut_against_model(choices, totals)
