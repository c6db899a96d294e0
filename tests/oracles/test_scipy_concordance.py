"""Kendall's W, compared with Friedman's statistic, of which it is a share; and ranks."""

import numpy as np
import pytest
from scipy import stats

from options.analysis.disagreement.concordance import average_ranks, kendall_concordance
from tests.oracles.problems import problems


def test_average_ranks_are_scipys():
    for problem in problems(300, whole=True):
        ranks = stats.rankdata(-problem.values, axis=1)

        assert average_ranks(problem.values).tolist() == ranks.tolist(), problem.seed


def test_chi_square_is_friedmans_with_his_correction_for_ties():
    # SciPy asks for three options or more.
    for problem in problems(300, options=(2, 12), criteria=(3, 9), whole=True):
        totals = np.round(problem.values, -1) if problem.seed % 2 else problem.values

        found = kendall_concordance(totals)

        expected = stats.friedmanchisquare(*totals.T).statistic
        assert found.chi_square == pytest.approx(expected, abs=1e-9), problem.seed
