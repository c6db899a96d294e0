"""Performance tables in any units: which way is better, and what counts as equal."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, finite_numbers

#: Shares, closenesses and flows are equal when they lie no further apart than this.
SAME = 1e-9


def benefits(values: npt.ArrayLike, *, is_cost: npt.ArrayLike | None = None) -> Floats:
    """The table with every cost turned around, so that more is better in each column.

    >>> benefits([[2.0, 30.0], [3.0, 20.0]], is_cost=[False, True]).tolist()
    [[2.0, -30.0], [3.0, -20.0]]

    Args:
        values: (options, criteria), each column in its own units.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        (options, criteria), in the same units.

    Raises:
        ValueError: it is no table, has no option or no criterion, a number is missing or
            infinite, or is_cost is not one yes or no for each criterion.

    Source:
        The direction of a criterion as in Hwang & Yoon (1981), Multiple Attribute Decision
        Making, ch. 2.
    """
    table = finite_numbers(values, name="values")
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError("values must be a table of at least one option by one criterion")
    if is_cost is None:
        return table
    costs = np.asarray(is_cost)
    if costs.dtype != np.bool_ or costs.shape != table.shape[1:]:
        raise ValueError("is_cost must say True or False for each criterion")
    return np.where(costs, -table, table) + 0.0


def in_shares(table: Floats) -> Floats:
    """Each column divided by its largest size, so that no later sum or square overflows.

    Args:
        table: (options, criteria), finite.

    Returns:
        (options, criteria), from -1 to 1. A column of zeros stays as it is; in a column whose
        numbers count as equal (`equal_within`) they are made so.
    """
    sizes = np.abs(table).max(axis=0)
    shares = np.divide(table, sizes, out=np.zeros_like(table), where=sizes > 0)
    differs = np.ptp(shares, axis=0) > SAME
    return np.asarray(np.where(differs, shares, shares[:1]), dtype=np.float64)


def from_least_to_most(table: Floats) -> Floats:
    """Where each number lies between the least and the most of its column.

    Args:
        table: (options, criteria), finite.

    Returns:
        (options, criteria), 0 is the least and 1 the most; a column in which nothing differs
        is 0 throughout, so that it sets no options apart.
    """
    shares = in_shares(table)
    above = shares - shares.min(axis=0)
    widths = above.max(axis=0)
    places = np.divide(above, widths, out=np.zeros_like(above), where=widths > 0)
    return np.asarray(places, dtype=np.float64)


def equal_within(table: Floats) -> Floats:
    """How far apart two numbers of a column may lie and still count as equal.

    Args:
        table: (options, criteria), finite.

    Returns:
        (criteria,), a thousand-millionth of the largest size in the column: 1e-7 points on a
        scale up to 100.
    """
    return np.asarray(SAME * np.abs(table).max(axis=0), dtype=np.float64)
