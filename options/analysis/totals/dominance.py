"""Options that are no worse on every criterion and better on one."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, table_with_gaps


def dominance(values: npt.ArrayLike) -> Flags:
    """Which option dominates which: no worse on every criterion, and better on one.

    >>> dominance([[50.0, 60.0], [50.0, 40.0]]).tolist()
    [[False, True], [False, False]]

    Args:
        values: (options, criteria), each from 0 to 100; NaN is a missing score.

    Returns:
        (options, options); row a, column b is True if a dominates b. An option with a missing
        score neither dominates nor is dominated.

    Raises:
        ValueError: values are no table of points.

    Source:
        Keeney & Raiffa (1976), section 3.2.
    """
    table = table_with_gaps(values)
    no_worse = np.ones((len(table), len(table)), dtype=np.bool_)
    for column in np.ascontiguousarray(table.T):
        no_worse &= column[:, None] >= column
    # Whoever is no worse is better on one unless the other is no worse either.
    return no_worse & ~no_worse.T


def efficient(values: npt.ArrayLike) -> Flags:
    """Which options no other dominates, so that some judgement of weights may favour them.

    Args:
        values: (options, criteria), each from 0 to 100; NaN is a missing score.

    Returns:
        (options,); an option with a missing score counts as efficient, since nothing is known
        to dominate it.

    Raises:
        ValueError: values are no table of points.

    Source:
        Keeney & Raiffa (1976), section 3.2.
    """
    return np.asarray(~dominance(values).any(axis=0), dtype=np.bool_)
