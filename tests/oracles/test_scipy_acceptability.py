"""Acceptability from the same draws, by SciPy's ranks in float64, one sample at a time."""

import numpy as np
from scipy import stats

from options.analysis.uncertainty.acceptability import acceptability_of_weights
from options.analysis.uncertainty.sampling import simplex_weights
from tests.oracles.problems import problems

SAMPLES = 40


def by_scipy(values, weights):
    """Shares of ranks, wins, and the middle of the weights of every first place."""
    options = len(values)
    ranks, wins = np.zeros((options, options)), np.zeros((options, options))
    firsts, sums = np.zeros(options), np.zeros((options, values.shape[1]))
    for row in weights:
        # Rounded, so that totals that differ by rounding alone tie; ours tie within 1e-7.
        totals = np.round(values @ row, 8)
        least = stats.rankdata(-totals, method="min")
        most = stats.rankdata(-totals, method="max")
        for option in range(options):
            share = 1 / (most[option] - least[option] + 1)
            ranks[option, least[option] - 1 : most[option]] += share
            if least[option] == 1:
                firsts[option] += share
                sums[option] += share * row
            better = (totals[option] > totals).astype(float)
            wins[option] += better + (totals[option] == totals) / 2
    with np.errstate(invalid="ignore"):
        return ranks / len(weights), wins / len(weights), sums / firsts[:, None]


def test_shares_wins_and_central_weights_are_those_from_scipys_ranks():
    for problem in problems(120, whole=True):
        values = np.vstack([problem.values, problem.values[:1]])
        weights = simplex_weights(values.shape[1], SAMPLES, problem.rng)

        found = acceptability_of_weights(values, weights)
        ranks, wins, central = by_scipy(values, weights)

        assert np.allclose(found.ranks, ranks, rtol=0, atol=1e-9), problem.seed
        assert np.allclose(found.wins, wins, rtol=0, atol=1e-9), problem.seed
        same = np.allclose(found.central.weights, central, rtol=0, atol=1e-9, equal_nan=True)
        assert same, problem.seed
