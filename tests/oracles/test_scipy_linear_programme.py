"""The least of a linear figure, compared with SciPy's HiGHS."""

import numpy as np
import pytest
from scipy import optimize

from options.analysis.programmes.linear_programme import (
    InfeasibleError,
    UnboundedError,
    minimise,
)
from tests.oracles.problems import problems


def drawn(problem):
    """Limits of both kinds; every other problem has small whole numbers, often degenerate."""
    rng = problem.rng
    variables = rng.integers(1, 9)
    limits, equalities = rng.integers(0, 9), rng.integers(0, 4)
    shapes = (limits, variables), limits, (equalities, variables), equalities, variables
    if problem.seed % 2:
        ranges = (-2, 3), (-2, 5), (-1, 3), (0, 4), (-3, 6)
        return [rng.integers(*ends, shape) for ends, shape in zip(ranges, shapes, strict=True)]
    middles = 0, 1, 0, 1, 1
    return [rng.normal(middle, 1, shape) for middle, shape in zip(middles, shapes, strict=True)]


def scipys(rows, limits, equal_rows, equal_limits, costs, *, presolve):
    return optimize.linprog(
        costs,
        A_ub=rows if len(rows) else None,
        b_ub=limits if len(limits) else None,
        A_eq=equal_rows if len(equal_rows) else None,
        b_eq=equal_limits if len(equal_limits) else None,
        method="highs",
        options={"presolve": presolve},
    )


def ours(rows, limits, equal_rows, equal_limits, costs):
    try:
        found = minimise(costs, at_most=(rows, limits), equal=(equal_rows, equal_limits))
    except InfeasibleError:
        return 2, None
    except UnboundedError:
        return 3, None
    return 0, found


def test_the_least_value_and_the_kind_of_answer_are_scipys():
    kinds = set()
    for problem in problems(150):
        parts = rows, limits, equal_rows, equal_limits, _ = drawn(problem)

        expected = scipys(*parts, presolve=True)
        kind, found = ours(*parts)

        if kind != expected.status:
            # HiGHS's presolve calls some unbounded problems infeasible, and gives up on others.
            expected = scipys(*parts, presolve=False)
        assert kind == expected.status, problem.seed
        kinds.add(kind)
        if found is None:
            continue
        size = max(1.0, abs(expected.fun))
        assert found.value == pytest.approx(expected.fun, abs=1e-9 * size), problem.seed
        assert (rows @ found.variables <= limits + 1e-9).all(), problem.seed
        assert np.abs(equal_rows @ found.variables - equal_limits).max(initial=0) < 1e-9
        proof = found.at_most_prices @ limits + found.equal_prices @ equal_limits
        assert proof == pytest.approx(expected.fun, abs=1e-9 * size), problem.seed
    assert kinds == {0, 2, 3}
