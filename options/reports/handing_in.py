"""What one person hands in in an assignment: until when, how far they are, the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from options.agenda.movement import SEALED, WAITING
from options.models import Extension, Participant, Round, Seat, Submission
from options.reports.judging import Judging, judging_of, newest_round
from options.reports.own_choices import OwnChoice, own_choices
from options.reports.room import Room


@dataclass(frozen=True)
class HandingIn:
    """One seat and the newest round of an assignment.

    Attributes:
        due_at: for this person; None where nothing ends it.
        has_longer: somebody gave them more time than the others.
        gut: their choice before any sums, where they made it.
    """

    held: Round | None
    judging: Judging
    receipt: Submission | None
    due_at: datetime | None
    has_longer: bool
    has_weighed: bool
    gut: OwnChoice | None
    now: datetime

    @property
    def number(self) -> int:
        """The round's."""
        return self.judging.number

    @property
    def is_waiting(self) -> bool:
        """It has not begun, or opens later."""
        if self.held is None or self.held.state == WAITING:
            return True
        return self.held.opens_at is not None and self.now < self.held.opens_at

    @property
    def is_over(self) -> bool:
        """It was due, or is sealed."""
        if self.held is not None and self.held.state == SEALED:
            return True
        return self.due_at is not None and self.now > self.due_at

    @property
    def may_change(self) -> bool:
        """It can be handed in now, or taken back."""
        return not self.is_waiting and not self.is_over


def handing_in(room: Room, seat: Seat) -> HandingIn:
    """Everything of the page on which one hands in, in a fixed number of queries."""
    number = newest_round(room)
    held = next((found for found in room.rounds if found.number == number), None)
    due = end_for(held, seat)
    return HandingIn(
        held=held,
        judging=judging_of(room, seat),
        receipt=receipt_of(seat, number),
        due_at=due,
        has_longer=held is not None and due != held.due_at,
        has_weighed=seat.participant.weighing != Participant.Weighing.EQUAL,
        gut=own_choices(room, seat).gut,
        now=room.now,
    )


def due_for(room: Room, seat: Seat) -> datetime | None:
    """When the round of the current step is due for one person; at most one query."""
    return end_for(room.round, seat)


def end_for(held: Round | None, seat: Seat) -> datetime | None:
    """When a round is due for one person: when it is for all, or later."""
    if held is None or held.due_at is None:
        return None
    longer = Extension.objects.filter(seat=seat, round=held).first()
    return max(held.due_at, longer.until) if longer else held.due_at


def receipt_of(seat: Seat, number: int) -> Submission | None:
    """What was handed in and not taken back."""
    found = Submission.objects.filter(seat=seat, round_number=number, withdrawn_at=None)
    return found.first()


def zone_now(now: datetime) -> str:
    """The site's time zone as people read it, such as “Asia/Karachi, UTC+5”."""
    name = timezone.get_current_timezone_name()
    offset = timezone.localtime(now).utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    if not minutes:
        return name if name == "UTC" else f"{name}, UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"{name}, UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
