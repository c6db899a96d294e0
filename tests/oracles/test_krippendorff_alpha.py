"""Krippendorff's alpha, compared with the package of that name."""

import krippendorff
import numpy as np
import pytest

from options.analysis.disagreement.raters import krippendorff_alpha
from tests.oracles.problems import problems

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def test_alpha_is_that_of_the_krippendorff_package():
    # The package refuses what it cannot judge, where ours has no coefficient.
    for problem in problems(200, options=(2, 6), criteria=(2, 10), whole=True):
        ratings = problem.values
        if problem.seed % 2:
            ratings = np.round(ratings / 25)
        ratings[problem.rng.random(ratings.shape) < 0.2] = np.nan
        level = LEVELS[problem.seed % 4]

        found = krippendorff_alpha(ratings, level=level).coefficient

        try:
            expected = krippendorff.alpha(ratings, level_of_measurement=level)
        except ValueError:
            expected = None
        if found is None:
            assert expected is None or np.isnan(expected) or expected == 1.0, problem.seed
        else:
            assert found == pytest.approx(expected, abs=1e-9), problem.seed
