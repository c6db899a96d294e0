"""How options stand to a limit, whatever their total."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.totals.red_lines import Standing, standing_of, standings

whole_points = st.integers(0, 100)


@pytest.mark.parametrize(
    ("points", "low", "standing"),
    [
        (39, 30, Standing.FAILS),
        (40, 40, Standing.AT_RISK),
        (49, 45, Standing.AT_RISK),
        (50, 45, Standing.CLEAR),
        (50, 35, Standing.CLEAR),
        (60, 34, Standing.AT_RISK),
        (60, None, Standing.CLEAR),
        (None, None, Standing.UNKNOWN),
        (None, 10, Standing.UNKNOWN),
    ],
)
def test_points_exactly_at_a_limit_are_on_its_good_side(points, low, standing):
    found = standing_of(
        points, low=low, fails_below=40, at_risk_below=50, at_risk_when_low_below=35
    )

    assert found is standing


def test_without_limits_for_risk_there_is_only_clear_and_fails():
    assert standing_of(40, low=0, fails_below=40) is Standing.CLEAR
    assert standing_of(39.5, low=0, fails_below=40) is Standing.FAILS


def test_a_whisker_of_rounding_does_not_fail_an_option():
    assert standing_of(40 - 1e-9, low=None, fails_below=40) is Standing.CLEAR


def test_every_option_has_its_standing():
    found = standings(
        np.array([10.0, 45.0, 90.0, np.nan]),
        low=np.array([0.0, 20.0, np.nan, np.nan]),
        fails_below=40,
        at_risk_when_low_below=40,
    )

    assert found == (Standing.FAILS, Standing.AT_RISK, Standing.CLEAR, Standing.UNKNOWN)


def test_ranges_may_be_left_out():
    assert standings([45.0], fails_below=40, at_risk_when_low_below=40) == (Standing.CLEAR,)


def test_no_options_have_no_standings():
    assert standings([], fails_below=40) == ()


@given(points=whole_points, more=whole_points, limit=whole_points, risk=whole_points)
def test_more_points_never_stand_worse(points, more, limit, risk):
    order = [Standing.FAILS, Standing.AT_RISK, Standing.CLEAR]
    fewer, most = sorted([points, more])
    fails_below, at_risk_below = sorted([limit, risk])

    found = [
        order.index(
            standing_of(each, low=None, fails_below=fails_below, at_risk_below=at_risk_below)
        )
        for each in (fewer, most)
    ]

    assert found[0] <= found[1]


@pytest.mark.parametrize(
    ("points", "low", "problem"),
    [
        (101, None, "points must lie"),
        (-1, None, "points must lie"),
        (np.nan, None, "points must lie"),
        (50, 60, "low must lie"),
        (50, -1, "low must lie"),
    ],
)
def test_points_off_the_scale_are_refused(points, low, problem):
    with pytest.raises(ValueError, match=problem):
        standing_of(points, low=low, fails_below=40)


@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        ({"fails_below": 101}, "limit must lie"),
        ({"fails_below": np.nan}, "limit must lie"),
        ({"fails_below": 40, "at_risk_below": -1}, "limit must lie"),
        ({"fails_below": 40, "at_risk_when_low_below": 101}, "limit must lie"),
        ({"fails_below": 40, "at_risk_below": 39}, "must not be below"),
    ],
)
def test_limits_that_make_no_sense_are_refused(limits, problem):
    with pytest.raises(ValueError, match=problem):
        standing_of(None, low=None, **limits)
    with pytest.raises(ValueError, match=problem):
        standings([], **limits)


def test_points_and_ranges_must_match():
    with pytest.raises(ValueError, match="one row"):
        standings([50.0, 60.0], low=[40.0], fails_below=40)
    with pytest.raises(ValueError, match="one row"):
        standings([[50.0]], fails_below=40)
