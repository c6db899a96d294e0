"""The step “Spreads”: the room sees how far its answers lie apart, one cell at a time."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from options.charts.cell_strips import group_strips, strips_by_criterion
from options.charts.spread import PHONE, WALL, spread_picture
from options.models import Seat
from options.reports.cell_list import cell_list_of
from options.reports.others import cells_to_discuss, predictions_of
from options.reports.others.predictions import Predictions
from options.reports.own_cells import own_cell, own_cells
from options.reports.places import place_in_view, place_named
from options.reports.room import Room
from options.reports.shown_cell import cell_shown, is_ready
from options.steps.cells import SHOW
from options.steps.contract import Shown, StepKind, templates_of
from options.steps.talking import WISHES

SEAT, CONSOLE, PICTURE = templates_of("reveal")
EVERY_CELL = "options/workshop/steps/reveal/every_cell.html"
ALL = "all"


def seat(room: Room, seat: Seat) -> Shown:
    """The cell that the room looks at, with one's own mark, and all cells to look at."""
    return Shown(SEAT, seat_context(room, seat))


def aside(room: Room, seat: Seat, name: str) -> Shown:
    """A cell that the participant chose, or all; the page does not follow meanwhile."""
    if name == ALL and is_ready(room):
        cells = tuple(strips_by_criterion(own_cells(room, seat)))
        return Shown(EVERY_CELL, {"cells": cells, "is_aside": True})
    return Shown(SEAT, seat_context(room, seat, name))


def seat_context(room: Room, seat: Seat, name: str = "") -> dict[str, Any]:
    """What the phone shows of a cell; without a name, of the one that the room looks at."""
    if not is_ready(room):
        return {"is_ready": False}
    chosen = place_named(room, name) if name else None
    place = chosen or place_in_view(room)
    if place is None:
        return {"is_ready": True, "shown_cell": None}
    shown = cell_shown(room, place)
    mine = own_cell(room, seat, place, shown.spread)
    points = mine.points if mine else None
    return {
        "is_ready": True,
        "shown_cell": shown,
        "own": mine,
        "groups": group_strips(shown) if shown.has_groups else (),
        "is_aside": chosen is not None,
        "picture": spread_picture(shown.spread, PHONE, own=points, before=shown.before),
        "guesses": guesses_in(room),
    }


def console(room: Room) -> Shown:
    """The list of cells in the order of discussion, and what moved."""
    if not is_ready(room):
        return Shown(CONSOLE, {"is_ready": False})
    listed = cell_list_of(room)
    shown = None
    if listed.here is not None:
        shown = cell_shown(room, listed.here, listed.todo, is_warned=True)
    groups = group_strips(shown) if shown and shown.has_groups else ()
    context = {"listed": listed, "shown_cell": shown, "groups": groups, "runner_up": None}
    return Shown(CONSOLE, {"is_ready": True, **context, "guesses": guesses_in(room)})


def wall(room: Room) -> Shown:
    """One cell, large."""
    if not is_ready(room):
        return Shown(PICTURE, {"is_ready": False})
    todo = cells_to_discuss(room)
    place = place_in_view(room, todo)
    shown = cell_shown(room, place, todo) if place else None
    picture = spread_picture(shown.spread, WALL, before=shown.before) if shown else None
    context = {"shown_cell": shown, "picture": picture, "is_chosen": is_chosen(room)}
    return Shown(PICTURE, {"is_ready": True, **context, "guesses": guesses_in(room)})


def guesses_in(room: Room) -> Predictions | None:
    """How well the room knew itself, at the first reveal after people had guessed."""
    is_first = room.here is not None and room.here.round_number == 1
    if not is_first or not any(step.kind == "predict" for step in room.steps):
        return None
    found = predictions_of(room)
    return None if found.is_hidden else found


def is_chosen(room: Room) -> bool:
    """The facilitator turned the room to a cell already."""
    return room.workshop.spot_option_id is not None


def follows(room: Room) -> str:
    """Another cell is another screen."""
    return f"{room.workshop.spot_option_id}-{room.workshop.spot_criterion_id}"


STEP = StepKind(
    name="reveal",
    title=_("Spreads"),
    next_words=_("Seal round %(round)s and show the spreads"),
    sealed_words=_("Show the spreads of round %(round)s"),
    seat=seat,
    console=console,
    wall=wall,
    saves=WISHES,
    deeds=SHOW,
    every=2,
    follows=follows,
    aside=aside,
)
