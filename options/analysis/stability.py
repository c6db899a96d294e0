"""How far a weight, a branch or a score can move before the leader changes; all exact."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    TIE,
    Floats,
    complete_table,
    one_set_of_weights,
)
from options.analysis.crossings import bounds_of_lead
from options.analysis.proportions import membership, points_of_rest, proportions


@dataclass(frozen=True, slots=True)
class WeightThreshold:
    """Between which weights of one criterion the leader stays first, and who takes over.

    At a bound the leader and the named options tie; beyond it the first of them leads.

    Attributes:
        criterion: whose weight moves.
        weight: what it is now, from 0 to 1.
        lower: below this the leader is no longer first; None if it stays first down to 0.
        upper: above this the leader is no longer first; None if it stays first up to 1.
        lower_options, upper_options: who takes over there; empty where there is no bound.
    """

    criterion: int
    weight: float
    lower: float | None
    upper: float | None
    lower_options: tuple[int, ...]
    upper_options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BranchThreshold:
    """The same for the weight that several criteria, the members, hold together."""

    members: tuple[int, ...]
    weight: float
    lower: float | None
    upper: float | None
    lower_options: tuple[int, ...]
    upper_options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """What one score would have to be for a rival to draw level with the leader.

    Attributes:
        option: whose score changes: the rival's (a rise) or the leader's (a fall).
        criterion: on which criterion.
        points_needed: how far it has to rise or fall, 0 or more; infinite without weight.
        possible: whether the scale from 0 to 100 has room for that.
        rival: the option that draws level.
    """

    option: int
    criterion: int
    points_needed: float
    possible: bool
    rival: int

    @property
    def is_rise(self) -> bool:
        """Whether the rival's score rises; otherwise the leader's falls."""
        return self.option == self.rival


def leader_of(values: npt.ArrayLike, weights: npt.ArrayLike) -> int:
    """The option with the highest total; among tied ones the first in the list.

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.

    Returns:
        The place of the option.

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.

    Source:
        Keeney & Raiffa (1976), ch. 3.
    """
    table, row = _table_and_weights(values, weights)
    return _first_of(table @ row)


def weight_thresholds(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, rest: npt.ArrayLike | None = None
) -> tuple[WeightThreshold, ...]:
    """How far each weight can move, the others keeping their proportions.

    With all other weights in proportion, the gap between the leader and a rival is a straight
    line in the weight t: from g at t = 0 to h at t = 1. They tie at t = g / (g - h).
    A leader that ties already has the present weight as its bound on the rival's side.

    >>> weight_thresholds([[100.0, 0.0], [0.0, 60.0]], [0.5, 0.5])[0].lower
    0.375

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        rest: (criteria,), swing points; they share out what one criterion gives away when it
            holds all the weight, and so the others have no proportions. Equal if not given.

    Returns:
        One threshold a criterion, for the leader (`leader_of`).

    Raises:
        ValueError: there are no options, a score is missing, weights are no weights, or rest
            is not one number from 0 for each criterion.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194; Goodwin & Wright,
        Decision Analysis for Management Judgment, ch. 3.
    """
    table, row = _table_and_weights(values, weights)
    points = points_of_rest(rest, criteria=len(row))
    count = len(row)
    others = np.tile(row, (count, 1))
    np.fill_diagonal(others, 0.0)
    for full in np.flatnonzero(others.sum(axis=1) == 0):
        others[full] = proportions(row, points, np.arange(count) != full)
    sums = others.sum(axis=1, keepdims=True)
    others = np.divide(others, sums, out=np.zeros_like(others), where=sums > 0)
    leader = _first_of(table @ row)
    at_one = (table[leader] - table).T
    at_zero = others @ (table[leader] - table).T
    return tuple(
        WeightThreshold(criterion, *bounds)
        for criterion, bounds in enumerate(bounds_of_lead(at_zero, at_one, row))
    )


def group_threshold(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    members: Sequence[int],
    *,
    rest: npt.ArrayLike | None = None,
) -> BranchThreshold:
    """How far the weight of a branch can move, with the proportions in it and outside kept.

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        members: the criteria that move together.
        rest: (criteria,), swing points; they stand in for the proportions on a side, in the
            branch or outside, whose weights are all 0. Equal if not given.

    Returns:
        The threshold of the sum of the members' weights, for the leader (`leader_of`).

    Raises:
        ValueError: there are no members, one is named twice or unknown, or as in
            `weight_thresholds`.

    Source:
        Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3.
    """
    table, row = _table_and_weights(values, weights)
    points = points_of_rest(rest, criteria=len(row))
    inside = membership(members, criteria=len(row))
    leads = (table[_first_of(table @ row)] - table).T
    at_one = proportions(row, points, inside) @ leads
    at_zero = proportions(row, points, ~inside) @ leads
    weight = np.array([min(row[inside].sum(), 1.0)])
    (bounds,) = bounds_of_lead(at_zero[None, :], at_one[None, :], weight)
    return BranchThreshold(tuple(int(member) for member in members), *bounds)


def score_changes(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[ScoreChange, ...]:
    """The change of each single score that lets a rival draw level with the leader.

    On a criterion of weight w a gap of g points closes when the rival's score rises, or the
    leader's falls, by g / w.

    >>> score_changes([[80.0], [50.0]], [1.0])[0]
    ScoreChange(option=0, criterion=0, points_needed=30.0, possible=True, rival=1)

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.

    Returns:
        Two changes for each rival and criterion: possible ones first, then the smallest,
        then in the order of options and criteria.

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194.
    """
    table, row = _table_and_weights(values, weights)
    totals = table @ row
    leader = _first_of(totals)
    gaps = np.maximum(totals[leader] - totals, 0.0)[:, None]
    needed = np.divide(gaps, row, out=np.full_like(table, np.inf), where=row > 0)
    can_rise = needed <= HIGHEST - table + TIE
    can_fall = needed <= table[leader] + TIE
    changes = [
        ScoreChange(option, criterion, float(needed[rival, criterion]), bool(possible), rival)
        for rival in range(len(table))
        if rival != leader
        for option, room in ((rival, can_rise), (leader, can_fall))
        for criterion, possible in enumerate(room[rival])
    ]
    return tuple(sorted(changes, key=_reach))


def _reach(change: ScoreChange) -> tuple[bool, float, int, int, int]:
    needed = change.points_needed
    return (not change.possible, needed, change.option, change.criterion, change.rival)


def _first_of(totals: Floats) -> int:
    return int(np.argmax(totals >= totals.max() - TIE))


def _table_and_weights(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Floats, Floats]:
    table = complete_table(values)
    if len(table) == 0:
        raise ValueError("at least one option is needed")
    row = one_set_of_weights(weights, criteria=table.shape[1])
    return table, row / row.sum()
