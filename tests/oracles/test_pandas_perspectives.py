"""Each perspective's averages, compared with those of grouped pandas tables."""

import numpy as np
import pandas as pd

from options.analysis.groups.per_perspective import per_perspective
from tests.oracles.problems import problems

CLOSE = 1e-9


def test_perspectives_are_pandas_groups():
    for problem in problems(60, whole=True):
        rng, (options, criteria) = problem.rng, problem.values.shape
        people, count = rng.integers(1, 20), rng.integers(1, 4)
        weights = rng.dirichlet(np.ones(criteria), people)
        values = rng.integers(0, 101, (people, options, criteria)).astype(float)
        values[rng.random(values.shape) < 0.1] = np.nan
        whose = rng.integers(-1, count, people)
        perspectives = [None if place < 0 else int(place) for place in whose]

        found = per_perspective(values, weights, perspectives, count=count)

        groups = pd.Index(range(count))
        labels = pd.Series([np.nan if place < 0 else place for place in whose])
        own = pd.DataFrame(weights).groupby(labels).mean().reindex(groups)
        cells = pd.DataFrame(values.reshape(people, -1)).groupby(labels).mean().reindex(groups)
        totals = pd.DataFrame(np.einsum("paj,pj->pa", values, weights))
        results = totals.groupby(labels).mean().reindex(groups)
        pairs = [
            (found.weights, own),
            (found.scores.reshape(count, -1), cells),
            (found.of_results, results),
            (found.per_head.of_results, totals.mean()),
            (found.equal_voice.of_results, results.mean()),
            (found.equal_voice.weights, own.mean()),
            (found.equal_voice.scores.ravel(), cells.mean()),
        ]
        for ours, theirs in pairs:
            assert np.allclose(ours, theirs, 0, CLOSE, equal_nan=True), problem.seed
