"""Best-worst weights, compared with the same model solved by SciPy's HiGHS."""

import numpy as np
import pytest
from scipy import optimize

from options.analysis.weighing.best_worst import best_worst_weights
from tests.oracles.problems import problems


def scipys(best, worst, over, under):
    """Rezaei's (2016) model 19, one limit after the other as it is printed."""
    criteria = len(over)
    rows = []
    for j in range(criteria):
        for sign in (1.0, -1.0):
            row = np.zeros(criteria + 1)
            row[best] += sign
            row[j] -= sign * over[j]
            row[-1] = -1
            rows.append(row)
            row = np.zeros(criteria + 1)
            row[j] += sign
            row[worst] -= sign * under[j]
            row[-1] = -1
            rows.append(row)
    found = optimize.linprog(
        np.append(np.zeros(criteria), 1.0),
        A_ub=rows,
        b_ub=np.zeros(len(rows)),
        A_eq=np.append(np.ones(criteria), 0.0)[None],
        b_eq=[1.0],
    )
    return found.x[:-1], found.x[-1]


def test_best_worst_weights_are_scipys():
    for problem in problems(150, criteria=(2, 9)):
        criteria = len(problem.weights)
        top = problem.rng.integers(1, 10)
        best, worst = problem.rng.permutation(criteria)[:2]
        over, under = problem.rng.integers(1, top + 1, (2, criteria))
        over[best] = under[worst] = 1
        over[worst] = under[best] = top

        weights, deviation = scipys(best, worst, over, under)
        found = best_worst_weights(best, worst, over, under)

        assert found.deviation == pytest.approx(deviation, abs=1e-9), problem.seed
        assert found.weights == pytest.approx(weights, abs=1e-9), problem.seed
