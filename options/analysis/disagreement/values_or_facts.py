"""Why two people or perspectives differ: in what they value, or in what they hold for fact."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, complete_table, one_set_of_weights

#: The share of a gap from which on one kind of difference is the one to talk about.
LION_SHARE = 2 / 3


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True)
class Discussion:
    """For a sentence: whether to argue about weights or to look for evidence, and on what.

    Attributes:
        topic: what explains two thirds of the gap or more; both if neither does, nothing if
            there is no gap that could move a ranking.
        share_values: the share of the gap that weights explain; None without a gap.
        criterion: the criterion whose weight carries most of the gap, or None if none does.
        criterion_share: how much of the gap that is; 0 without one.
        weights: what A and B weigh it.
        cell: the option and criterion whose score carries most of the gap, or None.
        cell_share: how much of the gap that is; 0 without one.
        points: what A and B score it.
    """

    topic: Literal["weights", "scores", "both", "nothing"]
    share_values: float | None
    criterion: int | None
    criterion_share: float
    weights: tuple[float, float] | None
    cell: tuple[int, int] | None
    cell_share: float
    points: tuple[float, float] | None


def values_or_facts(
    values_a: npt.ArrayLike,
    weights_a: npt.ArrayLike,
    values_b: npt.ArrayLike,
    weights_b: npt.ArrayLike,
) -> ValuesOrFacts:
    """Split the gap between two sets of totals into values and facts.

    Each part is what changes if only the weights, or only the scores, go from B to A, in the
    mean over both orders of doing so; the parts add up to the gap exactly.

    Args:
        values_a, values_b: (options, criteria), each from 0 to 100, none missing.
        weights_a, weights_b: (criteria,), each summing to 1.

    Returns:
        Both parts, the share of values, and what carries most.

    Raises:
        ValueError: the two tables differ in shape, have no options or a missing score, or
            weights are no weights.

    Source:
        Shapley (1953), A value for n-person games, for two players; Kitagawa (1955), JASA 50,
        1168-1194, for the same split of a difference between two rates.
    """
    table_a, row_a = _one_side(values_a, weights_a, name="values of A")
    table_b, row_b = _one_side(values_b, weights_b, name="values of B")
    if table_a.shape != table_b.shape or len(table_a) == 0:
        raise ValueError("both need values for the same options and criteria")
    values_cells = (row_a - row_b) * (table_a + table_b) / 2
    facts_cells = (row_a + row_b) / 2 * (table_a - table_b)
    return _split(values_cells, facts_cells)


def what_to_discuss(
    values_a: npt.ArrayLike,
    weights_a: npt.ArrayLike,
    values_b: npt.ArrayLike,
    weights_b: npt.ArrayLike,
) -> Discussion:
    """Whether two sides should argue about weights or look for evidence, and on what.

    >>> found = what_to_discuss([[90.0, 10.0], [20.0, 80.0]], [0.9, 0.1],
    ...                         [[90.0, 10.0], [20.0, 80.0]], [0.2, 0.8])
    >>> found.topic, found.criterion, found.weights
    ('weights', 0, (0.9, 0.2))

    Args:
        values_a, values_b: (options, criteria), each from 0 to 100, none missing.
        weights_a, weights_b: (criteria,), each summing to 1.

    Returns:
        The facts of a sentence.

    Raises:
        ValueError: as for `values_or_facts`.

    Source:
        As for `values_or_facts`; the line at two thirds is a convention of this project.
    """
    split = values_or_facts(values_a, weights_a, values_b, weights_b)
    moving = _moving(split.values_part + split.facts_part)
    size = float(moving @ moving)
    criterion, cell, weights, points = split.values_criterion, split.facts_cell, None, None
    criterion_share = cell_share = 0.0
    if criterion is not None:
        criterion_share = float(moving @ split.values_cells[:, criterion]) / size
        weights = _pair(np.asarray(weights_a)[criterion], np.asarray(weights_b)[criterion])
    if cell is not None:
        cell_share = float(moving[cell[0]] * split.facts_cells[cell]) / size
        points = _pair(np.asarray(values_a)[cell], np.asarray(values_b)[cell])
    return Discussion(
        topic=_topic(split.share_values),
        share_values=split.share_values,
        criterion=criterion,
        criterion_share=criterion_share,
        weights=weights,
        cell=cell,
        cell_share=cell_share,
        points=points,
    )


def _topic(share_values: float | None) -> Literal["weights", "scores", "both", "nothing"]:
    if share_values is None:
        return "nothing"
    if share_values >= LION_SHARE:
        return "weights"
    return "scores" if share_values <= 1 - LION_SHARE else "both"


def _pair(of_a: float, of_b: float) -> tuple[float, float]:
    return float(of_a), float(of_b)


def _one_side(
    values: npt.ArrayLike, weights: npt.ArrayLike, *, name: str
) -> tuple[Floats, Floats]:
    table = complete_table(values, name=name)
    return table, one_set_of_weights(weights, criteria=table.shape[1])


def _moving(gap: Floats) -> Floats:
    """What of a gap moves a ranking: its part about the mean over the options."""
    moving = gap - gap.mean()
    return np.zeros_like(moving) if (np.abs(moving) <= TIE).all() else moving


def _split(values_cells: Floats, facts_cells: Floats) -> ValuesOrFacts:
    moving = _moving((values_cells + facts_cells).sum(axis=1))
    size = float(moving @ moving)
    by_criterion = moving @ values_cells
    by_cell = moving[:, None] * facts_cells
    option, criterion = np.unravel_index(_first_of_most(by_cell), by_cell.shape)
    return ValuesOrFacts(
        values_part=values_cells.sum(axis=1),
        facts_part=facts_cells.sum(axis=1),
        values_cells=values_cells,
        facts_cells=facts_cells,
        share_values=float(by_criterion.sum()) / size if size > 0 else None,
        values_criterion=_first_of_most(by_criterion) if by_criterion.max() > TIE else None,
        facts_cell=(int(option), int(criterion)) if by_cell.max() > TIE else None,
    )


def _first_of_most(shares: Floats) -> int:
    """The place of the highest number; the first where rounding alone tells several apart."""
    return int(np.argmax(shares >= shares.max() - TIE * np.abs(shares).max()))
