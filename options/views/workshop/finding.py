"""Find the workshop behind an address, for those who may see it; seal what is due."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from options.actions.rounds import seal_due
from options.actions.timetable import keep_timetable
from options.htmx import Request
from options.models import Seat, Workshop
from options.models.prepared import Prepared
from options.permissions import may_read_console, may_run
from options.reports.room import Room, room_of
from options.steps.sealing import FIGURES_OF, WEIGHTS_OF
from options.visitors import visitor_of

# What few steps need of the workshop besides is read when one asks.
SEAT_OF = Prepared(
    lambda slug, token_hash: (
        Seat.objects.filter(workshop__slug=slug, participant__keys__token_hash=token_hash)
        .select_related("participant", "perspective", "workshop__decision")
        .order_by()
    ),
    ["a slug", "a hash"],
)
JOINED = ("decision", "facilitator", "spot_option", "spot_criterion", "criterion")


def seal_what_is_due(workshop: Workshop, now: datetime) -> bool:
    """Seal the rounds whose grace is over; True when the workshop must be read again."""
    return seal_due(workshop=workshop, now=now, weights_of=WEIGHTS_OF, figures_of=FIGURES_OF)


def present(workshop: Workshop, now: datetime) -> Room:
    """The room as it stands, with every due seal made, and an assignment where it is time."""
    room = room_of(workshop, now)
    if workshop.is_assignment and keep_timetable(workshop=workshop, now=now):
        workshop = Workshop.objects.select_related(*JOINED).get(pk=workshop.pk)
        room = room_of(workshop, now)
    if room.sealing is not None and seal_what_is_due(workshop, now):
        again = Workshop.objects.select_related(*JOINED).get(pk=workshop.pk)
        room = room_of(again, now)
    return room


def account_of(request: Request) -> User:
    """The account that is signed in; an address behind the log-in has one."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def room_to_read(request: Request, slug: str) -> Room:
    """The room for its console; a stranger does not learn that it exists."""
    workshop = get_object_or_404(Workshop.objects.select_related(*JOINED), slug=slug)
    if not may_read_console(request.user, workshop):
        raise Http404
    return present(workshop, timezone.now())


def room_to_run(request: Request, slug: str) -> Room:
    """The room for somebody who may move it; who may only read it gets a 403."""
    room = room_to_read(request, slug)
    if not may_run(request.user, room.workshop):
        raise PermissionDenied
    return room


def sitting(request: Request, slug: str) -> tuple[Room, Seat]:
    """The room and the visitor's own seat in it; without a seat there is nothing here."""
    visitor = visitor_of(request)
    if visitor.is_new:
        raise Http404
    seat = next(iter(SEAT_OF(slug, visitor.token_hash)), None)
    if seat is None:
        raise Http404
    room = present(seat.workshop, timezone.now())
    return room, seat


def room_of_wall(key: str) -> Room:
    """The room behind the key of a wall."""
    workshop = get_object_or_404(Workshop.objects.select_related(*JOINED), wall_key=key)
    return present(workshop, timezone.now())
