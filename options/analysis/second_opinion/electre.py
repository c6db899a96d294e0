"""ELECTRE I: an option outranks another if much speaks for it and little against it."""

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
from options.analysis.second_opinion.outranking import Kernel, kernel
from options.analysis.second_opinion.performance import SAME, benefits, equal_within


@dataclass(frozen=True, slots=True, eq=False)
class Electre:
    """An outranking relation and what it is made of; tables are row over column.

    Attributes:
        concordance: (options, options), the weight of the criteria on which the row is no
            worse; 1 on the diagonal.
        discordance: (options, options), the largest gap against the row; 0 on the diagonal.
        outranks: (options, options) flags; never on the diagonal.
        kernel: what is left to choose from.
    """

    concordance: Floats
    discordance: Floats
    outranks: Flags
    kernel: Kernel


def electre(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    widths: npt.ArrayLike,
    *,
    concordance_needed: float = 0.65,
    discordance_allowed: float = 0.35,
    is_cost: npt.ArrayLike | None = None,
) -> Electre:
    """Which option outranks which, and the kernel (ELECTRE I).

    >>> electre([[80.0, 60.0], [50.0, 50.0]], [0.5, 0.5], [100.0, 100.0]).kernel.members
    (0,)

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        widths: (criteria,), what each gap is divided by, as in `discordance`.
        concordance_needed: from 0 to 1; at least this much has to speak for it.
        discordance_allowed: from 0 to 1; no more than this may speak against it.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        Both indices, the relation and its kernel. A criterion without weight speaks neither
        for nor against.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, is_cost is
            not one yes or no for each criterion, widths are not one number from 0 for each
            criterion, or a threshold lies outside 0 to 1.

    Source:
        Roy (1968), Revue Francaise d'Informatique et de Recherche Operationnelle 2 (8), 57-75.
    """
    for threshold in (concordance_needed, discordance_allowed):
        if not 0 <= threshold <= 1:
            raise ValueError("the thresholds must lie from 0 to 1")
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    given = _widths(widths, criteria=len(row))
    for_it = _concordance(table, row)
    against_it = _discordance(table[:, row > 0], given[row > 0])
    enough = for_it >= concordance_needed - SAME
    outranks = enough & (against_it <= discordance_allowed + SAME)
    np.fill_diagonal(outranks, val=False)
    return Electre(for_it, against_it, outranks, kernel(outranks))


def concordance(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, is_cost: npt.ArrayLike | None = None
) -> Floats:
    """The weight of the criteria on which each option is no worse than each other.

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        (options, options), row over column, from 0 to 1; 1 on the diagonal.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, or is_cost
            is not one yes or no for each criterion.

    Source:
        Roy (1968).
    """
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    return _concordance(table, row)


def discordance(
    values: npt.ArrayLike, widths: npt.ArrayLike, *, is_cost: npt.ArrayLike | None = None
) -> Floats:
    """How much speaks against each option when it is held against each other.

    It is the largest gap, over the criteria on which the other is better, as a share of the
    criterion's width. What the width is differs between authors, so it is asked for: the
    scale between the anchors (100 for points, and other options cannot change it), the range
    of each column (`own_ranges`), or the widest of these for all columns (`widest_range`).

    Args:
        values: (options, criteria), each column in its own units.
        widths: (criteria,), in the units of the criterion, 0 or more. A gap wider than its
            width counts as 1, as does every gap where the width is 0.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        (options, options), row over column, from 0 to 1; 0 on the diagonal. Weights do not
        enter it.

    Raises:
        ValueError: values are no table of finite numbers, is_cost is not one yes or no for
            each criterion, or widths are not one number from 0 for each criterion.

    Source:
        Roy (1968); Figueira, Mousseau & Roy (2005), ELECTRE methods, in Multiple Criteria
        Decision Analysis: State of the Art Surveys.
    """
    table = benefits(values, is_cost=is_cost)
    return _discordance(table, _widths(widths, criteria=table.shape[1]))


def own_ranges(values: npt.ArrayLike) -> Floats:
    """The range of each column, as widths for `discordance`: a scale for each criterion.

    Args:
        values: (options, criteria), each column in its own units.

    Returns:
        (criteria,); 0 where nothing differs.

    Raises:
        ValueError: values are no table of finite numbers.

    Source:
        Figueira, Mousseau & Roy (2005).
    """
    return np.asarray(np.ptp(benefits(values), axis=0), dtype=np.float64)


def widest_range(values: npt.ArrayLike) -> Floats:
    """The widest range of all columns, for each of them: one scale for all criteria.

    It makes sense only where all columns have the same units.

    Args:
        values: (options, criteria), all columns in the same units.

    Returns:
        (criteria,), the same number for each.

    Raises:
        ValueError: values are no table of finite numbers.

    Source:
        Roy (1968).
    """
    ranges = own_ranges(values)
    return np.full_like(ranges, ranges.max())


def _concordance(table: Floats, row: Floats) -> Floats:
    index = np.zeros((len(table), len(table)))
    for column, weight, tolerance in zip(
        np.ascontiguousarray(table.T), row / row.sum(), equal_within(table), strict=True
    ):
        index += weight * (column[:, None] >= column - tolerance)
    return np.minimum(index, 1.0)


def _discordance(table: Floats, widths: Floats) -> Floats:
    largest = np.zeros((len(table), len(table)))
    for column, width, tolerance in zip(
        np.ascontiguousarray(table.T), widths, equal_within(table), strict=True
    ):
        gaps = column - column[:, None]
        shares = gaps / width if width > tolerance else gaps > tolerance
        np.maximum(largest, shares, out=largest)
    return np.minimum(largest, 1.0)


def _widths(widths: npt.ArrayLike, *, criteria: int) -> Floats:
    given = finite_numbers(widths, name="widths")
    if given.shape != (criteria,):
        raise ValueError("there must be one width for each criterion")
    if (given < 0).any():
        raise ValueError(f"widths must not be negative{first_place(given < 0)}")
    return given
