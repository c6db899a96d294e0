"""The seats of a room by their numbers: who is here, who is done, who needs time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from options.models import Perspective, Seat, Workshop
from options.reports.room import Room
from options.reports.tally import HERE


@dataclass(frozen=True)
class SeatLine:
    """One seat as those who run the room see it.

    Attributes:
        name: in a workshop that knows names, else empty.
        perspective: where the workshop knows perspectives, else None.
        is_away: a device that was not seen for a while.
    """

    number: int
    name: str
    perspective: Perspective | None
    is_on_paper: bool
    is_away: bool
    seen_at: datetime
    is_done: bool
    needs_time: bool
    removed_at: datetime | None


@dataclass(frozen=True)
class Seats:
    """All seats, and what may be known of them."""

    lines: tuple[SeatLine, ...]
    knows_names: bool
    knows_perspectives: bool

    @property
    def away(self) -> tuple[SeatLine, ...]:
        """Who could use a one-time link."""
        return tuple(line for line in self.lines if line.is_away and line.removed_at is None)


def seats_of(room: Room) -> Seats:
    """Every seat in the order of the numbers; one query."""
    privacy = room.workshop.privacy
    knows_names = privacy == Workshop.Privacy.NAMED
    knows_perspectives = privacy != Workshop.Privacy.ANONYMOUS
    number = room.round.number if room.round else 1
    found = room.workshop.seats.select_related("perspective").order_by("number")
    lines = tuple(
        SeatLine(
            number=seat.number,
            name=seat.name if knows_names else "",
            perspective=seat.perspective if knows_perspectives else None,
            is_on_paper=seat.kind == Seat.Kind.PAPER,
            is_away=seat.kind == Seat.Kind.DEVICE and seat.last_seen_at < room.now - HERE,
            seen_at=seat.last_seen_at,
            is_done=seat.done_round >= number,
            needs_time=seat.needs_time_at is not None,
            removed_at=seat.removed_at,
        )
        for seat in found
    )
    return Seats(lines, knows_names, knows_perspectives)
