"""From judgements to weights."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

import ahpy
import numpy as np

from options.analysis.weighing.pairwise.consistency import consistency
from options.analysis.weighing.pairwise.incomplete import optimal_completion
from options.analysis.weighing.pairwise.priorities import (
    eigenvector_weights,
    geometric_mean_weights,
)
from options.analysis.weighing.pairwise.revisions import revisions
from options.analysis.weighing.weights import normalised, rank_order_centroid
from tests.bench.comparison import Comparison
from tests.bench.data import many_weights, weights_for

CRITERIA = (4, 8)


def comparisons() -> Iterator[Comparison]:
    """For few and for many criteria."""
    swings = many_weights(5_000, 15) * 100
    yield Comparison("swing weights", "5,000 x 15", partial(normalised, swings))
    yield Comparison(
        "rank-order centroid", "50 criteria", partial(rank_order_centroid, list(range(1, 51)))
    )
    for count in CRITERIA:
        full = judgements(count)
        size = f"{count} criteria"
        yield Comparison(
            "pairwise weights, eigenvector",
            size,
            partial(eigenvector_weights, full),
            {"AHPy": partial(ahpys, full), "NumPy's eig": partial(by_eig, full)},
            lambda ours, theirs: bool(np.allclose(ours, theirs, atol=1e-6)),
        )
        yield Comparison(
            "pairwise weights, geometric mean", size, partial(geometric_mean_weights, full)
        )
        yield Comparison("consistency of judgements", size, partial(consistency, full))
        yield Comparison("which judgement to revise", size, partial(revisions, full))
        gaps = with_gaps(full)
        yield Comparison(
            "optimal completion",
            size,
            lambda: eigenvector_weights(optimal_completion(gaps)),
            {"AHPy": partial(ahpys, gaps)},
            lambda ours, theirs: bool(np.allclose(ours, theirs, atol=1e-3)),
        )


def judgements(count: int) -> np.ndarray:
    """Ratios of weights, each a little off."""
    weights, rng = weights_for(count) + 0.05, np.random.default_rng(count)
    full = np.eye(count)
    for first, second in combinations(range(count), 2):
        full[first, second] = weights[first] / weights[second] * np.exp(rng.uniform(-0.3, 0.3))
        full[second, first] = 1 / full[first, second]
    return full


def with_gaps(full: np.ndarray) -> np.ndarray:
    """The same without some of the judgements."""
    gaps = full.copy()
    for first in range(len(full) - 2):
        gaps[first, -1] = gaps[-1, first] = np.nan
    return gaps


def ahpys(full: np.ndarray) -> np.ndarray:
    """AHPy's weights, with what is missing completed by it."""
    size = len(full)
    answers = {
        pair: full[pair] for pair in combinations(range(size), 2) if not np.isnan(full[pair])
    }
    found = ahpy.Compare("swings", answers, precision=9).local_weights
    return np.array([found[place] for place in range(size)])


def by_eig(full: np.ndarray) -> np.ndarray:
    """The principal eigenvector from all of them."""
    eigenvalues, vectors = np.linalg.eig(full)
    principal = np.abs(vectors[:, eigenvalues.real.argmax()].real)
    return principal / principal.sum()
