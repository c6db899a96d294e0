"""Rooms of people who gave whole points, for the tests of how they differ."""

import numpy as np
from hypothesis import strategies as st

from options.analysis.disagreement.counts import counts_of_points


def one_cell(*answers):
    """The counts of a single cell, (101,)."""
    return counts_of_points(np.reshape(np.array(answers, dtype=float), (-1, 1, 1)))[0, 0]


@st.composite
def rooms(draw):
    """Whole points with gaps: people by options by criteria."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = [draw(st.integers(1, most)) for most in (9, 4, 3)]
    points = rng.integers(0, draw(st.sampled_from([2, 11, 101])), shape).astype(float)
    points[rng.random(shape) < draw(st.sampled_from([0.0, 0.4]))] = np.nan
    return points
