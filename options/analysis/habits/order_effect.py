"""Whether scores follow the order in which the options stood on the page."""

from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats

FEWEST = 4
EXACT = 7  # options; above, chance is counted over shuffles
SHUFFLES = 5_000


@dataclass(frozen=True, slots=True)
class OrderEffect:
    """How scores go with places.

    Attributes:
        correlation: from -1 (the first highest) to 1 (the last highest), by ranks.
        chance: in which share of all orders it would be as strong, either way.
    """

    correlation: float
    chance: float


def order_effect(means: npt.ArrayLike, rng: np.random.Generator) -> OrderEffect | None:
    """The rank correlation of each option's mean points with its place on the page.

    Args:
        means: (options,), in the order of the page; NaN for options without points.
        rng: draws the orders, above seven options.

    Returns:
        None below four options, or when all have the same mean.

    Source: Spearman (1904); the chance by permutation: Pitman (1937).

    >>> found = order_effect([80, 60, 40, 20], np.random.default_rng(1))
    >>> round(found.correlation, 3), round(found.chance, 3)
    (-1.0, 0.083)
    """
    known = np.asarray(means, dtype=np.float64)
    known = known[~np.isnan(known)]
    if len(known) < FEWEST or np.ptp(known) == 0:
        return None
    ranks = mean_ranks(known)
    places = np.arange(len(ranks), dtype=np.float64)
    orders = orders_of(len(ranks), rng)
    strength = np.abs(centred(ranks) @ centred(places))
    others = np.abs(centred(ranks) @ centred(places)[orders].T)
    scale = np.linalg.norm(centred(ranks)) * np.linalg.norm(centred(places))
    return OrderEffect(
        correlation=float(centred(ranks) @ centred(places) / scale),
        chance=float((others >= strength - 1e-9).mean()),
    )


def orders_of(count: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Every order of a few places, or many drawn orders of more."""
    if count <= EXACT:
        every = np.array(list(permutations(range(count))), dtype=np.int64)
        return every.reshape(factorial(count), count)
    return rng.permuted(np.tile(np.arange(count), (SHUFFLES, 1)), axis=1)


def mean_ranks(values: Floats) -> Floats:
    """Ranks from 1 upward; equal values share the mean of theirs."""
    below = (values[None, :] < values[:, None]).sum(axis=1)
    same = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(below + (same + 1) / 2, dtype=np.float64)


def centred(values: Floats) -> Floats:
    """Around their mean."""
    return np.asarray(values - values.mean(), dtype=np.float64)
