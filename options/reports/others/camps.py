"""The room's two camps, if it has two: what the smaller one would have said."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Criterion
from options.reports.others.figures import Figures
from options.reports.others.lines import Topic
from options.reports.others.rules import may_show_spread
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class CampRow:
    """One option for both camps, the larger first."""

    view: OptionView
    totals: tuple[float | None, float | None]
    ranks: tuple[int, int]


@dataclass(frozen=True)
class Camps:
    """Two camps by people's own totals.

    Attributes:
        sizes: the larger, the smaller.
        rows: in the decision's order.
        topic: whether weights or scores keep them apart.
        criterion, weights: whose weight carries most, for the smaller and the larger camp.
        view, cell_criterion, points: likewise for the cell whose score carries most.
    """

    sizes: tuple[int, int]
    rows: tuple[CampRow, ...]
    topic: Topic
    share_values: float | None
    criterion: Criterion | None
    weights: tuple[float, float] | None
    view: OptionView | None
    cell_criterion: Criterion | None
    points: tuple[float, float] | None


def camps_from(room: Room, figures: Figures) -> Camps | None:
    """From what was sealed; None if there are no two camps."""
    told = figures.stored["own"]["camps"]
    if told is None or not may_show_spread(min(told["sizes"])):
        return None
    views = {view.pk: view for view in room.structure.options}
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    rows = {pk: at for at, pk in enumerate(figures.options)}
    cell, leaf = told["cell"], told["criterion"]
    totals, ranks = told["totals"], told["ranks"]
    return Camps(
        sizes=(told["sizes"][0], told["sizes"][1]),
        rows=tuple(
            CampRow(
                view,
                (totals[0][rows[view.pk]], totals[1][rows[view.pk]]),
                (ranks[0][rows[view.pk]], ranks[1][rows[view.pk]]),
            )
            for view in room.structure.options
            if view.pk in rows
        ),
        topic=told["topic"],
        share_values=told["share_values"],
        criterion=None if leaf is None else leaves.get(figures.criteria[leaf]),
        weights=pair_of(told["criterion_weights"]),
        view=None if cell is None else views.get(figures.options[cell[0]]),
        cell_criterion=None if cell is None else leaves.get(figures.criteria[cell[1]]),
        points=pair_of(told["cell_points"]),
    )


def pair_of(told: list[float] | None) -> tuple[float, float] | None:
    """Two numbers as they were stored."""
    return None if told is None else (told[0], told[1])
