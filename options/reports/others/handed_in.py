"""Who has handed in an assignment, and how complete it is: counts, never points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from options.models import Extension, Score, Seat, Submission, Workshop
from options.reports.others.coverage import ANSWERED
from options.reports.others.people import SAID
from options.reports.room import Room


@dataclass(frozen=True)
class RoundLine:
    """One person in one round: how much was said, and when it was handed in.

    Attributes:
        revised: answers that differ from the person's in the round before; None in round 1.
        is_asked: the person came before the round was closed, and is not on paper.
    """

    number: int
    answered: int
    rationales: int
    submitted_at: datetime | None
    until: datetime | None
    revised: int | None
    is_asked: bool


@dataclass(frozen=True)
class HandedIn:
    """One person; a name only where the workshop knows names."""

    seat: Seat
    name: str
    perspective: str
    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True)
class RoundCount:
    """How many of those who were there for a round have handed it in."""

    number: int
    submitted: int
    asked: int


def counts_of(people: tuple[HandedIn, ...]) -> tuple[RoundCount, ...]:
    """For each round that has begun."""
    lines = [line for one in people for line in one.rounds if line.is_asked]
    numbers = sorted({line.number for line in lines})
    return tuple(
        RoundCount(
            number,
            sum(one.submitted_at is not None for one in lines if one.number == number),
            sum(one.number == number for one in lines),
        )
        for number in numbers
    )


def handed_in(room: Room) -> tuple[HandedIn, ...]:
    """Everybody's completeness, in the order of the seats; six queries."""
    seats = list(
        room.workshop.seats.filter(removed_at=None).select_related("perspective", "workshop")
    )
    said = own_scores(room)
    answered = counted(said.filter(ANSWERED))
    rationales = counted(said.exclude(rationale=""))
    revised = counted(changed_since(said.filter(ANSWERED)))
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
                    answered.get((seat.participant_id, number), 0),
                    rationales.get((seat.participant_id, number), 0),
                    times.get((seat.pk, number)),
                    longer.get((seat.pk, number)),
                    revised.get((seat.participant_id, number), 0) if number > 1 else None,
                    seat.first_round <= number and seat.kind != Seat.Kind.PAPER,
                )
                for number in numbers
            ),
        )
        for seat in seats
    )


def own_scores(room: Room) -> QuerySet[Score]:
    """What people have said themselves, not what was carried over."""
    return Score.objects.filter(
        participant__seat__workshop=room.workshop, round_number__gt=0, is_carried=False
    )


def counted(said: QuerySet[Score]) -> dict[tuple[int, int], int]:
    """How many there are of each person in each round; the database counts."""
    rows = said.values_list("participant_id", "round_number").annotate(n=Count("pk"))
    return {(person, number): n for person, number, n in rows.order_by()}


def changed_since(said: QuerySet[Score]) -> QuerySet[Score]:
    """Answers that say something else than the same person's in the round before.

    One that only confirms is none, nor is one where nothing was answered before.
    """
    before = Score.objects.filter(
        ANSWERED,
        participant=OuterRef("participant"),
        option=OuterRef("option"),
        criterion=OuterRef("criterion"),
        round_number=OuterRef("round_number") - 1,
    )
    was = Subquery(before.annotate(said=SAID).values("said")[:1])
    return said.annotate(said=SAID, was=was).exclude(was=None).exclude(said=F("was"))


def times_of(found: Iterable[Submission]) -> dict[tuple[int, int], datetime]:
    """When each seat handed each round in."""
    return {(one.seat_id, one.round_number): one.submitted_at for one in found}


def perspective_of(room: Room, seat: Seat) -> str:
    """For whom somebody speaks, where the workshop knows it."""
    is_known = room.workshop.privacy != Workshop.Privacy.ANONYMOUS
    return str(seat.perspective) if is_known and seat.perspective else ""
