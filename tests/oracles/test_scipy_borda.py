"""Borda counts and everybody's own ranks, compared with SciPy's ranks."""

import numpy as np
from scipy import stats

from options.analysis.groups.leaders import ranks_of_rows
from options.analysis.groups.votes import borda_count, duels, first_choices
from tests.oracles.problems import problems


def test_borda_counts_are_options_less_scipys_mean_ranks():
    for problem in problems(500, options=(1, 8)):
        options = len(problem.values)
        people = problem.rng.integers(1, 20)
        totals = problem.rng.integers(0, 9, (people, options)).astype(float)
        voters = problem.rng.integers(0, 50, people)

        points = borda_count(duels(totals, voters=voters)).points

        mean_ranks = stats.rankdata(-totals, method="average", axis=1)
        assert np.abs(points - voters @ (options - mean_ranks)).max() < 1e-9, problem.seed
        lowest_ranks = stats.rankdata(-totals, method="min", axis=1)
        assert (ranks_of_rows(totals) == lowest_ranks).all(), problem.seed
        is_first = lowest_ranks == 1
        shares = is_first / is_first.sum(axis=1, keepdims=True)
        votes = first_choices(totals, voters=voters).votes
        assert np.abs(votes - voters @ shares).max() < 1e-9, problem.seed
