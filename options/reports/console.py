"""What the console says of the workshop itself: who has it in hand, its door, its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from options.models import Facilitation, Knock, Move, Workshop
from options.permissions import may_run
from options.reports.room import Room

LINES, MOST_NUMBERS, MOST_KNOCKS = 8, 40, 50


@dataclass(frozen=True)
class Lease:
    """Whose hands the workshop is in; `holder` is empty while it is free."""

    is_mine: bool
    holder: str
    until: datetime | None

    @property
    def state(self) -> str:
        """The same as long as nothing about it is to be said anew."""
        if self.is_mine:
            return "mine"
        return f"with {self.holder}" if self.holder else "free"

    @property
    def is_in_other_hands(self) -> bool:
        """Somebody else moves the workshop at the moment."""
        return bool(self.holder) and not self.is_mine


@dataclass(frozen=True)
class Console:
    """The workshop as one of those who run it sees it.

    Attributes:
        may_run: the person may move the workshop; else it is only to be read.
        lease: in whose hands it is.
        log: the last moves, the newest first.
        people: who helps or watches.
        need_time: the numbers of the seats that asked for more time.
        knocks: who waits at the locked door.
    """

    may_run: bool
    lease: Lease
    log: tuple[Move, ...]
    people: tuple[Facilitation, ...]
    need_time: tuple[int, ...]
    knocks: tuple[Knock, ...]


def lease_of(
    workshop: Workshop, user: AbstractBaseUser | AnonymousUser, now: datetime
) -> Lease:
    """In whose hands the workshop is."""
    is_held = workshop.lease_until is not None and workshop.lease_until > now
    holder = workshop.lease_holder if is_held else None
    return Lease(
        is_mine=holder is not None and holder.pk == user.pk,
        holder=str(holder) if holder else "",
        until=workshop.lease_until if holder else None,
    )


def need_time_in(workshop: Workshop) -> tuple[int, ...]:
    """The numbers of the seats that asked for more time, the first of them."""
    asking = workshop.seats.filter(removed_at=None).exclude(needs_time_at=None)
    return tuple(asking.order_by("number").values_list("number", flat=True)[:MOST_NUMBERS])


def waiting_at(workshop: Workshop) -> tuple[Knock, ...]:
    """Who waits at the door, the longest first."""
    return tuple(workshop.knocks.filter(admitted_at=None)[:MOST_KNOCKS])


def console_for(room: Room, user: AbstractBaseUser | AnonymousUser) -> Console:
    """Who has the room in hand, who helps, who waits, and the last lines of its log."""
    workshop = room.workshop
    return Console(
        may_run=may_run(user, workshop),
        lease=lease_of(workshop, user, room.now),
        log=tuple(workshop.moves.select_related("user").order_by("-epoch")[:LINES]),
        people=tuple(workshop.facilitations.select_related("user").order_by("role", "pk")),
        need_time=need_time_in(workshop),
        knocks=waiting_at(workshop),
    )
