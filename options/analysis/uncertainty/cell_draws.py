"""Scores drawn cell by cell, and the totals that they give."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import HIGHEST, LOWEST, Floats

Rough: TypeAlias = npt.NDArray[np.float32]

#: How many drawn points are held at once: as many as stay in the processor's cache.
POINTS_AT_ONCE = 100_000


class CellDraws(ABC):
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

    @abstractmethod
    def _move(self, flat: Rough, rng: np.random.Generator) -> None:
        """Fill (draws, cells) with what is added to the sure part."""
