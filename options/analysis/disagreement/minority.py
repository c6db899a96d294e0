"""What the smaller of two camps would have said, and what keeps it apart."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, points_or_missing, weight_rows
from options.analysis.disagreement.camps import Camps, camps
from options.analysis.disagreement.values_or_facts import Discussion, what_to_discuss
from options.analysis.totals.ranking import competition_ranks


@dataclass(frozen=True, eq=False, slots=True)
class MinorityReport:
    """What the smaller camp would have said, and what lies between it and the larger.

    Attributes:
        camps: the two sides; the larger is first in all that follows.
        totals: (2, options), the mean of the members' totals.
        ranks: (2, options), by these totals; 1 is first, ties leave a gap.
        weights: (2, criteria), the mean of the members' weights.
        values: (2, options, criteria), the mean of the members' scores; where a side gave
            none, because the criterion has no weight for it, those of the other, or 0.
        between: whether weights or scores keep them apart, the smaller side as A and the
            larger as B; the criterion and the cell that carry most would bring them together.
    """

    camps: Camps
    totals: Floats
    ranks: Ints
    weights: Floats
    values: Floats
    between: Discussion


def totals_by_person(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """Each person's totals by their own scores and weights.

    Args:
        values: (people, options, criteria), each from 0 to 100; NaN is a missing score.
        weights: (people, criteria), each row summing to 1.

    Returns:
        (people, options); NaN where a missing score has a weight above 0.

    Raises:
        ValueError: there is not one table of points and one set of weights for each person.

    Source:
        Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3.
    """
    tables, rows = _rooms(values, weights)
    return _totals(tables, rows)


def minority_report(values: npt.ArrayLike, weights: npt.ArrayLike) -> MinorityReport | None:
    """What the smaller of two camps would have said, and what keeps it apart.

    Args:
        values: (people, options, criteria), each from 0 to 100; NaN is a missing score.
        weights: (people, criteria), each row summing to 1.

    Returns:
        The report; None when the room has no two camps, for which `camps` says why.

    Raises:
        ValueError: there is not one table of points and one set of weights for each person,
            or there are no options.

    Source:
        A figure of this project, on `camps` and `what_to_discuss`.
    """
    tables, rows = _rooms(values, weights)
    totals = _totals(tables, rows)
    found = camps(totals)
    if found.verdict != "camps":
        return None
    sides = [found.side == number for number in (0, 1)]
    scores = _scores_of_sides([tables[members] for members in sides])
    held = np.stack([rows[members].mean(axis=0) for members in sides])
    return MinorityReport(
        camps=found,
        totals=found.centres,
        ranks=np.stack([competition_ranks(row) for row in found.centres]),
        weights=held,
        values=scores,
        between=what_to_discuss(held[1], scores[1], held[0], scores[0]),
    )


def _rooms(values: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Floats, Floats]:
    tables = points_or_missing(values, name="values")
    if tables.ndim != 3 or 0 in tables.shape[1:]:
        raise ValueError("values must be one table of options by criteria for each person")
    rows = weight_rows(weights, criteria=tables.shape[2])
    if rows.ndim != 2 or len(rows) != len(tables):
        raise ValueError("there must be one set of weights for each person")
    return tables, rows


def _totals(tables: Floats, rows: Floats) -> Floats:
    parts = np.where(rows[:, None, :] > 0, tables, 0.0)
    return np.asarray(np.matmul(parts, rows[:, :, None])[:, :, 0])


def _scores_of_sides(tables: list[Floats]) -> Floats:
    """The mean scores of both sides, each filled from the other where it gave none."""
    numbers = [(~np.isnan(table)).sum(axis=0) for table in tables]
    sums = [np.nansum(table, axis=0) for table in tables]
    means = [
        np.where(number > 0, total / np.maximum(number, 1), np.nan)
        for number, total in zip(numbers, sums, strict=True)
    ]
    filled = [np.where(np.isnan(own), other, own) for own, other in (means, means[::-1])]
    return np.asarray(np.nan_to_num(np.stack(filled), nan=0.0))
