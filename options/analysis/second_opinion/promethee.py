"""PROMETHEE: pairs of options compared criterion by criterion, and the flows that result."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, Ints, one_set_of_weights
from options.analysis.second_opinion.performance import SAME, benefits, equal_within
from options.analysis.second_opinion.preference_functions import PreferenceFunction, degrees
from options.analysis.totals.ranking import competition_ranks


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """How strongly each option is preferred to the others, and they to it.

    Attributes:
        positive: (options,), the mean preference for it over each other, from 0 to 1.
        negative: (options,), the mean preference for each other over it, from 0 to 1.
        net: (options,), positive less negative, from -1 to 1; all of them sum to 0.
        ranks: (options,), competition ranks by the net flow (PROMETHEE II).
    """

    positive: Floats
    negative: Floats
    net: Floats
    ranks: Ints


@dataclass(frozen=True, slots=True, eq=False)
class PartialOrder:
    """What both flows say together of each pair (PROMETHEE I); (options, options) flags.

    Attributes:
        is_preferred: row over column: one flow is better and the other no worse.
        is_indifferent: both flows are the same; also each option with itself.
        is_incomparable: each of the two is better on one flow.
    """

    is_preferred: Flags
    is_indifferent: Flags
    is_incomparable: Flags


def preference_index(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    functions: PreferenceFunction | Sequence[PreferenceFunction],
    *,
    is_cost: npt.ArrayLike | None = None,
) -> Floats:
    """How much each option is preferred to each other, all criteria taken together.

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        functions: one for all criteria, or one for each.
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        (options, options), row over column, from 0 to 1; 0 on the diagonal. A pair and its
        reverse sum to no more than 1.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, is_cost is
            not one yes or no for each criterion, or there is neither one function nor one for
            each criterion.

    Source:
        Brans, Vincke & Mareschal (1986), European Journal of Operational Research 24,
        228-238.
    """
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    each = _one_for_each(functions, criteria=len(row))
    tolerances = equal_within(table)
    row = row / row.sum()
    index = np.zeros((len(table), len(table)))
    for place in np.flatnonzero(row).tolist():
        column = table[:, place]
        gaps = column[:, None] - column[None, :]
        index += row[place] * degrees(gaps, each[place], tolerance=tolerances[place])
    return index


def flows(index: npt.ArrayLike) -> Flows:
    """The flows of every option, and the ranking by net flow (PROMETHEE II).

    >>> flows([[0.0, 0.75], [0.25, 0.0]]).net.tolist()
    [0.5, -0.5]

    Args:
        index: (options, options), row over column, as from `preference_index`.

    Returns:
        Positive, negative and net flows. A single option has flows of 0.

    Raises:
        ValueError: the index is not a square table from 0 to 1, or an option is preferred to
            itself.

    Source:
        Brans, Vincke & Mareschal (1986).
    """
    table = np.asarray(index, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or len(table) == 0:
        raise ValueError("the preference index must be a table of options by options")
    if not ((table >= 0) & (table <= 1 + SAME)).all():
        raise ValueError("the preference index must lie from 0 to 1")
    if np.diagonal(table).any():
        raise ValueError("no option can be preferred to itself")
    others = max(len(table) - 1, 1)
    positive, negative = table.sum(axis=1) / others, table.sum(axis=0) / others
    net = positive - negative
    return Flows(positive, negative, net, competition_ranks(net, tolerance=SAME))


def partial_order(of: Flows) -> PartialOrder:
    """Which pairs both flows order, and which they leave incomparable (PROMETHEE I).

    Args:
        of: the flows of the options.

    Returns:
        Three tables of flags; each pair has exactly one of: preferred one way, preferred the
        other way, indifferent, incomparable.

    Source:
        Brans, Vincke & Mareschal (1986).
    """
    leaving = of.positive[:, None] - of.positive[None, :]
    entering = of.negative[None, :] - of.negative[:, None]
    no_worse = (leaving >= -SAME) & (entering >= -SAME)
    return PartialOrder(
        is_preferred=no_worse & ~no_worse.T,
        is_indifferent=no_worse & no_worse.T,
        is_incomparable=~no_worse & ~no_worse.T,
    )


def incomparable_pairs(order: PartialOrder) -> tuple[tuple[int, int], ...]:
    """The pairs that PROMETHEE I does not compare: what PROMETHEE II glosses over.

    Args:
        order: the relations of all pairs.

    Returns:
        Pairs of options, lower place first, in order.

    Source:
        Brans, Vincke & Mareschal (1986).
    """
    pairs = np.argwhere(np.triu(order.is_incomparable, k=1))
    return tuple((int(first), int(second)) for first, second in pairs)


def _one_for_each(
    functions: PreferenceFunction | Sequence[PreferenceFunction], *, criteria: int
) -> Sequence[PreferenceFunction]:
    if isinstance(functions, PreferenceFunction):
        return [functions] * criteria
    if len(functions) != criteria:
        raise ValueError(
            f"there must be one preference function for each of {criteria} criteria"
        )
    return functions
