"""Least leads over an order and over ranges of weights, compared with SciPy's programme."""

import numpy as np
import pytest
from scipy.optimize import linprog

from options.analysis.ordinal import leads_under_order, totals_under_order
from options.analysis.weight_ranges import leads_within_ranges, totals_within_ranges
from tests.oracles.problems import problems


def least_sum(numbers, **limits):
    """The least weighted sum of the numbers over weights that sum to 1 and keep the limits."""
    found = linprog(numbers, A_eq=np.ones((1, len(numbers))), b_eq=[1], **limits)
    assert found.success
    return found.fun


def test_the_least_lead_under_an_order_is_the_linear_programmes():
    for problem in problems(60, whole=True):
        values, count = problem.values, len(problem.weights)
        ranks = problem.rng.integers(1, problem.rng.choice([2, 4, 20]), count)
        rows = [
            np.eye(count)[later] - np.eye(count)[earlier]
            for earlier in range(count)
            for later in range(count)
            if ranks[earlier] < ranks[later]
        ]
        order = {"A_ub": np.array(rows), "b_ub": np.zeros(len(rows))} if rows else {}

        leads = leads_under_order(values, ranks)
        lowest, highest = totals_under_order(values, ranks)

        expected = least_sum(values[0] - values[1], **order)
        assert leads.least[0, 1] == pytest.approx(expected, abs=1e-9), problem.seed
        assert lowest[0] == pytest.approx(least_sum(values[0], **order), abs=1e-9), problem.seed
        assert highest[0] == pytest.approx(-least_sum(-values[0], **order), abs=1e-9)


def test_the_least_lead_within_ranges_is_the_linear_programmes():
    for problem in problems(60):
        values, weights, rng = problem.values, problem.weights, problem.rng
        low = weights * rng.random(len(weights))
        high = weights + (1 - weights) * rng.random(len(weights)) * rng.choice([0.1, 1.0])
        bounds = {"bounds": list(zip(low, high, strict=True))}

        leads = leads_within_ranges(values, low, high)
        lowest, highest = totals_within_ranges(values, low, high)

        expected = least_sum(values[0] - values[1], **bounds)
        assert leads.least[0, 1] == pytest.approx(expected, abs=1e-9), problem.seed
        back = least_sum(values[1] - values[0], **bounds)
        assert leads.least[1, 0] == pytest.approx(back, abs=1e-9), problem.seed
        assert lowest[0] == pytest.approx(least_sum(values[0], **bounds), abs=1e-9)
        assert highest[0] == pytest.approx(-least_sum(-values[0], **bounds), abs=1e-9)
