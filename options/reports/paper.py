"""Seats on paper: how many of their answers were typed in, as counts."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Seat
from options.reports.cells import scores_given
from options.reports.judging import asked_in, newest_round
from options.reports.progress import progress_of
from options.reports.room import Room


@dataclass(frozen=True)
class PaperLine:
    """One seat on paper, and how much of it is in."""

    seat: Seat
    answered: int
    expected: int


def paper_lines(room: Room) -> tuple[PaperLine, ...]:
    """Every seat on paper that was not taken away."""
    number = newest_round(room)
    asked = asked_in(room, number)
    seats = room.workshop.seats.filter(kind=Seat.Kind.PAPER, removed_at=None)
    found = []
    for seat in seats.select_related("participant", "perspective"):
        progress = progress_of(asked, scores_given(seat.participant, number))
        found.append(PaperLine(seat, progress.answered, progress.expected))
    return tuple(found)
