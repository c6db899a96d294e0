"""What to talk about next: cells by what they could change, then by how far people differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from django.db.models import Count

from options.analysis.arrays import Floats
from options.analysis.disagreement.pivotality import Pivotality, pivotality, turns_of_cell
from options.models import Criterion, Wish
from options.reports.others.figures import Figures, figures_of
from options.reports.others.minutes import minutes_of, shared_out
from options.reports.others.rules import Why, may_show_spread
from options.reports.others.sight import Sight, sight_of
from options.reports.room import Room
from options.reports.structure import OptionView

KEEPS = 64


@dataclass(frozen=True)
class TurnView:
    """Beyond these points on the cell another option leads."""

    side: Literal["below", "above"]
    points: float
    takers: tuple[OptionView, ...]
    share: float


@dataclass(frozen=True)
class CellToDiscuss:
    """One cell of the list.

    Attributes:
        share: the share of the room's answers that would change the leader, alone; None
            where the room has no leader to change.
        spread: the span of the middle half of the answers.
        wishes: how many want to hear about it.
        minutes: planned for it; None is "if time is left".
    """

    view: OptionView
    criterion: Criterion
    n: int
    share: float | None
    spread: float
    is_disputed: bool
    is_split: bool
    wishes: int
    minutes: int | None
    turns: tuple[TurnView, ...]

    @property
    def could_change_leader(self) -> bool:
        """Some answer to it would."""
        return bool(self.share)


@dataclass(frozen=True)
class ToDiscuss:
    """The ordered list.

    Attributes:
        why: why there is no list.
        is_settled: no answer that anybody gave to any cell changes the leader.
        nobody_differs: everybody gave the same points in every cell of the list.
        leaders: who leads now in the room's figures.
        hidden: how many cells too few people answered.
        minutes: what was shared out.
    """

    why: Why
    cells: tuple[CellToDiscuss, ...] = ()
    is_settled: bool = False
    nobody_differs: bool = False
    leaders: tuple[OptionView, ...] = ()
    hidden: int = 0
    minutes: int = 0

    @property
    def planned(self) -> tuple[CellToDiscuss, ...]:
        """Those with minutes."""
        return tuple(cell for cell in self.cells if cell.minutes is not None)

    @property
    def if_time(self) -> tuple[CellToDiscuss, ...]:
        """The rest."""
        return tuple(cell for cell in self.cells if cell.minutes is None)


def cells_to_discuss(room: Room, minutes: int | None = None) -> ToDiscuss:
    """Every cell that may be shown, in the order of discussion; two queries.

    Args:
        room: as `room_of` gives it.
        minutes: to be shared out among the first cells; those of the room's step of
            discussion if not given.
    """
    figures = figures_of(room)
    if figures is None:
        return ToDiscuss(Why.NOT_SEALED)
    planned = minutes_of(room) if minutes is None else minutes
    listed = listed_in(sight_of(room), figures, planned)
    if not listed.cells:
        return listed
    wishes = wishes_in(room)
    cells = (
        replace(cell, wishes=wishes.get((cell.view.pk, cell.criterion.pk), 0))
        for cell in listed.cells
    )
    return replace(listed, cells=tuple(cells)) if wishes else listed


@lru_cache(maxsize=KEEPS)
def listed_in(sight: Sight, figures: Figures, planned: int) -> ToDiscuss:
    """The list without wishes, which change while people read it."""
    room, found = sight.room, pivotality_of(figures)
    places = places_in_use(room, figures, found)
    shown = [at for at in places if may_show_spread(int(figures.cells.number[at]))]
    if not shown:
        return ToDiscuss(Why.FEW, hidden=len(places))
    views = {view.pk: view for view in room.structure.options}
    return ToDiscuss(
        why=Why.SHOWN,
        cells=told_cells(room, figures, found, shown, planned),
        is_settled=found is not None and found.is_settled,
        nobody_differs=figures.nobody_differs,
        leaders=tuple(views[pk] for pk in figures.leaders if pk in views),
        hidden=len(places) - len(shown),
        minutes=planned,
    )


def places_in_use(
    room: Room, figures: Figures, found: Pivotality | None
) -> list[tuple[int, int]]:
    """The cells in their order, without options and criteria that were parked since."""
    views = {view.pk for view in room.structure.options}
    leaves = {leaf.pk for leaf in room.structure.criteria}
    return [
        (row, column)
        for row, column in order_of(figures, found)
        if figures.options[row] in views and figures.criteria[column] in leaves
    ]


def told_cells(
    room: Room,
    figures: Figures,
    found: Pivotality | None,
    shown: list[tuple[int, int]],
    minutes: int,
) -> tuple[CellToDiscuss, ...]:
    """The lines of the list, the first with their minutes."""
    views = {view.pk: view for view in room.structure.options}
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    shares = shared_out(minutes, worth_minutes(figures, found, shown))
    planned = dict(zip(shown, shares, strict=False))
    return tuple(
        cell_of(figures, found, place, views, leaves, planned.get(place)) for place in shown
    )


def pivotality_of(figures: Figures) -> Pivotality | None:
    """What each cell could change; None where too few people stand behind a leader."""
    if figures.weights is None or not may_show_spread(figures.fewest):
        return None
    return pivotality(figures.counts, figures.weights)


def order_of(figures: Figures, found: Pivotality | None) -> list[tuple[int, int]]:
    """All cells: the most pivotal first, then the widest, then as they stand."""
    if found is not None:
        return [(int(row), int(column)) for row, column in found.order]
    spread = np.nan_to_num(figures.cells.interquartile_range, nan=-1.0)
    order = np.argsort(-spread, axis=None, kind="stable")
    return [(at // spread.shape[1], at % spread.shape[1]) for at in order.tolist()]


def worth_minutes(
    figures: Figures, found: Pivotality | None, shown: list[tuple[int, int]]
) -> int:
    """How many of the first cells deserve time: those that could change the leader.

    If none can, the disputed ones; if none is, the first.
    """
    shares: Floats = np.zeros(figures.shape) if found is None else np.nan_to_num(found.share)
    pivotal = sum(bool(shares[at] > 0) for at in shown)
    disputed = sum(bool(figures.cells.is_disputed[at]) for at in shown)
    return pivotal or disputed or 1


def wishes_in(room: Room) -> Mapping[tuple[int, int], int]:
    """How many want to hear about each cell; counts only."""
    found = Wish.objects.filter(seat__workshop=room.workshop, seat__removed_at=None)
    counted = found.values_list("option", "criterion").annotate(n=Count("pk")).order_by()
    return {(option, leaf): n for option, leaf, n in counted}


def cell_of(
    figures: Figures,
    found: Pivotality | None,
    place: tuple[int, int],
    views: Mapping[int, OptionView],
    leaves: Mapping[int, Criterion],
    minutes: int | None,
) -> CellToDiscuss:
    """One line of the list."""
    option, leaf = figures.options[place[0]], figures.criteria[place[1]]
    return CellToDiscuss(
        view=views[option],
        criterion=leaves[leaf],
        n=int(figures.cells.number[place]),
        share=share_at(found, place),
        spread=float(figures.cells.interquartile_range[place]),
        is_disputed=bool(figures.cells.is_disputed[place]),
        is_split=any(tuple(cut[:2]) == place for cut in figures.stored["splits"]),
        wishes=0,
        minutes=minutes,
        turns=turns_at(figures, found, place, views),
    )


def share_at(found: Pivotality | None, place: tuple[int, int]) -> float | None:
    """What share of the answers would change the leader; None if that has no meaning."""
    if found is None or np.isnan(found.share[place]):
        return None
    return float(found.share[place])


def turns_at(
    figures: Figures,
    found: Pivotality | None,
    place: tuple[int, int],
    views: Mapping[int, OptionView],
) -> tuple[TurnView, ...]:
    """Beyond which points who leads; only where an option that is still shown takes over."""
    if found is None or not share_at(found, place):
        return ()
    turns = (turn for turn in turns_of_cell(found, *place) if turn.share > 0)
    named = ((turn, [figures.options[row] for row in turn.takers]) for turn in turns)
    return tuple(
        TurnView(turn.side, turn.points, tuple(views[pk] for pk in keys), turn.share)
        for turn, keys in named
        if all(pk in views for pk in keys)
    )
