"""The average of results, the result of averages and their covariance, compared with NumPy's.

NumPy's covariance of each weight with each score, and one loop over people for the totals,
know nothing of the sums that ours are made of.
"""

import numpy as np

from options.analysis.groups.aggregation import both_aggregations
from options.analysis.groups.people import totals_of_people
from tests.oracles.problems import problems

CLOSE = 1e-9


def test_the_two_averages_are_parted_by_numpys_covariance():
    for problem in problems(150):
        people = problem.rng.integers(1, 30)
        weights = problem.rng.dirichlet(np.ones(problem.values.shape[1]), people)
        values = problem.rng.uniform(0, 100, (people, *problem.values.shape))

        both = both_aggregations(values, weights)

        totals = np.array([table @ own for own, table in zip(weights, values, strict=True)])
        assert np.abs(both.of_results - totals.mean(axis=0)).max() < CLOSE, problem.seed
        of_means = values.mean(axis=0) @ weights.mean(axis=0)
        assert np.abs(both.of_inputs - of_means).max() < CLOSE, problem.seed
        for option, criterion in np.ndindex(problem.values.shape):
            pair = weights[:, criterion], values[:, option, criterion]
            expected = np.cov(*pair, ddof=0)[0, 1]
            assert abs(both.covariance[option, criterion] - expected) < CLOSE, problem.seed
        explained = both.covariance.sum(axis=1)
        assert np.abs(explained - (totals.mean(axis=0) - of_means)).max() < CLOSE, problem.seed


def test_averages_with_gaps_are_numpys_averages_of_what_is_there():
    for problem in problems(300, whole=True):
        people = problem.rng.integers(1, 30)
        weights = problem.rng.dirichlet(np.ones(problem.values.shape[1]), people)
        weights[problem.rng.random(people) < 0.2] = np.nan
        values = problem.rng.integers(0, 101, (people, *problem.values.shape)).astype(float)
        values[problem.rng.random(values.shape) < 0.1] = np.nan

        both = both_aggregations(values, weights)

        totals = np.einsum("paj,pj->pa", values, weights)
        assert np.allclose(totals_of_people(values, weights), totals, 0, CLOSE, equal_nan=True)
        with np.errstate(invalid="ignore"):
            expected = np.nanmean(totals, axis=0)
            of_means = np.nanmean(values, axis=0) @ np.nanmean(weights, axis=0)
        assert np.allclose(both.of_results, expected, 0, CLOSE, equal_nan=True), problem.seed
        assert np.allclose(both.of_inputs, of_means, 0, CLOSE, equal_nan=True), problem.seed
        parts = both.covariance.sum(axis=1) + both.answers_part
        assert np.allclose(parts, both.gap, 0, CLOSE, equal_nan=True), problem.seed
