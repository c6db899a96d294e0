"""How the weight of several criteria is shared out among them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, finite_numbers, first_place


def proportions(weights: Floats, points: Floats, chosen: Flags) -> Floats:
    """Shares of the chosen criteria by their weights; by points if those are all 0, else equal.

    Args:
        weights, points: (criteria,), each 0 or more.
        chosen: (criteria,), which criteria share.

    Returns:
        (criteria,), 0 where not chosen; summing to 1 unless none is chosen.

    Source:
        Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3, keeps the others in
        proportion; what stands in for weights of 0 is a convention of this project.
    """
    for shares in (weights, points, np.ones_like(weights)):
        part = np.where(chosen, shares, 0.0)
        if part.sum() > 0:
            return np.asarray(part / part.sum(), dtype=np.float64)
    return np.zeros_like(weights)


def points_of_rest(rest: npt.ArrayLike | None, *, criteria: int) -> Floats:
    """The points (criteria,) that stand in for weights of 0; the same for all if not given.

    Raises:
        ValueError: rest is not one number from 0 for each criterion.
    """
    if rest is None:
        return np.ones(criteria)
    points = finite_numbers(rest, name="rest")
    if points.shape != (criteria,):
        raise ValueError("rest must be one number from 0 for each criterion")
    if (points < 0).any():
        raise ValueError(f"rest must not be negative{first_place(points < 0)}")
    return points


def membership(members: Sequence[int], *, criteria: int) -> Flags:
    """Which criteria (criteria,) belong to a branch.

    Raises:
        ValueError: there are no members, or one is named twice or unknown.
    """
    if len(members) == 0 or len(set(members)) < len(members):
        raise ValueError("a branch needs members, each named once")
    if any(not 0 <= member < criteria for member in members):
        raise ValueError("every member must be one of the criteria")
    inside = np.zeros(criteria, dtype=np.bool_)
    inside[list(members)] = True
    return inside
