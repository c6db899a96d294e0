"""What random draws leave open, and where their randomness comes from."""

import math
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, finite_numbers

#: Half of a 95 % interval, in standard errors.
STANDARD_ERRORS = 1.96


class Purpose(IntEnum):
    """What draws are for. Each purpose has a stream of its own, so that none moves another."""

    WEIGHTS = 1
    SCORES = 2
    CONFIDENCE = 3


def stream(seed: int, purpose: Purpose) -> np.random.Generator:
    """The stream of random numbers for one purpose, always the same for one seed.

    >>> stream(7, Purpose.WEIGHTS).random() == stream(7, Purpose.WEIGHTS).random()
    True
    >>> stream(7, Purpose.WEIGHTS).random() == stream(7, Purpose.SCORES).random()
    False

    Args:
        seed: 0 or more, stored beside what is drawn from it.
        purpose: what the draws are for.

    Returns:
        The stream, at its start.

    Raises:
        ValueError: the seed is negative.

    Source:
        L'Ecuyer, Simard, Chen & Kelton (2002), Operations Research 50, 1073-1075, for streams;
        O'Neill (2014), PCG, for the generator.
    """
    if seed < 0:
        raise ValueError("the seed must not be negative")
    return np.random.default_rng([seed, int(purpose)])


def monte_carlo_error(share: float, samples: int) -> float:
    """How far a share from samples may be off, at 95 % confidence.

    >>> round(monte_carlo_error(0.5, 9604), 6)
    0.01

    Args:
        share: from 0 to 1.
        samples: how many were drawn, from 1.

    Returns:
        The half-width of the interval around the share.

    Raises:
        ValueError: the share lies outside 0 to 1, or there are no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513.
    """
    return float(monte_carlo_errors(share, samples))


def monte_carlo_errors(shares: npt.ArrayLike, samples: int) -> Floats:
    """How far each of many shares from samples may be off, at 95 % confidence.

    Args:
        shares: any shape, from 0 to 1.
        samples: how many were drawn, from 1.

    Returns:
        The shape of the shares; half-widths of the intervals around them.

    Raises:
        ValueError: a share lies outside 0 to 1, or there are no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513.
    """
    given = np.asarray(shares, dtype=np.float64)
    if not ((given >= 0) & (given <= 1)).all():
        raise ValueError("the share must lie from 0 to 1")
    _check_samples(samples)
    return np.asarray(STANDARD_ERRORS * np.sqrt(given * (1 - given) / samples))


def error_of_a_lead(share: float, other: float, samples: int) -> float:
    """How far the difference of two shares of the same samples may be off, at 95 % confidence.

    One sample counts for at most one of the two, so the shares pull against each other.

    >>> round(error_of_a_lead(0.5, 0.5, 9604), 6)
    0.02

    Args:
        share, other: from 0 to 1, together at most 1.
        samples: how many were drawn, from 1.

    Returns:
        The half-width of the interval around the difference.

    Raises:
        ValueError: a share is negative, together they exceed 1, or there are no samples.

    Source:
        Goodman (1965), Technometrics 7, 247-254, on contrasts of multinomial shares.
    """
    if not (finite_numbers([share, other], name="shares") >= 0).all():
        raise ValueError("shares must not be negative")
    if share + other > 1 + 1e-9:
        raise ValueError("the shares must not be above 1 together")
    _check_samples(samples)
    variance = max(share + other - (share - other) ** 2, 0.0)
    return STANDARD_ERRORS * math.sqrt(variance / samples)


def most_when_never_seen(samples: int) -> float:
    """The largest share, at 95 % confidence, of what happened in none of the samples.

    >>> round(most_when_never_seen(10_000), 5)
    0.0003

    Args:
        samples: how many were drawn, from 1.

    Returns:
        The share of which none would be seen in one case of twenty; about 3 in so many.

    Raises:
        ValueError: there are no samples.

    Source:
        Hanley & Lippman-Hand (1983), JAMA 249, 1743-1745, the rule of three.
    """
    _check_samples(samples)
    return float(-np.expm1(math.log(0.05) / samples))


def _check_samples(samples: int) -> None:
    if samples < 1:
        raise ValueError("at least one sample is needed")
