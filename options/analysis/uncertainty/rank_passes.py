"""One pass over the draws: ranks, wins and the weights that make each option first."""

from collections.abc import Iterator

import numpy as np

from options.analysis.arrays import Floats, Ints
from options.analysis.uncertainty.central_weights import CentralWeights, FirstWeights
from options.analysis.uncertainty.rank_tally import Firsts, RankTally, WeightedValues
from options.analysis.uncertainty.win_tally import WinTally

#: Draws that are held at once: as many numbers as stay in the processor's cache.
NUMBERS_AT_ONCE = 48_000
MOST_DRAWS, FEWEST_DRAWS = 6_000, 250

#: Draws with possible ties that wait for each other.
CLOSE_AT_ONCE = 2_000


def parts_of(samples: int, *, options: int, criteria: int = 1) -> Iterator[slice]:
    """The samples in parts of as many draws of this size as are ranked at once."""
    fitting = NUMBERS_AT_ONCE // max(options, criteria)
    step = max(min(fitting, MOST_DRAWS), FEWEST_DRAWS)
    for start in range(0, samples, step):
        yield slice(start, min(start + step, samples))


class RankPass:
    """Draws of totals, and perhaps of the weights that made them.

    Args:
        copies: (options,), how many there are of each.
        wins: counts wins, if they are wanted.
        firsts: sums the weights that make each option first, if they are known.
    """

    def __init__(
        self, copies: Ints, *, wins: WinTally | None, firsts: FirstWeights | None
    ) -> None:
        self._tally = RankTally(copies, wins=wins)
        self._wins, self._firsts = wins, firsts
        self._close: list[tuple[Floats, Floats]] = []
        self._waiting = 0

    def add(self, totals: Floats, weights: Floats) -> None:
        """Add draws of totals, (draws, options), and of weights, (draws, criteria)."""
        firsts = self._tally.add(totals)
        if self._firsts is not None:
            self._firsts.add(weights, firsts.options)
        if len(firsts.left):
            self._close.append((totals[firsts.left], weights[firsts.left]))
            self._waiting += len(firsts.left)
        if self._waiting >= CLOSE_AT_ONCE:
            self.finish()

    def add_weighted(self, values: WeightedValues, weights: Floats) -> Firsts:
        """Add the draws of weights whose order float32 can tell; the others are left."""
        return self._tally.add_weighted(values, weights)

    def finish(self) -> None:
        """Add the draws that wait because options may tie in them."""
        if self._close:
            totals, weights = (
                np.concatenate(parts) for parts in zip(*self._close, strict=True)
            )
            shares = self._tally.add_close(totals)
            if self._firsts is not None:
                self._firsts.add_shared(weights, shares)
        self._close, self._waiting = [], 0

    def ranks(self) -> Floats:
        """How many draws give each option each rank, (options, ranks)."""
        return self._tally.ranks()

    def wins(self) -> Floats | None:
        """How many draws each option wins against each other."""
        return None if self._wins is None else self._wins.wins()


class ExactPass:
    """Draws of weights for exact values, in which equal options are reckoned as one."""

    def __init__(self, values: Floats, *, pairwise: bool) -> None:
        places: dict[bytes, int] = {}
        owners = [places.setdefault(row.tobytes(), len(places)) for row in values + 0.0]
        self._owners = np.array(owners)
        self._distinct = values[np.unique(self._owners, return_index=True)[1]]
        self._values = WeightedValues(self._distinct)
        copies = np.bincount(self._owners)
        wins = WinTally(len(copies)) if pairwise else None
        self._firsts = FirstWeights(copies, values.shape[1])
        self._pass = RankPass(copies, wins=wins, firsts=self._firsts)
        self._left: list[Floats] = []

    def add(self, weights: Floats) -> None:
        """Add draws of weights, (draws, criteria)."""
        firsts = self._pass.add_weighted(self._values, weights)
        self._firsts.add(weights, firsts.options)
        if len(firsts.left):
            self._left.append(weights[firsts.left])

    def finish(self) -> None:
        """Add the draws that are left, in parts as large as the others."""
        left = np.concatenate([np.empty((0, self._distinct.shape[1])), *self._left])
        options, criteria = self._distinct.shape
        for part in parts_of(len(left), options=options, criteria=criteria):
            self._pass.add(self._values.exact_totals(left[part]), left[part])
        self._left = []
        self._pass.finish()

    def ranks(self) -> Floats:
        """How many draws give each option each rank, (options, ranks)."""
        return np.asarray(self._pass.ranks()[self._owners])

    def wins(self) -> Floats | None:
        """How many draws each option wins against each other; equal options halve them."""
        wins = self._pass.wins()
        if wins is None:
            return None
        return np.asarray(wins[np.ix_(self._owners, self._owners)])

    def central(self) -> CentralWeights:
        """The central weights of every option."""
        found = self._firsts.central()
        return CentralWeights(found.weights[self._owners], found.errors[self._owners])
