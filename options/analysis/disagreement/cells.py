"""How the answers to each cell lie: their middle and their spread."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, Ints
from options.analysis.disagreement.counts import ANSWERS, checked_counts

#: A cell is disputed when the middle half of its answers spans more than this.
WIDE_RANGE = 25.0


@dataclass(frozen=True, slots=True, eq=False)
class CellFigures:
    """What is said of the answers to each cell.

    Attributes:
        number: how many answered.
        mean, median: points; NaN where nobody answered, as in all that follows.
        lower_quartile, upper_quartile: a quarter of the answers lies below, or above.
        interquartile_range: the span of the middle half of the answers.
        standard_deviation: with n - 1; NaN for a single answer.
        lowest, highest: the extreme answers.
        is_disputed: the interquartile range is wider than a quarter of the scale.
    """

    number: Ints
    mean: Floats
    median: Floats
    lower_quartile: Floats
    upper_quartile: Floats
    interquartile_range: Floats
    standard_deviation: Floats
    lowest: Floats
    highest: Floats
    is_disputed: Flags


def cell_figures(counts: npt.ArrayLike) -> CellFigures:
    """The middle and the spread of the answers to each cell.

    >>> from options.analysis.disagreement.counts import counts_of_points
    >>> figures = cell_figures(counts_of_points([[[0.0]], [[40.0]], [[50.0]], [[60.0]]]))
    >>> float(figures.median[0, 0]), float(figures.interquartile_range[0, 0])
    (45.0, 22.5)

    Args:
        counts: (..., 101), how often each whole point was given, as `counts_of_points` gives
            them for (options, criteria).

    Returns:
        The figures, each (...).

    Raises:
        ValueError: there are not 101 counts to a cell, or one is negative or no whole number.

    Source:
        Quartiles by linear interpolation, type 7 of Hyndman & Fan (1996), American
        Statistician 50, 361-365; the line at a quarter of the scale follows the Delphi practice
        that von der Gracht (2012), TFSC 79, 1525-1536, reviews.
    """
    table = checked_counts(counts)
    number = table.sum(axis=-1)
    quartiles = _percentiles(table, (25, 50, 75), averaged=False)
    lower, median, upper = (quartiles[..., k] for k in range(3))
    is_given = table > 0
    nobody = number == 0
    lowest = np.argmax(is_given, axis=-1)
    highest = ANSWERS - 1 - np.argmax(is_given[..., ::-1], axis=-1)
    spread = upper - lower
    return CellFigures(
        number=number,
        mean=means_of_counts(table),
        median=median,
        lower_quartile=lower,
        upper_quartile=upper,
        interquartile_range=spread,
        standard_deviation=_standard_deviations(table, number),
        lowest=np.where(nobody, np.nan, lowest),
        highest=np.where(nobody, np.nan, highest),
        is_disputed=spread > WIDE_RANGE,
    )


def percentiles(
    counts: npt.ArrayLike, percents: Sequence[int], *, averaged: bool = False
) -> Floats:
    """The points below which so many percent of the answers to each cell lie.

    >>> from options.analysis.disagreement.counts import counts_of_points
    >>> counts = counts_of_points([[[0.0]], [[40.0]], [[50.0]], [[60.0]]])
    >>> percentiles(counts, [25, 50])[0, 0].tolist()
    [30.0, 45.0]
    >>> percentiles(counts, [25, 50], averaged=True)[0, 0].tolist()
    [20.0, 45.0]

    Args:
        counts: (..., values), how often each of the values 0, 1, 2, ... was given.
        percents: whole numbers from 0 to 100.
        averaged: only an answer, or the mean of two neighbours where the share falls right
            between them (type 2), instead of linear interpolation (type 7).

    Returns:
        (..., percents); NaN where nobody answered.

    Raises:
        ValueError: a count is negative or no whole number, or a percentage is out of bounds.

    Source:
        Types 2 and 7 of Hyndman & Fan (1996), American Statistician 50, 361-365.
    """
    if any(not 0 <= percent <= 100 or percent != int(percent) for percent in percents):
        raise ValueError("percentages must be whole numbers from 0 to 100")
    return _percentiles(checked_counts(counts, values=None), percents, averaged=averaged)


def means_of_counts(table: Ints) -> Floats:
    """The mean value of each cell (...,) from checked counts; NaN where nobody answered."""
    number = table.sum(axis=-1)
    total = table @ np.arange(table.shape[-1])
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def _standard_deviations(table: Ints, number: Ints) -> Floats:
    """With n - 1 and from whole numbers, so that equal answers have exactly none."""
    points = np.arange(table.shape[-1])
    squares = number * (table @ points**2) - (table @ points) ** 2
    pairs = number * (number - 1)
    return np.where(pairs > 0, np.sqrt(squares / np.maximum(pairs, 1)), np.nan)


def _percentiles(table: Ints, percents: Sequence[int], *, averaged: bool) -> Floats:
    running = np.cumsum(table, axis=-1)
    number = running[..., -1]
    found = np.empty((*number.shape, len(percents)))
    for k, percent in enumerate(percents):
        if averaged:
            below, rest = np.divmod(number * percent, 100)
            lower, upper = np.where(rest == 0, below - 1, below), below
            share = np.full(number.shape, 0.5)
        else:
            lower, rest = np.divmod((number - 1) * percent, 100)
            upper, share = lower + 1, rest / 100
        start, end = (_answer_at(running, place) for place in (lower, upper))
        found[..., k] = start + (end - start) * share
    return np.where(number[..., None] > 0, found, np.nan)


def _answer_at(running: Ints, place: Ints) -> Ints:
    """The answer at a place, from 0, in the rising row of a cell's answers."""
    held = np.clip(place, 0, np.maximum(running[..., -1] - 1, 0))
    return np.asarray((running <= held[..., None]).sum(axis=-1), dtype=np.int64)
