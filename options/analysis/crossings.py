"""Where rivals catch up with a leader along a straight path from weight 0 to weight 1."""

from typing import NamedTuple

import numpy as np

from options.analysis.arrays import TIE, Floats

#: Two rivals catch up at the same weight when they differ by no more than this.
SAME_WEIGHT = 1e-9


class Bounds(NamedTuple):
    """The present weight, where the lead ends on either side, and who ends it there."""

    weight: float
    lower: float | None
    upper: float | None
    lower_options: tuple[int, ...]
    upper_options: tuple[int, ...]


def bounds_of_lead(at_zero: Floats, at_one: Floats, weights: Floats) -> list[Bounds]:
    """Between which weights a leader stays first, for several paths at once.

    On each path the gap to a rival is a straight line from its value at weight 0 to its value
    at weight 1. A lead that ends in a tie exactly at 0 or 1 has no bound there, since no
    weight lies beyond. A rival that ties now bounds the lead where it is now.

    >>> bounds_of_lead(np.array([[0.0, -60.0]]), np.array([[0.0, 100.0]]), np.array([0.5]))
    [Bounds(weight=0.5, lower=0.375, upper=None, lower_options=(1,), upper_options=())]

    Args:
        at_zero, at_one: (paths, options), points by which the leader is ahead at weight 0 and
            at weight 1; ahead of none by less than a tie at the present weight.
        weights: (paths,), the present weight on each path, from 0 to 1.

    Returns:
        One record a path; options in the order of who leads just beyond the bound.

    Raises:
        ValueError: the leader is behind at a present weight.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194.
    """
    present = weights[:, None]
    gap = (1 - present) * at_zero + present * at_one
    if (gap < -2 * TIE).any():
        raise ValueError("the leader must be first at the present weights")
    slope = at_one - at_zero
    with np.errstate(divide="ignore", invalid="ignore"):
        tie = np.where(gap <= TIE, present, -at_zero / slope)
    below = np.where((at_zero < -TIE) & (slope > 0), np.minimum(tie, present), -np.inf)
    above = np.where((at_one < -TIE) & (slope < 0), np.maximum(tie, present), np.inf)
    return [
        Bounds(
            weight=float(weights[path]),
            lower=_bound(below[path].max()),
            upper=_bound(above[path].min()),
            lower_options=_takers(below[path], below[path].max(), at_zero[path]),
            upper_options=_takers(above[path], above[path].min(), at_one[path]),
        )
        for path in range(len(weights))
    ]


def _bound(weight: np.float64) -> float | None:
    return float(weight) if np.isfinite(weight) else None


def _takers(ties: Floats, bound: np.float64, gap_at_end: Floats) -> tuple[int, ...]:
    if not np.isfinite(bound):
        return ()
    there = np.flatnonzero(np.abs(ties - bound) <= SAME_WEIGHT)
    return tuple(there[np.argsort(gap_at_end[there], kind="stable")].tolist())
