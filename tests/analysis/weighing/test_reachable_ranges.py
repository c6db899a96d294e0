"""A range for each weight, and the part of it that can be reached."""

import numpy as np
import pytest

from options.analysis.weighing.reachable_ranges import checked_ranges, reachable_ranges


def test_a_weight_reaches_only_what_the_others_leave():
    # By hand: the others hold at least 0.3 and at most 0.6 in the first place, and so on.
    low, high = reachable_ranges([0.0, 0.1, 0.2], [1.0, 0.2, 0.4])

    assert low == pytest.approx([0.4, 0.1, 0.2])
    assert high == pytest.approx([0.7, 0.2, 0.4])


def test_bounds_that_no_weight_can_reach_are_drawn_in():
    # By hand: with 0.5 or more on the first, the second cannot be above 0.5; and with 0.3 or
    # less on the second, the first cannot be below 0.7.
    low, high = reachable_ranges([0.5, 0.0], [1.0, 0.3])

    assert low.round(9).tolist() == [0.7, 0.0]
    assert high.round(9).tolist() == [1.0, 0.3]
    _, high = reachable_ranges([0.5, 0.0], [1.0, 0.9])
    assert high.round(9).tolist() == [1.0, 0.5]


@pytest.mark.parametrize(
    ("low", "high", "problem"),
    [
        ([0.3, 0.5, 0.3], [1.0] * 3, r"lows sum to 1.1, above 1.*\(place 2\)"),
        ([0.0] * 3, [0.4, 0.2, 0.3], r"highs sum to 0.9, below 1.*\(place 2\)"),
        ([0.0, 0.5], [1.0, 0.4], r"low must not be above high \(place 2\)"),
        ([-0.1, 0.5], [1.0, 1.0], r"low must lie from 0 to 1 \(place 1\)"),
        ([0.0, 0.5], [1.0, 1.1], r"high must lie from 0 to 1 \(place 2\)"),
        ([np.nan, 0.5], [1.0, 1.0], r"low must not be missing \(place 1\)"),
        ([0.0, 0.5], [1.0, np.inf], r"high must not be infinite \(place 2\)"),
        ([0.0], [1.0, 1.0], "one low and one high for each"),
        ([], [], "one low and one high for each"),
        (0.0, 1.0, "one low and one high for each"),
    ],
)
def test_ranges_that_no_weights_keep_are_refused(low, high, problem):
    with pytest.raises(ValueError, match=problem):
        reachable_ranges(low, high)


def test_there_must_be_a_range_for_each_criterion():
    with pytest.raises(ValueError, match="one low and one high for each"):
        checked_ranges([0.0, 0.0], [1.0, 1.0], criteria=3)
