"""The step “Discuss”: reasons for one cell at a time, without names."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from options.charts.spread import BESIDE, PHONE, spread_picture
from options.models import Seat
from options.reports.cell_list import cell_list_of, invitations_in, is_invited
from options.reports.others import Why, cells_to_discuss, is_in_minority, reasons_on
from options.reports.others.discuss import ToDiscuss
from options.reports.others.reasons import Reasons, ReasonView
from options.reports.own_cells import own_cell, own_reasons
from options.reports.places import Place, place_in_view
from options.reports.room import Room
from options.reports.runner_up import RunnerUp, runner_up_of
from options.reports.shown_cell import cell_shown
from options.steps.cells import AGAIN, SHOW
from options.steps.contract import Shown, StepKind, templates_of
from options.steps.talking import DEEDS, SAVES

SEAT, CONSOLE, PICTURE = templates_of("discuss")
MOST_ON_WALL = 4


def seat(room: Room, seat: Seat) -> Shown:
    """The cell in question, its reasons, and a place for one's own."""
    place = place_in_view(room) if room.shown else None
    if place is None:
        return Shown(SEAT, {"shown_cell": None})
    shown = cell_shown(room, place, with_groups=False)
    mine = own_cell(room, seat, place, shown.spread)
    points = mine.points if mine else None
    context = {
        "has_inputs": True,
        "shown_cell": shown,
        "own": mine,
        "picture": spread_picture(shown.spread, PHONE, own=points),
        "reasons": reasons_for(room, place, seat.pk, seat=seat),
        "own_reasons": own_reasons(seat, place),
        "is_asked": is_asked(room, seat, place),
    }
    return Shown(SEAT, context)


def is_asked(room: Room, seat: Seat, place: Place) -> bool:
    """This person differs here, and those who do were asked; nobody else is told."""
    if not is_invited(room, place):
        return False
    return is_in_minority(room, seat, place.view.option, place.criterion)


def reasons_for(
    room: Room, place: Place, seed: int, *, seat: Seat | None = None, with_hidden: bool = False
) -> Reasons:
    """The reasons on a cell in one reader's order."""
    option, leaf = place.view.option, place.criterion
    return reasons_on(room, option, leaf, seed, seat=seat, with_hidden=with_hidden)


def console(room: Room) -> Shown:
    """The list with minutes, the reasons on the cell in question, and what to do with it."""
    if room.shown is None:
        return Shown(CONSOLE, {"listed": None})
    listed = cell_list_of(room)
    second = runner_up_for(room, listed.todo)
    context: dict[str, Any] = {"listed": listed, "shown_cell": None, "runner_up": second}
    if listed.here is not None:
        shown = cell_shown(room, listed.here, listed.todo, is_warned=True)
        seed = room.workshop.seed
        context |= {
            "shown_cell": shown,
            "reasons": reasons_for(room, listed.here, seed, with_hidden=True),
            "is_invited": is_invited(room, listed.here),
        }
    return Shown(CONSOLE, context)


def wall(room: Room) -> Shown:
    """The cell, a small spread, and the reasons that were picked for the wall."""
    if room.shown is None:
        return Shown(PICTURE, {"shown_cell": None})
    todo = cells_to_discuss(room)
    place = place_in_view(room, todo)
    if place is None:
        return Shown(PICTURE, {"shown_cell": None})
    shown = cell_shown(room, place, todo, with_groups=False)
    found = reasons_for(room, place, room.workshop.seed)
    context = {
        "shown_cell": shown,
        "picture": spread_picture(shown.spread, BESIDE),
        "up": on_wall(found.up),
        "down": on_wall(found.down),
        "neither": on_wall(found.neither),
        "count": len(found),
        "todo": todo,
        "runner_up": runner_up_for(room, todo) if todo.nobody_differs else None,
    }
    return Shown(PICTURE, context)


def runner_up_for(room: Room, todo: ToDiscuss) -> RunnerUp | None:
    """The second option, where no answer that anybody gave changes the first."""
    if todo.why is not Why.SHOWN or not (todo.is_settled or todo.nobody_differs):
        return None
    return runner_up_of(room)


def on_wall(reasons: tuple[ReasonView, ...]) -> tuple[ReasonView, ...]:
    """Those that were put on the wall; where none was, those that others support most."""
    chosen = [reason for reason in reasons if reason.is_spotlit]
    if not chosen:
        supported = (reason for reason in reasons if reason.supports)
        chosen = sorted(supported, key=lambda reason: -reason.supports)
    return tuple(chosen[:MOST_ON_WALL])


def follows(room: Room) -> str:
    """Another cell is another screen, and so is an invitation."""
    spot = f"{room.workshop.spot_option_id}-{room.workshop.spot_criterion_id}"
    return f"{spot}-{invitations_in(room)}"


STEP = StepKind(
    name="discuss",
    title=_("Discuss"),
    next_words=_("Talk about what could change the result"),
    seat=seat,
    console=console,
    wall=wall,
    saves=SAVES,
    deeds={**SHOW, **AGAIN, **DEEDS},
    every=3,
    follows=follows,
)
