"""The cells of a room, by name, and the one that it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Criterion
from options.reports.others import cells_to_discuss
from options.reports.others.discuss import ToDiscuss
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class Place:
    """One option on one criterion, as pages name it."""

    view: OptionView
    criterion: Criterion

    @property
    def key(self) -> str:
        """Its name in an address or a form."""
        return f"{self.view.pk}-{self.criterion.pk}"

    @property
    def at(self) -> tuple[int, int]:
        """The keys of the option and the criterion."""
        return self.view.pk, self.criterion.pk


def places_in(room: Room) -> tuple[Place, ...]:
    """Every cell, criterion by criterion."""
    structure = room.structure
    return tuple(Place(view, leaf) for leaf in structure.criteria for view in structure.options)


def place_named(room: Room, name: str) -> Place | None:
    """The cell with this name, if the room has it."""
    return next((place for place in places_in(room) if place.key == name), None)


def spot_in(room: Room) -> Place | None:
    """The cell that the facilitator turned the room to."""
    at = room.workshop.spot_option_id, room.workshop.spot_criterion_id
    return next((place for place in places_in(room) if place.at == at), None)


def place_in_view(room: Room, todo: ToDiscuss | None = None) -> Place | None:
    """The cell that the room looks at: the spot, else the first of the list, else the first.

    Args:
        room: as `room_of` gives it.
        todo: the list of cells, where it was made already.
    """
    spot = spot_in(room)
    if spot is not None:
        return spot
    found = cells_to_discuss(room) if todo is None else todo
    for cell in found.cells:
        return Place(cell.view, cell.criterion)
    return next(iter(places_in(room)), None)
