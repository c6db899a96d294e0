"""Least leads over an order and over ranges of weights, compared with SciPy's programme."""

import numpy as np
import pytest

from options.analysis.robustness.ordinal import leads_under_order, totals_under_order
from options.analysis.robustness.weight_ranges import leads_within_ranges, totals_within_ranges
from tests.oracles.linear_programmes import Programme, in_parts, solutions
from tests.oracles.problems import problems


def extremes(values, rows, limits, bounds):
    """What makes least the lead of the first over the second, the reverse, and the first's
    total, and what makes that total largest."""
    sums = (values[0] - values[1], values[1] - values[0], values[0], -values[0])
    equal = np.ones(values.shape[1])
    return [Programme(costs, rows, limits, bounds, equal) for costs in sums]


def assert_agree(found, programmes, seeds):
    least = [p.costs @ x for p, x in zip(programmes, solutions(programmes), strict=True)]
    for seed, ours, theirs in zip(seeds, found, np.reshape(least, (-1, 4)), strict=True):
        assert ours == pytest.approx(theirs, abs=1e-9), seed


def ours(leads, totals):
    lowest, highest = totals
    return np.array([leads.least[0, 1], leads.least[1, 0], lowest[0], -highest[0]])


def test_the_least_lead_under_an_order_is_the_linear_programmes():
    for part in in_parts(problems(300, whole=True)):
        found, programmes = [], []
        for problem in part:
            values, count = problem.values, len(problem.weights)
            ranks = problem.rng.integers(1, problem.rng.choice([2, 4, 20]), count)
            earlier, later = np.nonzero(ranks[:, None] < ranks)
            rows = np.eye(count)[later] - np.eye(count)[earlier]
            bounds = [(0, None)] * count
            programmes += extremes(values, rows, np.zeros(len(rows)), bounds)
            leads = leads_under_order(values, ranks)
            found.append(ours(leads, totals_under_order(values, ranks)))
        assert_agree(found, programmes, [problem.seed for problem in part])


def test_the_least_lead_within_ranges_is_the_linear_programmes():
    for part in in_parts(problems(300)):
        found, programmes = [], []
        for problem in part:
            values, weights, rng = problem.values, problem.weights, problem.rng
            low = weights * rng.random(len(weights))
            room = (1 - weights) * rng.random(len(weights)) * rng.choice([0.1, 1.0])
            high = weights + room
            nothing = np.zeros((0, len(weights)))
            bounds = list(zip(low, high, strict=True))
            programmes += extremes(values, nothing, np.zeros(0), bounds)
            leads = leads_within_ranges(values, low, high)
            found.append(ours(leads, totals_within_ranges(values, low, high)))
        assert_agree(found, programmes, [problem.seed for problem in part])
