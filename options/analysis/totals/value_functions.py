"""From a performance in natural units to a value from 0 (worst) to 100 (best)."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import HIGHEST, LOWEST, Floats, finite_numbers, numbers_or_missing


def value(performance: npt.ArrayLike, *, worst: npt.ArrayLike, best: npt.ArrayLike) -> Floats:
    """Value on the straight line from the worst anchor (0) to the best (100).

    A scale may descend (best below worst), as for costs. What lies beyond an anchor is worth
    as much as the anchor.

    >>> value([250.0, 100.0, 900.0], worst=500.0, best=0.0)
    array([50., 80.,  0.])

    Args:
        performance: any shape, in natural units; NaN is missing and stays missing.
        worst, best: the anchors in the same units, one for all or a shape that broadcasts.

    Returns:
        The shape of the performances, from 0 to 100.

    Raises:
        ValueError: two anchors are equal, an anchor is missing, or a number is infinite.

    Source:
        Belton & Stewart (2002), Multiple Criteria Decision Analysis, ch. 5.
    """
    measured = numbers_or_missing(performance, name="performance")
    start = finite_numbers(worst, name="the worst anchor")
    end = finite_numbers(best, name="the best anchor")
    if (start == end).any():
        raise ValueError("the worst and the best anchor must differ")
    way = (measured - start) / (end - start)
    return _without_minus_zero(np.clip(way * HIGHEST, LOWEST, HIGHEST))


def piecewise_value(
    performance: npt.ArrayLike, *, at: npt.ArrayLike, values: npt.ArrayLike
) -> Floats:
    """Value on straight lines between stated points of the scale.

    Before the first and after the last point the value stays what it is there. The values
    may rise and fall: sometimes the middle of a scale is its best.

    >>> piecewise_value([0.0, 15.0, 40.0], at=[0, 10, 20], values=[0, 80, 100])
    array([  0.,  90., 100.])

    Args:
        performance: any shape, in natural units; NaN is missing and stays missing.
        at: (points,), two or more, in natural units, rising or falling throughout.
        values: (points,), the value at each of them, from 0 to 100.

    Returns:
        The shape of the performances, from 0 to 100.

    Raises:
        ValueError: there are fewer than two points, they turn or repeat, a value is missing or
            outside 0 to 100, or a number is infinite.

    Source:
        von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, ch. 7.
    """
    measured = numbers_or_missing(performance, name="performance")
    marks = finite_numbers(at, name="the points of the scale")
    worths = finite_numbers(values, name="the values at the points")
    if marks.ndim != 1 or marks.shape != worths.shape or len(marks) < 2:
        raise ValueError("at least two points are needed, each with one value")
    if (worths < LOWEST).any() or (worths > HIGHEST).any():
        raise ValueError("the values at the points must lie from 0 to 100")
    if marks[0] > marks[-1]:
        marks, worths = marks[::-1], worths[::-1]
    if (np.diff(marks) <= 0).any():
        raise ValueError("the points of the scale must rise or fall throughout")
    return _without_minus_zero(np.interp(measured, marks, worths))


def _without_minus_zero(values: npt.ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64) + 0.0
