"""ELECTRE III's credibility: how far a large gap on one criterion vetoes all the others."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    Flags,
    Floats,
    finite_numbers,
    first_place,
    one_set_of_weights,
)
from options.analysis.second_opinion.performance import SAME, benefits, equal_within


@dataclass(frozen=True, slots=True, eq=False)
class Credibility:
    """How credible it is that the row is at least as good as the column.

    Attributes:
        concordance: (options, options), how much speaks for it, from 0 to 1.
        discordances: (criteria, options, options), how much each criterion speaks against
            it: 0 up to the preference threshold, 1 from the veto threshold.
        credibility: (options, options), the concordance, lowered by every criterion that
            speaks against it more than the concordance speaks for it; 0 is a veto.
    """

    concordance: Floats
    discordances: Floats
    credibility: Floats


@dataclass(frozen=True, slots=True)
class Objection:
    """One criterion that lowers the credibility of one option against one other.

    Attributes:
        option: that was to be at least as good as the other.
        other: the other option.
        criterion: on which the option is too much worse.
        gap: how much worse, in the units of the criterion.
        discordance: how strongly that counts, above the concordance.
        is_veto: whether it alone makes the credibility 0.
    """

    option: int
    other: int
    criterion: int
    gap: float
    discordance: float
    is_veto: bool


def outranking_credibility(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    indifference: npt.ArrayLike,
    preference: npt.ArrayLike,
    veto: npt.ArrayLike,
    is_cost: npt.ArrayLike | None = None,
) -> Credibility:
    """How credible it is that each option is at least as good as each other (ELECTRE III).

    With gap g of the other over the option on a criterion, the criterion speaks for the
    option fully up to g = q and not at all from g = p; it speaks against it from p on, and
    fully from v. The credibility is C times (1 - d) / (1 - C) for every criterion with d > C.

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        indifference: q, (criteria,), in the units of the criterion, 0 or more.
        preference: p, (criteria,), no lower than q.
        veto: v, (criteria,), no lower than p; infinity is no veto on that criterion.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        Concordance, discordances and credibility; on the diagonal 1, 0 and 1. A criterion
        without weight speaks neither for nor against.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, is_cost is
            not one yes or no for each criterion, or thresholds are not one number for each
            criterion, are negative, or are in the wrong order.

    Source:
        Roy (1991), Theory and Decision 31, 49-73; Figueira, Greco, Roy & Slowinski (2013),
        Journal of Multi-Criteria Decision Analysis 20, 61-85.
    """
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    row = row / row.sum()
    limits = _thresholds(indifference, preference, veto, criteria=len(row))
    gaps = _gaps(table)
    for_it = np.zeros(gaps.shape[1:])
    against_it = np.empty_like(gaps)
    tolerances = equal_within(table)
    for place, (q, p, v) in enumerate(limits.T):
        tolerance = tolerances[place]
        for_it += row[place] * (1.0 - _rise(gaps[place], q, p, tolerance=tolerance))
        speaks_up = _rise(gaps[place], p, v, tolerance=tolerance)
        against_it[place] = speaks_up if row[place] > 0 else 0.0
    for_it = np.where(for_it > 1 - SAME, 1.0, for_it)
    return Credibility(for_it, against_it, _lowered(for_it, against_it))


def credibility_of(concordance: npt.ArrayLike, discordances: npt.ArrayLike) -> Floats:
    """The concordance, lowered by every criterion that speaks against it more strongly.

    >>> credibility_of([[0.6]], [[[0.8]], [[0.5]]]).round(3).tolist()
    [[0.3]]

    Args:
        concordance: (options, others), from 0 to 1.
        discordances: (criteria, options, others), from 0 to 1.

    Returns:
        (options, others), from 0 to 1.

    Raises:
        ValueError: the shapes do not fit, or a number is missing or outside 0 to 1.

    Source:
        Roy (1991).
    """
    for_it = finite_numbers(concordance, name="concordance")
    against_it = finite_numbers(discordances, name="discordances")
    if for_it.ndim != 2 or against_it.ndim != 3 or against_it.shape[1:] != for_it.shape:
        raise ValueError("there must be one table of discordances for each criterion")
    for numbers, name in ((for_it, "concordance"), (against_it, "discordances")):
        is_outside = (numbers < 0) | (numbers > 1)
        if is_outside.any():
            raise ValueError(f"{name} must lie from 0 to 1{first_place(is_outside)}")
    return _lowered(for_it, against_it)


def objections(
    found: Credibility, values: npt.ArrayLike, *, is_cost: npt.ArrayLike | None = None
) -> tuple[Objection, ...]:
    """The criteria that lower a credibility, the strongest first: what a sentence names.

    Args:
        found: as `outranking_credibility` found it.
        values: (options, criteria), the table that it was found for.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        One objection for each criterion and pair with a discordance above the concordance:
        strongest first, then in the order of options and criteria.

    Raises:
        ValueError: values are no table of finite numbers, is_cost is not one yes or no for
            each criterion, or the table is not the one that was judged.

    Source:
        Roy (1991).
    """
    gaps = _gaps(benefits(values, is_cost=is_cost))
    if gaps.shape != found.discordances.shape:
        raise ValueError("values must be the table that the credibility was found for")
    places = np.argwhere(_speaks_up(found))
    listed = [
        Objection(
            option=int(option),
            other=int(other),
            criterion=int(criterion),
            gap=float(gaps[criterion, option, other]),
            discordance=float(found.discordances[criterion, option, other]),
            is_veto=bool(found.discordances[criterion, option, other] >= 1),
        )
        for criterion, option, other in places
    ]
    return tuple(sorted(listed, key=lambda o: (-o.discordance, o.option, o.other, o.criterion)))


def _lowered(for_it: Floats, against_it: Floats) -> Floats:
    credible = for_it.copy()
    room = np.where(for_it < 1, 1.0 - for_it, 1.0)
    for table in against_it:
        credible *= np.where(table > for_it, (1.0 - table) / room, 1.0)
    return credible


def _speaks_up(found: Credibility) -> Flags:
    return np.asarray(found.discordances > found.concordance, dtype=np.bool_)


def _gaps(table: Floats) -> Floats:
    columns = table.T
    return np.asarray(columns[:, None, :] - columns[:, :, None], dtype=np.float64)


def _rise(gaps: Floats, start: float, end: float, *, tolerance: float) -> Floats:
    """0 up to the start, 1 from the end, straight between; a step where they coincide."""
    if np.isinf(end):
        return np.zeros_like(gaps)
    if end == start:
        return np.asarray(gaps > start + tolerance, dtype=np.float64)
    return np.clip((gaps - start) / (end - start), 0.0, 1.0)


def _thresholds(*given: npt.ArrayLike, criteria: int) -> Floats:
    names = ("indifference", "preference", "veto")
    limits = [np.asarray(numbers, dtype=np.float64) for numbers in given]
    for numbers, name in zip(limits, names, strict=True):
        if numbers.shape != (criteria,):
            raise ValueError(f"there must be one {name} threshold for each criterion")
        is_wrong = ~(numbers >= 0) | (np.isinf(numbers) & (name != "veto"))
        if is_wrong.any():
            raise ValueError(f"{name} thresholds must be numbers from 0{first_place(is_wrong)}")
    table = np.stack(limits)
    is_disordered = (table[0] > table[1]) | (table[1] > table[2])
    if is_disordered.any():
        raise ValueError(
            "indifference, preference and veto thresholds must not fall"
            f"{first_place(is_disordered)}"
        )
    return table
