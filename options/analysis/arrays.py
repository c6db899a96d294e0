"""The array types of this package, and the checks every figure makes at its edge."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Ints: TypeAlias = npt.NDArray[np.int64]

#: Two numbers of points are equal when they lie no further apart than this.
TIE = 1e-7

#: Weights sum to 1 when they miss it by no more than this.
SUM_TOLERANCE = 1e-6

LOWEST, HIGHEST = 0.0, 100.0

#: The byte that stands for a missing score, as NaN does among real numbers.
NO_ANSWER = 255


def first_place(found: Flags) -> str:
    """Where the first of the flags is, to stand at the end of a sentence; counted from 1.

    >>> first_place(np.array([[False, False], [False, True]]))
    ' (row 2, column 2)'

    Args:
        found: any shape, at least one flag set.

    Returns:
        The place along every axis; nothing for a single number.
    """
    axes = ("row", "column") if found.ndim > 1 else ("place",)
    names = [*(["table"] * (found.ndim - 2)), *axes]
    place = np.argwhere(found)[0] + 1
    found_at = ", ".join(f"{name} {at}" for name, at in zip(names, place, strict=False))
    return f" ({found_at})" if found_at else ""


def numbers_or_missing(numbers: npt.ArrayLike, *, name: str) -> Floats:
    """The numbers as an array in which NaN stands for a missing one.

    Raises:
        ValueError: a number is infinite.
    """
    array = np.asarray(numbers, dtype=np.float64)
    if np.isinf(array).any():
        raise ValueError(f"{name} must not be infinite{first_place(np.isinf(array))}")
    return array


def finite_numbers(numbers: npt.ArrayLike, *, name: str) -> Floats:
    """The numbers as an array without gaps.

    Raises:
        ValueError: a number is missing or infinite.
    """
    array = numbers_or_missing(numbers, name=name)
    if np.isnan(array).any():
        raise ValueError(f"{name} must not be missing{first_place(np.isnan(array))}")
    return array


def points_or_missing(points: npt.ArrayLike, *, name: str) -> Floats:
    """The points as an array in which NaN stands for missing ones.

    Raises:
        ValueError: points are infinite, below 0 or above 100.
    """
    array = numbers_or_missing(points, name=name)
    is_outside = (array < LOWEST - TIE) | (array > HIGHEST + TIE)
    if is_outside.any():
        raise ValueError(f"{name} must lie from 0 to 100{first_place(is_outside)}")
    return array


def table_with_gaps(values: npt.ArrayLike, *, name: str = "values") -> Floats:
    """A table (options, criteria) of points in which NaN stands for a missing score.

    Raises:
        ValueError: it has not two axes, has no criterion, or holds points outside 0 to 100.
    """
    table = points_or_missing(values, name=name)
    if table.ndim != 2:
        raise ValueError(f"{name} must be a table of options by criteria")
    if table.shape[1] == 0:
        raise ValueError(f"{name} must have at least one criterion")
    return table


def complete_table(values: npt.ArrayLike, *, name: str = "values") -> Floats:
    """A table (options, criteria) of points without gaps.

    Raises:
        ValueError: a score is missing, or it is no table of points.
    """
    return finite_numbers(table_with_gaps(values, name=name), name=name)


def weight_rows(weights: npt.ArrayLike, *, criteria: int) -> Floats:
    """One set of weights (criteria,) or several (samples, criteria).

    Raises:
        ValueError: there is not one weight a criterion, a weight is missing, infinite or
            negative, or a set does not sum to 1.
    """
    rows = finite_numbers(weights, name="weights")
    if rows.ndim not in (1, 2) or rows.shape[-1] != criteria:
        raise ValueError(f"there must be one weight for each of the {criteria} criteria")
    if (rows < 0).any():
        raise ValueError(f"weights must not be negative{first_place(rows < 0)}")
    is_off = np.asarray(np.abs(rows.sum(axis=-1) - 1) > SUM_TOLERANCE)
    if is_off.any():
        raise ValueError(f"weights must sum to 1{first_place(is_off)}")
    return rows


def one_set_of_weights(weights: npt.ArrayLike, *, criteria: int) -> Floats:
    """One set of weights (criteria,).

    Raises:
        ValueError: it is no set of weights, or there are several.
    """
    row = weight_rows(weights, criteria=criteria)
    if row.ndim != 1:
        raise ValueError("exactly one set of weights is needed")
    return row


def bounds_tables(low: npt.ArrayLike, high: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Two tables (options, criteria) without gaps: the least and the most points of each cell.

    Raises:
        ValueError: a bound is missing, the shapes differ, or a low lies above its high.
    """
    lows = complete_table(low, name="low")
    highs = complete_table(high, name="high")
    if lows.shape != highs.shape:
        raise ValueError("low and high must have the same shape")
    is_above = lows > highs + TIE
    if is_above.any():
        raise ValueError(f"low must not be above high{first_place(is_above)}")
    return lows, highs
