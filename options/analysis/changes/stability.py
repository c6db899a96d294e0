"""How far a weight, or that of a branch, can move before the leader changes; all exact."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats
from options.analysis.changes.crossings import Thresholds, thresholds_along
from options.analysis.changes.proportions import membership, points_of_rest, proportions
from options.analysis.totals.leader import leader_of, table_and_weights

__all__ = ["Thresholds", "branch_thresholds", "leader_of", "weight_thresholds"]

#: Above this weight the gap on the other criteria is summed anew, since what is left of a
#: difference would have too few digits.
HEAVY = 0.9


def weight_thresholds(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, rest: npt.ArrayLike | None = None
) -> Thresholds:
    """How far each weight can move, the others keeping their proportions.

    With all other weights in proportion, the gap between the leader and a rival is a straight
    line in the weight t: from g at t = 0 to h at t = 1. They tie at t = g / (g - h).
    A leader that ties already has the present weight as its bound on the rival's side.

    >>> weight_thresholds([[100.0, 0.0], [0.0, 60.0]], [0.5, 0.5]).lower
    array([0.375,  -inf])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        rest: (criteria,), swing points; they share out what one criterion gives away when it
            holds all the weight, and so the others have no proportions. Equal if not given.

    Returns:
        One path a criterion, for the leader (`leader_of`); `takeovers` puts them in words.

    Raises:
        ValueError: there are no options, a score is missing, weights are no weights, or rest
            is not one number from 0 for each criterion.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194; Goodwin & Wright,
        Decision Analysis for Management Judgment, ch. 3.
    """
    table, row = table_and_weights(values, weights)
    # Without points, weights of 0 are shared out equally: the weights themselves say so too.
    points = row if rest is None else points_of_rest(rest, criteria=len(row))
    lead = _lead(table, row)
    leads = lead.by_criterion
    heavy = int(row.argmax())
    left = 1 - row
    if row[heavy] > HEAVY:
        left[heavy] = 1.0
    at_zero = lead.gaps[:, None] - row * leads
    at_zero /= left
    if row[heavy] > HEAVY:
        at_zero[:, heavy] = leads @ proportions(row, points, np.arange(len(row)) != heavy)
    return thresholds_along(lead.leader, lead.tied, at_zero, leads, row)


def branch_thresholds(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    branches: Sequence[Sequence[int]],
    *,
    rest: npt.ArrayLike | None = None,
) -> Thresholds:
    """How far the weight of each branch can move, with the proportions in and outside kept.

    >>> found = branch_thresholds(
    ...     [[80.0, 40.0, 40.0], [50.0, 70.0, 70.0]], [0.5, 0.3, 0.2], [[1, 2]])
    >>> found.weights.tolist(), found.upper.tolist(), found.takers_above()
    ([0.5], [0.5], [(1,)])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        branches: for each branch the criteria that move together.
        rest: (criteria,), swing points; they stand in for the proportions on a side, in the
            branch or outside, whose weights are all 0. Equal if not given.

    Returns:
        One path a branch, for the leader (`leader_of`); `takeovers` puts them in words.

    Raises:
        ValueError: a branch has no members, names one twice or one that is unknown, or as in
            `weight_thresholds`.

    Source:
        Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3.
    """
    table, row = table_and_weights(values, weights)
    points = points_of_rest(rest, criteria=len(row))
    inside = np.array(
        [membership(members, criteria=len(row)) for members in branches], dtype=np.bool_
    ).reshape(-1, len(row))
    lead = _lead(table, row)
    at_one = lead.by_criterion @ _shares(row, points, inside).T
    at_zero = lead.by_criterion @ _shares(row, points, ~inside).T
    held = np.minimum(inside @ row, 1.0)
    return thresholds_along(lead.leader, lead.tied, at_zero, at_one, held)


class _Lead(NamedTuple):
    """The leader, and by how much it is ahead.

    Attributes:
        leader: the option that leads; the first of those that tie.
        gaps: (options,), of each total.
        tied: (options,), whose total ties with the leader's.
        by_criterion: (options, criteria), of each score.
    """

    leader: int
    gaps: Floats
    tied: Flags
    by_criterion: Floats


def _lead(table: Floats, row: Floats) -> _Lead:
    totals = table @ row
    leader = int(totals.argmax())
    gaps = totals[leader] - totals
    tied = gaps <= TIE
    if np.count_nonzero(tied) > 1:
        leader = int(tied.argmax())
        gaps = totals[leader] - totals
        tied = gaps <= TIE
    return _Lead(leader, gaps, tied, table[leader] - table)


def _shares(row: Floats, points: Floats, chosen: Flags) -> Floats:
    """The shares (branches, criteria) of the criteria chosen (branches, criteria)."""
    parts = np.where(chosen, row, 0.0)
    sums = parts.sum(axis=1)
    for empty in np.flatnonzero(sums == 0):
        parts[empty] = proportions(row, points, chosen[empty])
        sums[empty] = 1.0
    return np.asarray(parts / sums[:, None], dtype=np.float64)
