"""What to discuss next: the cells on which the room's own spread could change the leader.

With all else at the room's means, drawing one cell from the room's answers moves the total of
one option along a line, so the leader changes beyond a single point on either side. How many
answers lie beyond it is counted, not sampled.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints, one_set_of_weights
from options.analysis.disagreement.cells import means_of_counts, percentiles
from options.analysis.disagreement.counts import ANSWERS, checked_counts


@dataclass(frozen=True, slots=True, eq=False)
class Pivotality:
    """How often the leader changes when one cell is drawn from the room's answers to it.

    Attributes:
        totals: (options,), at the room's means; NaN for an option that lacks an answer of
            weight above 0, which then takes no part.
        leaders: the option that leads, or those that tie for it; none if no option has a
            total.
        share: (options, criteria), the share of the room's answers to the cell that change
            the leader; NaN for an option without a total, unless the cell has no weight.
        share_below, share_above: the same by the side on which those answers lie.
        turns_below, turns_above: (options, criteria), the points at which the leader ties
            with another, who leads below or above; NaN if there is no whole point beyond.
        order: (cells, 2), all cells as option and criterion, to be discussed from first to
            last: the highest share first, then the widest middle half, then as they stand.
        is_settled: no answer that anybody gave to any cell changes the leader.
    """

    totals: Floats
    leaders: tuple[int, ...]
    share: Floats
    share_below: Floats
    share_above: Floats
    turns_below: Floats
    turns_above: Floats
    order: Ints
    is_settled: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """For a sentence: beyond these points on this cell another option leads.

    Attributes:
        option, criterion: the cell.
        side: the side of the points on which it happens.
        points: where the leader ties; on this side of them it no longer leads.
        takers: the option that then leads, or those that then tie for it.
        share: the share of the room's answers that lie there.
    """

    option: int
    criterion: int
    side: Literal["below", "above"]
    points: float
    takers: tuple[int, ...]
    share: float


def pivotality(counts: npt.ArrayLike, weights: npt.ArrayLike) -> Pivotality:
    """How often the leader changes when one cell is drawn and all else is at its mean.

    The leader changes when an option that leads, alone or in a tie, falls behind another by
    more than a ten-millionth of a point.

    >>> from options.analysis.disagreement.counts import counts_of_points
    >>> room = counts_of_points([[[60.0], [40.0]], [[80.0], [40.0]], [[10.0], [40.0]]])
    >>> found = pivotality(room, [1.0])
    >>> found.leaders, found.share.round(3).tolist(), found.turns_below.tolist()
    ((0,), [[0.333], [0.0]], [[40.0], [nan]])

    Args:
        counts: (options, criteria, 101), as `counts_of_points` gives them; people may miss
            cells.
        weights: (criteria,), the room's, summing to 1.

    Returns:
        The share for each cell, where the leader turns, and the order of discussion.

    Raises:
        ValueError: there are not 101 counts to a cell of options by criteria, one is negative
            or no whole number, there are no options, or weights are no weights.

    Source:
        One-way sensitivity over the room's own spread, after the value of information in
        Felli & Hazen (1998), Medical Decision Making 18, 95-109; the count is our own.
    """
    table = checked_counts(counts)
    if table.ndim != 3 or len(table) == 0:
        raise ValueError("counts must be a table of options by criteria, 101 to a cell")
    row = one_set_of_weights(weights, criteria=table.shape[1])
    means = means_of_counts(table)
    totals = np.where(row > 0, means * row, 0.0).sum(axis=1)
    ahead, rival, is_leader = _contest(totals)
    up, down = ahead - totals, np.where(is_leader, rival - totals, -np.inf)
    above, turns_above = _beyond_above(table, means, row, up)
    below, turns_below = _beyond_below(table, means, row, down)
    is_open = np.isnan(totals)[:, None] & (row > 0)
    number = np.maximum(table.sum(axis=-1), 1)
    share_below, share_above = (
        np.where(is_open, np.nan, found / number) for found in (below, above)
    )
    share = share_below + share_above
    return Pivotality(
        totals=totals,
        leaders=tuple(np.flatnonzero(is_leader).tolist()),
        share=share,
        share_below=share_below,
        share_above=share_above,
        turns_below=turns_below,
        turns_above=turns_above,
        order=_order_of_discussion(table, share),
        is_settled=bool((share == 0).all()),
    )


def turns_of_cell(found: Pivotality, option: int, criterion: int) -> tuple[Turn, ...]:
    """For sentences: beyond which points on a cell another option leads, and which.

    Args:
        found: as `pivotality` gives it.
        option, criterion: the cell.

    Returns:
        Nothing, one turn, or one for each side.

    Raises:
        ValueError: there is no such cell.

    Source:
        As for `pivotality`.
    """
    if not (0 <= option < len(found.totals) and 0 <= criterion < found.share.shape[1]):
        raise ValueError("there is no such cell")
    place = option, criterion
    others = np.where(np.arange(len(found.totals)) == option, np.nan, found.totals)
    turns = []
    if not np.isnan(found.turns_below[place]):
        best = np.flatnonzero(others >= np.nanmax(others) - TIE)
        takers, share = tuple(best.tolist()), float(found.share_below[place])
        points = float(found.turns_below[place])
        turns.append(Turn(option, criterion, "below", points, takers, share))
    if not np.isnan(found.turns_above[place]):
        points, share = float(found.turns_above[place]), float(found.share_above[place])
        turns.append(Turn(option, criterion, "above", points, (option,), share))
    return tuple(turns)


def _contest(totals: Floats) -> tuple[Floats, Floats, Flags]:
    """For each option: the lowest leader and the best rival other than itself; who leads.

    Infinite where there is none, so that it is never reached.
    """
    known = np.where(np.isnan(totals), -np.inf, totals)
    is_leader = ~np.isnan(totals) & (known >= known.max() - TIE)
    leading = np.where(is_leader, known, np.inf)
    return _best_other(leading, -1.0), _best_other(known, 1.0), is_leader


def _best_other(numbers: Floats, sign: float) -> Floats:
    """For each place the highest number elsewhere, or the lowest with a sign of -1."""
    turned = np.concatenate([numbers * sign, [-np.inf]])
    first, second = np.argsort(-turned, kind="stable")[:2]
    best = np.where(np.arange(len(numbers)) == first, turned[second], turned[first])
    return np.asarray(sign * best)


def _beyond_above(table: Ints, means: Floats, row: Floats, gap: Floats) -> tuple[Ints, Floats]:
    """How many answers lie above the point at which a gap is closed, and that point."""
    weight = np.where(row > 0, row, 1.0)
    ties = np.where(row > 0, means + gap[:, None] / weight, np.inf)
    first = np.floor(np.nan_to_num(ties + TIE / weight, nan=np.inf)) + 1
    held = np.clip(first, 0, ANSWERS).astype(np.int64)
    return table.sum(axis=-1) - _lower_answers(table, held), np.where(
        held < ANSWERS, ties, np.nan
    )


def _beyond_below(table: Ints, means: Floats, row: Floats, gap: Floats) -> tuple[Ints, Floats]:
    """The same mirrored: how many answers lie below the point, and that point."""
    turned, ties = _beyond_above(table[..., ::-1], ANSWERS - 1 - means, row, -gap)
    return turned, ANSWERS - 1 - ties


def _lower_answers(table: Ints, place: Ints) -> Ints:
    """How many answers to each cell lie below a whole point from 0 to 101."""
    running = np.zeros((*table.shape[:-1], ANSWERS + 1), dtype=np.int64)
    np.cumsum(table, axis=-1, out=running[..., 1:])
    return np.asarray(np.take_along_axis(running, place[..., None], axis=-1)[..., 0])


def _order_of_discussion(table: Ints, share: Floats) -> Ints:
    quartiles = percentiles(table, (25, 75))
    spread = np.nan_to_num(quartiles[..., 1] - quartiles[..., 0], nan=-1.0)
    pivotal = np.nan_to_num(share, nan=-1.0)
    order = np.lexsort((-spread.ravel(), -pivotal.ravel()))
    return np.stack(np.unravel_index(order, share.shape), axis=1).astype(np.int64)
