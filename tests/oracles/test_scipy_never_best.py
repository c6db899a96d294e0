"""Best cases of options, compared with SciPy's HiGHS and with drawn weights."""

import numpy as np
import pytest
from scipy import optimize

from options.analysis.robustness.never_best import best_cases
from options.analysis.uncertainty.sampling import simplex_weights
from tests.oracles.problems import problems


def scipys(values, option, *, low, high, ranks):
    """The largest margin m: gaps @ weights >= m, weights within their limits, sum 1."""
    criteria = values.shape[1]
    gaps = values[option] - np.delete(values, option, axis=0)
    rows = [np.append(-gap, 1.0) for gap in gaps]
    for earlier in range(criteria):
        for later in range(criteria):
            if ranks is not None and ranks[earlier] < ranks[later]:
                row = np.zeros(criteria + 1)
                row[[earlier, later]] = -1, 1
                rows.append(row)
    found = optimize.linprog(
        np.append(np.zeros(criteria), -1.0),
        A_ub=rows,
        b_ub=np.zeros(len(rows)),
        A_eq=np.append(np.ones(criteria), 0.0)[None],
        b_eq=[1.0],
        bounds=[*zip(low, high, strict=True), (None, None)],
    )
    return -found.fun


def limits(problem):
    """None, bounds around some weights, ranks with ties, or both, in turn."""
    criteria = len(problem.weights)
    low, high, ranks = np.zeros(criteria), np.ones(criteria), None
    if problem.seed % 4 in (1, 3):
        low = problem.weights * problem.rng.uniform(0, 1)
        high = np.minimum(problem.weights * problem.rng.uniform(1, 3), 1)
    if problem.seed % 4 in (2, 3):
        ranks = 1 + np.round(4 * (problem.weights.max() - problem.weights)).astype(int)
        order = np.argsort(ranks, kind="stable")
        ranks[order] = 1 + np.cumsum(np.append(0, np.diff(ranks[order]) > 0))
    return {"low": low, "high": high, "ranks": ranks}


def test_margins_are_scipys():
    for problem in problems(60, whole=True):
        chosen = limits(problem)

        for case in best_cases(problem.values, **chosen):
            expected = scipys(problem.values, case.option, **chosen)
            assert case.margin == pytest.approx(expected, abs=1e-9), problem.seed


def test_whatever_is_first_at_drawn_weights_can_be_first():
    for problem in problems(15, options=(3, 8), criteria=(2, 6)):
        shares = share_of_first_places(problem, samples=100_000)

        for case in best_cases(problem.values):
            assert case.can_be_first or shares[case.option] == 0, problem.seed


def test_what_can_be_first_by_far_is_first_at_some_drawn_weights():
    for problem in problems(30, options=(3, 5), criteria=(2, 3)):
        shares = share_of_first_places(problem, samples=20_000)

        for case in best_cases(problem.values):
            assert case.margin < 5 or shares[case.option] > 0, problem.seed


def share_of_first_places(problem, *, samples):
    """The first rank acceptabilities of SMAA over all weights, without ties."""
    drawn = simplex_weights(len(problem.weights), samples, problem.rng)
    first = np.argmax(drawn @ problem.values.T, axis=1)
    return np.bincount(first, minlength=len(problem.values)) / samples
