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
    # Where a share falls right between two answers, NumPy may miss it, for 0.58 times 50 is
    # 28.999999999999996 to it; there the two neighbours are averaged by hand.
    for problem in problems(400, options=(1, 40), criteria=(1, 1), whole=True):
        answers = np.sort(problem.values[:, 0])
        counts = counts_of_points(problem.values[:, None, :])[0, 0]
        percent = int(problem.rng.integers(1, 100))

        found = percentiles(counts, [percent], averaged=True)[0]

        place, rest = divmod(percent * len(answers), 100)
        if rest == 0:
            expected = answers[place - 1 : place + 1].mean()
        else:
            expected = np.percentile(answers, percent, method="averaged_inverted_cdf")
        assert found == pytest.approx(expected, abs=1e-9), problem.seed
