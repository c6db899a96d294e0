"""The bar above everything a participant does: where the room is, how long, what is new."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from options.models import Seat
from options.reports.handing_in import due_for, receipt_of
from options.reports.room import Room
from options.steps import STEPS


@dataclass(frozen=True)
class Bar:
    """Where the room is, as one participant's page shows and follows it."""

    room: Room
    seat: Seat
    page: str
    at: str
    has_moved: bool = False

    @property
    def title(self) -> str:
        """What the step is called."""
        return str(STEPS[self.room.kind.name].title)

    @cached_property
    def due_at(self) -> datetime | None:
        """When an assignment's round is due for this person; None in any other room."""
        if not self.room.workshop.is_assignment or self.room.ends_at is None:
            return None
        return due_for(self.room, self.seat)

    @property
    def takes_hand_in(self) -> bool:
        """The step's round is one that is handed in."""
        return self.room.workshop.is_assignment and self.room.kind.seals

    @cached_property
    def is_handed_in(self) -> bool:
        """This person has handed the current round in."""
        held = self.room.round
        if not self.room.workshop.is_assignment or held is None:
            return False
        return receipt_of(self.seat, held.number) is not None

    @property
    def next_title(self) -> str:
        """What the step is called that comes next; empty at the end."""
        upcoming = self.room.upcoming
        return str(STEPS[upcoming.kind].title) if upcoming else ""

    @property
    def place(self) -> int:
        """The step's number, from 1."""
        return (self.room.workshop.step or 0) + 1

    @property
    def every(self) -> int:
        """Seconds between two questions for news; 1 while a seal is awaited."""
        return 1 if self.room.sealing else STEPS[self.room.kind.name].every

    @property
    def address(self) -> str:
        """Where this page asks for news."""
        query = {"e": self.room.workshop.epoch, "p": self.page, "at": self.at}
        return f"{reverse('pulse', args=[self.room.workshop.slug])}?{urlencode(query)}"


def bar_of(room: Room, seat: Seat, *, page: str, has_moved: bool = False) -> Bar:
    """The bar of a page of this seat.

    `page` is "seat", "desk" where people judge, or "aside" where somebody looks at a cell of
    their own choice.
    """
    return Bar(room, seat, page, screen_of(room, seat, page), has_moved)


def screen_of(room: Room, seat: Seat, page: str) -> str:
    """The same as long as the participant's screen is about the same thing."""
    workshop = room.workshop
    follows = "" if page == "aside" else STEPS[room.kind.name].follows(room)
    shown = room.shown.number if room.shown else 0
    gone = "gone" if seat.removed_at else ""
    return f"{workshop.step}.{workshop.state}.{shown}.{follows}.{gone}"
