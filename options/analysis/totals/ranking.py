"""Weighted totals, the ranks they give, and what is decided before every score is in."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    TIE,
    Floats,
    Ints,
    bounds_tables,
    numbers_or_missing,
    one_set_of_weights,
    points_or_missing,
    table_with_gaps,
    weight_rows,
)


@dataclass(frozen=True)
class Decided:
    """What holds for the ranking whatever the points turn out to be within their bounds.

    Attributes:
        leader: the option that surely beats every other, or None. A single option leads.
        order: all options from first to last if every pair is decided, or None.
        open_pairs: pairs (lower index first) of which neither surely beats the other, so
            also options that are known to tie.
    """

    leader: int | None
    order: tuple[int, ...] | None
    open_pairs: tuple[tuple[int, int], ...]


def weighted_totals(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """The weighted total of every option.

    >>> weighted_totals([[80.0, 40.0], [50.0, 90.0]], [0.75, 0.25])
    array([70., 60.])

    Args:
        values: (options, criteria), each from 0 to 100; NaN is a missing score.
        weights: (criteria,) or (samples, criteria); each set sums to 1.

    Returns:
        (options,) or (samples, options), from 0 to 100; NaN where a missing score has a
        weight above 0.

    Raises:
        ValueError: values are no table of points, or weights are no weights.

    Source:
        Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3.
    """
    table = table_with_gaps(values)
    rows = weight_rows(weights, criteria=table.shape[1])
    gaps = np.isnan(table)
    if not gaps.any():
        return np.asarray(rows @ table.T, dtype=np.float64)
    known = rows @ np.where(gaps, 0.0, table).T
    counts = (rows > 0).astype(np.float64) @ gaps.T
    return np.where(counts > 0, np.nan, known)


def contributions(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """What each criterion adds to the total of each option.

    Args:
        values: (options, criteria), each from 0 to 100; NaN is a missing score.
        weights: (criteria,), summing to 1.

    Returns:
        (options, criteria); rows sum to the totals. NaN where a missing score has a weight
        above 0, and 0 where the weight is 0.

    Raises:
        ValueError: values are no table of points, or weights are no weights.

    Source:
        Keeney & Raiffa (1976), ch. 3.
    """
    table = table_with_gaps(values)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    return np.where(row > 0, table * row, 0.0)


def competition_ranks(totals: npt.ArrayLike, *, tolerance: float = TIE) -> Ints:
    """Ranks from 1, where the highest total is first and ties leave a gap: 1, 1, 3.

    Totals tie when no gap between neighbours on the way from one to the other is wider than
    the tolerance.

    >>> competition_ranks([70.0, 90.0, 70.0, float("nan"), 10.0]).tolist()
    [2, 1, 2, 0, 4]

    Args:
        totals: (options,); NaN leaves the option unranked.
        tolerance: points, 0 or more.

    Returns:
        (options,), whole numbers; 0 is unranked.

    Raises:
        ValueError: a total is infinite, there is not one row of them, or the tolerance is
            negative.

    Source:
        Standard competition ranking; equality as in the conventions of this project.
    """
    given = numbers_or_missing(totals, name="totals")
    if given.ndim != 1:
        raise ValueError("totals must be one row, one for each option")
    if not tolerance >= 0:
        raise ValueError("the tolerance must not be negative")
    order = np.argsort(-given, kind="stable")[: np.count_nonzero(~np.isnan(given))]
    falls = -np.diff(given[order]) > tolerance
    starts = np.concatenate([[True], falls])[: len(order)]
    places = np.arange(1, len(order) + 1)
    ranks = np.zeros(len(given), dtype=np.int64)
    ranks[order] = np.maximum.accumulate(np.where(starts, places, 0))
    return ranks


def total_bounds(
    low: npt.ArrayLike, high: npt.ArrayLike, weights: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """The least and the most that each option's total can be.

    Args:
        low, high: (options, criteria), the bounds of each cell from 0 to 100.
        weights: (criteria,), summing to 1.

    Returns:
        Two arrays (options,).

    Raises:
        ValueError: a bound is missing or a low lies above its high, or weights are no weights.

    Source:
        Stirling & Mayer (2001), Environment and Planning C 19, 529-555.
    """
    lows, highs = bounds_tables(low, high)
    row = one_set_of_weights(weights, criteria=lows.shape[1])
    return lows @ row, highs @ row


def bounds_of_scores(
    values: npt.ArrayLike, low: npt.ArrayLike, high: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """The bounds of every cell: its plausible range, and 0 to 100 where the score is missing.

    Args:
        values: (options, criteria), each from 0 to 100; NaN is a missing score.
        low, high: (options, criteria), the range of each score; read only where there is one.

    Returns:
        Two tables (options, criteria) without gaps.

    Raises:
        ValueError: the shapes differ, or a score has no range or lies outside it.

    Source:
        Stirling & Mayer (2001); the widest bounds for a missing score are our own rule.
    """
    table = table_with_gaps(values)
    lows = points_or_missing(low, name="low")
    highs = points_or_missing(high, name="high")
    if not table.shape == lows.shape == highs.shape:
        raise ValueError("values, low and high must have the same shape")
    gaps = np.isnan(table)
    if not (gaps | ((lows <= table + TIE) & (table <= highs + TIE))).all():
        raise ValueError("every score needs a range that it lies in")
    return np.where(gaps, LOWEST, lows), np.where(gaps, HIGHEST, highs)


def what_is_decided(low: npt.ArrayLike, high: npt.ArrayLike, weights: npt.ArrayLike) -> Decided:
    """What holds for the ranking wherever the points lie within their bounds.

    An option surely beats another when its least total is above the other's most; cells may
    move independently of each other.

    Args:
        low, high: (options, criteria), the bounds of each cell from 0 to 100.
        weights: (criteria,), summing to 1.

    Returns:
        The sure leader, the sure order, and the pairs that are still open.

    Raises:
        ValueError: there are no options, a bound is missing or a low lies above its high, or
            weights are no weights.

    Source:
        Interval dominance as in Stirling & Mayer (2001).
    """
    least, most = total_bounds(low, high, weights)
    if len(least) == 0:
        raise ValueError("at least one option is needed")
    beats = least[:, None] - most[None, :] > TIE
    beaten = beats.sum(axis=1)
    first = int(np.argmax(beaten))
    open_pairs = np.argwhere(np.triu(~(beats | beats.T), k=1))
    order = tuple(np.argsort(-beaten, kind="stable").tolist())
    return Decided(
        leader=first if beaten[first] == len(least) - 1 else None,
        order=None if len(open_pairs) else order,
        open_pairs=tuple((int(a), int(b)) for a, b in open_pairs),
    )


def sure_places(low: npt.ArrayLike, high: npt.ArrayLike, weights: npt.ArrayLike) -> Ints:
    """The places that hold wherever the points lie within their bounds.

    An option has a place when each other one surely beats it, is surely beaten by it, or is
    known to tie with it.

    >>> sure_places([[80.0], [0.0], [10.0]], [[80.0], [50.0], [10.0]], [1.0]).tolist()
    [1, 0, 0]

    Args:
        low, high: (options, criteria), the bounds of each cell from 0 to 100.
        weights: (criteria,), summing to 1.

    Returns:
        (options,), whole numbers from 1; 0 is a place that is still open.

    Raises:
        ValueError: a bound is missing or a low lies above its high, or weights are no weights.

    Source:
        Interval dominance as in Stirling & Mayer (2001).
    """
    least, most = total_bounds(low, high, weights)
    beats = least[:, None] - most[None, :] > TIE
    ties = np.maximum(most[:, None], most[None, :]) - np.minimum(least[:, None], least[None, :])
    itself = np.eye(len(least), dtype=bool)
    is_settled = (beats | beats.T | (ties <= TIE) | itself).all(axis=1)
    return np.where(is_settled, 1 + beats.sum(axis=0), 0)
