"""What follows when each weight is only known to lie between two bounds.

The least and the most that a sum of weighted numbers can be is found without search: every
weight gets its lower bound, and what is left of 1 goes to the smallest (or largest) numbers
first, each up to its upper bound. Dantzig filled a knapsack with divisible goods like this.
"""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats
from options.analysis.robustness.sure_leads import SureLeads
from options.analysis.totals.leader import table_of_options
from options.analysis.weighing.reachable_ranges import checked_ranges

#: Pairs of options that are sorted at once, so that they stay in the processor's cache.
CHUNK = 1_000


def leads_within_ranges(
    values: npt.ArrayLike, low: npt.ArrayLike, high: npt.ArrayLike
) -> SureLeads:
    """The least lead of every option over every other, whatever the weights in their ranges.

    >>> leads_within_ranges([[60.0, 40.0], [20.0, 70.0]], [0.3, 0.3], [0.7, 0.7]).least.round(6)
    array([[  0.,  -9.],
           [-19.,   0.]])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.

    Returns:
        The leads. Which options can be first, `best_cases` decides with the same bounds.

    Raises:
        ValueError: there are no options, a score is missing, or as in `checked_ranges`.

    Source:
        Salo & Hamalainen (1992), Operations Research 40, 1053-1061; Dantzig (1957), Operations
        Research 5, 266, on the knapsack.
    """
    table = table_of_options(values)
    lows, room, left = _ranges(low, high, criteria=table.shape[1])
    leads = np.zeros((len(table), len(table)))
    ones, others = np.triu_indices(len(table), 1)
    for start in range(0, len(ones), CHUNK):
        one, other = ones[start : start + CHUNK], others[start : start + CHUNK]
        least_sums, most_sums = _extremes(table[one] - table[other], lows, room, left)
        leads[one, other] = least_sums
        leads[other, one] = -most_sums
    return SureLeads(leads)


def totals_within_ranges(
    values: npt.ArrayLike, low: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """The lowest and the highest total of every option, whatever the weights in their ranges.

    >>> low, high = totals_within_ranges([[60.0, 40.0]], [0.3, 0.3], [0.7, 0.7])
    >>> low.round(6).tolist(), high.round(6).tolist()
    ([46.0], [54.0])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.

    Returns:
        The lowest and the highest totals, (options,) each.

    Raises:
        ValueError: as in `leads_within_ranges`.

    Source:
        Dantzig (1957), Operations Research 5, 266.
    """
    table = table_of_options(values)
    return _extremes(table, *_ranges(low, high, criteria=table.shape[1]))


def worst_weights_within_ranges(
    values: npt.ArrayLike,
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    *,
    option: int,
    rival: int,
) -> Floats:
    """The weights in their ranges that serve an option worst against a rival.

    >>> worst_weights_within_ranges(
    ...     [[60.0, 40.0], [20.0, 70.0]], [0.3, 0.3], [0.7, 0.7], option=0, rival=1).round(6)
    array([0.3, 0.7])

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.
        option, rival: whose lead over whom is to be least.

    Returns:
        (criteria,), summing to 1; one such set where there are several.

    Raises:
        ValueError: as in `leads_within_ranges`, or there is no such option.

    Source:
        Dantzig (1957), Operations Research 5, 266.
    """
    table = table_of_options(values)
    lows, room, left = _ranges(low, high, criteria=table.shape[1])
    if not (0 <= option < len(table) and 0 <= rival < len(table)):
        raise ValueError("the option and the rival must be in the list")
    order = np.argsort(table[option] - table[rival], kind="stable")
    weights = lows.copy()
    weights[order] += _filled(room[order], left)
    return weights


def _extremes(gaps: Floats, lows: Floats, room: Floats, left: float) -> tuple[Floats, Floats]:
    """The least and the most of each row (rows, criteria), weighted within the ranges."""
    order = np.argsort(gaps, axis=1)
    rising, rooms = np.take_along_axis(gaps, order, axis=1), room[order]
    base = gaps @ lows
    filled = _filled(rooms, left)
    falling = _filled(rooms[:, ::-1], left)[:, ::-1]
    least = base + np.einsum("ij,ij->i", filled, rising)
    most = base + np.einsum("ij,ij->i", falling, rising)
    return least, most


def _filled(rooms: Floats, left: float) -> Floats:
    """What each room, along the last axis, takes of what is left when filled in turn."""
    after = np.minimum(np.cumsum(rooms, axis=-1), left)
    return np.diff(after, axis=-1, prepend=0.0)


def _ranges(
    low: npt.ArrayLike, high: npt.ArrayLike, *, criteria: int
) -> tuple[Floats, Floats, float]:
    """The lower bounds, the room above each, and what is left of 1 to fill it with."""
    lows, highs = checked_ranges(low, high, criteria=criteria)
    room = highs - lows
    return lows, room, float(min(max(1 - lows.sum(), 0.0), room.sum()))
