"""The names that the wall shows, where a workshop knows names and was told to show them."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Seat, Workshop
from options.reports.room import Room

MOST = 40


@dataclass(frozen=True)
class WallNames:
    """Who has joined, the newest first, and how many more there are."""

    names: tuple[str, ...]
    more: int


def names_for_wall(room: Room) -> WallNames | None:
    """None unless the workshop knows names and shows them; one query otherwise."""
    workshop = room.workshop
    if workshop.privacy != Workshop.Privacy.NAMED or not workshop.shows_names:
        return None
    seats = Seat.objects.filter(workshop=workshop, removed_at=None).exclude(name="")
    names = list(seats.order_by("-number").values_list("name", flat=True))
    return WallNames(tuple(names[:MOST]), len(names[MOST:]))
