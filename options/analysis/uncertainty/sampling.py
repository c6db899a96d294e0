"""Draws of weights that agree with what a person or a room has said."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, one_set_of_weights, weight_rows
from options.analysis.weighing.weights import whole_ranks


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
    weights = rng.standard_exponential((samples, n))
    weights /= (weights @ np.ones(n))[:, None]
    return weights


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
        Tervonen & Lahdelma (2007), EJOR 178, 500-513; Devroye (1986), Non-Uniform Random
        Variate Generation, ch. V.2, for order statistics without sorting.
    """
    places = whole_ranks(ranks)
    _check_samples(samples)
    even = simplex_weights(len(places), samples, rng)
    order = np.argsort(places, kind="stable")
    sizes = np.bincount(places)
    weights = np.empty_like(even)
    if sizes.max() == 1:
        # The corners are 1; 1/2, 1/2; 1/3, 1/3, 1/3; ... and weights a mean of them.
        even /= np.arange(1, len(places) + 1)
        weights[:, order] = np.cumsum(even[:, ::-1], axis=1)[:, ::-1]
        return weights
    falling = np.sort(even, axis=1)[:, ::-1]
    for end, size in zip(np.cumsum(sizes), sizes, strict=True):
        members, share = order[end - size : end], falling[:, end - size : end]
        # Who holds which of the group's weights is as even as who held them before.
        own = np.argsort(np.argsort(-even[:, members], axis=1), axis=1)
        weights[:, members] = np.take_along_axis(share, own, axis=1)
    return weights


def fixed_weights(
    weights: npt.ArrayLike, samples: int, _rng: np.random.Generator | None = None
) -> Floats:
    """The same weights in every draw, for when only the scores are unsure.

    Args:
        weights: (criteria,), summing to 1.
        samples: the number of draws, from 1.
        _rng: not needed; it lets these weights stand where others are drawn.

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


def weights_around(
    weights: npt.ArrayLike, concentration: float, samples: int, rng: np.random.Generator
) -> Floats:
    """Weights drawn around those that were stated, by a Dirichlet distribution.

    The mean is what was stated. A weight w lies about sqrt(w (1 - w) / (c + 1)) from it with
    the concentration c: with 100, a weight of 0.2 about 0.04. A weight of 0 stays 0.

    Args:
        weights: (criteria,), summing to 1.
        concentration: from 1; the higher, the closer to what was stated.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Raises:
        ValueError: weights are no weights, the concentration is below 1 or infinite, or there
            are no samples.

    Source:
        Devroye (1986), Non-Uniform Random Variate Generation, ch. XI.4, for the draws; Butler,
        Jia & Dyer (1997), EJOR 103, 531-546, for weights drawn around stated ones.
    """
    _check_samples(samples)
    given = np.asarray(weights, dtype=np.float64)
    row = one_set_of_weights(given, criteria=given.shape[-1] if given.ndim else 0)
    if not 1 <= concentration < np.inf:
        raise ValueError("the concentration must be a number from 1")
    parts = rng.standard_gamma(concentration * row, (samples, len(row)))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True), dtype=np.float64)


def _check_samples(samples: int) -> None:
    if samples < 1:
        raise ValueError("at least one sample is needed")
