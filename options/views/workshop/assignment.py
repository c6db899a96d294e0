"""A week-long assignment: its times and who has handed in; handing in, with a receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from options.actions.assignment import extend, set_times, submit, withdraw
from options.errors import RuleBroken
from options.forms.assignment import ExtensionForm, TimesForm
from options.htmx import Request
from options.models import Extension, Submission
from options.permissions import may_run
from options.reports.judging import judging_of, newest_round
from options.reports.others import handed_in
from options.reports.room import Room
from options.views.workshop.finding import account_of, room_to_read, sitting

DONE, STALE, REFUSED = 200, 409, 422
TYPED = ("number", "round", "until")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assignment(request: Request, slug: str) -> HttpResponse:
    """Times, more time for one person, and who has handed in what."""
    room = room_to_read(request, slug)
    if not room.workshop.is_assignment:
        raise Http404
    if request.method != "POST":
        return page(request, room)
    if not may_run(request.user, room.workshop):
        raise PermissionDenied
    is_extension = request.POST.get("do") == "extend"
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
        seat = get_object_or_404(room.workshop.seats, number=told["number"])
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
        words for found in (refused.errors.values() if refused else ()) for words in found
    ]
    context = {
        "room": room,
        "decision": room.decision,
        "people": handed_in(room),
        "may_run": may_run(request.user, room.workshop),
        "refusal": refusal,
        "errors": errors,
        "wrong": place_of(request) if refused else "",
        "typed": {name: request.POST.get(name, "") if refused else "" for name in TYPED},
        "times": times_in(room, request.POST if refused else {}),
    }
    return render(request, "options/workshop/assignment.html", context, status=status)


def place_of(request: Request) -> str:
    """The form that was sent: a round's times, or more time for a seat."""
    is_extension = request.POST.get("do") == "extend"
    return "extend" if is_extension else f"times-{request.POST.get('round', '')}"


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


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: Request, slug: str) -> HttpResponse:
    """What one hands in, until when, and the receipt."""
    room, seat = sitting(request, slug)
    if not room.workshop.is_assignment:
        raise Http404
    number, refusal, status = newest_round(room), "", DONE
    if request.method == "POST":
        deed = withdraw if request.POST.get("do") == "withdraw" else submit
        try:
            deed(seat=seat, round_number=number, now=timezone.now())
        except RuleBroken as broken:
            refusal, status = str(broken), STALE
        else:
            return redirect("hand_in", slug)
    held = next((found for found in room.rounds if found.number == number), None)
    longer = Extension.objects.filter(seat=seat, round=held).first() if held else None
    receipts = Submission.objects.filter(seat=seat, round_number=number, withdrawn_at=None)
    context = {
        "room": room,
        "decision": room.decision,
        "seat": seat,
        "held": held,
        "longer": longer,
        "judging": judging_of(room, seat),
        "receipt": receipts.first(),
        "refusal": refusal,
    }
    return render(request, "options/workshop/hand_in.html", context, status=status)
