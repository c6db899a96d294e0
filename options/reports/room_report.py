"""What the report of a room says besides its figures: its steps, its seals, what is parked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from options.agenda.movement import SEALED
from options.models import Criterion, Decision, Edition, Option, Round, Step
from options.reports.others import moved_between
from options.reports.others.moved import Moved
from options.reports.room import Room


@dataclass(frozen=True)
class Stay:
    """One stay of the room at one step; None while it lasts."""

    step: Step
    began: datetime
    ended: datetime | None

    @property
    def minutes(self) -> int | None:
        """How long it was, in whole minutes."""
        if self.ended is None:
            return None
        return round((self.ended - self.began).total_seconds() / 60)


@dataclass(frozen=True)
class SealedRound:
    """A sealed round, and how many of its answers are kept from the one before."""

    round: Round
    carried: int


@dataclass(frozen=True)
class Newer:
    """The original as it was changed since the copy was made; its later edition, if one is."""

    original: Decision
    edition: Edition | None


@dataclass(frozen=True)
class RoomReport:
    """What happened, as the log has it.

    Attributes:
        newer: the original, when it was changed since the workshop's copy was made.
        edition: what the copy was made of, if that was published.
    """

    stays: tuple[Stay, ...]
    rounds: tuple[SealedRound, ...]
    moved: Moved | None
    parked_options: tuple[Option, ...]
    parked_criteria: tuple[Criterion, ...]
    newer: Newer | None
    edition: Edition | None

    @property
    def has_parked(self) -> bool:
        """Something is hidden from everybody."""
        return bool(self.parked_options or self.parked_criteria)


def room_report(room: Room) -> RoomReport:
    """The report of the room as it stands; seven queries."""
    moved = moved_between(room)
    carried = {moved.later: sum(cell.carried for cell in moved.cells)} if moved else {}
    return RoomReport(
        stays=stays_of(room),
        rounds=tuple(
            SealedRound(held, carried.get(held.number, 0))
            for held in room.rounds
            if held.state == SEALED
        ),
        moved=moved,
        parked_options=tuple(room.decision.options.exclude(parked_at=None)),
        parked_criteria=tuple(room.decision.criteria.exclude(parked_at=None)),
        newer=newer_edition(room),
        edition=edition_of(room),
    )


def stays_of(room: Room) -> tuple[Stay, ...]:
    """Every step that the room was at, with the times of the log; one query."""
    workshop = room.workshop
    moves = workshop.moves.order_by("epoch").values_list("made_at", "before", "after", "deed")
    told: list[Stay] = []
    for made_at, before, after, deed in moves:
        is_over = deed == "close"
        if after == before and not is_over:
            continue
        if told and told[-1].ended is None:
            told[-1] = Stay(told[-1].step, told[-1].began, made_at)
        if not is_over and after is not None and after < len(room.steps):
            told.append(Stay(room.steps[after], made_at, None))
    return tuple(told)


def edition_of(room: Room) -> Edition | None:
    """The edition that the room works on, without its file."""
    used = room.workshop.edition_id
    return Edition.objects.defer("document").filter(pk=used).first() if used else None


def newer_edition(room: Room) -> Newer | None:
    """The original, if it says more than the room's copy: a later edition, or later changes."""
    original = room.decision.copied_from
    if original is None:
        return None
    newest = original.editions.defer("document").order_by("-number").first()
    if room.workshop.edition_id and newest and newest.pk != room.workshop.edition_id:
        return Newer(original, newest)
    if original.changed_at > room.workshop.original_changed_at:
        return Newer(original, None)
    return None
