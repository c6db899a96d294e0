"""A range for each weight, checked, and the part of it that can be reached when all make 1."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import SUM_TOLERANCE, Floats, finite_numbers, first_place


def checked_ranges(
    low: npt.ArrayLike, high: npt.ArrayLike, *, criteria: int | None = None
) -> tuple[Floats, Floats]:
    """The least and the most of each weight, with at least one set of weights between them.

    Args:
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.
        criteria: how many there are, if that is known.

    Returns:
        Two rows (criteria,).

    Raises:
        ValueError: a bound is missing or lies outside 0 to 1, a low lies above its high, no
            weights lie within all ranges, or there is not one range for each criterion.

    Source:
        Salo & Hamalainen (1992), Operations Research 40, 1053-1061, on consistent ranges.
    """
    lows, highs = _rows(low, high, criteria)
    if lows.sum() > 1 + SUM_TOLERANCE:
        largest = first_place(lows == lows.max())
        raise ValueError(
            f"the lows sum to {lows.sum():.4g}, above 1, so no weights lie within all ranges; "
            f"the largest low is that of one criterion{largest}"
        )
    if highs.sum() < 1 - SUM_TOLERANCE:
        smallest = first_place(highs == highs.min())
        raise ValueError(
            f"the highs sum to {highs.sum():.4g}, below 1, so no weights lie within all "
            f"ranges; the smallest high is that of one criterion{smallest}"
        )
    return lows, highs


def reachable_ranges(low: npt.ArrayLike, high: npt.ArrayLike) -> tuple[Floats, Floats]:
    """The part of each range that a weight can reach when all together make 1.

    >>> lows, highs = reachable_ranges([0.5, 0.0, 0.0], [1.0, 0.2, 1.0])
    >>> lows.tolist(), highs.tolist()
    ([0.5, 0.0, 0.0], [1.0, 0.2, 0.5])

    Args:
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.

    Returns:
        Two rows (criteria,); each bound is the weight in at least one set of weights.

    Raises:
        ValueError: a bound is missing or lies outside 0 to 1, a low lies above its high, or no
            weights lie within all ranges.

    Source:
        De Campos, Huete & Moral (1994), International Journal of Uncertainty, Fuzziness and
        Knowledge-Based Systems 2, 167-196, on reachable intervals; Salo & Hamalainen (1992).
    """
    lows, highs = checked_ranges(low, high)
    least = np.maximum(lows, 1 - (highs.sum() - highs))
    most = np.minimum(highs, 1 - (lows.sum() - lows))
    return np.minimum(least, highs), np.maximum(most, lows)


def _rows(
    low: npt.ArrayLike, high: npt.ArrayLike, criteria: int | None
) -> tuple[Floats, Floats]:
    lows, highs = finite_numbers(low, name="low"), finite_numbers(high, name="high")
    count = lows.size if criteria is None else criteria
    if not lows.shape == highs.shape == (count,) or count == 0:
        raise ValueError("there must be one low and one high for each criterion")
    for name, row in (("low", lows), ("high", highs)):
        is_outside = (row < 0) | (row > 1)
        if is_outside.any():
            raise ValueError(f"{name} must lie from 0 to 1{first_place(is_outside)}")
    if (lows > highs).any():
        raise ValueError(f"low must not be above high{first_place(lows > highs)}")
    return lows, highs
