"""How likely a single score, within its own range, is to cost the leader its place."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats
from options.analysis.changes.score_changes import score_changes


@dataclass(frozen=True, slots=True, eq=False)
class TurningShares:
    """What each cell can do alone, all others at their scores.

    Attributes:
        leader: the option that leads now.
        turns: (options, criteria), the points at which the leader ties with another: below
            them for the leader's own cells, above them for others'; infinite without weight.
        shares: (options, criteria), the share of the cell's triangle beyond that.
        swings: (options, criteria), points by which the cell can move its option's total.
    """

    leader: int
    turns: Floats
    shares: Floats
    swings: Floats

    @property
    def order(self) -> tuple[tuple[int, int], ...]:
        """The cells by share, then by swing; without those that move nothing."""
        keys = np.lexsort((-self.swings.round(7).ravel(), -self.shares.round(7).ravel()))
        cells = zip(*np.unravel_index(keys, self.shares.shape), strict=True)
        return tuple(
            (int(row), int(column)) for row, column in cells if self.swings[row, column] > TIE
        )


def turning_shares(
    low: npt.ArrayLike, values: npt.ArrayLike, high: npt.ArrayLike, weights: npt.ArrayLike
) -> TurningShares:
    """How much of each cell's triangle would cost the leader its place, cell by cell.

    >>> found = turning_shares([[40.0], [50.0]], [[60.0], [50.0]], [[80.0], [50.0]], [1.0])
    >>> found.turns.tolist(), found.shares.tolist()
    ([[50.0], [60.0]], [[0.125], [0.0]])

    Args:
        low, values, high: (options, criteria), the plausible range of each score around it,
            with at least two options and none missing.
        weights: (criteria,), summing to 1.

    Returns:
        Where each cell turns the lead, how likely, and how far it moves a total.

    Raises:
        ValueError: as in `score_changes`.

    Source:
        One-way sensitivity after the value of information in Felli & Hazen (1998), Medical
        Decision Making 18, 95-109; the triangle: Kotz & van Dorp (2004), Beyond Beta, ch. 1.
    """
    found = score_changes(values, weights)
    needed, table = found.points_needed.copy(), found.values
    rivals = np.arange(len(table)) != found.leader
    needed[found.leader] = needed[rivals].min(axis=0)
    is_leader = ~rivals[:, None]
    turns = np.where(is_leader, table - needed, table + needed)
    least, most = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    below = _share_below(np.clip(turns, least, most), least, table, most)
    row = np.asarray(weights, dtype=np.float64)
    return TurningShares(
        leader=found.leader,
        turns=turns,
        shares=np.where(most > least, np.where(is_leader, below, 1 - below), 0.0),
        swings=row * (most - least),
    )


def _share_below(points: Floats, least: Floats, best: Floats, most: Floats) -> Floats:
    """The share of a triangle up to some points in it."""
    width = most - least
    rise, fall = best - least, most - best
    up = np.divide(
        (points - least) ** 2, width * rise, out=np.zeros_like(width), where=rise > 0
    )
    down = np.divide(
        (most - points) ** 2, width * fall, out=np.zeros_like(width), where=fall > 0
    )
    inside = np.where(points <= best, up, 1 - down)
    return np.where((points <= best) & (rise == 0), 0.0, inside)
