"""From corner to corner of what linear limits allow, as long as a figure falls.

A table has a row for each limit and the gains in its last row; the last column says what is
left of each limit. Its entries are expected to have sizes near 1.
"""

import numpy as np

from options.analysis.arrays import Floats, Ints

#: An entry of this size or less is no place to pivot on.
PIVOT = 1e-9

#: A variable whose entering would gain no more than this a unit is left where it is.
GAIN = 1e-11

#: Variables that reach zero after steps this close to each other reach it together.
TOGETHER = 1e-12

#: Steps without progress after which Bland's rule takes over, which cannot go in circles.
PATIENCE = 20

#: More steps than any problem of this package comes near.
MOST_STEPS = 20_000


class UnboundedError(ValueError):
    """The figure can fall without end."""


def walk(table: Floats, basis: Ints) -> int:
    """From corner to corner until none is better; changes the table and the basis.

    Args:
        table: (rows + 1, columns + 1), as above, with nothing left below 0.
        basis: (rows,), the column that each row gives a value to; others are 0.

    Returns:
        The number of steps.

    Raises:
        UnboundedError: the figure can fall without end.
        ArithmeticError: there was no end after 20,000 steps.

    Source:
        Dantzig (1963), Linear Programming and Extensions, ch. 5; Bland (1977), Mathematics of
        Operations Research 2, 103-107, against going in circles.
    """
    without_progress = 0
    for step in range(MOST_STEPS):
        is_careful = without_progress >= PATIENCE
        column = _entering(table[-1, :-1], is_careful=is_careful)
        if column is None:
            return step
        row = _leaving(table[:-1, column], table[:-1, -1], basis, is_careful=is_careful)
        has_progress = table[row, -1] > TOGETHER * table[row, column]
        without_progress = 0 if has_progress else without_progress + 1
        pivot(table, basis, row, column)
    raise ArithmeticError(f"the linear programme has no answer after {MOST_STEPS} steps")


def _entering(gains: Floats, *, is_careful: bool) -> int | None:
    """The column that gains most a unit, or with care the first that gains (Bland)."""
    column = int(np.argmax(gains < -GAIN)) if is_careful else int(np.argmin(gains))
    return column if gains[column] < -GAIN else None


def _leaving(column: Floats, left: Floats, basis: Ints, *, is_careful: bool) -> int:
    """The row that reaches zero first; of several the surest pivot, or Bland's first."""
    falling = np.flatnonzero(column > PIVOT)
    if len(falling) == 0:
        raise UnboundedError("the figure can fall without end")
    entries = column[falling]
    ratios = left[falling] / entries
    first = np.flatnonzero(ratios <= max(ratios.min(), 0.0) + TOGETHER)
    if len(first) == 1:
        return int(falling[first[0]])
    best = np.argmin(basis[falling[first]]) if is_careful else np.argmax(entries[first])
    return int(falling[first[best]])


def pivot(table: Floats, basis: Ints, row: int, column: int) -> None:
    """Gives the row's place in the basis to the column, and solves the table for it.

    Args:
        table, basis: as for `walk`; both change.
        row, column: where; the entry there is not 0.

    Source:
        Dantzig (1963), Linear Programming and Extensions, ch. 5.
    """
    table[row] /= table[row, column]
    factors = table[:, column].copy()
    factors[row] = 0.0
    table -= np.multiply.outer(factors, table[row])
    table[:, column] = 0.0
    table[row, column] = 1.0
    basis[row] = column
