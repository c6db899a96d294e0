"""Draws of weights and scores that agree with what a person or a room has said."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    TIE,
    Floats,
    one_set_of_weights,
    table_with_gaps,
    weight_rows,
)
from options.analysis.weights import whole_ranks


def simplex_weights(n: int, samples: int, rng: np.random.Generator) -> Floats:
    """Weights drawn evenly from all there are.

    Args:
        n: the number of criteria, from 1.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, n); each row sums to 1.

    Raises:
        ValueError: there are no criteria or no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513; Rubinstein (1982), EJOR 10, 205-209.
    """
    if n < 1:
        raise ValueError("at least one criterion is needed")
    _check_samples(samples)
    draws = rng.standard_exponential((samples, n))
    return np.asarray(draws / draws.sum(axis=1, keepdims=True), dtype=np.float64)


def ordered_weights(ranks: Sequence[int], samples: int, rng: np.random.Generator) -> Floats:
    """Weights drawn evenly from all that agree with a ranking of the swings.

    Criteria of one rank are in no order among themselves, and all weigh at least as much as
    those of later ranks.

    Args:
        ranks: (criteria,), 1 is first; only their order counts.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Raises:
        ValueError: ranks are no whole numbers from 1, or there are no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513.
    """
    places = whole_ranks(ranks)
    falling = np.sort(simplex_weights(len(places), samples, rng), axis=1)[:, ::-1]
    order = np.argsort(places + rng.random((samples, len(places))), axis=1)
    weights = np.empty_like(falling)
    np.put_along_axis(weights, order, falling, axis=1)
    return weights


def fixed_weights(weights: npt.ArrayLike, samples: int) -> Floats:
    """The same weights in every draw, for when only the scores are unsure.

    Args:
        weights: (criteria,), summing to 1.
        samples: the number of draws, from 1.

    Returns:
        (samples, criteria).

    Raises:
        ValueError: weights are no weights, or there are no samples.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    _check_samples(samples)
    given = np.asarray(weights, dtype=np.float64)
    row = one_set_of_weights(given, criteria=given.shape[-1] if given.ndim else 0)
    return np.tile(row, (samples, 1))


def resampled_weights(own: npt.ArrayLike, samples: int, rng: np.random.Generator) -> Floats:
    """Weights drawn from those that the people in a room hold, each person equally often.

    Args:
        own: (participants, criteria); each row sums to 1.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria).

    Raises:
        ValueError: nobody has weights, a row is no set of weights, or there are no samples.

    Source:
        Efron (1979), Annals of Statistics 7, 1-26, for drawing from the people observed.
    """
    _check_samples(samples)
    held = np.asarray(own, dtype=np.float64)
    if held.ndim != 2 or len(held) == 0:
        raise ValueError("the weights of at least one participant are needed")
    rows = weight_rows(held, criteria=held.shape[1])
    return rows[rng.integers(len(rows), size=samples)]


def triangular_scores(
    low: npt.ArrayLike,
    best: npt.ArrayLike,
    high: npt.ArrayLike,
    samples: int,
    rng: np.random.Generator,
) -> Floats:
    """Scores drawn from the triangle between low, best and high of each cell.

    A missing score is drawn evenly from its range, or from 0 to 100 without one.

    Args:
        low, high: (options, criteria), the plausible range from 0 to 100; NaN only where the
            score is missing.
        best: (options, criteria), the scores; NaN is a missing one.
        samples: the number of draws, from 1.
        rng: where the randomness comes from; each cell uses one number a draw.

    Returns:
        (samples, options, criteria), from 0 to 100.

    Raises:
        ValueError: the shapes differ, a score has no range or lies outside it, a low lies
            above its high, or there are no samples.

    Source:
        Kotz & van Dorp (2004), Beyond Beta, ch. 1, for the inverse of the distribution.
    """
    lows, mode, highs = _checked_triangles(low, best, high)
    _check_samples(samples)
    is_missing = np.isnan(mode)
    width = highs - lows
    rise = np.where(is_missing, width, mode - lows)
    draws = rng.random((samples, *mode.shape))
    is_rising = draws * width < rise
    area = np.where(is_rising, draws * rise, (1 - draws) * (width - rise))
    root = np.sqrt(area * width)
    scores = np.where(is_rising, lows + root, highs - root)
    if is_missing.any():
        scores = np.where(is_missing, lows + draws * width, scores)
    return np.clip(scores, lows, highs)


def _checked_triangles(
    low: npt.ArrayLike, best: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[Floats, Floats, Floats]:
    lows = table_with_gaps(low, name="low")
    mode = table_with_gaps(best, name="best")
    highs = table_with_gaps(high, name="high")
    if not lows.shape == mode.shape == highs.shape:
        raise ValueError("low, best and high must have the same shape")
    is_missing = np.isnan(mode)
    lows = np.where(is_missing & np.isnan(lows), LOWEST, lows)
    highs = np.where(is_missing & np.isnan(highs), HIGHEST, highs)
    if not (lows <= highs + TIE).all():
        raise ValueError("every score needs a range, with low not above high")
    if not (is_missing | ((lows <= mode + TIE) & (mode <= highs + TIE))).all():
        raise ValueError("every score must lie in its range")
    return lows, np.clip(mode, lows, highs), highs


def _check_samples(samples: int) -> None:
    if samples < 1:
        raise ValueError("at least one sample is needed")
