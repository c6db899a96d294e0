"""Who is first, and whether two rankings say the same."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Ints, numbers_or_missing
from options.analysis.totals.ranking import competition_ranks


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
    return tuple(np.flatnonzero(competition_ranks(totals) == 1).tolist())


def ranks_of_rows(totals: npt.ArrayLike) -> Ints:
    """The competition ranks within every row of totals.

    >>> ranks_of_rows([[10.0, 20.0], [30.0, 30.0]]).tolist()
    [[2, 1], [1, 1]]

    Args:
        totals: (rows, options), in points; NaN leaves the option unranked in that row.

    Returns:
        (rows, options), whole numbers from 1; 0 is unranked.

    Raises:
        ValueError: a total is infinite, or it is no table.

    Source:
        Standard competition ranking; equality as in the conventions of this project.
    """
    table = numbers_or_missing(totals, name="totals")
    if table.ndim != 2:
        raise ValueError("totals must be a table with one row for each ranking")
    if len(table) == 0:
        return np.zeros(table.shape, dtype=np.int64)
    return np.stack([competition_ranks(row) for row in table])


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
