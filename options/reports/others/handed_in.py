"""Who has handed in an assignment, and how complete it is: counts, never points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from options.models import Extension, Score, Seat, Submission, Workshop
from options.reports.room import Room


@dataclass(frozen=True)
class RoundLine:
    """One person in one round: how much was said, and when it was handed in."""

    number: int
    answered: int
    rationales: int
    submitted_at: datetime | None
    until: datetime | None


@dataclass(frozen=True)
class HandedIn:
    """One person; a name only where the workshop knows names.

    Attributes:
        revised: cells that were said anew after the first showing; None before a second round.
    """

    seat: Seat
    name: str
    perspective: str
    rounds: tuple[RoundLine, ...]
    revised: int | None


def handed_in(room: Room) -> tuple[HandedIn, ...]:
    """Everybody's completeness, in the order of the seats; four queries."""
    seats = list(
        room.workshop.seats.filter(removed_at=None).select_related("perspective", "workshop")
    )
    said = own_scores(room)
    answered = Counter(
        said.filter(Q(cannot_judge=True) | ~Q(points=None)).values_list(
            "participant_id", "round_number"
        )
    )
    rationales = Counter(
        said.exclude(rationale="").values_list("participant_id", "round_number")
    )
    times = times_of(Submission.objects.filter(seat__in=seats, withdrawn_at=None))
    longer = {
        (found.seat_id, found.round.number): found.until
        for found in Extension.objects.filter(seat__in=seats).select_related("round")
    }
    numbers = [held.number for held in room.rounds if held.state != "waiting"]
    return tuple(
        HandedIn(
            seat=seat,
            name=seat.name if room.workshop.privacy == Workshop.Privacy.NAMED else "",
            perspective=perspective_of(room, seat),
            rounds=tuple(
                RoundLine(
                    number,
                    answered[seat.participant_id, number],
                    rationales[seat.participant_id, number],
                    times.get((seat.pk, number)),
                    longer.get((seat.pk, number)),
                )
                for number in numbers
            ),
            revised=answered[seat.participant_id, 2] if 2 in numbers else None,
        )
        for seat in seats
    )


def own_scores(room: Room) -> QuerySet[Score]:
    """What people have said themselves, not what was carried over."""
    return Score.objects.filter(
        participant__seat__workshop=room.workshop, round_number__gt=0, is_carried=False
    )


def times_of(found: Iterable[Submission]) -> dict[tuple[int, int], datetime]:
    """When each seat handed each round in."""
    return {(one.seat_id, one.round_number): one.submitted_at for one in found}


def perspective_of(room: Room, seat: Seat) -> str:
    """For whom somebody speaks, where the workshop knows it."""
    is_known = room.workshop.privacy != Workshop.Privacy.ANONYMOUS
    return str(seat.perspective) if is_known and seat.perspective else ""
