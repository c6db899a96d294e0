"""Weights drawn evenly from all that lie within a range for each criterion."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats
from options.analysis.uncertainty.sampling import simplex_weights
from options.analysis.weighing.reachable_ranges import reachable_ranges

#: Proposals that are made at once.
PROPOSALS = 4_096

#: What is left to share out counts as nothing below this.
NOTHING = 1e-12


def weights_in_ranges(
    low: npt.ArrayLike, high: npt.ArrayLike, samples: int, rng: np.random.Generator
) -> Floats:
    """Weights drawn evenly from all that lie within a range for each criterion.

    All weights but one are proposed independently, from a falling exponential within their
    ranges whose slope makes them sum to 1 on average; the last is what remains. A proposal is
    kept with the chance that makes up for the slope. So the draws are exactly even and
    independent of each other; of proposals, one in about 2.5 times the root of the number of
    criteria is kept, or more, however narrow or wide the ranges are.

    Args:
        low, high: (criteria,), the least and the most of each weight, from 0 to 1.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Raises:
        ValueError: a bound is missing or lies outside 0 to 1, a low lies above its high, no
            weights lie within all ranges, or there are no samples.

    Source:
        Tervonen, van Valkenhoef, Basturk & Postmus (2013), EJOR 224, 552-559, on even draws
        from such weights; the rejection with a slope is that of Devroye (1986), Non-Uniform
        Random Variate Generation, ch. II.3, applied to sums.
    """
    lows, highs = reachable_ranges(low, high)
    if samples < 1:
        raise ValueError("at least one sample is needed")
    over, short = highs.sum() - 1, 1 - lows.sum()
    if min(over, short) <= NOTHING:
        return np.tile(lows if short <= over else highs, (samples, 1))
    unit = min(over, short)
    parts = _parts(np.minimum((highs - lows) / unit, 1.0), samples, rng)
    drawn = lows + unit * parts if short <= over else highs - unit * parts
    return np.asarray(np.clip(drawn, lows, highs))


def _parts(most: Floats, samples: int, rng: np.random.Generator) -> Floats:
    """Numbers from 0 to their most, summing to 1, drawn evenly: (samples, criteria)."""
    slope = _slope(most)
    last = int(np.argmax(most))
    others = np.delete(np.arange(len(most)), last)
    if (most >= 1).all():
        return simplex_weights(len(most), samples, rng)
    kept: list[Floats] = []
    missing = samples
    while missing > 0:
        numbers = rng.random((PROPOSALS, len(most)))
        parts = np.empty_like(numbers)
        parts[:, others] = _falling(numbers[:, others], most[others], slope)
        rest = 1 - parts[:, others].sum(axis=1)
        parts[:, last] = rest
        is_possible = (rest >= 0) & (rest <= most[last])
        is_kept = is_possible & (numbers[:, last] < np.exp(-slope * np.maximum(rest, 0)))
        kept.append(parts[is_kept][:missing])
        missing -= len(kept[-1])
    return np.concatenate(kept)


def _falling(numbers: Floats, most: Floats, slope: float) -> Floats:
    """From even numbers to numbers from 0 to the most, whose density falls with the slope."""
    if slope == 0:
        return numbers * most
    return np.asarray(-np.log1p(numbers * np.expm1(-slope * most)) / slope)


def _slope(most: Floats) -> float:
    """The slope of the densities with which the numbers sum to 1 on average; 0 or more."""
    free = most[most > 0]
    steepest, flattest = float(len(free)), 0.0
    if free.sum() <= 2:
        return 0.0
    for _ in range(30):
        slope = (steepest + flattest) / 2
        mean = (1 / slope - free / np.expm1(slope * free)).sum()
        steepest, flattest = (slope, flattest) if mean < 1 else (steepest, slope)
    return (steepest + flattest) / 2
