"""The least of a linear figure within linear limits: a small dense simplex.

The problem is scaled by powers of two, so that scaling rounds nothing and entries come as near
to 1 as they can. All tolerances, here and in the simplex, hold in the scaled one.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, finite_numbers
from options.analysis.programmes.scaling import scales, to_near_one
from options.analysis.programmes.simplex import GAIN, PIVOT, UnboundedError, pivot, walk

__all__ = ["InfeasibleError", "Limits", "Solution", "UnboundedError", "minimise"]

#: Limits that a figure keeps to: rows (limits, variables), and what each may come to.
Limits: TypeAlias = tuple[npt.ArrayLike, npt.ArrayLike]

#: Limits are kept when they are missed by no more than this in all, in the scaled problem.
FEASIBLE = 1e-9

#: How often the least may be computed afresh and walked on from.
ROUNDS = 5


class InfeasibleError(ValueError):
    """No values of the variables keep all limits."""


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Where a linear figure is least.

    Attributes:
        variables: (variables,), each 0 or more; a corner of what the limits allow.
        value: the least value of the figure.
        at_most_prices: (limits,), 0 or less: how fast the least value moves as the limit rises.
        equal_prices: the same for what must be met exactly; 0 for one that follows from others.
        steps: how many corners were left behind.
    """

    variables: Floats
    value: float
    at_most_prices: Floats
    equal_prices: Floats
    steps: int


@dataclass(frozen=True, slots=True, eq=False)
class _Standard:
    """The same problem with equalities only, scaled, and limits from 0 up.

    Its columns are the variables, then what each limit of the first kind leaves unused.
    """

    table: Floats
    limits: Floats
    costs: Floats
    row_scale: Floats
    column_scale: Floats
    limit_scale: float
    cost_scale: float


@dataclass(frozen=True, slots=True, eq=False)
class _Corner:
    """A corner of what the limits allow; the table and the basis change on the way.

    Attributes:
        table: solved for the corner, as in the simplex.
        basis: (kept,), the columns that may differ from 0.
        kept: the limits that follow from no others.
        steps: how many corners were left behind to find it.
    """

    table: Floats
    basis: Ints
    kept: Ints
    steps: int


def minimise(
    costs: npt.ArrayLike, *, at_most: Limits | None = None, equal: Limits | None = None
) -> Solution:
    """The variables from 0 up that keep all limits and make costs @ variables least.

    >>> found = minimise([-3.0, -5.0], at_most=([[1, 0], [0, 2], [3, 2]], [4, 12, 18]))
    >>> found.variables.round(9).tolist(), round(found.value, 9)
    ([2.0, 6.0], -36.0)

    Args:
        costs: (variables,), what a unit of each variable adds to the figure.
        at_most: rows (limits, variables) and limits (limits,); rows @ variables <= limits.
        equal: the same, with rows @ variables == limits.

    Returns:
        The least value, a corner that has it, and the prices of the limits. Of several such
        corners it is one.

    Raises:
        InfeasibleError: no variables keep all limits.
        UnboundedError: the figure can fall without end.
        ValueError: there is no variable, a number is missing or infinite, or the shapes do not
            fit.
        ArithmeticError: no answer after 20,000 steps.

    Source:
        Dantzig (1963), Linear Programming and Extensions, ch. 5; Bland (1977), Mathematics of
        Operations Research 2, 103-107, against going in circles.
    """
    figure = finite_numbers(costs, name="costs")
    if figure.ndim != 1 or len(figure) == 0:
        raise ValueError("costs are needed for at least one variable")
    rows, limits = _checked(at_most, len(figure), name="at_most")
    equal_rows, equal_limits = _checked(equal, len(figure), name="equal")
    problem = _standard(
        figure, np.vstack([rows, equal_rows]), np.append(limits, equal_limits), len(rows)
    )
    corner = _first_corner(problem)
    more_steps = _walk_to_the_least(problem, corner)
    values, kept_prices = _values_and_prices(problem, corner)
    scaled = np.zeros(problem.table.shape[1])
    scaled[corner.basis] = np.maximum(values, 0.0)
    variables = scaled[: len(figure)] * problem.column_scale * problem.limit_scale
    prices = np.zeros(len(problem.limits))
    prices[corner.kept] = kept_prices
    prices *= problem.row_scale * problem.cost_scale
    return Solution(
        variables=variables,
        value=float(figure @ variables),
        at_most_prices=np.minimum(prices[: len(rows)], 0.0),
        equal_prices=prices[len(rows) :],
        steps=corner.steps + more_steps,
    )


def _checked(given: Limits | None, variables: int, *, name: str) -> tuple[Floats, Floats]:
    if given is None:
        return np.zeros((0, variables)), np.zeros(0)
    rows = finite_numbers(given[0], name=f"the rows of {name}")
    limits = finite_numbers(given[1], name=f"the limits of {name}")
    if limits.ndim != 1 or rows.shape != (len(limits), variables):
        raise ValueError(f"{name} needs one row of {variables} numbers for each of its limits")
    return rows, limits


def _standard(costs: Floats, rows: Floats, limits: Floats, slacks: int) -> _Standard:
    row_scale, column_scale = scales(np.abs(rows))
    row_scale = np.where(limits < 0, -row_scale, row_scale)
    unused = np.zeros((len(rows), slacks))
    np.fill_diagonal(unused, np.sign(row_scale[:slacks]))
    unit_limits = limits * row_scale
    unit_costs = costs * column_scale
    limit_scale = 1 / to_near_one(unit_limits.max(initial=0.0))
    cost_scale = 1 / to_near_one(np.abs(unit_costs).max())
    return _Standard(
        table=np.hstack([rows * row_scale[:, None] * column_scale, unused]),
        limits=unit_limits / limit_scale,
        costs=np.append(unit_costs / cost_scale, np.zeros(slacks)),
        row_scale=row_scale,
        column_scale=column_scale,
        limit_scale=float(limit_scale),
        cost_scale=float(cost_scale),
    )


def _first_corner(problem: _Standard) -> _Corner:
    """Any corner to begin with.

    Where a limit gives no column to begin with, a made-up one stands in, numbered beyond the
    real ones; their sum falls to zero if there is a corner.
    """
    rows, columns = problem.table.shape
    variables = len(problem.column_scale)
    basis = np.arange(columns, columns + rows)
    has_own = problem.row_scale[: columns - variables] > 0
    basis[: len(has_own)][has_own] = np.arange(variables, columns)[has_own]
    made_up = basis >= columns
    table = np.zeros((rows + 1, columns + 1))
    table[:-1, :-1] = problem.table
    table[:-1, -1] = problem.limits
    if not made_up.any():
        table[-1, :-1] = problem.costs
        return _Corner(table, basis, np.arange(rows), 0)
    table[-1] = -table[:-1][made_up].sum(axis=0)
    steps = walk(table, basis)
    if -table[-1, -1] > FEASIBLE:
        raise InfeasibleError("no values of the variables keep all limits")
    for row in np.flatnonzero(basis >= columns):
        column = int(np.argmax(np.abs(table[row, :-1])))
        if abs(table[row, column]) > PIVOT:
            pivot(table, basis, int(row), column)
            steps += 1
    kept = np.flatnonzero(basis < columns)
    return _Corner(_afresh(problem, basis[kept], kept), basis[kept], kept, steps)


def _walk_to_the_least(problem: _Standard, corner: _Corner) -> int:
    """From a corner to the least, and on from there if rounding had hidden a gain."""
    steps = walk(corner.table, corner.basis)
    for _ in range(ROUNDS):
        prices = _values_and_prices(problem, corner)[1]
        if (problem.costs - prices @ problem.table[corner.kept]).min() >= -GAIN:
            break
        corner.table[:] = _afresh(problem, corner.basis, corner.kept)
        steps += walk(corner.table, corner.basis)
    return steps


def _values_and_prices(problem: _Standard, corner: _Corner) -> tuple[Floats, Floats]:
    """Of the basis and of the limits kept, from the problem itself and not from the table."""
    square = problem.table[np.ix_(corner.kept, corner.basis)]
    values = np.linalg.solve(square, problem.limits[corner.kept])
    prices = np.linalg.solve(square.T, problem.costs[corner.basis])
    return np.asarray(values, dtype=np.float64), np.asarray(prices, dtype=np.float64)


def _afresh(problem: _Standard, basis: Ints, kept: Ints) -> Floats:
    """The table of a corner from the problem itself, without what rounding left on the way."""
    table = np.zeros((len(kept) + 1, problem.table.shape[1] + 1))
    known = np.column_stack([problem.table[kept], problem.limits[kept]])
    table[:-1] = np.linalg.solve(problem.table[np.ix_(kept, basis)], known)
    table[:-1, basis] = np.eye(len(kept))
    table[-1, :-1] = problem.costs
    table[-1] -= problem.costs[basis] @ table[:-1]
    table[-1, basis] = 0.0
    return table
