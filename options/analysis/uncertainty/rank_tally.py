"""Counting ranks over very many draws: a quick way for nearly all, care for the rest.

Few options are compared pair by pair. Of many, a total becomes a whole number with the option's
index in its lowest bits, so that one plain sort brings the options of a draw into order. Draws
in which two are too close for that are ranked from exact totals, with ties split evenly;
nothing is left to rounding.
"""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.uncertainty.pair_places import FEW, clear_places
from options.analysis.uncertainty.win_tally import WinTally
from options.analysis.uncertainty.workspace import Workspace

Keys: TypeAlias = npt.NDArray[np.int32]
Rough: TypeAlias = npt.NDArray[np.float32]

#: Keys lie no further than this from 0.
REACH_OF_KEYS = 2.0**30

#: What one rounding to float32 adds at most, relative to the number.
ROUNDING = 2.0**-24


@dataclass(frozen=True, slots=True, eq=False)
class Firsts:
    """Who came first in each of some draws.

    Attributes:
        options: (draws,), the first option; their number for a draw that is left.
        left: the draws in which neighbours, at whatever rank, are too close to tell.
    """

    options: Ints
    left: Ints


class WeightedValues:
    """Exact values, ready to be weighted roughly in float32, or exactly.

    Only differences between options count, so each criterion is centred: that halves what
    rounding can do.
    """

    def __init__(self, values: Floats) -> None:
        centred = values - (values.max(axis=0) + values.min(axis=0)) / 2
        self.reach = float(np.abs(centred).max())
        self.error = (values.shape[1] + 4) * ROUNDING * self.reach
        self._exact = np.ascontiguousarray(centred.T)
        self._rough = self._exact.astype(np.float32)

    def rough_totals(self, weights: Floats, scale: float, space: Workspace) -> Rough:
        """Totals from the middle down, times a scale that is a power of 2: (draws, options)."""
        totals = space.array("totals", (len(weights), self._rough.shape[1]), np.float32)
        table = self._rough * np.float32(-scale)
        return np.matmul(_in_float32(weights, space), table, out=totals)

    def rough_columns(self, weights: Floats, space: Workspace) -> Rough:
        """Totals from the middle down, one row an option: (options, draws)."""
        totals = space.array("totals", (self._rough.shape[1], len(weights)), np.float32)
        return np.matmul(-self._rough.T, _in_float32(weights, space).T, out=totals)

    def exact_totals(self, weights: Floats) -> Floats:
        """Totals from the middle up, (draws, options)."""
        return np.asarray(weights @ self._exact)


def _in_float32(weights: Floats, space: Workspace) -> Rough:
    rough = space.array("weights", weights.shape, np.float32)
    np.copyto(rough, weights, casting="same_kind")
    return rough


class RankTally:
    """Counts of ranks and of wins, to which draws are added.

    Options that are known to be the same are counted as one, with their number of copies;
    all figures are those of one copy.
    """

    def __init__(self, copies: Ints, *, wins: WinTally | None) -> None:
        size, total = len(copies), int(copies.sum())
        self._copies = copies
        self._is_plain = size == total
        self._is_few = self._is_plain and size <= FEW
        self._bits = (size - 1).bit_length()
        self._starts = np.zeros(size * total + 1, dtype=np.int64)
        self._tied_ranks = np.zeros((size, total))
        self._wins = wins
        self._names = np.arange(size, dtype=np.int32)
        self._space = Workspace()

    def add_weighted(self, values: WeightedValues, weights: Floats) -> Firsts:
        """Add the draws of weights, (draws, criteria), whose order float32 can tell.

        Those that are left are to be added with their exact totals.
        """
        if self._is_few:
            columns = values.rough_columns(weights, self._space)
            return self._add_pairs(columns, 2 * values.error + TIE)
        scale = self._scale(values.reach)
        totals = values.rough_totals(weights, scale, self._space)
        return self._add_clear(totals, (2 * values.error + TIE) * scale)

    def add(self, totals: Floats) -> Firsts:
        """Add the draws of totals, (draws, options), in which no options may tie.

        Those that are left are to be added as close.
        """
        if self._is_few:
            return self._add_pairs(np.negative(totals.T, order="C"), TIE)
        most, least = float(totals.max()), float(totals.min())
        scale = self._scale((most - least) / 2)
        falling = self._space.array("exact", totals.shape, np.float64)
        np.subtract((most + least) / 2, totals, out=falling)
        falling *= scale
        return self._add_clear(falling, TIE * scale)

    def add_close(self, totals: Floats) -> Floats:
        """Add draws of totals, (draws, options), in which options may tie.

        Returns:
            (draws, options), each option's share of the first place.
        """
        if self._wins is not None:
            self._wins.add_totals(totals)
        size, total = self._tied_ranks.shape
        order = np.argsort(-totals, axis=1)
        first, last = self._spans(order, np.take_along_axis(totals, order, axis=1))
        share = 1 / (last - first + 1)
        cells = order * (total + 1)
        edges = np.zeros(size * (total + 1))
        for at, sign in ((first, 1), (last + 1, -1)):
            places = (cells + at).ravel()
            edges += sign * np.bincount(places, share.ravel(), minlength=len(edges))
        spread = np.cumsum(edges.reshape(size, total + 1), axis=1)[:, :total]
        self._tied_ranks += np.maximum(spread, 0.0)
        shares = np.zeros_like(totals)
        np.put_along_axis(shares, order, np.where(first == 0, share, 0.0), axis=1)
        return shares

    def ranks(self) -> Floats:
        """How many draws give one copy of each option each rank, (options, ranks)."""
        size, total = self._tied_ranks.shape
        starts = self._starts[:-1].reshape(total, size).T
        if self._is_plain:
            return starts + self._tied_ranks
        running: Ints = np.cumsum(starts, axis=1)
        ranks: Floats = running / self._copies[:, None]
        for row, copies in enumerate(self._copies):
            ranks[row, copies:] -= running[row, :-copies] / copies
        return ranks + self._tied_ranks

    def _scale(self, reach: float) -> float:
        """The power of 2 that makes keys of totals up to this far from their middle."""
        return 2.0 ** (math.floor(math.log2(REACH_OF_KEYS / max(reach, 1.0))) - self._bits)

    def _add_pairs(self, falling: Floats | Rough, width: float) -> Firsts:
        """Count the draws of which no two totals lie within a width of each other.

        Args:
            falling: (options, draws), totals from the top down.
            width: in the same units.
        """
        size = len(self._copies)
        places, left = clear_places(falling, width, self._space)
        cells = places + np.arange(size)[:, None] * (size + 1)
        counts = np.bincount(cells.ravel(), minlength=size * (size + 1))
        self._starts[:-1] += counts.reshape(size, size + 1)[:, :-1].T.ravel()
        if self._wins is not None:
            self._wins.add_places(np.delete(places, left, axis=1) if len(left) else places)
        named = (places == 0) * self._names[:, None].astype(np.uint8)
        firsts = np.add.reduce(named, axis=0, dtype=np.int64)
        firsts[left] = size
        return Firsts(firsts, left)

    def _add_clear(self, falling: Floats | Rough, width: float) -> Firsts:
        """Count the draws whose neighbours lie further apart than a width.

        Args:
            falling: (draws, options), totals from their middle down, times the scale.
            width: times the scale.
        """
        size = len(self._copies)
        keys = self._space.array("keys", falling.shape, np.int32)
        np.copyto(keys, falling, casting="unsafe")
        keys <<= self._bits
        keys |= self._names
        keys.sort(axis=1)
        left = self._close_draws(keys, (math.ceil(width) + 2) << self._bits)
        keys &= (1 << self._bits) - 1
        self._add_starts(keys, left)
        if self._wins is not None:
            self._wins.add_orders(np.delete(keys, left, axis=0) if len(left) else keys)
        firsts = keys[:, 0].astype(np.int64)
        firsts[left] = size
        return Firsts(firsts, left)

    def _close_draws(self, keys: Keys, width: int) -> Ints:
        """The rows of rising keys in which two neighbours differ by less than a width."""
        size = keys.shape[1]
        if size == 1:
            return np.empty(0, dtype=np.int64)
        flat = keys.reshape(1, -1)
        gaps = self._space.array("gaps", (1, keys.size - 1), np.int32)
        np.subtract(flat[:, 1:], flat[:, :-1], out=gaps)
        is_close = self._space.array("close", gaps.shape, np.bool_)
        np.less(gaps.view(np.uint32), np.uint32(width), out=is_close)
        found = np.flatnonzero(is_close)
        return np.unique(found // size) if len(found) else found

    def _add_starts(self, order: Keys, left: Ints) -> None:
        """Count at which rank each option starts; draws that are left go to the last cell."""
        size, total = self._tied_ranks.shape
        cells = self._space.array("cells", order.shape, np.int64)
        if self._is_plain:
            np.copyto(cells, order)
            cells += np.arange(0, size * size, size)
        else:
            copies = self._copies[order]
            np.add((np.cumsum(copies, axis=1) - copies) * size, order, out=cells)
        if len(left):
            cells[left] = size * total
        self._starts += np.bincount(cells.reshape(-1), minlength=len(self._starts))

    def _spans(self, order: Ints, falling: Floats) -> tuple[Ints, Ints]:
        """The first and the last of the ranks, from 0, that each place shares with its ties."""
        copies = self._copies[order]
        ends = np.cumsum(copies, axis=1)
        falls = -np.diff(falling, axis=1) > TIE
        edge = np.ones((len(order), 1), dtype=np.bool_)
        is_first: Flags = np.hstack([edge, falls])
        is_last: Flags = np.hstack([falls, edge])
        first = np.maximum.accumulate(np.where(is_first, ends - copies, 0), axis=1)
        last = np.where(is_last, ends - 1, self._tied_ranks.shape[1])
        return first, np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
