"""Everybody's own ranks, who is first, and whether two rankings say the same."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, Ints, numbers_or_missing
from options.analysis.totals.ranking import competition_ranks


def rows_of_totals(totals: npt.ArrayLike) -> Floats:
    """Totals (rows, options), a row for each person or perspective; NaN is a missing one.

    Raises:
        ValueError: a total is infinite, it is no table, or there are no options.
    """
    table = numbers_or_missing(totals, name="totals")
    if table.ndim != 2 or table.shape[1] == 0:
        raise ValueError("totals must be one row of options for each person or perspective")
    return table


def leaders_of(totals: npt.ArrayLike) -> tuple[int, ...]:
    """Every option that is first; several when they tie, none without totals.

    >>> leaders_of([70.0, 90.0, float("nan"), 90.0])
    (1, 3)

    Args:
        totals: (options,), in points; NaN leaves the option unranked.

    Returns:
        The places of the options, in the order of the list.

    Raises:
        ValueError: a total is infinite, or there is not one row of them.

    Source:
        Standard competition ranking; equality as in the conventions of this project.
    """
    return first_ranked(competition_ranks(totals))


def first_ranked(ranks: Ints) -> tuple[int, ...]:
    """The options of rank 1, from ranks (options,), in the order of the list."""
    return tuple(np.flatnonzero(ranks == 1).tolist())


def ranks_of_rows(totals: npt.ArrayLike) -> Ints:
    """The competition ranks within every row of totals: everybody's own ranking.

    >>> ranks_of_rows([[10.0, 20.0, float("nan")], [30.0, 30.0, 10.0]]).tolist()
    [[2, 1, 0], [1, 1, 3]]

    Args:
        totals: (rows, options), more is better; NaN leaves the option unranked in that row.

    Returns:
        (rows, options), whole numbers from 1 as `competition_ranks` gives them; 0 is unranked.

    Raises:
        ValueError: a total is infinite, it is no table, or there are no options.

    Source:
        Standard competition ranking; equality as in the conventions of this project.
    """
    table = rows_of_totals(totals)
    order = np.argsort(-table, axis=1)
    falls = -np.diff(np.take_along_axis(table, order, axis=1), axis=1) > TIE
    starts = np.ones(table.shape, dtype=np.bool_)
    starts[:, 1:] = falls
    ordered = np.where(starts, np.arange(1, table.shape[1] + 1), 0)
    ranks = np.empty(table.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, np.maximum.accumulate(ordered, axis=1), axis=1)
    ranks[np.isnan(table)] = 0
    return ranks


def is_same_order(first: npt.ArrayLike, second: npt.ArrayLike) -> bool:
    """Whether two sets of totals rank the options alike, ties and unranked ones included.

    >>> is_same_order([90.0, 10.0], [60.0, 50.0])
    True

    Args:
        first, second: (options,), in points; NaN leaves the option unranked.

    Raises:
        ValueError: a total is infinite, or there is not one row of them.

    Source:
        Standard competition ranking; equality as in the conventions of this project.
    """
    return bool(np.array_equal(competition_ranks(first), competition_ranks(second)))
