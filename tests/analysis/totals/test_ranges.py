"""How far a score may plausibly be off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.totals.ranges import HALF_WIDTHS, plausible_range


@pytest.mark.parametrize(
    ("confidence", "ends"),
    [("high", (45, 55)), ("medium", (35, 65)), ("low", (20, 80)), ("", (35, 65))],
)
def test_a_confidence_gives_its_half_width(confidence, ends):
    assert plausible_range(50, confidence=confidence) == ends


def test_a_range_does_not_leave_the_scale():
    assert plausible_range(10, confidence="low") == (0, 40)
    assert plausible_range(100, confidence="high") == (95, 100)


def test_a_stated_range_wins_over_the_confidence():
    assert plausible_range(50, confidence="high", low=10, high=50) == (10, 50)


def test_an_end_that_is_not_stated_comes_from_the_confidence():
    assert plausible_range(50, confidence="medium", low=45) == (45, 65)
    assert plausible_range(50, confidence="medium", high=100) == (35, 100)


def test_zero_is_a_stated_end():
    assert plausible_range(50, confidence="high", low=0, high=60) == (0, 60)


@given(points=st.floats(0, 100), confidence=st.sampled_from(sorted(HALF_WIDTHS)))
def test_points_lie_in_their_range(points, confidence):
    low, high = plausible_range(points, confidence=confidence)

    assert 0 <= low <= points <= high <= 100


@pytest.mark.parametrize(
    ("points", "said", "problem"),
    [
        (50, {"confidence": "certain"}, "'certain' is unknown"),
        (101, {"confidence": ""}, "points must lie from 0 to 100"),
        (float("nan"), {"confidence": ""}, "points must lie from 0 to 100"),
        (50, {"confidence": "", "low": 60}, "between the stated ends"),
        (50, {"confidence": "", "high": 40}, "between the stated ends"),
        (50, {"confidence": "", "low": -1}, "between the stated ends"),
        (50, {"confidence": "", "high": 101}, "between the stated ends"),
        (50, {"confidence": "", "high": float("nan")}, "between the stated ends"),
    ],
)
def test_what_is_no_range_is_refused(points, said, problem):
    with pytest.raises(ValueError, match=problem):
        plausible_range(points, **said)
