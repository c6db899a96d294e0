"""Why two people or perspectives differ: in what they value, or in what they hold for fact."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, complete_table, one_set_of_weights


@dataclass(frozen=True, eq=False, slots=True)
class ValuesOrFacts:
    """The gap between two sets of totals, A minus B, split in two parts that add up to it.

    What carries a part is judged by how much of the gap it explains once the mean over the
    options is taken off, since a gap that is the same for all options moves no ranking.

    Attributes:
        values_part: (options,), points of the gap that come from different weights.
        facts_part: (options,), points of the gap that come from different scores.
        values_cells: (options, criteria), summing along criteria to values_part.
        facts_cells: (options, criteria), summing along criteria to facts_part.
        share_values: the share of the gap that weights explain; scores explain the rest. Below
            0 or above 1 where the two pull against each other; None without a gap.
        values_criterion: the criterion whose weight carries most of the gap, or None if no
            weight widens it.
        facts_cell: the option and the criterion whose score carries most of the gap, or None
            if no score widens it.
    """

    values_part: Floats
    facts_part: Floats
    values_cells: Floats
    facts_cells: Floats
    share_values: float | None
    values_criterion: int | None
    facts_cell: tuple[int, int] | None


def values_or_facts(
    weights_a: npt.ArrayLike,
    values_a: npt.ArrayLike,
    weights_b: npt.ArrayLike,
    values_b: npt.ArrayLike,
) -> ValuesOrFacts:
    """Split the gap between two sets of totals into values and facts.

    Each part is what changes if only the weights, or only the scores, go from B to A, in the
    mean over both orders of doing so; the parts add up to the gap exactly.

    Args:
        weights_a, weights_b: (criteria,), each summing to 1.
        values_a, values_b: (options, criteria), each from 0 to 100, none missing.

    Returns:
        Both parts, the share of values, and what carries most.

    Raises:
        ValueError: the two tables differ in shape, have no options or a missing score, or
            weights are no weights.

    Source:
        Shapley (1953), A value for n-person games, for two players; Kitagawa (1955), JASA 50,
        1168-1194, for the same split of a difference between two rates.
    """
    table_a = complete_table(values_a, name="values of A")
    table_b = complete_table(values_b, name="values of B")
    if table_a.shape != table_b.shape or len(table_a) == 0:
        raise ValueError("both need values for the same options and criteria")
    row_a = one_set_of_weights(weights_a, criteria=table_a.shape[1])
    row_b = one_set_of_weights(weights_b, criteria=table_b.shape[1])
    values_cells = (row_a - row_b) * (table_a + table_b) / 2
    facts_cells = (row_a + row_b) / 2 * (table_a - table_b)
    return _split(values_cells, facts_cells)


def _split(values_cells: Floats, facts_cells: Floats) -> ValuesOrFacts:
    gap = (values_cells + facts_cells).sum(axis=1)
    moving = gap - gap.mean()
    if (np.abs(moving) <= TIE).all():
        moving = np.zeros_like(moving)
    size = float(moving @ moving)
    by_criterion = moving @ values_cells
    by_cell = moving[:, None] * facts_cells
    option, criterion = np.unravel_index(int(np.argmax(by_cell)), by_cell.shape)
    return ValuesOrFacts(
        values_part=values_cells.sum(axis=1),
        facts_part=facts_cells.sum(axis=1),
        values_cells=values_cells,
        facts_cells=facts_cells,
        share_values=float(by_criterion.sum()) / size if size > 0 else None,
        values_criterion=int(np.argmax(by_criterion)) if by_criterion.max() > TIE else None,
        facts_cell=(int(option), int(criterion)) if by_cell.max() > TIE else None,
    )
