"""Rank acceptability with 10,000 and with 100,000 samples, and what a page draws."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from pymcdm import methods
from scipy import stats

from options.analysis.uncertainty.acceptability import acceptability_of_totals, smaa
from options.analysis.uncertainty.acceptability_in_words import lead_in_words
from options.analysis.uncertainty.draws import plausible_totals
from options.analysis.uncertainty.normal_scores import NormalScores
from options.analysis.uncertainty.sampling import (
    fixed_weights,
    ordered_weights,
    simplex_weights,
)
from tests.bench.comparison import SIZES, Comparison, size_in_words
from tests.bench.data import points, weights_for
from tests.bench.totals import as_they_are

SAMPLES = (10_000, 100_000)
CHUNK = 2_000

#: A library that is called once a sample is timed on so many samples less.
FEWER = 100


def comparisons() -> Iterator[Comparison]:
    """For each number of samples and each size."""
    for samples in SAMPLES:
        for shape in SIZES:
            yield from of_weights(samples, shape)
    for shape in SIZES:
        yield from of_a_page(shape)


def of_weights(samples: int, shape: tuple[int, int]) -> Iterator[Comparison]:
    """All weights alike, exact scores."""
    values, size = points(shape), f"{samples:,}, {size_in_words(shape)}"
    draw = partial(simplex_weights, shape[1])
    yield Comparison(
        "SMAA-2: ranks and central weights",
        size,
        lambda: smaa(values, draw, samples=samples, seed=1, pairwise=False).ranks,
        {
            "plain NumPy draft": partial(draft_with_weights, values, samples),
            "the same draft, ranks only": partial(draft, values, samples),
            "NumPy in doubles, SciPy's ranks": partial(by_scipy, values, samples),
            f"pymcdm, a call a sample (1/{FEWER})": partial(
                by_pymcdm, values, samples // FEWER
            ),
        },
        lambda ours, theirs: bool(np.abs(ours - theirs).max() < 0.3),
    )
    yield Comparison(
        "SMAA-2: the same with who beats whom",
        size,
        partial(smaa, values, draw, samples=samples, seed=1),
    )


def of_a_page(shape: tuple[int, int]) -> Iterator[Comparison]:
    """What the result page draws: weights by what was said, scores from their ranges."""
    values, weights = points(shape), weights_for(shape[1])
    low, high = np.maximum(values - 15, 0), np.minimum(values + 15, 100)
    ranks, size = list(range(1, shape[1] + 1)), f"10,000, {size_in_words(shape)}"
    for name, drawn in (
        ("fixed weights", lambda _: fixed_weights(weights, SAMPLES[0])),
        ("ranked weights", lambda rng: ordered_weights(ranks, SAMPLES[0], rng)),
    ):
        yield Comparison(
            f"How sure: {name}, uncertain scores",
            size,
            partial(page, values, low, high, drawn),
        )
    normal, free = NormalScores(values, np.full(shape, 8.0)), partial(simplex_weights, shape[1])
    yield Comparison(
        "SMAA-2 with normal scores, and who beats whom",
        size,
        partial(smaa, normal, free, samples=SAMPLES[0], seed=1),
    )
    found = smaa(values, free, samples=SAMPLES[0], seed=1)
    yield Comparison("the leader of the draws in words", size, partial(lead_in_words, found))


def page(values: np.ndarray, low: np.ndarray, high: np.ndarray, drawn: object) -> object:
    """As the report does it."""
    rng = np.random.default_rng(1)
    return acceptability_of_totals(plausible_totals(low, values, high, drawn(rng), rng))


def draft(values: np.ndarray, samples: int) -> np.ndarray:
    """Ranks in single precision, in a few lines; ties go to whoever comes first."""
    rng, table = np.random.default_rng(1), values.astype(np.float32).T
    options = len(values)
    counts = np.zeros(options * options, dtype=np.int64)
    for start in range(0, samples, CHUNK):
        size = (min(CHUNK, samples - start), len(table))
        totals = rng.standard_exponential(size, dtype=np.float32) @ table
        order = np.argsort(-totals, axis=1)
        cells = order * options + np.arange(options)
        counts += np.bincount(cells.ravel(), minlength=options * options)
    return counts.reshape(options, options) / samples


def draft_with_weights(values: np.ndarray, samples: int) -> np.ndarray:
    """The same with central weights, for which the draws are scaled to sum to 1."""
    rng, table = np.random.default_rng(1), values.astype(np.float32).T
    options = len(values)
    counts = np.zeros(options * options, dtype=np.int64)
    sums, is_option = np.zeros(values.shape), np.eye(options, dtype=np.float32)
    for start in range(0, samples, CHUNK):
        size = (min(CHUNK, samples - start), len(table))
        weights = rng.standard_exponential(size, dtype=np.float32)
        order = np.argsort(-(weights @ table), axis=1)
        cells = order * options + np.arange(options)
        counts += np.bincount(cells.ravel(), minlength=options * options)
        weights /= weights.sum(axis=1, keepdims=True)
        sums += is_option[order[:, 0]].T @ weights
    assert sums.sum() > 0
    return counts.reshape(options, options) / samples


def by_scipy(values: np.ndarray, samples: int) -> np.ndarray:
    """In double precision with SciPy's ranks, ties at their mean place."""
    rng, options = np.random.default_rng(1), len(values)
    drawn = rng.dirichlet(np.ones(values.shape[1]), samples)
    ranks = stats.rankdata(-(drawn @ values.T), axis=1).astype(np.int64) - 1
    cells = np.arange(options) * options + ranks
    counts = np.bincount(cells.ravel(), minlength=options * options)
    return counts.reshape(options, options) / samples


def by_pymcdm(values: np.ndarray, samples: int) -> np.ndarray:
    """With the library called once for each sample."""
    rng, options = np.random.default_rng(1), len(values)
    body, more = methods.WSM(as_they_are), np.ones(values.shape[1])
    counts = np.zeros((options, options))
    for weights in rng.dirichlet(np.ones(values.shape[1]), samples):
        ranks = body.rank(body(values, weights, more)).astype(np.int64) - 1
        counts[np.arange(options), ranks] += 1
    return counts / samples
