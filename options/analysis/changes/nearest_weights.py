"""The weights nearest to the present ones at which two options tie."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.totals.leader import first_of, table_and_weights

#: A weight has moved when it differs by more than this.
UNMOVED = 1e-9

#: The search ends when the options tie to this part of their largest gap on a criterion.
LEVEL = 1e-15

#: A lower weight than any, which leaves a criterion out.
LEFT_OUT = -2.0

#: Halvings after which two numbers can come no closer.
MOST_HALVINGS = 200


@dataclass(frozen=True, slots=True)
class WeightChange:
    """What one criterion weighs now and at the tie, each from 0 to 1."""

    criterion: int
    before: float
    after: float

    @property
    def change(self) -> float:
        """How much more it weighs at the tie; negative for less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class NearestTie:
    """The nearest weights at which two options have the same total.

    Attributes:
        option, rival: which two.
        distance: how far away the weights are, as the root of the sum of squared changes.
        before: (criteria,), the present weights.
        weights: (criteria,), the weights there, summing to 1, none below 0.
        ahead: the options that are ahead of the two there; empty if they tie for the lead.
    """

    option: int
    rival: int
    distance: float
    before: Floats
    weights: Floats
    ahead: tuple[int, ...]

    @property
    def moved(self) -> float:
        """The share of all weight that goes from some criteria to others, from 0 to 1."""
        return float(np.abs(self.weights - self.before).sum() / 2)

    @property
    def changes(self) -> tuple[WeightChange, ...]:
        """The weights that change, the largest change first."""
        sizes = np.abs(self.weights - self.before).round(12)
        return tuple(
            WeightChange(int(place), float(self.before[place]), float(self.weights[place]))
            for place in np.argsort(-sizes, kind="stable")
            if sizes[place] > UNMOVED
        )


def nearest_tie(
    values: npt.ArrayLike, weights: npt.ArrayLike, option: int, rival: int
) -> NearestTie | None:
    """The nearest weights at which two options tie, or None where no weights tie them.

    With d the gaps between the two and g = d - mean(d) they are w - (d.w / g.g) g, unless some
    fall below 0; then the exact nearest point among weights from 0 up takes their place.

    >>> found = nearest_tie([[80.0, 20.0], [20.0, 70.0]], [0.6, 0.4], 0, 1)
    >>> found.weights.round(4).tolist(), found.changes[0].criterion
    ([0.4545, 0.5455], 0)

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        option, rival: the places of two different options.

    Returns:
        Where they tie and how far that is; the present weights if they tie now.

    Raises:
        ValueError: an option is unknown or the two are one, a score is missing, or weights are
            no weights.

    Source:
        Barron & Schmidt (1988), Operations Research 36, 122-127, on the nearest weights that
        change a decision; Held, Wolfe & Crowder (1974), Mathematical Programming 6, 62-88, on
        the nearest point of a simplex.
    """
    table, row = table_and_weights(values, weights)
    if option == rival or not (0 <= option < len(table) and 0 <= rival < len(table)):
        raise ValueError("two different options of the table are needed")
    found = _nearest_ties(table, row, option, np.array([rival]))
    return found[0] if found else None


def nearest_ties(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[NearestTie, ...]:
    """The nearest weights at which each rival draws level with the leader, nearest first.

    At the first of them nobody is ahead of the two: just beyond it that rival leads.

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.

    Returns:
        One tie for each rival that some weights make level with the leader (`leader_of`).

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.

    Source:
        As for `nearest_tie`.
    """
    table, row = table_and_weights(values, weights)
    leader = first_of(table @ row)
    rivals = np.delete(np.arange(len(table)), leader)
    found = _nearest_ties(table, row, leader, rivals)
    return tuple(sorted(found, key=lambda tie: (tie.distance, tie.rival)))


def _nearest_ties(
    table: Floats, weights: Floats, option: int, rivals: Ints
) -> list[NearestTie]:
    gaps = table[option] - table[rivals]
    gaps[np.abs(gaps) <= TIE] = 0.0
    gaps[gaps @ weights < 0] *= -1
    lead = gaps @ weights
    is_level = lead <= TIE
    can_be_level = is_level | (gaps.min(axis=1) <= 0)
    apart = can_be_level & ~is_level
    nearest = np.tile(weights, (len(rivals), 1))
    nearest[apart] = _level_weights(weights, gaps[apart])
    totals = nearest @ table.T
    distances = np.sqrt(((nearest - weights) ** 2).sum(axis=1))
    level = np.maximum(totals[:, option], totals[np.arange(len(rivals)), rivals])
    is_ahead = totals > level[:, None] + TIE
    return [
        NearestTie(
            option=option,
            rival=int(rivals[place]),
            distance=float(distances[place]),
            before=weights,
            weights=nearest[place],
            ahead=tuple(np.flatnonzero(is_ahead[place]).tolist()),
        )
        for place in np.flatnonzero(can_be_level)
    ]


def _level_weights(weights: Floats, gaps: Floats) -> Floats:
    """For each row of gaps the nearest weights from 0 up at which it comes to 0.

    They are the nearest weights to w - push * gaps for the one push at which the lead is gone,
    and the lead falls as the push grows. From the criteria that have weight, a linear equation
    gives the push; when the same ones still have weight after it, it is exact. Halving keeps
    the search between a push that is too small and one that is too large.

    Args:
        weights: (criteria,), summing to 1.
        gaps: (rivals, criteria), with a lead above 0 at these weights, and none above 0 on
            all criteria.

    Returns:
        (rivals, criteria); each row sums to 1.
    """
    only_level = gaps.min(axis=1) == 0
    start = np.where(only_level[:, None] & (gaps > 0), LEFT_OUT, weights)
    falling = np.where(only_level[:, None], 0.0, gaps)
    least = np.zeros(len(gaps))
    most = np.divide(2.0, -falling.min(axis=1), out=np.zeros(len(gaps)), where=~only_level)
    has_weight = np.ones(gaps.shape, dtype=np.bool_)
    found = _nearest_weights(start)
    open_rows = np.flatnonzero(~only_level)
    for _ in range(MOST_HALVINGS):
        if len(open_rows) == 0:
            break
        push = _push(weights, falling[open_rows], has_weight[open_rows])
        low, high = least[open_rows], most[open_rows]
        is_outside = ~((low <= push) & (push <= high))
        push = np.where(is_outside, (low + high) / 2, push)
        found[open_rows] = _nearest_weights(weights - push[:, None] * falling[open_rows])
        lead = (found[open_rows] * falling[open_rows]).sum(axis=1)
        still = found[open_rows] > 0
        is_exact = ~is_outside & (still == has_weight[open_rows]).all(axis=1)
        is_exact |= np.abs(lead) <= LEVEL * np.abs(falling[open_rows]).max(axis=1)
        least[open_rows] = np.where(lead > 0, push, low)
        most[open_rows] = np.where(lead > 0, high, push)
        has_weight[open_rows] = still
        open_rows = open_rows[~is_exact]
    return found


def _push(weights: Floats, gaps: Floats, has_weight: Flags) -> Floats:
    """How far to go against the gaps until the lead is gone, if those keep their weight.

    Not a number where these criteria all have the same gap.
    """
    inside = np.where(has_weight, gaps, 0.0)
    mean = inside.sum(axis=1) / has_weight.sum(axis=1)
    spread = np.where(has_weight, gaps - mean[:, None], 0.0)
    steepness = (spread**2).sum(axis=1)
    missing = 1 - (has_weight * weights).sum(axis=1)
    lead = inside @ weights + mean * missing
    push = np.full(len(gaps), np.nan)
    np.divide(lead, steepness, out=push, where=steepness > 0)
    return push


def _nearest_weights(points: Floats) -> Floats:
    """For each row the nearest one that sums to 1 with nothing below 0."""
    falling = -np.sort(-points, axis=1)
    above = np.cumsum(falling, axis=1) - 1
    counts = np.arange(1, points.shape[1] + 1)
    last = np.count_nonzero(falling * counts > above, axis=1) - 1
    cut = above[np.arange(len(points)), last] / (last + 1)
    return np.asarray(np.maximum(points - cut[:, None], 0.0), dtype=np.float64)
