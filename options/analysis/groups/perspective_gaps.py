"""How far apart perspectives are, and on which option."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE
from options.analysis.groups.leaders import rows_of_totals


@dataclass(frozen=True, slots=True)
class PerspectiveGap:
    """How far apart perspectives are on one option, and which are at the ends.

    Attributes:
        option: on which option.
        points: the highest total less the lowest.
        lowest, highest: the perspectives at each end; several when they tie, all where there
            is no gap.
    """

    option: int
    points: float
    lowest: tuple[int, ...]
    highest: tuple[int, ...]


def widest_gaps(totals: npt.ArrayLike) -> tuple[PerspectiveGap, ...]:
    """How far apart the perspectives are on each option, the widest gap first.

    >>> widest_gaps([[70.0, 50.0], [40.0, 55.0]])[0]
    PerspectiveGap(option=0, points=30.0, lowest=(1,), highest=(0,))

    Args:
        totals: (perspectives, options), in points; NaN where a perspective has none.

    Returns:
        One gap for each option on which at least two perspectives have a total.

    Raises:
        ValueError: a total is infinite, it is no table, or there are no options.

    Source:
        The range of the groups' totals, as the lines of Macharis et al. (2012) show it.
    """
    table = rows_of_totals(totals)
    gaps = []
    for option in np.flatnonzero((~np.isnan(table)).sum(axis=0) > 1).tolist():
        column = table[:, option]
        low, high = float(np.nanmin(column)), float(np.nanmax(column))
        lowest = tuple(np.flatnonzero(column <= low + TIE).tolist())
        highest = tuple(np.flatnonzero(column >= high - TIE).tolist())
        gaps.append(PerspectiveGap(option, high - low, lowest, highest))
    return tuple(sorted(gaps, key=lambda gap: -gap.points))
