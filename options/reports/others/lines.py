"""One line for each perspective, under the rule of the group and everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.disagreement.cells import means_of_counts
from options.analysis.disagreement.values_or_facts import what_to_discuss
from options.analysis.groups.leaders import leaders_of
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.models import Criterion, Perspective
from options.reports.others.figures import Figures, Group
from options.reports.others.rules import Why, groups_shown, may_show_spread
from options.reports.room import Room
from options.reports.structure import OptionView

Topic = Literal["weights", "scores", "both", "nothing"]


@dataclass(frozen=True)
class Apart:
    """Why a perspective differs from the room: in what it values, or in what it holds for fact.

    Attributes:
        topic: what explains two thirds of the gap, if anything.
        criterion, weights: whose weight carries most, and what it weighs here and in the room.
        view, cell_criterion, points: likewise for the cell whose score carries most.
    """

    topic: Topic
    share_values: float | None
    criterion: Criterion | None
    weights: tuple[float, float] | None
    view: OptionView | None
    cell_criterion: Criterion | None
    points: tuple[float, float] | None


@dataclass(frozen=True)
class LinePoint:
    """One option on a perspective's line."""

    view: OptionView
    total: float | None
    rank: int | None


@dataclass(frozen=True)
class PerspectiveLine:
    """What one perspective's mean weights and scores come to; empty while it is hidden.

    Attributes:
        perspective: None for people without one.
        people: how many; None while it is hidden.
        points: an option each, in the decision's order.
    """

    perspective: Perspective | None
    why: Why
    people: int | None = None
    points: tuple[LinePoint, ...] = ()
    leaders: tuple[OptionView, ...] = ()
    apart: Apart | None = None

    @property
    def is_hidden(self) -> bool:
        """It is not shown."""
        return self.why is not Why.SHOWN


def lines_from(room: Room, figures: Figures) -> tuple[PerspectiveLine, ...]:
    """Every perspective that somebody speaks for, those without one last; one query."""
    named = {group.pk for group in figures.groups if group.people and group.pk is not None}
    if not named:
        return ()
    known = {one.pk: one for one in room.decision.perspectives.all()}
    order = {pk: at for at, pk in enumerate(known)}
    shown = figures.lines_shown()
    people = groups_shown([group.people for group in figures.groups])
    groups = [group for group in figures.groups if group.people]
    return tuple(
        line_of(room, figures, group, known.get(group.pk or 0))
        if shown[group.place]
        else PerspectiveLine(
            known.get(group.pk or 0), why_not(group, is_large=people[group.place])
        )
        for group in sorted(groups, key=lambda group: order.get(group.pk or 0, len(order)))
    )


def why_not(group: Group, *, is_large: bool) -> Why:
    """Too few people in it or in one of its cells, or somebody could be had by subtraction."""
    is_few = is_large or not may_show_spread(group.people)
    return Why.FEW if is_few else Why.BY_SUBTRACTION


def line_of(
    room: Room, figures: Figures, group: Group, perspective: Perspective | None
) -> PerspectiveLine:
    """A line that may be shown."""
    scores = means_of_counts(figures.counts_of(group))
    views = {view.pk: view for view in room.structure.options}
    totals = np.full(len(figures.options), np.nan)
    if group.weights is not None:
        totals = weighted_totals(scores, group.weights)
    ranks = competition_ranks(totals)
    rows = {pk: at for at, pk in enumerate(figures.options)}
    return PerspectiveLine(
        perspective=perspective,
        why=Why.SHOWN,
        people=group.people,
        points=tuple(
            LinePoint(view, known(totals[rows[view.pk]]), int(ranks[rows[view.pk]]) or None)
            for view in room.structure.options
            if view.pk in rows
        ),
        leaders=tuple(
            views[figures.options[row]]
            for row in leaders_of(totals)
            if figures.options[row] in views
        ),
        apart=apart_from(room, figures, scores, group.weights),
    )


def apart_from(
    room: Room, figures: Figures, scores: Floats, weights: Floats | None
) -> Apart | None:
    """Values or facts, against the room; None where a score is missing."""
    whole, ours = figures.cells.mean, figures.weights
    if weights is None or ours is None or np.isnan(scores).any() or np.isnan(whole).any():
        return None
    views = {view.pk: view for view in room.structure.options}
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    found = what_to_discuss(scores, weights, whole, ours)
    cell = found.cell
    return Apart(
        topic=found.topic,
        share_values=found.share_values,
        criterion=None
        if found.criterion is None
        else leaves.get(figures.criteria[found.criterion]),
        weights=found.weights,
        view=None if cell is None else views.get(figures.options[cell[0]]),
        cell_criterion=None if cell is None else leaves.get(figures.criteria[cell[1]]),
        points=found.points,
    )


def known(number: float) -> float | None:
    """The number, or None where it is missing."""
    return None if np.isnan(number) else float(number)
