"""Scores in a triangle around what was said, and what may be drawn as a score."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import HIGHEST, LOWEST, TIE, Floats, first_place, table_with_gaps
from options.analysis.uncertainty.cell_draws import CellDraws, Rough
from options.analysis.uncertainty.normal_scores import ClippedNormalScores, NormalScores


class TriangularScores(CellDraws):
    """Scores in the triangle between low, best and high of each cell.

    A missing score is even over its range, or over 0 to 100 without one.

    Args:
        low, high: (options, criteria), the plausible range from 0 to 100; NaN only where the
            score is missing.
        best: (options, criteria), the scores; NaN is a missing one.

    Raises:
        ValueError: the shapes differ, a score has no range or lies outside it, or a low lies
            above its high.

    Source:
        Kotz & van Dorp (2004), Beyond Beta, ch. 1, for the inverse of the distribution.
    """

    def __init__(self, low: npt.ArrayLike, best: npt.ArrayLike, high: npt.ArrayLike) -> None:
        lows, mode, highs = _checked_triangles(low, best, high)
        is_missing = np.isnan(mode)
        super().__init__(np.where(is_missing, lows, lows + highs - mode), lows, highs)
        width = highs - lows
        rise = np.where(is_missing, 0.0, mode - lows)
        place = np.divide(rise, width, out=np.zeros_like(rise), where=width > 0)
        self._place = place.ravel().astype(np.float32)
        self._rest = np.float32(1) - self._place
        self._rising = (rise * width).ravel().astype(np.float32)
        self._falling = ((width - rise) * width).ravel().astype(np.float32)
        self._missing = np.flatnonzero(is_missing)
        self._missing_width = width.ravel()[self._missing].astype(np.float32)

    def _move(self, flat: Rough, rng: np.random.Generator) -> None:
        """The inverse of the distribution, without a question which side a number is on.

        With u up to the place of the best, the first root alone moves; above it, the second.
        """
        rng.random(out=flat, dtype=np.float32)
        even = flat[:, self._missing] * self._missing_width
        above = np.subtract(np.float32(1), flat)
        np.minimum(above, self._rest, out=above)
        above *= self._falling
        np.sqrt(above, out=above)
        np.minimum(flat, self._place, out=flat)
        flat *= self._rising
        np.sqrt(flat, out=flat)
        flat -= above
        flat[:, self._missing] = even


UncertainScores: TypeAlias = TriangularScores | NormalScores | ClippedNormalScores


def triangular_scores(
    low: npt.ArrayLike,
    best: npt.ArrayLike,
    high: npt.ArrayLike,
    samples: int,
    rng: np.random.Generator,
) -> Floats:
    """Scores drawn from the triangle between low, best and high of each cell.

    Args:
        low, best, high: (options, criteria), as `TriangularScores` takes them.
        samples: the number of draws, from 1.
        rng: where the randomness comes from; each cell uses one number a draw.

    Returns:
        (samples, options, criteria), from 0 to 100.

    Raises:
        ValueError: as in `TriangularScores`, or there are no samples.

    Source:
        Kotz & van Dorp (2004), Beyond Beta, ch. 1, for the inverse of the distribution.
    """
    return TriangularScores(low, best, high).scores(samples, rng)


def _checked_triangles(
    low: npt.ArrayLike, best: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[Floats, Floats, Floats]:
    lows = table_with_gaps(low, name="low")
    mode = table_with_gaps(best, name="best")
    highs = table_with_gaps(high, name="high")
    if not lows.shape == mode.shape == highs.shape:
        raise ValueError("low, best and high must have the same shape")
    is_missing = np.isnan(mode)
    lows = np.where(is_missing & np.isnan(lows), LOWEST, lows)
    highs = np.where(is_missing & np.isnan(highs), HIGHEST, highs)
    has_range = lows <= highs + TIE
    if not has_range.all():
        place = first_place(~has_range)
        raise ValueError(f"every score needs a range, with low not above high{place}")
    is_outside = ~is_missing & ~((lows <= mode + TIE) & (mode <= highs + TIE))
    if is_outside.any():
        raise ValueError(f"every score must lie in its range{first_place(is_outside)}")
    highs = np.maximum(highs, lows)
    return lows, np.clip(mode, lows, highs), highs
