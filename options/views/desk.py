"""Where somebody judges a decision: alone on their own sheet, or in a workshop's room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from options.htmx import Request
from options.models import Decision, Key, Participant, Seat, Workshop
from options.models.prepared import Prepared
from options.permissions import may_read_console
from options.reports.cells import CellView, scores_given
from options.reports.content import kept_structure
from options.reports.earlier import earlier_on
from options.reports.judging import asked_in, criterion_now, newest_round, on_one
from options.reports.room import Room
from options.reports.structure import Structure
from options.views.workshop.bar import bar_of
from options.views.workshop.finding import present
from options.visitors import link_in, sheet_of, sheet_to_write, visitor_of

ALONE = 0
NO_ROUND = -1
LONGEST_NUMBER = 4
KEY_OF = Prepared(
    lambda slug, token_hash: (
        Key.objects.filter(decision__slug=slug, token_hash=token_hash, participant__user=None)
        .select_related("decision__workshop", "participant__seat")
        .order_by()
    ),
    ["a slug", "a hash"],
)


@dataclass(frozen=True)
class Desk:
    """A decision and the sheet on it; in a room also the seat, whose sheet it is.

    The room is read when something asks for it: a save does not.
    """

    decision: Decision
    sheet: Participant | None
    seat: Seat | None = None

    @cached_property
    def room(self) -> Room | None:
        """The room as it stands; None for somebody who works alone."""
        return None if self.seat is None else present(self.seat.workshop, timezone.now())

    @property
    def is_full(self) -> bool:
        """What is outside the core counts too; in a room for everybody or for nobody."""
        if self.seat is not None:
            return self.seat.workshop.is_full_version
        return self.sheet is not None and self.sheet.is_full_version

    @cached_property
    def round_number(self) -> int:
        """The round that is answered now; in a room the newest that has begun."""
        return ALONE if self.room is None else newest_round(self.room)

    @property
    def round_shown(self) -> int:
        """The round whose answers make results: in a room the last that is sealed."""
        shown = self.room.shown if self.room else None
        return shown.number if shown else self.round_number

    @property
    def takes_done(self) -> bool:
        """Here somebody says that they are done; in an assignment they hand in instead."""
        return self.seat is not None and not self.seat.workshop.is_assignment

    @property
    def is_copy(self) -> bool:
        """The decision is a workshop's own, so that its pages lead only to the room."""
        return workshop_of(self.decision) is not None

    @cached_property
    def structure(self) -> Structure:
        """What is asked for, on every criterion."""
        if self.room is None:
            return kept_structure(self.decision, full=self.is_full)
        return asked_in(self.room, self.round_number)

    @property
    def shown(self) -> Structure:
        """What the comparison shows: in a room that goes together, one criterion."""
        leaf = criterion_now(self.room, self.structure) if self.room else None
        return self.structure if leaf is None else on_one(self.structure, leaf)

    def structure_sent(self, request: Request) -> Structure:
        """What the round asks for that the page of a request belongs to."""
        if self.room is None:
            return self.structure
        return asked_in(self.room, self.round_sent(request))

    def furnished(self, cells: tuple[CellView, ...], number: int) -> tuple[CellView, ...]:
        """The controls as the room has them: with the round before, perhaps without ranges."""
        room, sheet = self.room, self.sheet
        if room is None or sheet is None or not cells:
            return cells
        views = [cell.view for cell in cells]
        earlier = earlier_on(room, sheet, cells[0].criterion, views, number)
        with_ranges = room.workshop.with_ranges
        return tuple(
            replace(cell, earlier=earlier.get(cell.view.pk), with_ranges=with_ranges)
            for cell in cells
        )

    def given(self) -> dict[tuple[int, int], Any]:
        """What the sheet says in this round."""
        return scores_given(self.sheet, self.round_number)

    def round_sent(self, request: Request) -> int:
        """The round that the page of a request belongs to; alone there is none to choose."""
        if self.seat is None:
            return ALONE
        written = request.POST.get("round", "")
        is_number = written.isdecimal() and written.isascii() and len(written) < LONGEST_NUMBER
        return (int(written) if is_number else 0) or NO_ROUND

    def sheet_to_write(self, request: Request) -> Participant:
        """The sheet for a save; without one, alone, it is begun now."""
        return sheet_to_write(request, self.decision, self.sheet)

    def given_so_far(self) -> dict[tuple[int, int], Any]:
        """The same, and in a later round what is carried over from the one before."""
        before = (
            scores_given(self.sheet, self.round_number - 1) if self.round_number > 1 else {}
        )
        return {**before, **self.given()}

    @property
    def frame(self) -> dict[str, Any]:
        """What every page of a room shows around its own; nothing for who works alone."""
        context: dict[str, Any] = {"desk": self}
        if self.room is not None and self.seat is not None:
            context |= {"bar": bar_of(self.room, self.seat, page="desk"), "room": self.room}
        return context


def desk_of(request: Request, slug: str) -> Desk:
    """The desk behind an address; a stranger to a workshop does not learn of its copy."""
    known = desk_of_browser(request, slug)
    if known is not None:
        return known
    reachable = Decision.objects.reachable_by(request.user, link=link_in(request))
    return desk_on(request, get_object_or_404(reachable, slug=slug))


def desk_of_browser(request: Request, slug: str) -> Desk | None:
    """The desk of a browser that began a nameless sheet and is not signed in; one query.

    That is nearly every save. Everything else, and whatever is not open to everybody, goes
    the long way.
    """
    visitor = visitor_of(request)
    if visitor.is_new or visitor.user is not None:
        return None
    key = next(iter(KEY_OF(slug, visitor.token_hash)), None)
    if key is None:
        return None
    if workshop_of(key.decision) is None:
        return Desk(key.decision, key.participant) if key.decision.is_published else None
    seat = getattr(key.participant, "seat", None)
    return seated(key.decision, seat) if seat is not None else None


def desk_to_read(request: Request, slug: str) -> Desk:
    """The same, also for those who run the workshop and only read what it is about."""
    reachable = Decision.objects.reachable_by(request.user, link=link_in(request))
    decision = get_object_or_404(reachable, slug=slug)
    workshop = workshop_of(decision)
    if workshop is None:
        return desk_on(request, decision)
    is_staff = getattr(request.user, "is_staff", False)
    if is_staff or may_read_console(request.user, workshop):
        seat = seat_of(request, workshop)
        return seated(decision, seat) if seat else Desk(decision, None)
    return desk_on(request, decision)


def desk_on(request: Request, decision: Decision) -> Desk:
    """The desk on a decision that was read with its workshop; one query."""
    workshop = workshop_of(decision)
    if workshop is None:
        return Desk(decision, sheet_of(request, decision))
    seat = seat_of(request, workshop)
    if seat is None:
        raise Http404
    return seated(decision, seat)


def seated(decision: Decision, seat: Seat) -> Desk:
    """The desk of a seat in the room of a decision."""
    seat.workshop = decision.workshop
    seat.workshop.decision = decision
    return Desk(decision, seat.participant, seat)


def workshop_of(decision: Decision) -> Workshop | None:
    """The workshop whose copy a decision is."""
    return getattr(decision, "workshop", None)


def seat_of(request: Request, workshop: Workshop) -> Seat | None:
    """The visitor's seat: a browser has it, never an account."""
    visitor = visitor_of(request)
    if visitor.is_new:
        return None
    found = Seat.objects.filter(
        workshop=workshop, participant__keys__token_hash=visitor.token_hash
    )
    return found.select_related("participant", "perspective").first()
