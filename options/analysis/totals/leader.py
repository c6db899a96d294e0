"""Who leads, and the checks that every figure about a lead makes at its edge."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    SUM_TOLERANCE,
    TIE,
    Floats,
    complete_table,
    one_set_of_weights,
)


def leader_of(values: npt.ArrayLike, weights: npt.ArrayLike) -> int:
    """The option with the highest total; among tied ones the first in the list.

    >>> leader_of([[40.0, 60.0], [80.0, 20.0]], [0.5, 0.5])
    0

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.

    Returns:
        The place of the option.

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.

    Source:
        Keeney & Raiffa (1976), ch. 3.
    """
    table, row = table_and_weights(values, weights)
    return first_of(table @ row)


def first_of(totals: Floats) -> int:
    """The place of the highest of the totals (options,); the first of those that tie."""
    return int((totals >= np.maximum.reduce(totals) - TIE).argmax())


def table_and_weights(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Floats, Floats]:
    """A complete table with at least one option, and weights that sum to exactly 1.

    The usual case is settled by the least and the most of the numbers, which a missing one
    spoils; only what fails that is searched for the cell to name.

    Raises:
        ValueError: there are no options, a score is missing, or weights are no weights.
    """
    table = table_of_options(values)
    row = np.asarray(weights, dtype=np.float64)
    if row.shape != table.shape[1:] or not np.minimum.reduce(row) >= 0:
        row = one_set_of_weights(weights, criteria=table.shape[1])
    total = np.add.reduce(row)
    if not abs(total - 1) <= SUM_TOLERANCE:
        row = one_set_of_weights(weights, criteria=table.shape[1])
    return table, row / total


def table_of_options(values: npt.ArrayLike) -> Floats:
    """A complete table (options, criteria) of points with at least one option.

    Raises:
        ValueError: there are no options, a score is missing, or it is no table of points.
    """
    table = np.asarray(values, dtype=np.float64)
    if not _is_plain_table(table):
        complete_table(values)
        raise ValueError("at least one option is needed")
    return table


def _is_plain_table(table: Floats) -> bool:
    if table.ndim != 2 or table.size == 0:
        return False
    least = np.minimum.reduce(table, axis=None)
    most = np.maximum.reduce(table, axis=None)
    return bool(least >= LOWEST - TIE and most <= HIGHEST + TIE)
