"""Scores with normal errors around what was said."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    Floats,
    first_place,
    numbers_or_missing,
    table_with_gaps,
)
from options.analysis.uncertainty.cell_draws import POINTS_AT_ONCE, CellDraws, Rough


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
