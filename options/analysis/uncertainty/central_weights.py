"""Which weights speak for an option: the middle of all those that make it first."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Flags, Floats, Ints
from options.analysis.uncertainty.monte_carlo import STANDARD_ERRORS
from options.analysis.uncertainty.workspace import Workspace

#: For up to so many options, a product is faster than sorting.
FEW = 10


@dataclass(frozen=True, slots=True, eq=False)
class CentralWeights:
    """The middle of the weights that make each option first.

    Attributes:
        weights: (options, criteria); each row sums to 1, and is NaN for an option that was
            never first.
        errors: (options, criteria), how far each weight may be off at 95 % confidence; NaN
            where the option was first in fewer than two draws.
    """

    weights: Floats
    errors: Floats


class FirstWeights:
    """Sums of the weights that make each option first, to which draws are added.

    Attributes:
        copies: (options,), how many there are of each option; figures are those of one.
    """

    def __init__(self, copies: Ints, criteria: int) -> None:
        self._kind = np.min_scalar_type(len(copies))
        self._share = np.append(1 / copies, 0.0)
        self._shares = np.zeros(len(copies) + 1)
        self._squared_shares = np.zeros(len(copies) + 1)
        self._sums = np.zeros((len(copies) + 1, criteria))
        self._squares = np.zeros((len(copies) + 1, criteria))
        self._space = Workspace()

    def add(self, weights: Floats, first: Ints) -> None:
        """Add draws, (draws, criteria), with their first options; their number is nobody."""
        of_each = np.bincount(first)
        options = np.flatnonzero(of_each)
        counts = of_each[options]
        share = self._share[options]
        if len(options) <= FEW:
            sums, squares = self._by_product(weights, options[:, None] == first)
        else:
            sums, squares = self._by_sorting(weights, first, counts)
        self._shares[options] += counts * share
        self._squared_shares[options] += counts * share**2
        self._sums[options] += sums * share[:, None]
        self._squares[options] += squares * share[:, None]

    def _by_product(self, weights: Floats, is_first: Flags) -> tuple[Floats, Floats]:
        """Sums of weights and of their squares for each of few options, (options, draws)."""
        chosen = is_first.astype(np.float64)
        squared = self._space.array("sorted", weights.shape, np.float64)
        np.square(weights, out=squared)
        return chosen @ weights, chosen @ squared

    def _by_sorting(self, weights: Floats, first: Ints, counts: Ints) -> tuple[Floats, Floats]:
        """The same for many options."""
        order = np.argsort(first.astype(self._kind), kind="stable")
        starts = np.cumsum(counts) - counts
        sorted_weights = self._space.array("sorted", weights.shape, np.float64)
        np.take(weights, order, axis=0, out=sorted_weights, mode="clip")
        sums = np.add.reduceat(sorted_weights, starts, axis=0)
        np.square(sorted_weights, out=sorted_weights)
        return sums, np.add.reduceat(sorted_weights, starts, axis=0)

    def add_shared(self, weights: Floats, shares: Floats) -> None:
        """Add draws, (draws, criteria), with shares of the first place, (draws, options)."""
        self._shares[:-1] += shares.sum(axis=0)
        self._squared_shares[:-1] += (shares**2).sum(axis=0)
        self._sums[:-1] += shares.T @ weights
        self._squares[:-1] += shares.T @ weights**2

    def central(self) -> CentralWeights:
        """The means, and their errors as those of a mean of so many draws."""
        shares = np.where(self._shares > 0, self._shares, np.nan)[:-1, None]
        means, squares = self._sums[:-1] / shares, self._squares[:-1] / shares
        draws = shares[:, 0] ** 2 / np.where(shares[:, 0] > 0, self._squared_shares[:-1], 1.0)
        variance = np.maximum(squares - means**2, 0.0)
        others = np.where(draws > 1.5, draws - 1, np.nan)
        return CentralWeights(
            weights=means / means.sum(axis=1, keepdims=True),
            errors=np.asarray(STANDARD_ERRORS * np.sqrt(variance / others[:, None])),
        )
