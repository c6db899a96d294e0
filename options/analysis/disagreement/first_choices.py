"""Who is for which option: by what the model gives each person, and by their gut before it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, numbers_or_missing

#: The number of an option that stands for no choice.
NO_CHOICE = -1


@dataclass(frozen=True, eq=False, slots=True)
class FirstChoices:
    """How many people's totals put each option first.

    Attributes:
        shares: (options,), of the people counted, ties split evenly; NaN without any.
        people: how many are counted.
        left_out: how many are not, because they miss the total of an option.
    """

    shares: Floats
    people: int
    left_out: int


@dataclass(frozen=True, slots=True)
class LargestGap:
    """For a sentence: the option on whose total two groups differ most.

    Attributes:
        option: which one.
        highest, lowest: the groups that see it best and worst.
        highest_total, lowest_total: what they give it.
        points: the gap between them.
    """

    option: int
    highest: int
    lowest: int
    highest_total: float
    lowest_total: float
    points: float


@dataclass(frozen=True, slots=True)
class DifferentChoice:
    """For a sentence: so many people chose one option, and their totals another.

    Attributes:
        gut: the option they chose before the sums.
        model: the option that their own weights and scores put first.
        people: how many; a tie in the model counts in parts.
    """

    gut: int
    model: int
    people: float


@dataclass(frozen=True, eq=False, slots=True)
class GutAgainstModel:
    """First choices before the sums, beside those of the model for the same people.

    Attributes:
        table: (options, options), how many chose the row and have the column first in their
            totals; ties in parts.
        before, after: (options,), the shares of both; NaN without anybody.
        same: the share of people whose choice leads in their totals; None without anybody.
        differing: the pairs that differ, the most frequent first.
        people: how many are counted.
        left_out: how many are not, because they made no choice or miss a total.
    """

    table: Floats
    before: Floats
    after: Floats
    same: float | None
    differing: tuple[DifferentChoice, ...]
    people: int
    left_out: int


def first_choices(totals: npt.ArrayLike) -> FirstChoices:
    """The share of people whose totals put each option first.

    >>> first_choices([[90.0, 50.0], [70.0, 70.0]]).shares.tolist()
    [0.75, 0.25]

    Args:
        totals: (people, options); NaN is a total that is not known, and leaves its person
            out. Totals within a ten-millionth of a point of the highest tie with it.

    Returns:
        The shares and how many people they rest on.

    Raises:
        ValueError: there is not one row of options for each person, or a total is infinite.

    Source:
        Plurality; that ties are split evenly is a convention of this project.
    """
    given = _rows_of_totals(totals)
    kept = given[~np.isnan(given).any(axis=1)]
    return FirstChoices(
        shares=_shares(_leads(kept).sum(axis=0), len(kept)),
        people=len(kept),
        left_out=len(given) - len(kept),
    )


def largest_gap(totals: npt.ArrayLike) -> LargestGap | None:
    """The option on whose total two groups, or perspectives, differ most.

    >>> gap = largest_gap([[60.0, 50.0], [20.0, 70.0]])
    >>> gap.option, gap.highest, gap.lowest, gap.points
    (0, 0, 1, 40.0)

    Args:
        totals: (groups, options); NaN is a total that a group lacks.

    Returns:
        The facts of a sentence, the first of several; None if no two groups have a total for
        the same option, or no two differ.

    Raises:
        ValueError: there is not one row of options for each group, or a total is infinite.

    Source:
        Macharis, Turcksin & Lebeau (2012), DSS 54, 610-620, compare groups by option.
    """
    given = _rows_of_totals(totals)
    if given.size == 0:
        return None
    highs, lows = np.where(np.isnan(given), [[[-np.inf]], [[np.inf]]], given)
    most, least = highs.max(axis=0), lows.min(axis=0)
    gaps = most - least
    option = int(np.argmax(gaps >= gaps.max() - TIE))
    if not gaps[option] > TIE:
        return None
    return LargestGap(
        option=option,
        highest=int(np.argmax(highs[:, option])),
        lowest=int(np.argmin(lows[:, option])),
        highest_total=float(most[option]),
        lowest_total=float(least[option]),
        points=float(gaps[option]),
    )


def gut_against_model(choices: npt.ArrayLike, totals: npt.ArrayLike) -> GutAgainstModel:
    """First choices before the sums, beside those of each person's own totals.

    >>> found = gut_against_model([0, 0, 1], [[90.0, 50.0], [40.0, 60.0], [10.0, 20.0]])
    >>> found.table.tolist(), found.differing
    ([[1.0, 1.0], [0.0, 1.0]], (DifferentChoice(gut=0, model=1, people=1.0),))

    Args:
        choices: (people,), the number of the option each chose; -1 for none.
        totals: (people, options), each person's own; NaN leaves the person out.

    Returns:
        The cross-table, both distributions and the pairs that differ, which are the ones to
        ask what the model missed.

    Raises:
        ValueError: there is not one row of options and one choice for each person, a choice
            is none of the options, or a total is infinite.

    Source:
        Phillips & Bana e Costa (2007), Annals of Operations Research 154, 51-68, on taking
        the gap between intuition and model as the next question; the table is our own.
    """
    given = _rows_of_totals(totals)
    people, options = given.shape
    chosen = np.asarray(choices)
    if chosen.shape != (people,):
        raise ValueError("there must be one choice for each person")
    if people and chosen.dtype.kind not in "iu":
        raise ValueError("choices must be whole numbers")
    if ((chosen < NO_CHOICE) | (chosen >= options)).any():
        raise ValueError("every choice must be one of the options, or -1 for none")
    kept = (chosen != NO_CHOICE) & ~np.isnan(given).any(axis=1)
    table = np.zeros((options, options))
    np.add.at(table, chosen[kept].astype(np.int64), _leads(given[kept]))
    counted = int(kept.sum())
    return GutAgainstModel(
        table=table,
        before=_shares(table.sum(axis=1), counted),
        after=_shares(table.sum(axis=0), counted),
        same=float(np.trace(table)) / counted if counted else None,
        differing=_differing(table),
        people=counted,
        left_out=people - counted,
    )


def _rows_of_totals(totals: npt.ArrayLike) -> Floats:
    given = numbers_or_missing(totals, name="totals")
    if given.ndim != 2:
        raise ValueError("totals must be one row of options for each person")
    return given


def _leads(totals: Floats) -> Floats:
    """Each person's first choice as shares of 1, (people, options); none may be missing."""
    if totals.size == 0:
        return np.zeros_like(totals)
    is_first = totals >= totals.max(axis=1, keepdims=True) - TIE
    return np.asarray(is_first / is_first.sum(axis=1, keepdims=True), dtype=np.float64)


def _shares(counts: Floats, people: int) -> Floats:
    return counts / people if people else np.full(counts.shape, np.nan)


def _differing(table: Floats) -> tuple[DifferentChoice, ...]:
    away = np.where(np.eye(len(table), dtype=np.bool_), 0.0, table)
    places = np.argsort(-away, axis=None, kind="stable")[: np.count_nonzero(away)]
    return tuple(
        DifferentChoice(gut=place // len(table), model=place % len(table), people=people)
        for place, people in zip(places.tolist(), away.ravel()[places].tolist(), strict=True)
    )
