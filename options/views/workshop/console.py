"""The facilitator's console: where the room is, what the next button does, how it goes."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.leases import take_lease
from options.actions.moving import move as move_workshop
from options.errors import RuleBroken
from options.forms.workshop import HelmForm, MoveForm
from options.htmx import Request
from options.models import Workshop
from options.permissions import may_read_console, may_run, reads_console_as
from options.reports.console import console_for, lease_of, need_time_in, waiting_at
from options.reports.room import Room
from options.reports.tally import Tally, glance_at, mark_with
from options.steps import STEPS
from options.steps.contract import Helm, Said
from options.views.workshop.deeds import DEEDS
from options.views.workshop.entrance import entrance_of
from options.views.workshop.finding import account_of, room_to_read, room_to_run
from options.views.workshop.log import lines_of
from options.views.workshop.screen import screen_of
from options.views.workshop.wall import counts_of
from options.views.workshop.ways import consequences, ways_of

PAGE = "options/workshop/console.html"
COUNTS = "options/workshop/console/_counts.html"
DONE, STALE, REFUSED = 200, 409, 422


@require_safe
@login_required
def console(request: Request, slug: str) -> HttpResponse:
    """The room as those who run it see it."""
    return render(request, PAGE, context_of(request, room_to_read(request, slug)))


def context_of(request: Request, room: Room, said: Said | None = None) -> dict[str, Any]:
    """What the console needs."""
    step, counts = STEPS[room.kind.name], counts_of(room)
    shown, told = step.console(room), console_for(room, request.user)
    return {
        "step": step,
        "steps": STEPS,
        "decision": room.decision,
        "console": told,
        "lease": told.lease,
        "lines": lines_of(room, told.log),
        "ways": ways_of(room),
        "shown": shown,
        "said": said,
        "is_news": False,
        "typed": {"username": "", "role": "", "reason": "", **(said.typed if said else {})},
        **shown.context,
        **what_moves(request, room, counts, len(told.knocks)),
        "need_time": told.need_time,
        "knocks": told.knocks,
        "seen_epoch": room.workshop.epoch,
    }


def what_moves(request: Request, room: Room, counts: Tally, knocks: int) -> dict[str, Any]:
    """What changes on a console while the workshop stays where it is."""
    next_at = room.next_at if room.is_open else None
    return {
        "room": room,
        "tally": counts,
        "mark": mark_with(counts, knocks),
        "entrance": entrance_of(request, room),
        "screen": screen_of(request, room, counts),
        "consequences": () if next_at is None else consequences(room, next_at, counts),
    }


@require_POST
@login_required
def move(request: Request, slug: str) -> HttpResponse:
    """Go to another step, from the epoch that the page had shown."""
    room, form = room_to_run(request, slug), MoveForm(request.POST)
    if not form.is_valid():
        return answer(
            request,
            slug,
            Said(_("That button belongs to no page of ours."), {"step": ""}),
            REFUSED,
        )
    try:
        move_workshop(
            workshop=room.workshop,
            to_step=form.cleaned_data["step"],
            by=account_of(request),
            epoch=form.cleaned_data["epoch"],
            now=timezone.now(),
        )
    except RuleBroken as broken:
        return answer(request, slug, Said(str(broken)), STALE)
    return answer(request, slug, Said(), DONE)


@require_POST
@login_required
def console_deed(request: Request, slug: str, deed: str) -> HttpResponse:
    """Everything else that those who run a workshop can do, by name."""
    room, form = room_to_run(request, slug), HelmForm(request.POST)
    do = DEEDS.get(deed) or STEPS[room.kind.name].deeds.get(deed)
    if do is None and not any(deed in kind.deeds for kind in STEPS.values()):
        raise Http404
    if not form.is_valid() or do is None:
        said = Said(_("That button belongs to another page, so nothing was done."))
        return answer(request, slug, said, REFUSED if do else STALE)
    helm = Helm(by=account_of(request), epoch=form.cleaned_data["epoch"], now=timezone.now())
    try:
        said = do(room, helm, request.POST)
    except RuleBroken as broken:
        return answer(request, slug, Said(str(broken)), STALE)
    return answer(request, slug, said, REFUSED if said.refusals else DONE)


def answer(request: Request, slug: str, said: Said, status: int) -> HttpResponse:
    """The console as it is now, with what came of the deed."""
    if not request.htmx and status == DONE:
        if said.sentence:
            messages.success(request, str(said.sentence))
        return redirect("console", slug)
    context = context_of(request, room_to_read(request, slug), said)
    template = f"{PAGE}#console" if request.htmx else PAGE
    return render(request, template, context, status=status)


@require_safe
@login_required
def tally(request: Request, slug: str) -> HttpResponse:
    """The counts, where one changed; the whole console, where the workshop moved."""
    user = account_of(request)
    found = Workshop.objects.filter(slug=slug)
    glance = glance_at(found, now=timezone.now(), user_pk=user.pk)
    if glance is None or not reads_console_as(user, glance.workshop, glance.role):
        raise Http404
    is_here = request.GET.get("e") == str(glance.workshop.epoch) and not glance.is_due
    is_busy = request.GET.get("busy") == "1"
    is_told = is_here or (is_busy and request.GET.get("told") == "1")
    if is_told and request.GET.get("t") == glance.mark:
        return HttpResponse(status=204)
    room = room_to_read(request, slug)
    if is_here or is_busy:
        return render(
            request, COUNTS, counts_context(request, room, is_here=is_here, is_busy=is_busy)
        )
    context = context_of(request, room) | {"is_news": True}
    return render(request, f"{PAGE}#console", context)


def counts_context(
    request: Request, room: Room, *, is_here: bool, is_busy: bool
) -> dict[str, Any]:
    """What changes while somebody stays on the page; not the step's part while they type."""
    knocks = waiting_at(room.workshop)
    step = STEPS[room.kind.name]
    shown = None if is_busy or room.kind.reveals else step.console(room)
    return {
        **(shown.context if shown else {}),
        **what_moves(request, room, counts_of(room), len(knocks)),
        "step": step,
        "steps": STEPS,
        "decision": room.decision,
        "shown": shown,
        "said": None,
        "knocks": knocks,
        "need_time": need_time_in(room.workshop),
        "may_run": may_run(request.user, room.workshop),
        "has_moved": not is_here,
        "seen_epoch": room.workshop.epoch if is_here else request.GET.get("e", ""),
    }


@require_POST
@login_required
def lease(request: Request, slug: str) -> HttpResponse:
    """Keep the workshop in hand; 204 while nothing about that changes.

    Where the workshop has moved too, the buttons come with the line, of one and the same epoch.
    """
    user, now = account_of(request), timezone.now()
    workshop = get_object_or_404(Workshop.objects.select_related("lease_holder"), slug=slug)
    if not may_read_console(user, workshop):
        raise Http404
    if not may_run(user, workshop):
        raise PermissionDenied
    with suppress(RuleBroken):
        take_lease(workshop=workshop, by=user, now=now)
    workshop.refresh_from_db(fields=["lease_holder", "lease_until"])
    told = lease_of(workshop, user, now)
    if told.state == request.POST.get("was"):
        return HttpResponse(status=204)
    has_moved = request.POST.get("seen", str(workshop.epoch)) != str(workshop.epoch)
    if has_moved and request.POST.get("busy") != "1":
        context = context_of(request, room_to_read(request, slug)) | {"is_news": True}
        return render(request, f"{PAGE}#console", context)
    context = {"workshop": workshop, "lease": told}
    return render(request, "options/workshop/console/_lease.html", context)
