"""Scores that are not sure: triangles and normal curves around what was said."""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    TIE,
    Floats,
    first_place,
    numbers_or_missing,
    table_with_gaps,
)

Rough: TypeAlias = npt.NDArray[np.float32]

#: How many drawn points are held at once.
POINTS_AT_ONCE = 200_000


class CellDraws:
    """Scores that are drawn cell by cell, with one random number for each cell and draw.

    A score is a sure part, exact, and a moved part, drawn in float32: a sure score stays
    exact. Every cell uses its number whatever is said of it, so that what is said of one cell
    does not move the draws of another.

    Attributes:
        options, criteria: the size of the table.
    """

    def __init__(self, sure: Floats, least: Floats, most: Floats) -> None:
        self.options, self.criteria = sure.shape
        self._sure, self._least, self._most = sure, least, most

    def scores(self, samples: int, rng: np.random.Generator) -> Floats:
        """Scores of every cell, (samples, options, criteria)."""
        parts = [self._sure + moved for moved in self._moves(samples, rng)]
        return np.clip(np.concatenate(parts), self._least, self._most)

    def totals(self, weights: Floats, rng: np.random.Generator) -> Floats:
        """Totals of every option, (samples, options), each draw with weights of its own."""
        totals = weights @ self._sure.T
        rough = weights.astype(np.float32)
        start = 0
        for moved in self._moves(len(weights), rng):
            part = slice(start, start + len(moved))
            totals[part] += (moved @ rough[part, :, None])[:, :, 0]
            start += len(moved)
        return np.clip(totals, LOWEST, HIGHEST)

    def totals_at(
        self, sets: Floats, samples: int, rng: np.random.Generator
    ) -> Iterator[Floats]:
        """Totals, (draws, options, sets), in parts: all sets of weights with the same draws."""
        sure, rough = self._sure @ sets.T, sets.T.astype(np.float32)
        for moved in self._moves(samples, rng):
            shape = (len(moved), self.options, len(sets))
            moves = moved.reshape(-1, self.criteria) @ rough
            yield sure + moves.reshape(shape)

    def _moves(self, samples: int, rng: np.random.Generator) -> Iterator[Rough]:
        """What is added to the sure part, (draws, options, criteria), part after part."""
        if samples < 1:
            raise ValueError("at least one sample is needed")
        size = self.options * self.criteria
        step = max(POINTS_AT_ONCE // max(size, 1), 1)
        for start in range(0, samples, step):
            flat = np.empty((min(step, samples - start), size), dtype=np.float32)
            self._move(flat, rng)
            yield flat.reshape(-1, self.options, self.criteria)

    def _move(self, flat: Rough, rng: np.random.Generator) -> None:
        """Fill (draws, cells) with what is added to the sure part."""
        raise NotImplementedError


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


class NormalScores:
    """Scores with independent normal errors, not cut off at the ends of the scale.

    For given weights the total of an option is then normal too, with the variance that the
    weighted errors have together; so one random number an option is drawn, not one a cell.
    Scores, and totals, may lie below 0 and above 100: where that matters, cut them off with
    `ClippedNormalScores`. A missing score is even over 0 to 100.

    Args:
        means: (options, criteria), from 0 to 100; NaN is a missing score.
        deviations: (options, criteria), standard deviations in points, 0 or more; read only
            where there is a score.

    Attributes:
        options, criteria: the size of the table.

    Raises:
        ValueError: the shapes differ, or a deviation is missing, infinite or negative.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454, for normal scores; the
        variance of a weighted sum of independent numbers.
    """

    def __init__(self, means: npt.ArrayLike, deviations: npt.ArrayLike) -> None:
        table, spread = _checked_normals(means, deviations)
        self.options, self.criteria = table.shape
        self._means = np.where(np.isnan(table), 0.0, table)
        self._variances = spread**2
        self._gaps = np.argwhere(np.isnan(table))
        self._belongs = np.eye(self.options)[self._gaps[:, 0]]

    def totals(self, weights: Floats, rng: np.random.Generator) -> Floats:
        """Totals of every option, (samples, options), each draw with weights of its own."""
        errors, gaps = self._drawn(len(weights), rng)
        totals = weights @ self._means.T
        totals += errors * np.sqrt(weights**2 @ self._variances.T)
        if len(self._gaps):
            totals += (gaps * weights[:, self._gaps[:, 1]]) @ self._belongs
        return totals

    def totals_at(
        self, sets: Floats, samples: int, rng: np.random.Generator
    ) -> Iterator[Floats]:
        """Totals, (draws, options, sets), in parts: all sets of weights with the same draws."""
        means = self._means @ sets.T
        deviations = np.sqrt(self._variances @ (sets**2).T)
        step = max(POINTS_AT_ONCE // max(means.size, 1), 1)
        for start in range(0, samples, step):
            errors, gaps = self._drawn(min(step, samples - start), rng)
            totals = means + errors[:, :, None] * deviations
            if len(self._gaps):
                parts = gaps[:, :, None] * sets.T[self._gaps[:, 1]]
                totals += np.einsum("dgs,go->dos", parts, self._belongs)
            yield totals

    def _drawn(self, samples: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """A standard normal number an option, and points from 0 to 100 a missing score."""
        size = self.options + len(self._gaps)
        numbers = rng.standard_normal((samples, self.options))
        gaps = rng.uniform(LOWEST, HIGHEST, (samples, size - self.options))
        return numbers, gaps


class ClippedNormalScores(CellDraws):
    """Scores with independent normal errors; what would lie beyond an end lies on it.

    Args:
        means: (options, criteria), from 0 to 100; NaN is a missing score, drawn evenly.
        deviations: (options, criteria), standard deviations in points, 0 or more; read only
            where there is a score.

    Raises:
        ValueError: as in `NormalScores`.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454; the clipping is ours.
    """

    def __init__(self, means: npt.ArrayLike, deviations: npt.ArrayLike) -> None:
        table, spread = _checked_normals(means, deviations)
        is_missing = np.isnan(table)
        sure = np.where(is_missing, LOWEST, table)
        super().__init__(sure, np.full_like(sure, LOWEST), np.full_like(sure, HIGHEST))
        self._spread = spread.ravel().astype(np.float32)
        self._down = (LOWEST - sure).ravel().astype(np.float32)
        self._up = (HIGHEST - sure).ravel().astype(np.float32)
        self._missing = np.flatnonzero(is_missing)

    def _move(self, flat: Rough, rng: np.random.Generator) -> None:
        rng.standard_normal(out=flat, dtype=np.float32)
        flat *= self._spread
        np.clip(flat, self._down, self._up, out=flat)
        if len(self._missing):
            shape = (len(flat), len(self._missing))
            flat[:, self._missing] = rng.random(shape, dtype=np.float32) * np.float32(HIGHEST)


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


def _checked_normals(means: npt.ArrayLike, deviations: npt.ArrayLike) -> tuple[Floats, Floats]:
    table = table_with_gaps(means, name="means")
    spread = numbers_or_missing(deviations, name="deviations")
    if spread.shape != table.shape:
        raise ValueError("means and deviations must have the same shape")
    spread = np.where(np.isnan(table), 0.0, spread)
    if np.isnan(spread).any():
        raise ValueError(f"every score needs a deviation{first_place(np.isnan(spread))}")
    if (spread < 0).any():
        raise ValueError(f"deviations must not be negative{first_place(spread < 0)}")
    return table, spread
