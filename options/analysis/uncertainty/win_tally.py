"""Counting, over very many draws, how often one option is before another."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats
from options.analysis.uncertainty.workspace import Workspace

#: Draws that are compared at once. Eight are summed in one word, in counters that hold 255.
WIDTH = 2_040

#: Pairs of totals that are compared at once where ties are possible.
PAIRS_AT_ONCE = 200_000


class WinTally:
    """In how many draws the row's option beats the column's."""

    def __init__(self, options: int) -> None:
        self._options = options
        self._samples = 0
        self._waiting = 0
        self._wins = np.zeros((options, options), dtype=np.int64)
        smallest = np.min_scalar_type(max(options - 1, 0))
        self._places = np.zeros((options, WIDTH), dtype=smallest)
        self._space = Workspace()
        self._names = np.arange(options, dtype=smallest)

    def add_orders(self, order: npt.NDArray[np.int32]) -> None:
        """Add draws without ties: (draws, options), the options from first to last."""
        while len(order):
            free = WIDTH - self._waiting
            part, order = order[:free], order[free:]
            cells = self._space.array("cells", part.shape, np.int64)
            np.copyto(cells, part)
            cells *= WIDTH
            cells += np.arange(self._waiting, self._waiting + len(part))[:, None]
            self._places.reshape(-1)[cells] = self._names
            self._waiting += len(part)
            if self._waiting == WIDTH:
                self._compare()

    def add_places(self, places: npt.NDArray[np.uint8]) -> None:
        """Add draws without ties: (options, draws), the place of each option from 0."""
        while places.shape[1]:
            part = places[:, : WIDTH - self._waiting]
            places = places[:, part.shape[1] :]
            self._places[:, self._waiting : self._waiting + part.shape[1]] = part
            self._waiting += part.shape[1]
            if self._waiting == WIDTH:
                self._compare()

    def add_totals(self, totals: Floats) -> None:
        """Add draws of totals, (draws, options), in which options may tie."""
        step = max(PAIRS_AT_ONCE // self._options**2, 1)
        for start in range(0, len(totals), step):
            part = totals[start : start + step]
            beats = part[:, :, None] - part[:, None, :] > TIE
            self._wins += np.count_nonzero(beats, axis=0)
        self._samples += len(totals)

    def wins(self) -> Floats:
        """The draws won, (options, options); a tie is half a win for both."""
        self._compare()
        ties = self._samples - self._wins - self._wins.T
        return self._wins + ties / 2

    def _compare(self) -> None:
        """Count the draws that wait; in places not yet filled all options stand at 0."""
        self._places[:, self._waiting :] = 0
        places, options = self._places, self._options
        flags = self._space.array("flags", (options, WIDTH), np.bool_)
        words = np.zeros((options, options), dtype=np.uint64)
        for option in range(options - 1):
            later = slice(option + 1, None)
            before = np.less(places[option], places[later], out=flags[later])
            np.add.reduce(before.view(np.uint64), axis=1, out=words[option, later])
        wins = words.view(np.uint8).reshape(options, options, 8).sum(axis=2, dtype=np.int64)
        self._wins += wins + np.tril(self._waiting - wins.T, -1)
        self._samples += self._waiting
        self._waiting = 0
