"""Where a ranking falls into bands within which the order is not settled."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import finite_numbers


def tie_bands(
    wins: npt.ArrayLike, order: Sequence[int], *, settled: float = 0.9
) -> tuple[tuple[int, ...], ...]:
    """A ranking in bands within which the order is not settled.

    A band ends only where every option so far beats every later one in the settled share of
    the samples, so neighbours whose order is open are always in one band.

    >>> tie_bands([[0.5, 0.95, 1.0], [0.05, 0.5, 0.6], [0.0, 0.4, 0.5]], [0, 1, 2])
    ((0,), (1, 2))

    Args:
        wins: (options, options), shares of draws as `smaa` gives them.
        order: the options from first to last; some may be left out.
        settled: the share of samples, above a half and up to 1, that settles an order.

    Returns:
        The order, cut into bands.

    Raises:
        ValueError: wins are no square table of shares, an option is unknown or named twice,
            or the settled share is out of bounds.

    Source:
        A convention of this project, on the pairwise winning index of Leskinen et al. (2006).
    """
    shares = finite_numbers(wins, name="wins")
    if shares.ndim != 2 or shares.shape[0] != shares.shape[1]:
        raise ValueError("wins must be a square table of options")
    if (shares < 0).any() or (shares > 1).any():
        raise ValueError("wins must be shares from 0 to 1")
    if not 0.5 < settled <= 1:
        raise ValueError("the settled share must be above a half and at most 1")
    if any(not 0 <= option < len(shares) for option in order) or len(set(order)) < len(order):
        raise ValueError("the order must name each of its options once")
    ranked = shares[np.ix_(order, order)] if order else np.zeros((0, 0))
    cuts = [k for k in range(1, len(order)) if ranked[:k, k:].min() >= settled]
    ends = zip([0, *cuts], [*cuts, len(order)], strict=True)
    return tuple(tuple(order[start:end]) for start, end in ends if end > start)
