"""How often each option takes each rank when weights, and perhaps scores, are unsure."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    TIE,
    Flags,
    Floats,
    Ints,
    finite_numbers,
    points_or_missing,
    weight_rows,
)
from options.analysis.sampling import (
    fixed_weights,
    ordered_weights,
    resampled_weights,
    simplex_weights,
    triangular_scores,
)

__all__ = [
    "fixed_weights",
    "monte_carlo_error",
    "ordered_weights",
    "pairwise_wins",
    "rank_acceptability",
    "resampled_weights",
    "simplex_weights",
    "tie_bands",
    "triangular_scores",
]

#: Samples that are ranked at once, so that they stay in the processor's cache.
CHUNK = 2_000


def rank_acceptability(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> Floats:
    """Share of samples that give each option each rank.

    Args:
        values: (options, criteria), each from 0 to 100, none missing; or one such table for
            each sample, (samples, options, criteria).
        weight_samples: (samples, criteria); each row sums to 1.

    Returns:
        (options, options); row i, column r is the share for option i at rank r + 1.
        Ties are split evenly, so every row and every column sums to 1.

    Raises:
        ValueError: there are no samples or no options, a score is missing, or a sample is not
            a set of weights.

    Source:
        Lahdelma, Hokkanen & Salminen (1998), SMAA, EJOR 106, 137-143; Lahdelma & Salminen
        (2001), SMAA-2, Operations Research 49, 444-454.
    """
    tables, rows = _checked(values, weight_samples)
    options = tables.shape[-2]
    counts = np.zeros((options, options))
    for totals in _totals_by_chunk(tables, rows):
        counts += _counts_of_ranks(totals)
    return counts / len(rows)


def pairwise_wins(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> Floats:
    """Share of samples in which one option beats another; a tie is half a win for both.

    Args:
        values: (options, criteria), each from 0 to 100, none missing; or one such table for
            each sample, (samples, options, criteria).
        weight_samples: (samples, criteria); each row sums to 1.

    Returns:
        (options, options); row a, column b is the share in which a beats b. It and its mirror
        image sum to 1, and the diagonal is a half.

    Raises:
        ValueError: there are no samples or no options, a score is missing, or a sample is not
            a set of weights.

    Source:
        Leskinen, Viitanen, Kangas & Kangas (2006), Forest Science 52, 304-312.
    """
    tables, rows = _checked(values, weight_samples)
    options = tables.shape[-2]
    wins = np.zeros((options, options))
    for totals in _totals_by_chunk(tables, rows):
        by_option = np.ascontiguousarray(totals.T)
        for option, own in enumerate(by_option):
            wins[option] += np.count_nonzero(own - by_option > TIE, axis=1)
    ties = len(rows) - wins - wins.T
    return (wins + ties / 2) / len(rows)


def tie_bands(
    wins: npt.ArrayLike, order: Sequence[int], *, settled: float = 0.9
) -> tuple[tuple[int, ...], ...]:
    """A ranking in bands within which the order is not settled.

    A band ends only where every option so far beats every later one in the settled share of
    the samples, so neighbours whose order is open are always in one band.

    >>> tie_bands([[0.5, 0.95, 1.0], [0.05, 0.5, 0.6], [0.0, 0.4, 0.5]], [0, 1, 2])
    ((0,), (1, 2))

    Args:
        wins: (options, options), as `pairwise_wins` gives them.
        order: the options from first to last; some may be left out.
        settled: the share of samples, above a half and up to 1, that settles an order.

    Returns:
        The order, cut into bands.

    Raises:
        ValueError: wins are no square table of shares, an option is unknown or named twice,
            or the settled share is out of bounds.

    Source:
        A convention of this project, on the pairwise winning index of Leskinen et al. (2006).
    """
    shares = finite_numbers(wins, name="wins")
    if shares.ndim != 2 or shares.shape[0] != shares.shape[1]:
        raise ValueError("wins must be a square table of options")
    if (shares < 0).any() or (shares > 1).any():
        raise ValueError("wins must be shares from 0 to 1")
    if not 0.5 < settled <= 1:
        raise ValueError("the settled share must be above a half and at most 1")
    if any(not 0 <= option < len(shares) for option in order) or len(set(order)) < len(order):
        raise ValueError("the order must name each of its options once")
    ranked = shares[np.ix_(order, order)] if order else np.zeros((0, 0))
    cuts = [k for k in range(1, len(order)) if ranked[:k, k:].min() >= settled]
    ends = zip([0, *cuts], [*cuts, len(order)], strict=True)
    return tuple(tuple(order[start:end]) for start, end in ends if end > start)


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
    if not 0 <= share <= 1:
        raise ValueError("the share must lie from 0 to 1")
    if samples < 1:
        raise ValueError("at least one sample is needed")
    return 1.96 * math.sqrt(share * (1 - share) / samples)


def _checked(values: npt.ArrayLike, weight_samples: npt.ArrayLike) -> tuple[Floats, Floats]:
    tables = finite_numbers(points_or_missing(values, name="values"), name="values")
    if tables.ndim not in (2, 3) or tables.shape[-1] == 0:
        raise ValueError("values must be a table of options by criteria, or one a sample")
    if tables.shape[-2] == 0:
        raise ValueError("at least one option is needed")
    rows = weight_rows(weight_samples, criteria=tables.shape[-1])
    if rows.ndim != 2 or len(rows) == 0:
        raise ValueError("at least one weight sample is needed")
    if tables.ndim == 3 and len(tables) != len(rows):
        raise ValueError("there must be one table of values for each weight sample")
    return tables, rows


def _totals_by_chunk(tables: Floats, rows: Floats) -> Iterator[Floats]:
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        if tables.ndim == 2:
            yield part @ tables.T
        else:
            yield (tables[start : start + CHUNK] @ part[:, :, None])[:, :, 0]


def _counts_of_ranks(totals: Floats) -> Floats:
    """How often each option has each rank, (options, options); ties are split evenly."""
    options = totals.shape[1]
    order = np.argsort(-totals, axis=1)
    falls = -np.diff(np.take_along_axis(totals, order, axis=1), axis=1) > TIE
    has_tie = ~falls.all(axis=1)
    cells = order[~has_tie] * options + np.arange(options)
    counts = np.bincount(cells.ravel(), minlength=options**2).astype(np.float64)
    table = counts.reshape(options, options)
    if has_tie.any():
        table += _counts_with_ties(order[has_tie], falls[has_tie])
    return table


def _counts_with_ties(order: Ints, falls: Flags) -> Floats:
    """The same for samples with ties, where a share spans the ranks of the tied options.

    Each share is noted where its span starts and taken back where it ends, so that a running
    sum over ranks spreads it: no table of samples by options by ranks is needed.
    """
    samples, options = order.shape
    places = np.arange(options)
    edge = np.ones((samples, 1), dtype=np.bool_)
    first = np.where(np.hstack([edge, falls]), places, 0)
    first = np.maximum.accumulate(first, axis=1)
    last = np.where(np.hstack([falls, edge]), places, options)
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    share = (1 / (last - first + 1)).ravel()
    row = order * (options + 1)
    size = options * (options + 1)
    gained = np.bincount((row + first).ravel(), weights=share, minlength=size)
    lost = np.bincount((row + last + 1).ravel(), weights=share, minlength=size)
    spread = np.cumsum((gained - lost).reshape(options, options + 1), axis=1)
    return np.maximum(spread[:, :options], 0.0)
