"""Which change of one score lets a rival draw level with the leader; exact."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import HIGHEST, TIE, Flags, Floats
from options.analysis.totals.leader import first_of, table_and_weights


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """What one score would have to be for a rival to draw level with the leader.

    Attributes:
        option: whose score changes: the rival's (a rise) or the leader's (a fall).
        criterion: on which criterion.
        points: what the score is now.
        points_needed: how far it has to rise or fall, 0 or more.
        rival: the option that draws level.
    """

    option: int
    criterion: int
    points: float
    points_needed: float
    rival: int

    @property
    def is_rise(self) -> bool:
        """Whether the rival's score rises; otherwise the leader's falls."""
        return self.option == self.rival


@dataclass(frozen=True, slots=True, eq=False)
class ScoreChanges:
    """The change of every single score that lets a rival draw level with the leader.

    Attributes:
        leader: the option that leads now.
        values: (options, criteria), what the scores are now.
        points_needed: (options, criteria), how far this rival's score has to rise, or the
            leader's to fall, on this criterion; infinite without weight, 0 for the leader.
        can_rise: (options, criteria), whether the scale from 0 to 100 has room for the
            rival's rise; the leader's row means nothing.
        can_fall: (options, criteria), whether it has room for the leader's fall.
    """

    leader: int
    values: Floats
    points_needed: Floats
    can_rise: Flags
    can_fall: Flags

    def smallest(self) -> tuple[ScoreChange, ...]:
        """For each rival that one score can bring level the smallest change, smallest first.

        Among equal changes for a rival the option, then the criterion, that comes first in the
        list is taken; rivals that need the same keep the order of the list.
        """
        rivals = np.flatnonzero(np.arange(len(self.values)) != self.leader)
        rises, on_rise = self._least(self.can_rise)
        falls, on_fall = self._least(self.can_fall)
        is_rise = np.where(np.arange(len(rises)) < self.leader, rises <= falls, rises < falls)
        needed = np.where(is_rise, rises, falls)
        criteria = np.where(is_rise, on_rise, on_fall)
        changed = np.where(is_rise, np.arange(len(rises)), self.leader)
        points = self.values[changed, criteria]
        order = rivals[np.argsort(needed[rivals], kind="stable")]
        reached = order[np.isfinite(needed[order])]
        columns = (changed[reached], criteria[reached], points[reached], needed[reached])
        rows = zip(*(column.tolist() for column in (*columns, reached)), strict=True)
        return tuple(ScoreChange(*row) for row in rows)

    def _least(self, possible: Flags) -> tuple[Floats, npt.NDArray[np.intp]]:
        needed = np.where(possible, self.points_needed, np.inf)
        at = needed.argmin(axis=1)
        return needed[np.arange(len(needed)), at], at


def score_changes(values: npt.ArrayLike, weights: npt.ArrayLike) -> ScoreChanges:
    """The change of each single score that lets a rival draw level with the leader.

    On a criterion of weight w a gap of g points closes when the rival's score rises, or the
    leader's falls, by g / w.

    >>> score_changes([[80.0], [50.0]], [1.0]).smallest()
    (ScoreChange(option=0, criterion=0, points=80.0, points_needed=30.0, rival=1),)

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.

    Returns:
        Every change, and the smallest one for each rival.

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194.
    """
    table, row = table_and_weights(values, weights)
    totals = table @ row
    leader = first_of(totals)
    gaps = np.maximum(totals[leader] - totals, 0.0)[:, None]
    needed = np.full(table.shape, np.inf)
    np.divide(gaps, row, out=needed, where=row > 0)
    return ScoreChanges(
        leader=leader,
        values=table,
        points_needed=needed,
        can_rise=needed <= HIGHEST + TIE - table,
        can_fall=needed <= table[leader] + TIE,
    )
