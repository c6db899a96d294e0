"""The seats of a room by number: take one away, give one a link or a perspective."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.door import remove_seat
from options.actions.seat_links import make_seat_link
from options.actions.seats import assign_perspective
from options.errors import RuleBroken
from options.forms.workshop import HelmForm, SeatForm
from options.htmx import Request
from options.models import Seat
from options.permissions import may_run
from options.reports.room import Room
from options.reports.seats import seats_of
from options.steps.contract import Helm, Said
from options.views.pictures import picture_of, whole_address
from options.views.workshop.finding import account_of, room_to_read, room_to_run

PAGE = "options/workshop/seats.html"
STALE, REFUSED = 409, 422


@dataclass(frozen=True)
class Link:
    """A one-time way back to a seat, shown once."""

    number: int
    address: str
    picture: SafeString


@require_safe
@login_required
def seats(request: Request, slug: str) -> HttpResponse:
    """Every seat of the room."""
    return page(request, room_to_read(request, slug))


def page(
    request: Request,
    room: Room,
    said: Said | None = None,
    *,
    link: Link | None = None,
    status: int = 200,
) -> HttpResponse:
    """The list as it is now."""
    context = {
        "room": room,
        "decision": room.decision,
        "seats": seats_of(room),
        "perspectives": tuple(room.decision.perspectives.all()),
        "may_run": may_run(request.user, room.workshop),
        "said": said,
        "link": link,
    }
    return render(request, PAGE, context, status=status)


@require_POST
@login_required
def seat_change(request: Request, slug: str, deed: str) -> HttpResponse:
    """Change one seat; its number and the page's epoch come with the button."""
    room, do = room_to_run(request, slug), DEEDS.get(deed)
    if do is None:
        raise Http404
    helm_form, form = HelmForm(request.POST), SeatForm(request.POST)
    if not helm_form.is_valid() or not form.is_valid():
        said = Said(_("Type the number of a seat."), {"number": ""})
        return page(request, room, said, status=REFUSED)
    number = form.cleaned_data["number"]
    seat = room.workshop.seats.filter(number=number).first()
    if seat is None:
        said = Said(_("There is no seat %(number)s.") % {"number": number}, {"number": ""})
        return page(request, room, said, status=REFUSED)
    epoch = helm_form.cleaned_data["epoch"]
    helm = Helm(by=account_of(request), epoch=epoch, now=timezone.now())
    try:
        return do(request, room, seat, helm)
    except RuleBroken as broken:
        again = room_to_read(request, slug)
        return page(request, again, Said(str(broken), {"number": ""}), status=STALE)


def done(request: Request, room: Room, sentence: str) -> HttpResponse:
    """Back to the list, with what was done."""
    messages.success(request, sentence)
    return redirect("seats", room.workshop.slug)


def remove(request: Request, room: Room, seat: Seat, helm: Helm) -> HttpResponse:
    """Take the seat away."""
    remove_seat(seat=seat, by=helm.by, epoch=helm.epoch, now=helm.now)
    told = {"number": seat.number}
    return done(request, room, _("Seat %(number)s was taken away. Its answers stay.") % told)


def link(request: Request, room: Room, seat: Seat, helm: Helm) -> HttpResponse:
    """Show a link that opens the seat once on another device."""
    token = make_seat_link(seat=seat, by=helm.by, now=helm.now)
    address = whole_address(request, reverse("seat_link", args=[token]))
    shown = Link(seat.number, address, picture_of(address))
    return page(request, room_to_read(request, room.workshop.slug), link=shown)


def perspective(request: Request, room: Room, seat: Seat, helm: Helm) -> HttpResponse:
    """Say for whom the seat speaks."""
    key = request.POST.get("perspective", "")
    found = room.decision.perspectives.filter(key=key).first() if key else None
    if key and found is None:
        said = Said(_("This workshop has no such perspective."), {"perspective": ""})
        return page(request, room, said, status=REFUSED)
    assign_perspective(seat=seat, perspective=found, by=helm.by, epoch=helm.epoch, now=helm.now)
    names: dict[str, Any] = {"number": seat.number, "name": found}
    if found is None:
        return done(request, room, _("Seat %(number)s speaks for nobody.") % names)
    return done(request, room, _("Seat %(number)s speaks for “%(name)s”.") % names)


SeatDeed = Callable[[Request, Room, Seat, Helm], HttpResponse]
DEEDS: Mapping[str, SeatDeed] = {"remove": remove, "link": link, "perspective": perspective}
