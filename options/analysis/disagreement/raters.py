"""Whether people give the same answers over all cells: Krippendorff's alpha."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, finite_numbers, numbers_or_missing
from options.analysis.disagreement.counts import checked_counts

Level = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far answers can be relied on to be the same, whoever gives them.

    Attributes:
        coefficient: Krippendorff's alpha: 1 when all agree, 0 when they agree as if by
            chance, below 0 when they differ by rule; None when no two answers can be compared
            or no two differ.
        units: how many units have at least two answers; others say nothing.
        answers: how many answers those units have.
    """

    coefficient: float | None
    units: int
    answers: int


def krippendorff_alpha(ratings: npt.ArrayLike, *, level: Level = "interval") -> Reliability:
    """Krippendorff's alpha over ratings, some of which may be missing.

    >>> krippendorff_alpha([[10.0, 50.0, 90.0], [10.0, 50.0, float("nan")]]).coefficient
    1.0

    Args:
        ratings: (raters, units), on any one scale; NaN is a missing rating.
        level: what a difference means: only that it is one (nominal), how many answers lie
            between (ordinal), how far apart they are (interval), or that in parts of their
            sum (ratio, for ratings of 0 or more).

    Returns:
        Alpha with the number of units and answers that it rests on.

    Raises:
        ValueError: there is not one row for each rater, a rating is infinite, the level is
            unknown, or a rating below 0 is put on a ratio scale.

    Source:
        Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
        Pennsylvania; Hayes & Krippendorff (2007), Communication Methods and Measures 1, 77-89.
    """
    given = numbers_or_missing(ratings, name="ratings")
    if given.ndim != 2:
        raise ValueError("ratings must be one row of units for each rater")
    is_given = ~np.isnan(given)
    values, places = np.unique(given[is_given], return_inverse=True)
    units = given.shape[1]
    unit_of_rating = np.broadcast_to(np.arange(units), given.shape)[is_given]
    size = max(len(values), 1)
    found = np.bincount(unit_of_rating * size + places, minlength=units * size)
    filled = values if len(values) else np.zeros(1)
    return alpha_of_counts(found.reshape(units, size), filled, level=level)


def alpha_of_points(counts: npt.ArrayLike, *, level: Level = "interval") -> Reliability:
    """Krippendorff's alpha over all cells of a room, from its counts.

    Args:
        counts: (options, criteria, 101), as `counts_of_points` gives them.
        level: as for `krippendorff_alpha`.

    Returns:
        Alpha with the number of cells and answers that it rests on.

    Raises:
        ValueError: there are not 101 counts to a cell, one is negative or no whole number, or
            the level is unknown.

    Source:
        Krippendorff (2011), section E, on data by unit and value.
    """
    table = checked_counts(counts)
    values = np.arange(table.shape[-1])
    return alpha_of_counts(table.reshape(-1, len(values)), values, level=level)


def alpha_of_counts(
    counts: npt.ArrayLike, values: npt.ArrayLike, *, level: Level = "interval"
) -> Reliability:
    """Krippendorff's alpha from how often each unit was given each value.

    Differences are never taken pair by pair: squares about the mean give them for a whole
    unit, also on an ordinal scale, where the value of an answer is its place among all.

    Args:
        counts: (units, values), whole numbers.
        values: (values,), what each column stands for, rising.
        level: as for `krippendorff_alpha`.

    Returns:
        Alpha with the number of units and answers that it rests on.

    Raises:
        ValueError: there is not one count for each value of each unit, one is negative or no
            whole number, values are missing, infinite or do not rise, the level is unknown,
            or a value below 0 is put on a ratio scale.

    Source:
        Krippendorff (2011), section E.
    """
    marks = _checked_values(values, level=level)
    table = checked_counts(counts, values=len(marks))
    if table.ndim != 2:
        raise ValueError("counts must be one row of values for each unit")
    size = table.sum(axis=1)
    kept, size = table[size > 1], size[size > 1]
    whole = kept.sum(axis=0)
    answers = int(whole.sum())
    places = np.cumsum(whole) - whole / 2 if level == "ordinal" else marks
    everything = float(_differences(whole[None, :], places, level=level)[0])
    within = float((_differences(kept, places, level=level) / (size - 1)).sum())
    coefficient = 1 - (answers - 1) * within / everything if everything > 0 else None
    return Reliability(coefficient=coefficient, units=len(kept), answers=answers)


def _checked_values(values: npt.ArrayLike, *, level: Level) -> Floats:
    if level not in ("nominal", "ordinal", "interval", "ratio"):
        raise ValueError("the level must be nominal, ordinal, interval or ratio")
    marks = finite_numbers(values, name="values")
    if marks.ndim != 1 or len(marks) == 0 or (np.diff(marks) <= 0).any():
        raise ValueError("values must be one rising row")
    if level == "ratio" and marks[0] < 0:
        raise ValueError("a ratio scale has no values below 0")
    return marks


def _differences(counts: Ints, places: Floats, *, level: Level) -> Floats:
    """The squared differences between all answers of each row, over ordered pairs, (rows,)."""
    size = counts.sum(axis=1)
    if level == "nominal":
        return np.asarray(size**2 - (counts**2).sum(axis=1), dtype=np.float64)
    if level == "ratio":
        return np.asarray(((counts @ _ratio_squares(places)) * counts).sum(axis=1))
    mean = counts @ places / np.maximum(size, 1)
    about = (counts * (places - mean[:, None]) ** 2).sum(axis=1)
    return np.asarray(2 * size * about)


def _ratio_squares(values: Floats) -> Floats:
    sums = values[:, None] + values
    shares = (values[:, None] - values) / np.where(sums > 0, sums, 1.0)
    return np.asarray(shares**2)
