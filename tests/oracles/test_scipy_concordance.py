"""Kendall's W, compared with Friedman's statistic, of which it is a share; and ranks."""

import numpy as np
import pytest
from scipy import stats

from options.analysis.disagreement.concordance import kendall_concordance
from tests.oracles.problems import problems


def test_mean_ranks_are_those_of_scipys_ranks():
    for problem in problems(300, whole=True):
        ranks = stats.rankdata(-problem.values, axis=1)

        found = kendall_concordance(problem.values).mean_ranks

        assert found == pytest.approx(ranks.mean(axis=0), abs=1e-9), problem.seed


def test_chi_square_is_friedmans_with_his_correction_for_ties():
    # SciPy asks for three options or more.
    for problem in problems(300, options=(2, 12), criteria=(3, 9), whole=True):
        totals = np.round(problem.values, -1) if problem.seed % 2 else problem.values

        found = kendall_concordance(totals)

        expected = stats.friedmanchisquare(*totals.T).statistic
        assert found.chi_square == pytest.approx(expected, abs=1e-9), problem.seed
