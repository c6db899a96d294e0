"""Random tables and weights for the tests of this folder."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from options.analysis.weighing.weights import normalised

#: As many examples as still find the mistakes that were tried, and no more.
few = settings(max_examples=25)


def problems(*, options=(1, 6), criteria=(1, 4)):
    """A table of whole points, weights and a source of chance, all drawn from one seed.

    Some tables are full of ties, and some weights are 0.
    """

    def problem(seed):
        rng = np.random.default_rng(seed)
        shape = rng.integers(*options, endpoint=True), rng.integers(*criteria, endpoint=True)
        levels = rng.choice([2, 5, 101])
        values = 100.0 / (levels - 1) * rng.integers(0, levels, shape)
        points = rng.integers(0, 6, shape[1])
        points[rng.integers(shape[1])] += 1
        return values, normalised(points), rng

    return st.integers(0, 2**32 - 1).map(problem)
