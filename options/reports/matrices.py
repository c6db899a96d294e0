"""Records as arrays: the only reader of judgements for figures.

Rows and columns stand in the order of the keys, not of the page, so that another order of
options or criteria changes no figure and no draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.totals.ranges import plausible_range
from options.models import Criterion, ReferenceScore, Score
from options.reports.cells import Given, is_outdated
from options.reports.structure import OptionView, Structure

Cells = Mapping[tuple[int, int], float | None]


@dataclass(frozen=True, eq=False)
class Judgements:
    """One sheet as tables of options by criteria; NaN is missing.

    Attributes:
        options, criteria: what rows and columns stand for.
        points: what was given for what each criterion means now.
        low, high: the plausible range of each score.
        stated_low: the lowest plausible points where the person said something about them.
    """

    options: tuple[OptionView, ...]
    criteria: tuple[Criterion, ...]
    points: Floats
    low: Floats
    high: Floats
    stated_low: Floats

    def row(self, view: OptionView) -> int:
        """Where an option stands."""
        return self.options.index(view)

    def column(self, criterion: Criterion) -> int:
        """Where a criterion stands."""
        return self.criteria.index(criterion)


def judgements_of(structure: Structure, given: Given) -> Judgements:
    """The scores of a sheet; nothing is read from the database."""
    counted = {
        (view.pk, leaf.pk): score
        for view in structure.options
        for leaf in structure.criteria
        if (score := counting(given, view, leaf)) is not None
    }
    ranges = {cell: range_of(score) for cell, score in counted.items()}
    stated = {
        cell for cell, score in counted.items() if score.low is not None or score.confidence
    }

    def table(number: Callable[[tuple[int, int]], float | None]) -> Floats:
        return table_of(structure, {cell: number(cell) for cell in counted})

    return Judgements(
        options=rows_of(structure),
        criteria=columns_of(structure),
        points=table(lambda cell: counted[cell].points),
        low=table(lambda cell: ranges[cell][0]),
        high=table(lambda cell: ranges[cell][1]),
        stated_low=table(lambda cell: ranges[cell][0] if cell in stated else None),
    )


def counting(given: Given, view: OptionView, leaf: Criterion) -> Score | None:
    """The score of a cell if it has points that were given for the present meaning."""
    score = given.get((view.pk, leaf.pk))
    if score is None or score.points is None or is_outdated(score, leaf):
        return None
    return score


def range_of(score: Score) -> tuple[float, float]:
    """The plausible range of a score with points."""
    return plausible_range(
        float(score.points or 0), confidence=score.confidence, low=score.low, high=score.high
    )


def rows_of(structure: Structure) -> tuple[OptionView, ...]:
    """The options by their keys."""
    return tuple(sorted(structure.options, key=lambda view: view.option.key))


def columns_of(structure: Structure) -> tuple[Criterion, ...]:
    """The criteria by their keys."""
    return tuple(sorted(structure.criteria, key=lambda leaf: leaf.key))


def table_of(structure: Structure, cells: Cells) -> Floats:
    """A table of what is known by option and criterion; NaN elsewhere."""
    columns = columns_of(structure)
    rows = [[cells.get((view.pk, leaf.pk)) for leaf in columns] for view in rows_of(structure)]
    table = np.array(rows, dtype=np.float64)
    return table.reshape(len(structure.options), len(structure.criteria))


def reference_table(structure: Structure, scores: Iterable[ReferenceScore]) -> Floats:
    """The best guesses of the illustrative reference scores."""
    return table_of(
        structure, {(score.option_id, score.criterion_id): score.best for score in scores}
    )


def weights_by_key(structure: Structure, weights: Iterable[float]) -> Floats:
    """Weights in the structure's order, put in the order of the columns."""
    by_pk = dict(zip((leaf.pk for leaf in structure.criteria), weights, strict=True))
    return np.array([by_pk[leaf.pk] for leaf in columns_of(structure)], dtype=np.float64)
