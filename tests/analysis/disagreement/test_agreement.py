"""How far the answers on an ordered scale agree."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.agreement import (
    agreement,
    agreement_of_points,
    nine_point_disagreement,
    points_disagreement,
    polarisation,
)
from options.analysis.disagreement.counts import counts_of_points, grouped
from tests.analysis.disagreement.rooms_of_points import one_cell, rooms

FREQUENCIES = st.integers(3, 11).flatmap(
    lambda size: st.lists(st.integers(0, 6), min_size=size, max_size=size).filter(sum)
)


def agreement_by_layers(frequencies):
    """A as van der Eijk describes it: one layer after another, one three after another."""
    left, total, found = list(frequencies), sum(frequencies), 0.0
    categories = len(left)
    while any(left):
        height = min(number for number in left if number > 0)
        filled = [number > 0 for number in left]
        found += height * sum(filled) / total * agreement_of_layer(filled, categories)
        left = [number - height * is_in for number, is_in in zip(left, filled, strict=True)]
    return found


def agreement_of_layer(filled, categories):
    threes = list(combinations(filled, 3))
    one_heap = sum(three in {(1, 1, 0), (0, 1, 1)} for three in threes)
    two_heaps = threes.count((1, 0, 1))
    if one_heap + two_heaps == 0:
        return 1.0 if sum(filled) == 1 else 0.0
    shape = ((categories - 2) * one_heap - (categories - 1) * two_heaps) / (
        (categories - 2) * (one_heap + two_heaps)
    )
    return shape * (1 - (sum(filled) - 1) / (categories - 1))


# van der Eijk (2001), p. 331, and the Dutch parties PvdA and D66 of the same article, as told
# in Ruedin's introduction to the R package agrmt (2023), sections 3.1 and 3.3.
@pytest.mark.parametrize(
    ("frequencies", "printed"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.61),
        ([2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6], 0.61),
        ([1.6, 2.6, 8.2, 21, 29.3, 27, 10.3], 0.48),
        ([2, 0, 1, 1], 0.08),  # the figure of section 3.2: answers 1, 1, 3 and 4 of four
    ],
)
def test_agreement_is_the_published_one(frequencies, printed):
    assert round(float(agreement(frequencies)), 2) == printed


# The layers of the same example, from the table of section 3.1.
@pytest.mark.parametrize(
    ("layer", "printed"),
    [
        ([1, 1, 1, 1, 1, 1, 1], 0.0),
        ([1, 1, 1, 1, 1, 1, 0], 0.167),
        ([0, 1, 1, 1, 1, 1, 0], 0.333),
        ([0, 0, 1, 1, 1, 1, 0], 0.5),
        ([0, 0, 1, 1, 1, 0, 0], 0.667),
        ([0, 0, 1, 0, 1, 0, 0], 0.467),
        ([0, 0, 0, 0, 1, 0, 0], 1.0),
    ],
)
def test_layers_agree_as_published(layer, printed):
    assert round(float(agreement(layer)), 3) == printed


# agrmt's manual, on agreement and polarization: 0.6113333 and 0.1943333.
def test_polarisation_is_the_published_one():
    frequencies = [30, 40, 210, 130, 530, 50, 10]

    assert round(float(agreement(frequencies)), 7) == 0.6113333
    assert round(float(polarisation(frequencies)), 7) == 0.1943333


# What the R package agrmt gives, as exported in the tests of its Python port (kimsin98/agrmt).
@pytest.mark.parametrize(
    ("frequencies", "printed"),
    [
        ([0, 1, 1], 0.5),
        ([1, 0, 1], -1.0),
        ([10, 30, 50, 30, 10], 0.384615384615385),
        ([50, 30, 10, 5, 5], 0.575),
        ([40, 10, 0, 10, 40], -0.655555555555556),
        ([60, 0, 10, 20, 30], 0.0),
        ([5, 10, 20, 40, 50, 40, 20, 10, 5, 0], 0.505555555555556),
        ([50, 20, 5, 0, 0, 0, 5, 20, 50, 0], -0.349814814814815),
    ],
)
def test_agreement_is_that_of_another_program(frequencies, printed):
    assert agreement(frequencies) == pytest.approx(printed, abs=1e-14)


@settings(max_examples=40)
@given(frequencies=FREQUENCIES)
def test_agreement_is_that_found_layer_by_layer(frequencies):
    assert agreement(frequencies) == pytest.approx(agreement_by_layers(frequencies), abs=1e-12)


@settings(max_examples=40)
@given(frequencies=FREQUENCIES, times=st.sampled_from([2, 10, 0.01]))
def test_only_the_shares_matter_and_not_the_direction(frequencies, times):
    found = agreement(frequencies)

    assert -1 <= found <= 1
    assert agreement(np.array(frequencies) * times) == pytest.approx(found, abs=1e-12)
    assert agreement(frequencies[::-1]) == pytest.approx(found, abs=1e-12)


@pytest.mark.parametrize("categories", range(3, 12))
def test_the_three_landmarks_hold_for_every_number_of_categories(categories):
    heap, even, ends = np.zeros((3, categories))
    heap[1] = even[:] = ends[0] = ends[-1] = 5

    found = agreement([heap, even, ends])

    assert found.tolist() == pytest.approx([1.0, 0.0, -1.0], abs=1e-12)
    assert polarisation([heap, even, ends]).tolist() == pytest.approx([0.0, 0.5, 1.0])


def test_a_cell_that_nobody_answered_has_no_agreement():
    found = agreement([[0, 0, 0], [0, 3, 0]])

    assert np.isnan(found[0])
    assert found[1] == 1.0
    assert np.isnan(polarisation([0, 0, 0]))


@settings(max_examples=40)
@given(points=rooms(), categories=st.integers(3, 11))
def test_points_agree_as_their_categories_do(points, categories):
    counts = counts_of_points(points)

    found = agreement_of_points(counts, categories=categories)

    expected = agreement(grouped(counts, categories))
    assert found == pytest.approx(expected, nan_ok=True)


def test_points_are_put_into_five_categories_unless_another_number_is_asked_for():
    # 0 and 19 lie in one category of five, but in two of eleven with an empty one between.
    counts = one_cell(0, 19)

    assert agreement_of_points(counts) == 1.0
    assert agreement_of_points(one_cell(19, 20)) == agreement([1, 1, 0, 0, 0])
    assert agreement_of_points(counts, categories=11) == agreement([1, 0, 1] + [0] * 8)


@pytest.mark.parametrize(
    ("frequencies", "problem"),
    [
        ([1, 2], "3 to 11 categories"),
        ([1] * 12, "3 to 11 categories"),
        (5, "3 to 11 categories"),
        ([1, -2, 3], r"must not be negative \(place 2\)"),
        ([1, np.nan, 3], "frequencies must not be missing"),
        ([1, np.inf, 3], "frequencies must not be infinite"),
    ],
)
def test_frequencies_that_cannot_be_are_refused(frequencies, problem):
    for figure in (agreement, polarisation):
        with pytest.raises(ValueError, match=problem):
            figure(frequencies)


@pytest.mark.parametrize("categories", [2, 12])
def test_points_are_put_into_three_to_eleven_categories(categories):
    with pytest.raises(ValueError, match="3 to 11 categories"):
        agreement_of_points(one_cell(1), categories=categories)


def test_the_range_of_nine_points_is_the_published_one():
    # BMJ Open 2012;2:e001431, table 1, after Fitch et al. (2001): 15 panellists, of whom five
    # gave 7, five 8, two 9 and three less, wherever that was. Percentiles 7 and 8, a range
    # of 1.0, a centre of 7.5, so an asymmetry of 2.5; IPRAS = 6.1. (The table prints 2.5 for
    # the constant 2.35; its result of 6.1 is that of 2.35.) No disagreement.
    found = nine_point_disagreement([0, 0, 0, 1, 1, 1, 5, 5, 2])

    assert (found.low, found.high, found.range) == (7.0, 8.0, 1.0)
    assert found.lean == 2.5
    assert found.range_allowed == pytest.approx(6.1)
    assert not found.is_disagreement


def test_a_range_about_the_middle_may_be_as_wide_as_the_manual_says():
    # Fitch et al. (2001): 2.35 is the range for disagreement when ratings are symmetric.
    found = nine_point_disagreement([0, 0, 3, 1, 1, 1, 3, 0, 0])

    assert (found.low, found.high, found.lean) == (3.0, 7.0, 0.0)
    assert found.range_allowed == 2.35
    assert found.index == pytest.approx(4 / 2.35)
    assert found.is_disagreement


def test_nine_points_worked_out_by_hand():
    # Ten ratings: 30 % fall right between the third (2) and fourth (4), 70 % between the
    # seventh (6) and eighth (7). 3 to 6.5 is a range of 3.5 about 4.75; allowed are
    # 2.35 + 1.5 x 0.25 = 2.725.
    found = nine_point_disagreement([1, 2, 0, 1, 1, 2, 2, 1, 0])

    assert (found.low, found.high, found.range, found.lean) == (3.0, 6.5, 3.5, 0.25)
    assert found.range_allowed == pytest.approx(2.725)
    assert found.index == pytest.approx(3.5 / 2.725)


def test_points_worked_out_by_hand():
    # 0, 25, 75, 100: places 0.9 and 2.1, so 22.5 and 77.5, a range of 55 about 50, of which
    # 2.35 x 12.5 = 29.375 are allowed.
    found = points_disagreement(one_cell(0, 25, 75, 100))

    assert (found.low, found.high) == pytest.approx((22.5, 77.5))
    assert found.lean == pytest.approx(0.0)
    assert found.range_allowed == pytest.approx(29.375)
    assert found.index == pytest.approx(55 / 29.375)
    assert found.is_disagreement


def test_answers_that_lean_to_one_side_may_spread_wider():
    # 60, 60, 96, 96: 60 to 96 is a range of 36 about 78, so 29.375 + 1.5 x 28 are allowed.
    found = points_disagreement(one_cell(60, 60, 96, 96))

    assert (found.range, found.lean) == pytest.approx((36.0, 28.0))
    assert found.range_allowed == pytest.approx(71.375)
    assert not found.is_disagreement


@settings(max_examples=40)
@given(frequencies=st.lists(st.integers(0, 5), min_size=9, max_size=9).filter(sum))
def test_nine_points_are_judged_the_same_from_either_end(frequencies):
    ahead, turned = (nine_point_disagreement(row) for row in (frequencies, frequencies[::-1]))

    assert turned.index == pytest.approx(ahead.index)
    assert turned.low == pytest.approx(10 - ahead.high)
    ratings = np.repeat(np.arange(1, 10), frequencies)
    low, high = np.percentile(ratings, [30, 70], method="averaged_inverted_cdf")
    assert (ahead.low, ahead.high) == pytest.approx((low, high))


def test_where_nobody_answered_there_is_no_disagreement_to_speak_of():
    for found in (nine_point_disagreement([0] * 9), points_disagreement([0] * 101)):
        assert np.isnan(found.index)
        assert not found.is_disagreement


def test_ratings_on_another_scale_are_refused():
    with pytest.raises(ValueError, match="9 counts for each cell"):
        nine_point_disagreement([1] * 8)
    with pytest.raises(ValueError, match="101 counts for each cell"):
        points_disagreement([1] * 9)
