"""Plausible draws put together: weights down a ranked tree, and the totals they give."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, one_set_of_weights, weight_rows
from options.analysis.totals.ranking import competition_ranks
from options.analysis.uncertainty.sampling import ordered_weights
from options.analysis.uncertainty.score_draws import TriangularScores

#: Weights of one branch tie when they differ by no more than this.
SAME_WEIGHT = 1e-9


def plausible_totals(
    low: npt.ArrayLike,
    best: npt.ArrayLike,
    high: npt.ArrayLike,
    weight_samples: npt.ArrayLike,
    rng: np.random.Generator,
) -> Floats:
    """Totals of every option, each draw with its own weights and its own scores.

    Scores are drawn in parts, one after another, so that no table of all draws is held, and
    in float32 but for what is sure: options with the same sure scores tie.

    Args:
        low, best, high: (options, criteria), as `TriangularScores` takes them.
        weight_samples: (samples, criteria); each row sums to 1.
        rng: where the randomness of the scores comes from.

    Returns:
        (samples, options), from 0 to 100.

    Raises:
        ValueError: as in `TriangularScores`, or a sample is not a set of weights.

    Source:
        Lahdelma & Salminen (2001), Operations Research 49, 444-454.
    """
    scores = TriangularScores(low, best, high)
    rows = weight_rows(weight_samples, criteria=scores.criteria)
    if rows.ndim != 2 or len(rows) == 0:
        raise ValueError("at least one weight sample is needed")
    return scores.totals(rows, rng)


def ordered_weights_in_branches(
    weights: npt.ArrayLike,
    branches: Sequence[Sequence[int]],
    samples: int,
    rng: np.random.Generator,
) -> Floats:
    """Weights drawn from all that agree with the order within and across branches.

    Branches are compared by their top swings. So each branch's top weight is drawn by the
    order of the top weights, and the others of the branch relative to it by theirs.

    Args:
        weights: (criteria,), summing to 1; only their order counts.
        branches: the criteria of each branch; every criterion is in exactly one.
        samples: the number of draws, from 1.
        rng: where the randomness comes from.

    Returns:
        (samples, criteria); each row sums to 1.

    Raises:
        ValueError: weights are no weights, a criterion is not in exactly one branch, or there
            are no samples.

    Source:
        Tervonen & Lahdelma (2007), EJOR 178, 500-513, for each family; the product down the
        tree as in von Winterfeldt & Edwards (1986), ch. 8.
    """
    given = np.asarray(weights, dtype=np.float64)
    row = one_set_of_weights(given, criteria=given.shape[-1] if given.ndim else 0)
    if sorted(member for branch in branches for member in branch) != list(range(len(row))):
        raise ValueError("every criterion must be in exactly one branch")
    tops = _ordered_like(
        np.array([row[list(branch)].max() for branch in branches]), samples, rng
    )
    parts = np.empty((samples, len(row)))
    for branch, top in zip(branches, tops.T, strict=True):
        own = _ordered_like(row[list(branch)], samples, rng)
        parts[:, list(branch)] = top[:, None] * own / own.max(axis=1, keepdims=True)
    return np.asarray(parts / parts.sum(axis=1, keepdims=True), dtype=np.float64)


def _ordered_like(weights: Floats, samples: int, rng: np.random.Generator) -> Floats:
    ranks = competition_ranks(weights, tolerance=SAME_WEIGHT)
    return ordered_weights(ranks.tolist(), samples, rng)
