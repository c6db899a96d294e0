"""Who reads a room's result: those who run it, its seats in time, and observers later."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from options.htmx import Request
from options.models import Seat, Workshop
from options.permissions import may_observe, may_read_console
from options.reports.room import Room
from options.steps.result_parts import is_shown_to_seats
from options.views.workshop.finding import JOINED, present, room_of_wall, sitting


@dataclass(frozen=True)
class Reader:
    """Somebody in front of a room's result.

    Attributes:
        seat: whose, if a participant reads.
        may_read: participants wait until the room has come to its results.
    """

    room: Room
    seat: Seat | None = None
    is_console: bool = False
    may_read: bool = True


def reader_of(request: Request, slug: str) -> Reader:
    """Those who run the room at any time; seats once it is shown; observers once published."""
    workshop = Workshop.objects.select_related(*JOINED, "decision__copied_from")
    found = workshop.filter(slug=slug).first()
    if found is None:
        raise Http404
    is_console = may_read_console(request.user, found)
    if is_console or (found.published_at is not None and may_observe(request.user, found)):
        return Reader(present(found, timezone.now()), is_console=is_console)
    room, seat = sitting(request, slug)
    return Reader(room, seat, may_read=seat.removed_at is None and is_shown_to_seats(room))


def published_room(key: str) -> Room:
    """The room behind the key of a wall, once its result is published."""
    room = room_of_wall(key)
    if room.workshop.published_at is None:
        raise Http404
    return room
