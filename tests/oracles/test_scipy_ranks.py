"""Ranks with ties, compared with SciPy's."""

from scipy import stats

from options.analysis.totals.ranking import competition_ranks, weighted_totals
from tests.oracles.problems import problems


def test_competition_ranks_are_scipys_smallest_ranks():
    for problem in problems(2_000, whole=True):
        totals = weighted_totals(problem.values, problem.weights).round(3)

        expected = stats.rankdata(-totals, method="min")

        assert competition_ranks(totals).tolist() == expected.tolist(), problem.seed
