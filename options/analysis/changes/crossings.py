"""Where rivals catch up with a leader along a straight path from weight 0 to weight 1."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE, Flags, Floats

#: Two rivals catch up at the same weight when they differ by no more than this.
SAME_WEIGHT = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """Between which weights the leader stays first, one path for each weight that moves.

    Attributes:
        leader: the option that leads now.
        weights: (paths,), what each weight is now, from 0 to 1.
        lower: (paths,), below this the leader is no longer first; minus infinity if it stays
            first down to 0.
        upper: (paths,), above this the leader is no longer first; infinity if it stays first
            up to 1.
        ties: (options, paths), the weight at which an option is level with the leader on the
            straight line through both ends; not a number, or outside 0 to 1, where it never is.
        at_zero, at_one: (options, paths), points by which the leader is ahead at the weights
            0 and 1; negative where it is behind.
    """

    leader: int
    weights: Floats
    lower: Floats
    upper: Floats
    ties: Floats
    at_zero: Floats
    at_one: Floats

    def takers_below(self) -> list[tuple[int, ...]]:
        """On each path, who is level at the lower bound; the first leads just below it."""
        return _takers(self.ties, self.lower, self.at_zero)

    def takers_above(self) -> list[tuple[int, ...]]:
        """On each path, who is level at the upper bound; the first leads just above it."""
        return _takers(self.ties, self.upper, self.at_one)


def thresholds_along(
    leader: int, tied: Flags, at_zero: Floats, at_one: Floats, weights: Floats
) -> Thresholds:
    """Between which weights a leader stays first, for several paths at once.

    On each path the gap to a rival is a straight line from its value at weight 0 to its value
    at weight 1. A lead that ends in a tie exactly at 0 or 1 has no bound there, since no
    weight lies beyond. A rival that ties now bounds the lead where it is now.

    >>> found = thresholds_along(
    ...     0, np.array([True, False]), np.array([[0.0], [-60.0]]), np.array([[0.0], [100.0]]),
    ...     np.array([0.5]))
    >>> found.lower.tolist(), found.upper.tolist(), found.takers_below()
    ([0.375], [inf], [(1,)])

    Args:
        leader: which option leads.
        tied: (options,), who ties with the leader now: itself, and perhaps others.
        at_zero, at_one: (options, paths), points by which it is ahead at weight 0 and at
            weight 1.
        weights: (paths,), the present weight on each path, from 0 to 1.

    Returns:
        The bounds of every path, and what names the options there.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ties = at_zero / (at_zero - at_one)
    if np.count_nonzero(tied) > 1:
        ties[tied] = weights
    below = np.where(at_zero < -TIE, ties, -np.inf)
    above = np.where(at_one < -TIE, ties, np.inf)
    return Thresholds(
        leader=leader,
        weights=weights,
        lower=np.maximum.reduce(below, axis=0),
        upper=np.minimum.reduce(above, axis=0),
        ties=ties,
        at_zero=at_zero,
        at_one=at_one,
    )


def _takers(ties: Floats, bounds: Floats, at_end: Floats) -> list[tuple[int, ...]]:
    with np.errstate(invalid="ignore"):
        is_level = (np.abs(ties - bounds) <= SAME_WEIGHT) & (at_end < -TIE)
    paths, options = np.nonzero(is_level.T)
    order = np.lexsort((at_end[options, paths], paths))
    named = options[order].tolist()
    ends = np.searchsorted(paths, np.arange(len(bounds)), side="right").tolist()
    return [tuple(named[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
