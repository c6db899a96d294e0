"""Intraclass correlations, compared with pingouin's, and F quantiles with SciPy's."""

import numpy as np
import pandas as pd
import pingouin
import pytest
from scipy import stats

from options.analysis.disagreement.f_distribution import f_probability, f_quantile
from options.analysis.disagreement.intraclass import intraclass_correlations
from tests.oracles.problems import problems

#: In the order in which pingouin lists them.
SIX = (
    "one_way",
    "agreement",
    "consistency",
    "mean_one_way",
    "mean_agreement",
    "mean_consistency",
)


def test_the_six_are_pingouins():
    # Pingouin rounds the limits to two digits. Where the approximate limit of an agreement lies
    # so low that its mean over judges has none, pingouin prints a number above 1.
    for problem in problems(25, options=(5, 9), criteria=(3, 6)):
        ratings = problem.values + 20 * np.arange(len(problem.values))[:, None]
        targets, judges = np.indices(ratings.shape)
        long = pd.DataFrame(
            {"target": targets.ravel(), "judge": judges.ravel(), "rating": ratings.ravel()}
        )

        found = intraclass_correlations(ratings)

        table = pingouin.intraclass_corr(long, "target", "judge", "rating")
        for name, row in zip(SIX, table.itertuples(), strict=True):
            ours = getattr(found, name)
            assert ours.coefficient == pytest.approx(row.ICC, abs=1e-9), problem.seed
            assert ours.ratio == pytest.approx(row.F, rel=1e-9), problem.seed
            assert (ours.numerator_freedom, ours.denominator_freedom) == (row.df1, row.df2)
            low, high = row.CI95
            assert ours.high == pytest.approx(high, abs=0.005 + 1e-9), problem.seed
            if ours.low is None:
                assert low > 1, problem.seed
            else:
                assert ours.low == pytest.approx(low, abs=0.005 + 1e-9), problem.seed


def test_f_quantiles_are_scipys():
    for problem in problems(150):
        first, second = np.exp(problem.rng.uniform(-1, 8, 2))
        chance = problem.rng.choice([0.025, 0.975, problem.rng.uniform(0.001, 0.999)])
        ratio = problem.rng.exponential(1.5)

        expected = stats.f.ppf(chance, first, second)
        assert f_quantile(chance, first, second) == pytest.approx(expected, rel=1e-9)
        expected = stats.f.cdf(ratio, first, second)
        assert f_probability(ratio, first, second) == pytest.approx(expected, abs=1e-9)
