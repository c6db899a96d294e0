"""Why two sides differ on each option: in what they weigh, or in what they score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.disagreement.values_or_facts import values_or_facts, what_to_discuss
from options.models import Criterion
from options.reports.structure import OptionView

FEW = 2


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two: what it is called, its scores, options by criteria, and its weights."""

    name: str
    points: Floats
    weights: Floats


@dataclass(frozen=True)
class OptionGap:
    """One option: both totals, and the points of the gap by where they come from."""

    view: OptionView
    totals: tuple[float, float]
    from_weights: float
    from_scores: float

    @property
    def gap(self) -> float:
        """The first side's total less the second's."""
        return self.totals[0] - self.totals[1]


@dataclass(frozen=True)
class Between:
    """The gap of two sides, split.

    Attributes:
        share: of the gap that weights explain, once what moves all options alike is left out;
            below 0 or above 1 where the two pull against each other; None without a gap.
        criterion, weights: whose weight carries most, and what the sides weigh it.
        cell, points: whose score carries most, and what the sides score it.
        left_out: options without all scores on both sides.
    """

    names: tuple[str, str]
    topic: Literal["weights", "scores", "both", "nothing"]
    share: float | None
    gaps: tuple[OptionGap, ...]
    criterion: Criterion | None
    weights: tuple[float, float] | None
    cell: tuple[OptionView, Criterion] | None
    points: tuple[float, float] | None
    left_out: int


def between(
    one: Side, other: Side, views: Sequence[OptionView], criteria: Sequence[Criterion]
) -> Between | None:
    """The split over the options that both sides have scored; None with fewer than two."""
    complete = np.asarray(~np.isnan(one.points + other.points).any(axis=1))
    rows = np.flatnonzero(complete).tolist()
    if len(rows) < FEW or np.isnan(one.weights + other.weights).any():
        return None
    sides = (one.points[rows], one.weights, other.points[rows], other.weights)
    split, told = values_or_facts(*sides), what_to_discuss(*sides)
    totals = one.points[rows] @ one.weights, other.points[rows] @ other.weights
    gaps = [
        OptionGap(views[row], (float(first), float(second)), float(values), float(facts))
        for row, first, second, values, facts in zip(
            rows, *totals, split.values_part, split.facts_part, strict=True
        )
    ]
    return Between(
        names=(one.name, other.name),
        topic=told.topic,
        share=None if told.share_values is None else round(told.share_values, 9),
        gaps=tuple(sorted(gaps, key=lambda gap: -round(abs(gap.gap), 7))),
        criterion=None if told.criterion is None else criteria[told.criterion],
        weights=told.weights,
        cell=None if told.cell is None else (views[rows[told.cell[0]]], criteria[told.cell[1]]),
        points=told.points,
        left_out=len(views) - len(rows),
    )
