"""What people chose before the sums, beside what their own totals put first."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, first_place
from options.analysis.groups.votes import parts_of_first_choices

#: The number of an option that stands for no choice.
NO_CHOICE = -1


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


@dataclass(frozen=True, slots=True, eq=False)
class GutAgainstModel:
    """First choices before the sums, beside those of the model for the same people.

    Attributes:
        table: (options, options), how many chose the row and have the column first in their
            totals; ties in parts.
        before, after: (options,), the shares of both; NaN without anybody.
        same: the share of people whose choice leads in their totals; None without anybody.
        differing: the pairs that differ, the most frequent first.
        counted: how many people are.
        left_out: how many are not, because they made no choice, or miss the total of an option
            that others have one for.
    """

    table: Floats
    before: Floats
    after: Floats
    same: float | None
    differing: tuple[DifferentChoice, ...]
    counted: int
    left_out: int


def gut_against_model(choices: npt.ArrayLike, totals: npt.ArrayLike) -> GutAgainstModel:
    """First choices before the sums, beside those of each person's own totals.

    >>> found = gut_against_model([0, 0, 1], [[90.0, 50.0], [40.0, 60.0], [10.0, 20.0]])
    >>> found.table.tolist(), found.differing
    ([[1.0, 1.0], [0.0, 1.0]], (DifferentChoice(gut=0, model=1, people=1.0),))

    Args:
        choices: (people,), the number of the option each chose; -1 for none.
        totals: (people, options), each person's own; NaN is a missing one.

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
    first = parts_of_first_choices(totals)
    people, options = first.shape
    chosen = np.asarray(choices)
    if chosen.shape != (people,):
        raise ValueError("there must be one choice for each person")
    if people and chosen.dtype.kind not in "iu":
        raise ValueError("choices must be whole numbers")
    is_unknown = (chosen < NO_CHOICE) | (chosen >= options)
    if is_unknown.any():
        raise ValueError(
            f"every choice must be one of the options, or -1 for none{first_place(is_unknown)}"
        )
    kept = (chosen != NO_CHOICE) & ~np.isnan(first).any(axis=1)
    table = np.zeros((options, options))
    np.add.at(table, chosen[kept].astype(np.int64), first[kept])
    counted = int(kept.sum())
    return GutAgainstModel(
        table=table,
        before=_shares(table.sum(axis=1), counted),
        after=_shares(table.sum(axis=0), counted),
        same=float(np.trace(table)) / counted if counted else None,
        differing=_differing(table),
        counted=counted,
        left_out=people - counted,
    )


def _shares(counts: Floats, people: int) -> Floats:
    return counts / people if people else np.full(counts.shape, np.nan)


def _differing(table: Floats) -> tuple[DifferentChoice, ...]:
    away = np.where(np.eye(len(table), dtype=np.bool_), 0.0, table)
    places = np.argsort(-away, axis=None, kind="stable")[: np.count_nonzero(away)]
    return tuple(
        DifferentChoice(gut=place // len(table), model=place % len(table), people=people)
        for place, people in zip(places.tolist(), away.ravel()[places].tolist(), strict=True)
    )
