"""Nearly even draws from weights that keep to any linear conditions, by random walks."""

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats

#: Steps of every walk, times the square of the number of criteria.
STEPS = 5

#: What a walk has to spare at least, so that rounding never divides by nothing.
SMALLEST = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """What weights must keep to, besides summing to 1: rows @ weights <= limits.

    Attributes:
        rows: (conditions, criteria).
        limits: (conditions,).
    """

    rows: Floats
    limits: Floats


def hit_and_run(
    conditions: Conditions,
    corners: Floats,
    start: Floats,
    samples: int,
    rng: np.random.Generator,
) -> Floats:
    """Weights drawn nearly evenly from all that keep to the conditions.

    Each step moves every walk along the line from one corner to another, to a place drawn
    evenly from what the conditions leave of it. Every draw is the end of a walk of its own,
    of 5 n^2 steps for n criteria, so draws are as good as independent.

    Args:
        conditions: what the weights must keep to; they bound the weights.
        corners: (corners, criteria), sets of weights whose differences are the directions;
            together they lead everywhere.
        start: (criteria,), weights that keep to all conditions.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Source:
        Smith (1984), Operations Research 32, 1296-1308; Tervonen, van Valkenhoef, Basturk &
        Postmus (2013), EJOR 224, 552-559.
    """
    slack = np.tile(conditions.limits - conditions.rows @ start, (samples, 1))
    moved = np.zeros((samples, len(corners)))
    for _ in range(STEPS * corners.shape[1] ** 2):
        one, other = rng.choice(len(corners), 2, replace=False)
        speed = conditions.rows @ (corners[one] - corners[other])
        places = _places(slack, speed, rng)
        slack -= places[:, None] * speed
        moved[:, one] += places
        moved[:, other] -= places
    weights = start + moved @ corners
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _places(slack: Floats, speed: Floats, rng: np.random.Generator) -> Floats:
    """How far each walk goes, evenly within what it has to spare."""
    counts = np.flatnonzero(speed)
    nearness = speed[counts] / np.maximum(slack[:, counts], SMALLEST)
    ahead, behind = 1 / nearness.max(axis=1), 1 / nearness.min(axis=1)
    return np.asarray(behind + (ahead - behind) * rng.random(len(slack)))
