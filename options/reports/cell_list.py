"""The console's list of cells: what to talk about, in which order, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from options.reports.others import cells_to_discuss, counts_of_held, counts_of_reasons
from options.reports.others.discuss import CellToDiscuss, ToDiscuss
from options.reports.others.figures import Figures, figures_of
from options.reports.others.minority import Minority, minority_from
from options.reports.places import Place, place_in_view, places_in, spot_in
from options.reports.room import Room

FIRST = 6
INVITES = "invite_minority"


@dataclass(frozen=True)
class CellLine:
    """One cell of the list.

    Attributes:
        told: what it could change and how far answers lie apart; None where too few answered.
        minority: the smaller of two camps, if there are two.
        held: how many reasons wait until those who run the room have read them.
        was_shown: the room has looked at it since the round was sealed.
    """

    place: Place
    told: CellToDiscuss | None
    minority: Minority | None
    reasons: int
    held: int
    is_here: bool
    was_shown: bool

    @property
    def wishes(self) -> int:
        """How many want to hear about it."""
        return self.told.wishes if self.told else 0


@dataclass(frozen=True)
class CellList:
    """All cells in the order of discussion, those that too few answered at the end.

    Attributes:
        here: the cell that the room looks at; `following` comes next.
        is_chosen: the facilitator turned the room to it; else it is the first of the list.
        seconds_left: of the minutes planned for it; None without any.
    """

    todo: ToDiscuss
    lines: tuple[CellLine, ...]
    here: Place | None
    is_chosen: bool
    seconds_left: int | None

    @property
    def following(self) -> CellLine | None:
        """The first cell of the list that the room has not looked at."""
        waiting = (line for line in self.lines if not (line.is_here or line.was_shown))
        return next(waiting, None)

    @property
    def first(self) -> tuple[CellLine, ...]:
        """Those with minutes, and never fewer than a handful."""
        return self.lines[: max(FIRST, len(self.todo.planned))]

    @property
    def rest(self) -> tuple[CellLine, ...]:
        """Those after them."""
        return self.lines[len(self.first) :]

    @property
    def wanted(self) -> tuple[CellLine, ...]:
        """What people want to hear about, the most wanted first."""
        asked = [line for line in self.lines if line.told and line.told.wishes]
        return tuple(sorted(asked, key=lambda line: -line.wishes)[:FIRST])

    @property
    def current(self) -> CellLine | None:
        """The line of the cell that the room looks at."""
        return next((line for line in self.lines if line.is_here), None)


def cell_list_of(room: Room) -> CellList:
    """The list with what is said of each cell; a fixed number of queries."""
    todo = cells_to_discuss(room)
    here = place_in_view(room, todo)
    figures, reasons = figures_of(room), counts_of_reasons(room)
    held = counts_of_held(room)
    told = {(cell.view.pk, cell.criterion.pk): cell for cell in todo.cells}
    ordered = [Place(cell.view, cell.criterion) for cell in todo.cells]
    shown = cells_shown(room)
    rest = [place for place in places_in(room) if place.at not in told]
    lines = tuple(
        CellLine(
            place=place,
            told=told.get(place.at),
            minority=minority_in(figures, place),
            reasons=reasons.get(place.at, 0),
            held=held.get(place.at, 0),
            is_here=here is not None and place.at == here.at,
            was_shown=(place.view.option.key, place.criterion.key) in shown,
        )
        for place in (*ordered, *rest)
    )
    current = told.get(here.at) if here else None
    minutes = current.minutes if current else None
    is_chosen = spot_in(room) is not None
    return CellList(todo, lines, here, is_chosen, left_of(room, minutes))


def minority_in(figures: Figures | None, place: Place) -> Minority | None:
    """The smaller of two camps on a cell."""
    if figures is None:
        return None
    return minority_from(figures, place.view.option, place.criterion)


def cells_shown(room: Room) -> set[tuple[str, str]]:
    """The cells that the room was turned to since the last seal, by key."""
    moves = room.workshop.moves.order_by("epoch").values_list("deed", "detail")
    shown: set[tuple[str, str]] = set()
    for deed, detail in moves:
        if deed == "seal":
            shown.clear()
        elif deed == "spotlight":
            shown.add((detail.get("option", ""), detail.get("criterion", "")))
    return shown


def left_of(room: Room, minutes: int | None) -> int | None:
    """How many seconds of a cell's minutes are left; below 0 when they are over."""
    began = shown_since(room)
    if minutes is None or began is None:
        return None
    clock = room.workshop.paused_at or room.now
    return round(60 * minutes - (clock - began).total_seconds())


def shown_since(room: Room) -> datetime | None:
    """When the room turned to the cell that it looks at in this step."""
    began = room.workshop.step_started_at
    turns = room.workshop.moves.filter(deed="spotlight").order_by("-epoch")
    turned = turns.values_list("made_at", flat=True).first()
    if began is None or turned is None:
        return began
    return max(began, turned)


def invitations_in(room: Room) -> int:
    """How often those who differ were asked for their reasons."""
    return room.workshop.moves.filter(deed=INVITES).count()


def is_invited(room: Room, place: Place) -> bool:
    """Those who differ on this cell were asked since its round was sealed."""
    number = room.shown.number if room.shown else 0
    cell = {"option": place.view.option.key, "criterion": place.criterion.key}
    asked = room.workshop.moves.filter(deed=INVITES).values_list("detail", flat=True)
    return {**cell, "round": number} in asked
