"""The nearest weights at which two options tie, compared with SciPy's least squares."""

import numpy as np
import pytest
from scipy import optimize

from options.analysis.changes.nearest_weights import nearest_tie
from tests.oracles.problems import problems

#: How heavily a sum other than 1 and a lead other than 0 count in SciPy's least squares.
HEAVY = 1e6


def scipys(weights, gaps):
    """Non-negative least squares, then exact on the criteria that kept weight."""
    sums = np.vstack([np.ones(len(gaps)), gaps / np.abs(gaps).max()])
    rows = np.vstack([np.eye(len(gaps)), HEAVY * sums])
    rough, _ = optimize.nnls(rows, np.concatenate([weights, [HEAVY, 0.0]]))
    inside = rough > 1e-8
    known = sums[:, inside]
    step = np.linalg.pinv(known) @ (np.array([1.0, 0.0]) - known @ weights[inside])
    exact = np.zeros(len(gaps))
    exact[inside] = weights[inside] + step
    return exact


def test_nearest_ties_are_scipys():
    compared = 0
    for problem in problems(400, options=(2, 2), criteria=(2, 8), whole=True):
        weights = problem.rng.dirichlet(np.full(len(problem.weights), 0.4))
        gaps = problem.values[0] - problem.values[1]

        found = nearest_tie(problem.values, weights, 0, 1)

        assert (found is None) == (gaps.min() > 0 or gaps.max() < 0), problem.seed
        if found is not None and gaps.any():
            expected = scipys(weights, gaps)
            assert found.weights == pytest.approx(expected, abs=1e-9), problem.seed
            compared += 1
    assert compared > 100
