"""A week-long assignment for those who mark it: its times, who has handed in, reminders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.actions.assignment import extend, set_times
from options.errors import NotNow, RuleBroken
from options.forms.assignment import ExtensionForm, TimesForm
from options.htmx import Request
from options.permissions import may_extend, may_run
from options.reports.handing_in import zone_now
from options.reports.others.handed_in import counts_of, handed_in
from options.reports.reminders import reminder_to
from options.reports.room import Room
from options.views.pictures import whole_address
from options.views.workshop.finding import account_of, room_to_read

DONE, STALE, REFUSED = 200, 409, 422
TYPED = ("number", "round", "until")
LONGEST_NUMBER = 10


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assignment(request: Request, slug: str) -> HttpResponse:
    """Times, more time for one person, and who has handed in what."""
    room = room_to_read(request, slug)
    if not room.workshop.is_assignment:
        raise Http404
    if request.method != "POST":
        return page(request, room)
    is_extension = request.POST.get("do") == "extend"
    may = may_extend if is_extension else may_run
    if not may(request.user, room.workshop):
        raise PermissionDenied
    form = ExtensionForm(request.POST) if is_extension else TimesForm(request.POST)
    if not form.is_valid():
        return page(request, room, refused=form, status=REFUSED)
    try:
        change(request, room, form)
    except RuleBroken as broken:
        return page(request, room_to_read(request, slug), str(broken), form, status=STALE)
    messages.success(request, _("Saved."))
    return redirect("assignment", slug)


def change(request: Request, room: Room, form: TimesForm | ExtensionForm) -> None:
    """Set the times of a round, or give one seat more of it."""
    told = form.cleaned_data
    helm: dict[str, Any] = {
        "by": account_of(request),
        "epoch": told["epoch"],
        "now": timezone.now(),
        "round_number": told["round"],
    }
    if isinstance(form, ExtensionForm):
        seat = room.workshop.seats.filter(number=told["number"]).first()
        if seat is None:
            raise NotNow(_("There is no seat %(number)s.") % {"number": told["number"]})
        extend(seat=seat, until=told["until"], **helm)
    else:
        set_times(
            workshop=room.workshop, opens_at=told["opens_at"], due_at=told["due_at"], **helm
        )


def page(
    request: Request,
    room: Room,
    refusal: str = "",
    refused: TimesForm | ExtensionForm | None = None,
    *,
    status: int = DONE,
) -> HttpResponse:
    """The list as it is now, with what was refused as it was typed."""
    errors = [
        str(words) for found in (refused.errors.values() if refused else ()) for words in found
    ]
    people, wrong = handed_in(room), place_of(request) if refused else ""
    times = times_in(room, request.POST if refused else {})
    has_place = wrong == "extend" or wrong in {place for place, *_rest in times}
    context = {
        "room": room,
        "decision": room.decision,
        "people": people,
        "counts": counts_of(people),
        "may_extend": may_extend(request.user, room.workshop),
        "may_run": may_run(request.user, room.workshop),
        "zone": zone_now(room.now),
        "refusal": refusal or ("" if has_place else " ".join(errors)),
        "errors": errors,
        "wrong": wrong,
        "typed": {name: request.POST.get(name, "") if refused else "" for name in TYPED},
        "times": times,
    }
    return render(request, "options/workshop/assignment.html", context, status=status)


def place_of(request: Request) -> str:
    """The form that was sent: a round's times, or more time for a seat."""
    is_extension = request.POST.get("do") == "extend"
    return "extend" if is_extension else f"times-{request.POST.get('round', '')}"


@require_safe
@login_required
def reminders(request: Request, slug: str) -> HttpResponse:
    """A text to copy or to send, for everybody or, with its number, for one seat."""
    room = room_to_read(request, slug)
    if not room.workshop.is_assignment:
        raise Http404
    written = request.GET.get("seat", "")
    seat = None
    if written:
        is_number = written.isdecimal() and written.isascii() and len(written) < LONGEST_NUMBER
        seats = room.workshop.seats.filter(removed_at=None)
        seat = get_object_or_404(seats, number=int(written) if is_number else 0)
    code = room.workshop.join_code
    context = {
        "room": room,
        "decision": room.decision,
        "seat": seat,
        "reminder": reminder_to(
            room,
            seat,
            way_in=whole_address(request, reverse("join", args=[code])) if code else "",
            way_back=whole_address(request, reverse("sheets")),
        ),
    }
    return render(request, "options/workshop/reminders.html", context)


def times_in(room: Room, sent: Mapping[str, str]) -> list[tuple[str, int, str, str]]:
    """Each round with its times as the fields show them: as stored, or as they were typed."""
    return [
        (f"times-{held.number}", held.number, sent["opens_at"], sent.get("due_at", ""))
        if sent.get("round") == str(held.number) and "opens_at" in sent
        else (
            f"times-{held.number}",
            held.number,
            as_field(held.opens_at),
            as_field(held.due_at),
        )
        for held in room.rounds
    ]


def as_field(moment: datetime | None) -> str:
    """A time as a field of a browser holds it."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else ""
