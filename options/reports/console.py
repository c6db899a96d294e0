"""What the console says of the workshop itself: who has it in hand, its door, its log."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from options.models import Move
from options.permissions import may_run
from options.reports.room import Room

LINES = 12


@dataclass(frozen=True)
class Console:
    """The workshop as one of those who run it sees it."""

    may_run: bool
    is_mine: bool
    holder: str
    log: tuple[Move, ...]

    @property
    def is_in_other_hands(self) -> bool:
        """Somebody else moves the workshop at the moment."""
        return bool(self.holder) and not self.is_mine


def console_for(room: Room, user: AbstractBaseUser | AnonymousUser) -> Console:
    """Who has the room in hand, and the last lines of its log."""
    workshop = room.workshop
    is_held = workshop.lease_until is not None and workshop.lease_until > room.now
    holder = workshop.lease_holder if is_held else None
    return Console(
        may_run=may_run(user, workshop),
        is_mine=holder is not None and holder.pk == user.pk,
        holder=str(holder) if holder else "",
        log=tuple(workshop.moves.select_related("user").order_by("-epoch")[:LINES]),
    )
