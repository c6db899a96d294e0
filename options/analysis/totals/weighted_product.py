"""The weighted product model: values multiply, so that nothing makes up for a 0."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, finite_numbers, first_place, weight_rows
from options.analysis.totals.ranking import competition_ranks

#: Products tie when they lie no further apart than this part of the largest one.
_TIE = 1e-9


def weighted_products(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """The product of every option's values, each to the power of the criterion's weight.

    An option with a value of 0 on a criterion with a weight above 0 has a product of 0,
    whatever its other values; on a criterion without weight any value counts as 1.

    >>> weighted_products([[90.0, 10.0], [30.0, 30.0], [100.0, 0.0]], [0.5, 0.5])
    array([30., 30.,  0.])

    Args:
        values: (options, criteria), each 0 or more and better when higher; every criterion may
            have a unit of its own.
        weights: (criteria,) or (samples, criteria); each set sums to 1.

    Returns:
        (options,) or (samples, options), 0 or more; from the lowest to the highest value of
        the option when all are points.

    Raises:
        ValueError: values are no table, or one is negative, missing or infinite; or weights
            are no weights.

    Source:
        Bridgman (1922), Dimensional Analysis; Miller & Starr (1969), Executive Decisions and
        Operations Research; Triantaphyllou (2000), Multi-Criteria Decision Making Methods,
        section 2.2.2.
    """
    table = _table(values)
    rows = weight_rows(weights, criteria=table.shape[1])
    is_zero = table == 0
    products = np.exp(rows @ np.log(np.where(is_zero, 1.0, table)).T)
    if not is_zero.any():
        return np.asarray(products, dtype=np.float64)
    is_out = (rows > 0).astype(np.float64) @ is_zero.T.astype(np.float64) > 0
    return np.where(is_out, 0.0, products)


def product_ratios(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """How each option compares with each other one: above 1, the first is better.

    >>> product_ratios([[80.0, 20.0], [20.0, 20.0]], [0.5, 0.5])
    array([[1. , 2. ],
           [0.5, 1. ]])

    Args:
        values: (options, criteria), each 0 or more; no unit matters, for units cancel out.
        weights: (criteria,), summing to 1.

    Returns:
        (options, options): the product of the row's option by that of the column's; infinite
        where only the latter is 0, and 1 where both are, who then tie.

    Raises:
        ValueError: values are no table, or one is negative, missing or infinite; or weights
            are no set of weights.

    Source:
        Bridgman (1922); Miller & Starr (1969); Triantaphyllou (2000), section 2.2.2.
    """
    products = weighted_products(values, weights)
    if products.ndim != 1:
        raise ValueError("exactly one set of weights is needed")
    above, below = np.broadcast_arrays(products[:, None], products[None, :])
    ratios = np.where(above > 0, np.inf, 1.0)
    return np.asarray(np.divide(above, below, out=ratios, where=below > 0), dtype=np.float64)


def product_ranks(values: npt.ArrayLike, weights: npt.ArrayLike) -> Ints:
    """Ranks from 1 by the weighted products, ties leaving a gap: 1, 1, 3.

    >>> product_ranks([[90.0, 10.0], [30.0, 30.0], [100.0, 0.0]], [0.5, 0.5]).tolist()
    [1, 1, 3]

    Args:
        values: (options, criteria), each 0 or more.
        weights: (criteria,), summing to 1.

    Returns:
        (options,), whole numbers from 1.

    Raises:
        ValueError: as in `product_ratios`.

    Source:
        Triantaphyllou (2000), section 2.2.2; standard competition ranking.
    """
    products = weighted_products(values, weights)
    if products.ndim != 1:
        raise ValueError("exactly one set of weights is needed")
    most = products.max(initial=0.0)
    return competition_ranks(products / most if most > 0 else products, tolerance=_TIE)


def zero_criteria(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[tuple[int, ...], ...]:
    """For every option the criteria whose value of 0 takes its product to 0.

    >>> zero_criteria([[90.0, 10.0], [100.0, 0.0]], [0.5, 0.5])
    ((), (1,))

    Args:
        values: (options, criteria), each 0 or more.
        weights: (criteria,), summing to 1.

    Returns:
        One tuple of criteria an option; empty where nothing is 0 that has a weight.

    Raises:
        ValueError: as in `product_ratios`.

    Source:
        The rule for zeros follows from the product (Miller & Starr 1969).
    """
    table = _table(values)
    row = weight_rows(weights, criteria=table.shape[1])
    if row.ndim != 1:
        raise ValueError("exactly one set of weights is needed")
    return tuple(tuple(np.flatnonzero(zero & (row > 0)).tolist()) for zero in table == 0)


def _table(values: npt.ArrayLike) -> Floats:
    table = finite_numbers(values, name="values")
    if table.ndim != 2 or table.shape[1] == 0:
        raise ValueError("values must be a table of options by at least one criterion")
    if (table < 0).any():
        raise ValueError(f"values must not be negative{first_place(table < 0)}")
    return table
