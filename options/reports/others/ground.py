"""What a room's result stands on, as every section reckons with it: sealed figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.uncertainty.acceptability import acceptability_of_totals
from options.models import RedLine
from options.reports.basis import Basis
from options.reports.how_sure import Sureness, sureness_from
from options.reports.matrices import Judgements, columns_of, rows_of
from options.reports.others.drawn import drawn_totals
from options.reports.others.figures import Figures, figures_of
from options.reports.others.lines import known
from options.reports.others.room_lines import standings_on
from options.reports.others.rules import K, Why, why_hidden
from options.reports.others.sight import Sight, sight_of
from options.reports.red_lines import (
    LineReport,
    LineView,
    StandingOf,
    crossed,
    line_reports,
)
from options.reports.room import Room
from options.reports.structure import OptionView, Structure
from options.reports.weighting import EffectiveWeights, Method, branch_totals

KEEPS = 16


@dataclass(frozen=True)
class Belief:
    """What the weights have in common that put an option first, one for each column.

    Attributes:
        weights: None where fewer than five people's weights ever do.
        confidence: how often it is first with them.
    """

    view: OptionView
    weights: Floats | None
    confidence: float | None


@dataclass(frozen=True, eq=False)
class RoomGround:
    """The room as one judge: its mean scores, its mean weights, its own draws.

    Attributes:
        basis: ranges are the middle half of the answers, widened to the mean.
        dots: the people's own weights in whole percent, (people, criteria), in nobody's order;
            None where they were not kept.
        beliefs: by the rows of the basis; empty where they were not kept.
        left_out: options that fewer than five people answered on some criterion.
    """

    basis: Basis
    sureness: Sureness
    lines: tuple[LineReport, ...]
    dots: Floats | None
    beliefs: tuple[Belief, ...]
    left_out: tuple[OptionView, ...]


def ground_of_room(room: Room, lines_on: Collection[int] = ()) -> RoomGround | None:
    """From the last sealed round; None before it, and below five people.

    Two queries for the first who asks, one while nothing has changed.
    """
    figures = figures_of(room)
    if figures is None or why_hidden(figures.fewest) is not Why.SHOWN:
        return None
    return ground_from(sight_of(room), figures, room.workshop.seed, frozenset(lines_on))


@lru_cache(maxsize=KEEPS)
def ground_from(
    sight: Sight, figures: Figures, seed: int, lines_on: frozenset[int]
) -> RoomGround | None:
    """Reckoned once, the same for all who ask."""
    room = sight.room
    structure = structure_in(room.structure, figures)
    if structure is None:
        return None
    red = room.decision.red_lines.select_related("criterion")
    judgements = judgements_in(structure, figures)
    views = tuple(line_in(structure, figures, line, line.pk in lines_on) for line in red)
    out = crossed(views)
    weighing, weights = weighing_in(structure, figures)
    at = rows_at(figures, judgements.options)
    drawn = drawn_totals(figures, seed)
    basis = Basis(
        structure=structure,
        judgements=judgements,
        weighing=weighing,
        weights=weights,
        running=tuple(judgements.row(view) for view in structure.options if view not in out),
        sampled=drawn[:, at],
    )
    return RoomGround(
        basis=basis,
        sureness=sureness_in(basis, figures, at),
        lines=line_reports(views, basis),
        dots=dots_in(figures, judgements),
        beliefs=beliefs_in(judgements, figures, at),
        left_out=tuple(v for v in room.structure.options if v not in structure.options),
    )


def structure_in(structure: Structure, figures: Figures) -> Structure | None:
    """The options with a total and the criteria with weight; None when one was parked since."""
    here = {leaf.pk for leaf in structure.criteria}
    weights = np.zeros(0) if figures.weights is None else figures.weights
    if any(w > 0 and pk not in here for pk, w in zip(figures.criteria, weights, strict=True)):
        return None
    rows = {pk for pk, total in zip(figures.options, figures.totals, strict=True) if total >= 0}
    options = tuple(view for view in structure.options if view.pk in rows)
    at = [figures.options.index(view.pk) for view in options]
    is_known: list[bool] = np.all(figures.cells.number[at] >= K, axis=0).tolist()
    kept = {
        pk
        for pk, w, is_all in zip(figures.criteria, weights, is_known, strict=True)
        if w > 0 or is_all
    }
    if not options or not kept & here:
        return None
    return replace(
        structure,
        options=options,
        criteria=tuple(leaf for leaf in structure.criteria if leaf.pk in kept),
        branches=tuple(
            replace(branch, leaves=leaves)
            for branch in structure.branches
            if (leaves := tuple(leaf for leaf in branch.leaves if leaf.pk in kept))
        ),
    )


def rows_at(figures: Figures, views: Collection[OptionView]) -> list[int]:
    """Where these options stand in the figures."""
    return [figures.options.index(view.pk) for view in views]


def judgements_in(structure: Structure, figures: Figures) -> Judgements:
    """The means of the cells, and the middle half of their answers."""
    views, leaves = rows_of(structure), columns_of(structure)
    place = np.ix_(
        rows_at(figures, views), [figures.criteria.index(leaf.pk) for leaf in leaves]
    )
    cells = figures.cells
    is_known = cells.number[place] >= K
    means = np.where(is_known, cells.mean[place], np.nan)
    low = np.where(is_known, np.minimum(cells.lower_quartile[place], means), np.nan)
    high = np.where(is_known, np.maximum(cells.upper_quartile[place], means), np.nan)
    return Judgements(
        options=views,
        criteria=leaves,
        points=means,
        low=low,
        high=high,
        stated_low=np.full(means.shape, np.nan),
    )


def weighing_in(structure: Structure, figures: Figures) -> tuple[EffectiveWeights, Floats]:
    """The mean weights, in the tree's order and in that of the columns."""
    mean = np.zeros(0) if figures.weights is None else figures.weights
    own = dict(zip(figures.criteria, mean.tolist(), strict=True))
    weights = tuple(own[leaf.pk] for leaf in structure.criteria)
    weighing = EffectiveWeights(
        weights=weights,
        method=Method.POINTS,
        ranks=None,
        unweighed=(),
        branch_totals=branch_totals(structure, weights),
        adopted_from=None,
    )
    return weighing, np.array([own[leaf.pk] for leaf in columns_of(structure)])


def line_in(structure: Structure, figures: Figures, line: RedLine, is_on: bool) -> LineView:  # noqa: FBT001 -- as `LineView` has it
    """A red line on the room's medians."""
    standing = standings_on(figures, line).by_option
    medians: dict[int, float | None] = {}
    if line.criterion_id in figures.criteria:
        column = figures.criteria.index(line.criterion_id)
        enough = figures.cells.number[:, column] >= K
        column_of = np.where(enough, figures.cells.median[:, column], np.nan)
        medians = {pk: known(m) for pk, m in zip(figures.options, column_of, strict=True)}
    return LineView(
        line=line,
        is_on=is_on,
        is_parked=not line.is_yes_no and line.criterion not in structure.criteria,
        standings=tuple(
            StandingOf(view, standing[view.pk], medians.get(view.pk), None)
            for view in structure.options
        ),
    )


def sureness_in(basis: Basis, figures: Figures, at: list[int]) -> Sureness:
    """The shares that were drawn at the seal; drawn again among fewer options."""
    order = list(basis.order)
    rows, sure = [at[row] for row in order], figures.stored["sure"]
    if not order:
        return sureness_from(basis, np.zeros((0, 0)), np.zeros((0, 0)))
    if sure is not None and sorted(sure["rows"]) == sorted(rows):
        places = [sure["rows"].index(row) for row in rows]
        wins = np.array(sure["wins"])[np.ix_(places, places)]
        return sureness_from(basis, np.array(sure["ranks"])[places], wins)
    found = acceptability_of_totals(basis.sampled[:, order])
    return sureness_from(basis, found.ranks, found.wins)


def dots_in(figures: Figures, judgements: Judgements) -> Floats | None:
    """The people's own weights over the columns."""
    told = figures.stored["weights"].get("dots")
    if told is None:
        return None
    dots = np.array(told, dtype=np.float64)
    return dots[:, [figures.criteria.index(leaf.pk) for leaf in judgements.criteria]]


def beliefs_in(judgements: Judgements, figures: Figures, at: list[int]) -> tuple[Belief, ...]:
    """What was kept of the draws' weights, over the columns."""
    sure = figures.stored["sure"]
    if sure is None or "central" not in sure:
        return ()
    used = [figures.criteria[column] for column in sure["used"]]
    found = []
    for view, row in zip(judgements.options, at, strict=True):
        place = sure["rows"].index(row) if row in sure["rows"] else None
        central = None if place is None else sure["central"][place]
        own = dict(zip(used, central, strict=True)) if central else {}
        found.append(
            Belief(
                view,
                np.array([own.get(leaf.pk, 0.0) for leaf in judgements.criteria])
                if central
                else None,
                sure["confidence"][place] if central and place is not None else None,
            )
        )
    return tuple(found)
