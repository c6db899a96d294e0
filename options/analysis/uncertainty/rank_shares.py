"""What draws of weights and scores have shown, with the error of each figure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, finite_numbers
from options.analysis.uncertainty.central_weights import CentralWeights
from options.analysis.uncertainty.monte_carlo import (
    STANDARD_ERRORS,
    monte_carlo_error,
    monte_carlo_errors,
)


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """How often each option took each rank, and what follows from that.

    Attributes:
        samples: how many draws there were.
        ranks: (options, options), the share of draws for each option and rank, the first rank
            first. Ties are split evenly, so every row and every column sums to 1.
        wins: (options, options), the share in which the row's option beats the column's; a tie
            is half a win for both. NaN when they were not asked for.
        central: for each option the middle of the weights that make it first; None when it
            is not known which weights made the totals.
        confidence: (options,), how often each option is first at its own central weights,
            whatever the scores turn out to be; NaN for an option that was never first. None
            without central weights.
    """

    samples: int
    ranks: Floats
    wins: Floats
    central: CentralWeights | None
    confidence: Floats | None

    @property
    def first(self) -> Floats:
        """The share of draws in which each option comes first, (options,)."""
        return self.ranks[:, 0]

    @property
    def error(self) -> float:
        """How far any share may be off at 95 % confidence: that of a share of one half."""
        return monte_carlo_error(0.5, self.samples)

    @property
    def rank_errors(self) -> Floats:
        """How far each share of `ranks` may be off at 95 % confidence."""
        return monte_carlo_errors(np.clip(self.ranks, 0, 1), self.samples)

    @property
    def confidence_errors(self) -> Floats | None:
        """How far each confidence factor may be off at 95 % confidence; NaN where it is."""
        if self.confidence is None:
            return None
        known = np.nan_to_num(self.confidence)
        errors = monte_carlo_errors(known, self.samples)
        return np.where(np.isnan(self.confidence), np.nan, errors)

    @property
    def expected_ranks(self) -> Floats:
        """The mean rank of each option, from 1; (options,)."""
        return self.ranks @ np.arange(1.0, len(self.ranks) + 1)

    @property
    def expected_rank_errors(self) -> Floats:
        """How far each mean rank may be off at 95 % confidence; (options,)."""
        squares = self.ranks @ np.arange(1.0, len(self.ranks) + 1) ** 2
        variance = np.maximum(squares - self.expected_ranks**2, 0.0)
        return np.asarray(STANDARD_ERRORS * np.sqrt(variance / self.samples))


def holistic_acceptability(ranks: npt.ArrayLike, worth: npt.ArrayLike) -> Floats:
    """One figure an option from all its ranks, for a stated worth of each rank.

    >>> holistic_acceptability([[0.75, 0.25], [0.25, 0.75]], [1.0, 0.5]).tolist()
    [0.875, 0.625]

    Args:
        ranks: (options, options), shares of ranks, the first rank first.
        worth: (options,), what each rank is worth; 1 for the first, never rising, never
            negative.

    Returns:
        (options,), from 0 to 1.

    Raises:
        ValueError: there is not one worth a rank, or the worth is no such falling row.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    shares = finite_numbers(ranks, name="ranks")
    row = finite_numbers(worth, name="worth")
    if shares.ndim != 2 or row.shape != shares.shape[1:]:
        raise ValueError("there must be one worth for each rank")
    if row[0] != 1 or (np.diff(row) > 0).any() or row[-1] < 0:
        raise ValueError("the worth must fall from 1 at the first rank, and not below 0")
    return shares @ row
