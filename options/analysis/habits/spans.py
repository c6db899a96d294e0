"""How much of each scale was used, and whether the weights ask about more than that."""

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats

FLAT = 10.0
HEAVY = 1.5
FEW = 2


def spans(points: npt.ArrayLike) -> Floats:
    """How many points lie between the highest and the lowest option on each criterion.

    Args:
        points: (options, criteria), 0 to 100, NaN where missing.

    Returns:
        (criteria,), NaN where fewer than two options have points.

    >>> spans([[80, 40], [50, 45], [20, 40]]).tolist()
    [60.0, 5.0]
    """
    table = np.asarray(points, dtype=np.float64)
    found = np.full(table.shape[1], np.nan)
    enough = (~np.isnan(table)).sum(axis=0) >= FEW
    if enough.any():
        known = table[:, enough]
        found[enough] = np.nanmax(known, axis=0) - np.nanmin(known, axis=0)
    return found


def flat_criteria(points: npt.ArrayLike) -> list[int]:
    """The criteria on which all options lie within 10 points of one another.

    >>> flat_criteria([[80, 40], [50, 45], [20, 40]])
    [1]
    """
    return [at for at, span in enumerate(spans(points)) if span <= FLAT]


def heavy_but_flat(points: npt.ArrayLike, weights: npt.ArrayLike) -> list[int]:
    """Flat criteria with half again as much weight as an equal share, the heaviest first.

    A swing asks about the whole way from worst to best; a large one on a criterion whose
    options hardly differ often means that importance was answered instead.

    Args:
        points: (options, criteria), 0 to 100, NaN where missing.
        weights: (criteria,), they sum to 1.

    Source: Keeney (1992), chapter 5; von Nitzsch & Weber (1993). The two limits are ours.

    >>> heavy_but_flat([[80, 40, 10], [50, 45, 60], [20, 40, 90]], [0.2, 0.6, 0.2])
    [1]
    """
    given = np.asarray(weights, dtype=np.float64)
    flat = [at for at in flat_criteria(points) if given[at] * len(given) >= HEAVY]
    return sorted(flat, key=lambda at: -given[at])
