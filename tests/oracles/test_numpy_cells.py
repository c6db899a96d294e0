"""Figures of cells from counts, compared with NumPy's and SciPy's from all the answers."""

import numpy as np
import pytest
from scipy import stats

from options.analysis.disagreement.cells import cell_figures, percentiles
from options.analysis.disagreement.counts import counts_of_points
from tests.oracles.problems import problems


def test_figures_of_cells_are_those_of_the_answers():
    for problem in problems(200, options=(2, 40), criteria=(1, 5), whole=True):
        counts = counts_of_points(problem.values[:, None, :])

        found = cell_figures(counts)

        quartiles = np.percentile(problem.values, [25, 50, 75], axis=0)
        ours = [found.lower_quartile[0], found.median[0], found.upper_quartile[0]]
        assert np.allclose(ours, quartiles, rtol=0, atol=1e-9), problem.seed
        assert np.allclose(found.mean[0], problem.values.mean(axis=0), rtol=0, atol=1e-9)
        assert np.allclose(
            found.interquartile_range[0], stats.iqr(problem.values, axis=0), rtol=0, atol=1e-9
        )
        assert np.allclose(
            found.standard_deviation[0], stats.tstd(problem.values, axis=0), rtol=0, atol=1e-9
        )


def test_averaged_percentiles_are_those_of_the_answers():
    for problem in problems(400, options=(1, 40), criteria=(1, 1), whole=True):
        counts = counts_of_points(problem.values[:, None, :])[0, 0]
        percents = problem.rng.integers(0, 101, 3).tolist()

        found = percentiles(counts, percents, averaged=True)

        expected = np.percentile(problem.values, percents, method="averaged_inverted_cdf")
        assert found == pytest.approx(expected, abs=1e-9), problem.seed
