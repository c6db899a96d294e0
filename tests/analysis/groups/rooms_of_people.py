"""People with weights and scores, some missing, that several tests draw."""

import numpy as np
from hypothesis import strategies as st

from options.analysis.weighing.weights import normalised


@st.composite
def rooms(draw, *, gaps=True):
    """Whole points (people, options, criteria) and weights (people, criteria)."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    people, options, criteria = (draw(st.integers(1, most)) for most in (7, 4, 4))
    swings = rng.integers(0, draw(st.sampled_from([2, 10])), (people, criteria))
    swings[swings.sum(axis=1) == 0, 0] = 1
    weights = normalised(swings)
    values = rng.integers(0, 101, (people, options, criteria)).astype(float)
    if gaps:
        values[rng.random(values.shape) < draw(st.sampled_from([0.0, 0.1, 0.6]))] = np.nan
        weights[rng.random(people) < draw(st.sampled_from([0.0, 0.3]))] = np.nan
    return values, weights


def own_total(table, weights, option):
    """One person's total of an option, criterion by criterion; None if there is none."""
    total = 0.0
    for weight, score in zip(weights, table[option], strict=True):
        if np.isnan(weight) or (np.isnan(score) and weight > 0):
            return None
        total += weight * score if weight > 0 else 0.0
    return total


def mean(numbers):
    """Of what there is; NaN of nothing."""
    known = [number for number in numbers if number is not None and not np.isnan(number)]
    return sum(known) / len(known) if known else np.nan
