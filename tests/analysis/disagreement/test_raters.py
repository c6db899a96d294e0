"""Whether people give the same answers over all cells."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.counts import counts_of_points
from options.analysis.disagreement.raters import (
    alpha_of_counts,
    alpha_of_points,
    krippendorff_alpha,
)
from tests.analysis.disagreement.rooms_of_points import rooms

GAP = np.nan
LEVELS = ("nominal", "ordinal", "interval", "ratio")

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers,
# twelve units.
FOUR_OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
    [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
]

# Wikipedia, "Krippendorff's alpha", a computational example: three coders, fifteen units.
THREE_CODERS = [
    [GAP, GAP, GAP, GAP, GAP, 3, 4, 1, 2, 1, 1, 3, 3, GAP, 3],
    [1, GAP, 2, 1, 3, 3, 4, 3, GAP, GAP, GAP, GAP, GAP, GAP, GAP],
    [GAP, GAP, 2, 1, 3, 4, 4, GAP, 2, 1, 1, 3, 3, GAP, 4],
]


def alpha_by_pairs(ratings, level):
    """Alpha as it is defined: over all pairs of answers within units, and of all answers."""
    units = [[x for x in unit if not np.isnan(x)] for unit in np.transpose(ratings)]
    units = [unit for unit in units if len(unit) > 1]
    everything = [x for unit in units for x in unit]

    def squared(a, b):
        if a == b:
            return 0.0
        if level == "nominal":
            return 1.0
        if level == "interval":
            return (a - b) ** 2
        if level == "ratio":
            return ((a - b) / (a + b)) ** 2
        between = sum(min(a, b) <= x <= max(a, b) for x in everything)
        return (between - (everything.count(a) + everything.count(b)) / 2) ** 2

    observed = sum(
        sum(squared(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    expected = sum(squared(a, b) for a, b in permutations(everything, 2))
    return 1 - (len(everything) - 1) * observed / expected if expected else None


# Krippendorff (2011), section C and D; Wikipedia's article; sections A and B.
@pytest.mark.parametrize(
    ("ratings", "level", "printed"),
    [
        (FOUR_OBSERVERS, "nominal", 0.743),
        (FOUR_OBSERVERS, "ordinal", 0.815),
        (FOUR_OBSERVERS, "interval", 0.849),
        (FOUR_OBSERVERS, "ratio", 0.797),
        (THREE_CODERS, "nominal", 0.691),
        (THREE_CODERS, "interval", 0.811),
        ([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], "nominal", 0.095),
        (
            [[1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1], [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4]],
            "nominal",
            0.692,
        ),
    ],
)
def test_alpha_is_the_published_one(ratings, level, printed):
    found = krippendorff_alpha(ratings, level=level)

    assert found.coefficient is not None
    assert round(found.coefficient, 3) == printed


def test_units_with_a_single_answer_say_nothing():
    # Of the twelve units one has a single answer; 40 answers remain in the other eleven.
    found = krippendorff_alpha(FOUR_OBSERVERS)

    assert (found.units, found.answers) == (11, 40)


def test_alpha_worked_out_by_hand():
    # Two units, answers 0, 10 and 20, 20. Within: 2 x 100 / 1 = 200. Among all four the
    # squares about the mean 12.5 are 275, so 2 x 4 x 275 = 2200. 1 - 3 x 200 / 2200 = 8/11.
    found = krippendorff_alpha([[0.0, 20.0], [10.0, 20.0]])

    assert found.coefficient == pytest.approx(8 / 11)


@pytest.mark.parametrize("level", LEVELS)
def test_those_who_agree_on_everything_have_an_alpha_of_one(level):
    ratings = [[10.0, 50.0, 0.0], [10.0, 50.0, 0.0], [10.0, GAP, GAP]]

    assert krippendorff_alpha(ratings, level=level).coefficient == 1.0


@pytest.mark.parametrize("level", LEVELS)
def test_when_nothing_differs_there_is_nothing_to_agree_on(level):
    found = krippendorff_alpha([[7.0, 7.0], [7.0, 7.0]], level=level)

    assert (found.coefficient, found.units, found.answers) == (None, 2, 4)


@pytest.mark.parametrize(
    "ratings", [[[1.0, 2.0]], [[1.0, GAP], [GAP, 2.0]], [[GAP, GAP]], np.empty((0, 2))]
)
@pytest.mark.parametrize("level", LEVELS)
def test_when_no_two_answers_can_be_compared_there_is_no_alpha(ratings, level):
    found = krippendorff_alpha(ratings, level=level)

    assert (found.coefficient, found.units, found.answers) == (None, 0, 0)


@settings(max_examples=40)
@given(points=rooms(), level=st.sampled_from(LEVELS))
def test_alpha_is_that_found_pair_by_pair(points, level):
    ratings = points.reshape(len(points), -1)

    found = krippendorff_alpha(ratings, level=level)

    assert found.coefficient == pytest.approx(alpha_by_pairs(ratings, level), abs=1e-12)


@settings(max_examples=40)
@given(points=rooms(), level=st.sampled_from(LEVELS))
def test_alpha_of_a_room_is_that_of_its_ratings(points, level):
    found = alpha_of_points(counts_of_points(points), level=level)

    expected = krippendorff_alpha(points.reshape(len(points), -1), level=level)
    assert found.coefficient == pytest.approx(expected.coefficient, abs=1e-12)
    assert (found.units, found.answers) == (expected.units, expected.answers)


@settings(max_examples=40)
@given(points=rooms())
def test_only_what_the_level_speaks_of_changes_alpha(points):
    ratings = points.reshape(len(points), -1)

    def alpha(numbers, level):
        return krippendorff_alpha(numbers, level=level).coefficient

    for level, moved in (
        ("nominal", (37 * ratings) % 101),
        ("ordinal", ratings**3),
        ("interval", 2 * ratings - 500),
        ("ratio", 3 * ratings),
    ):
        assert alpha(moved, level) == pytest.approx(alpha(ratings, level), abs=1e-9)


def test_ratings_that_are_no_rows_are_refused():
    with pytest.raises(ValueError, match="one row of units for each rater"):
        krippendorff_alpha([1.0, 2.0])
    with pytest.raises(ValueError, match="ratings must not be infinite"):
        krippendorff_alpha([[1.0, np.inf]])


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="nominal, ordinal, interval or ratio"):
        krippendorff_alpha([[1.0]], level="polar")


def test_a_ratio_scale_starts_at_nought():
    with pytest.raises(ValueError, match="no values below 0"):
        krippendorff_alpha([[-1.0, 2.0], [1.0, 2.0]], level="ratio")


@pytest.mark.parametrize(
    ("counts", "values", "problem"),
    [
        ([[1, 2]], [2.0, 1.0], "one rising row"),
        ([[1, 2]], [1.0, 1.0], "one rising row"),
        ([[1, 2]], [[1.0, 2.0]], "one rising row"),
        ([[]], [], "one rising row"),
        ([[1, 2]], [1.0, np.nan], "values must not be missing"),
        ([[1, 2]], [1.0], "1 counts for each cell"),
        ([1, 2], [1.0, 2.0], "one row of values for each unit"),
        ([[1, -2]], [1.0, 2.0], "must not be negative"),
    ],
)
def test_counts_that_do_not_fit_are_refused(counts, values, problem):
    with pytest.raises(ValueError, match=problem):
        alpha_of_counts(counts, values)
