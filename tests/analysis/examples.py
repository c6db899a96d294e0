"""Decisions that several tests of stability and ranking share."""

import numpy as np
from hypothesis import strategies as st

from options.analysis.weighing.weights import normalised

# Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: seven offices by
# closeness to customers, visibility, image, size, comfort and car parking.
OFFICES = np.array(
    [
        [100.0, 60, 100, 75, 0, 90],
        [20.0, 80, 10, 30, 100, 30],
        [80.0, 70, 0, 0, 10, 100],
        [70.0, 50, 30, 55, 30, 90],
        [40.0, 60, 90, 100, 60, 70],
        [0.0, 0, 70, 0, 80, 0],
        [60.0, 100, 20, 50, 50, 80],
    ]
)


@st.composite
def problems(draw):
    """Whole points and weights with ties, zero weights and equal columns among them."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    options, criteria = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    steps = draw(st.sampled_from([2, 5, 101]))
    values = rng.integers(0, steps, (options, criteria)) * (100 // (steps - 1))
    swings = rng.integers(0, draw(st.sampled_from([2, 10])), criteria)
    if not swings.any():
        swings[rng.integers(criteria)] = 1
    return values.astype(float), normalised(swings)


def moved(weights, members, t):
    """The weights when the members hold t together, as `weight_thresholds` moves them."""
    inside = np.isin(np.arange(len(weights)), members)
    new = np.zeros_like(weights)
    for side, share in ((inside, t), (~inside, 1 - t)):
        part = weights[side] if weights[side].any() else np.ones(side.sum())
        new[side] = share * part / part.sum()
    return new


def behind(values, weights, option):
    totals = values @ weights
    return totals.max() - totals[option]
