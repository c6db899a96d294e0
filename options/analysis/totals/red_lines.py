"""Which options cross a limit, whatever their total."""

import enum

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, points_or_missing


class Standing(enum.StrEnum):
    """How an option stands to one red line."""

    CLEAR = "clear"
    AT_RISK = "at_risk"
    FAILS = "fails"
    UNKNOWN = "unknown"


def standing_of(
    points: float | None,
    *,
    low: float | None,
    fails_below: float,
    at_risk_below: float | None = None,
    at_risk_when_low_below: float | None = None,
) -> Standing:
    """How one option stands to a red line; points exactly at a limit are on its good side.

    >>> standing_of(40, low=25, fails_below=40, at_risk_when_low_below=40)
    <Standing.AT_RISK: 'at_risk'>

    Args:
        points: from 0 to 100, or None if the score is missing.
        low: the least plausible points, or None if there is no range.
        fails_below: the option fails when its points are below this.
        at_risk_below: it is at risk when its points are below this; None does not ask.
        at_risk_when_low_below: it is at risk when its low is below this; None does not ask.

    Returns:
        FAILS before AT_RISK before CLEAR; UNKNOWN without points.

    Raises:
        ValueError: a number lies outside 0 to 100 or is missing, low is above the points, or
            the limit for being at risk is below the limit for failing.

    Source:
        Conjunctive screening: Hwang & Yoon (1981), Multiple Attribute Decision Making.
    """
    _check_limits(fails_below, at_risk_below, at_risk_when_low_below)
    if points is None:
        return Standing.UNKNOWN
    _check_points(points, low)
    if points < fails_below - TIE:
        return Standing.FAILS
    if at_risk_below is not None and points < at_risk_below - TIE:
        return Standing.AT_RISK
    if low is not None and at_risk_when_low_below is not None:
        return Standing.AT_RISK if low < at_risk_when_low_below - TIE else Standing.CLEAR
    return Standing.CLEAR


def standings(
    points: npt.ArrayLike,
    *,
    low: npt.ArrayLike | None = None,
    fails_below: float,
    at_risk_below: float | None = None,
    at_risk_when_low_below: float | None = None,
) -> tuple[Standing, ...]:
    """How every option stands to a red line.

    Args:
        points: (options,), from 0 to 100; NaN is a missing score.
        low: (options,), the least plausible points; NaN or None if there is no range.
        fails_below, at_risk_below, at_risk_when_low_below: as in `standing_of`.

    Returns:
        One standing an option.

    Raises:
        ValueError: as in `standing_of`, or points and low are not one for each option.

    Source:
        Hwang & Yoon (1981).
    """
    _check_limits(fails_below, at_risk_below, at_risk_when_low_below)
    given = points_or_missing(points, name="points")
    lows = np.full(given.shape, np.nan) if low is None else points_or_missing(low, name="low")
    if given.ndim != 1 or given.shape != lows.shape:
        raise ValueError("points and low must be one row, one for each option")
    return tuple(
        standing_of(
            None if np.isnan(one) else float(one),
            low=None if np.isnan(least) else float(least),
            fails_below=fails_below,
            at_risk_below=at_risk_below,
            at_risk_when_low_below=at_risk_when_low_below,
        )
        for one, least in zip(given, lows, strict=True)
    )


def _check_limits(fails_below: float, *at_risk: float | None) -> None:
    for limit in (fails_below, *at_risk):
        if limit is not None and not 0 <= limit <= 100:
            raise ValueError("a limit must lie from 0 to 100")
    if at_risk[0] is not None and at_risk[0] < fails_below:
        raise ValueError("the limit for being at risk must not be below the limit for failing")


def _check_points(points: float, low: float | None) -> None:
    if not -TIE <= points <= 100 + TIE:
        raise ValueError("points must lie from 0 to 100")
    if low is not None and not -TIE <= low <= points + TIE:
        raise ValueError("low must lie from 0 to the points")
