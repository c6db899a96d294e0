"""Judgements that run in a circle are found."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.pairwise.circular_triads import circular_triads
from tests.analysis.weighing.pairwise.pairwise_examples import (
    HOUSE,
    PARTIES,
    consistent,
    few,
    judged,
    matrix,
    without,
)


def test_a_circle_is_told_with_its_steps():
    # By hand: the first is worth twice the second, that four times the third, and the third
    # three times the first; the first would be worth 24 times itself.
    (found,) = circular_triads(matrix(3, [2, 1 / 3, 4]))

    assert found.criteria == (0, 1, 2)
    assert found.times == pytest.approx((2, 4, 3))
    assert found.product == pytest.approx(24)
    assert found.is_strict


def test_a_circle_the_other_way_round_is_told_in_its_own_order():
    (found,) = circular_triads(matrix(3, [1 / 2, 3, 1 / 4]))

    assert found.criteria == (0, 2, 1)
    assert found.times == pytest.approx((3, 4, 2))


def test_ties_with_one_step_up_are_a_circle_but_no_strict_one():
    (found,) = circular_triads(matrix(3, [1, 1 / 5, 1]))

    assert found.criteria == (0, 1, 2)
    assert found.times == pytest.approx((1, 1, 5))
    assert not found.is_strict


@pytest.mark.parametrize("judgements", [[1, 1, 1], [1, 2, 2], [2, 2, 1], [3, 6, 2]])
def test_what_is_in_order_is_no_circle(judgements):
    assert circular_triads(matrix(3, judgements)) == ()


def test_the_one_circle_in_a_published_matrix():
    # Saaty (2003), the house: size over neighbourhood 3, neighbourhood over condition 6, and
    # yet condition over size 3. The judgement he mends is the middle one.
    (found,) = circular_triads(HOUSE)

    assert found.criteria == (0, 2, 6)
    assert found.times == pytest.approx((3, 6, 3))


def test_strict_circles_come_first_and_then_the_largest():
    # By hand: 0 > 1 > 2 > 0 with product 8; 0 > 1 > 3 = 0 with product 30; and 2 > 0 = 3 = 2.
    found = circular_triads(matrix(4, [2, 1 / 2, 1, 2, 15, 1]))

    assert [(triad.criteria, triad.is_strict) for triad in found] == [
        ((0, 1, 2), True),
        ((0, 1, 3), False),
        ((0, 3, 2), False),
    ]
    assert [triad.product for triad in found] == pytest.approx([8, 30, 2])


@few
@given(points=st.lists(st.floats(1e-2, 1e2), min_size=1, max_size=7))
def test_consistent_judgements_have_none(points):
    assert circular_triads(consistent(points)) == ()


@few
@given(judgements=judged(smallest=3))
def test_they_are_the_ones_that_trying_every_order_finds(judgements):
    size = len(judgements)
    expected = set()
    for i, j, k in permutations(range(size), 3):
        steps = [judgements[i, j], judgements[j, k], judgements[k, i]]
        if i == min(i, j, k) and min(steps) >= 1 - 1e-9 and max(steps) > 1 + 1e-9:
            expected.add((i, j, k))

    assert {triad.criteria for triad in circular_triads(judgements)} == expected


def test_a_circle_that_needs_a_missing_judgement_is_left_out():
    assert circular_triads(without(matrix(3, [2, 1 / 3, 4]), (0, 2))) == ()


def test_one_person_is_asked_at_a_time():
    with pytest.raises(ValueError, match="exactly one matrix"):
        circular_triads(PARTIES)


def test_two_criteria_have_no_circles():
    assert circular_triads(np.ones((2, 2))) == ()
