"""Judgements of three swings that run in a circle: A over B, B over C, and yet C over A."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from options.analysis.weighing.pairwise.judgements import judgements_or_missing, logarithms

#: Two swings are judged to be worth the same when the logarithm is no larger than this.
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class CircularTriad:
    """Each of three swings is worth at least as much as the next, and the last as the first.

    Attributes:
        criteria: the three in that order, the lowest place first.
        times: how many times each is worth the next, and the last the first; 1 or more.
    """

    criteria: tuple[int, int, int]
    times: tuple[float, float, float]

    @property
    def is_strict(self) -> bool:
        """Whether each is worth more than the next; otherwise some are worth the same."""
        return min(self.times) > 1 + SAME

    @property
    def product(self) -> float:
        """How many times the first would be worth itself, going round: 1 would be no circle."""
        return float(np.prod(self.times))


def circular_triads(judgements: npt.ArrayLike) -> tuple[CircularTriad, ...]:
    """Every three criteria whose judgements put them in no order.

    Three criteria are a circular triad when each is judged to be worth at least as much as the
    next, the last as the first, and one of them more. Three with a missing judgement are left
    out.

    >>> circular_triads([[1, 2, 1 / 3], [1 / 2, 1, 4], [3, 1 / 4, 1]])[0].criteria
    (0, 1, 2)

    Args:
        judgements: (criteria, criteria); NaN is a missing judgement.

    Returns:
        The triads: those in which each is worth more than the next first, then the largest
        product, then in the order of criteria.

    Raises:
        ValueError: it is not one person's matrix, or a judgement is not above 0 or not the
            reciprocal of its counterpart.

    Source:
        Kendall & Babington Smith (1940), Biometrika 31, 324-345, on circular triads.
    """
    logs = logarithms(judgements_or_missing(judgements))
    if logs.ndim != 2:
        raise ValueError("exactly one matrix of judgements is needed")
    threes = np.array(list(combinations(range(len(logs)), 3)), dtype=np.int64).reshape(-1, 3)
    ways = np.concatenate([threes, threes[:, [0, 2, 1]]])
    steps = logs[ways, ways[:, [1, 2, 0]]]
    is_circle = (steps >= -SAME).all(axis=1) & (steps > SAME).any(axis=1)
    found = [
        CircularTriad((first, second, third), (one, two, three))
        for (first, second, third), (one, two, three) in zip(
            ways[is_circle].tolist(),
            np.exp(np.maximum(steps[is_circle], 0.0)).tolist(),
            strict=True,
        )
    ]
    return tuple(
        sorted(found, key=lambda triad: (not triad.is_strict, -triad.product, triad.criteria))
    )
