"""The facilitator's console: where the room is, what the next button does, how it goes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.leases import take_lease
from options.actions.moving import move as move_workshop
from options.errors import RuleBroken
from options.forms.workshop import HelmForm, MoveForm
from options.htmx import Request
from options.reports.console import console_for
from options.reports.room import Room
from options.reports.tally import tally_of
from options.steps import STEPS
from options.steps.contract import Helm, Said
from options.views.workshop.deeds import DEEDS
from options.views.workshop.entrance import entrance_of
from options.views.workshop.finding import account_of, room_to_read, room_to_run

PAGE = "options/workshop/console.html"
DONE, STALE, REFUSED = 200, 409, 422


@require_safe
@login_required
def console(request: Request, slug: str) -> HttpResponse:
    """The room as those who run it see it."""
    return render(request, PAGE, context_of(request, room_to_read(request, slug)))


def context_of(request: Request, room: Room, said: Said | None = None) -> dict[str, Any]:
    """What the console needs."""
    step = STEPS[room.kind.name]
    number = room.round.number if room.round else 0
    shown = step.console(room)
    return {
        "room": room,
        "step": step,
        "steps": STEPS,
        "decision": room.decision,
        "console": console_for(room, request.user),
        "tally": tally_of(room.workshop.pk, round_number=number, now=room.now),
        "wall": step.wall(room),
        "shown": shown,
        "said": said,
        "entrance": entrance_of(request, room),
        **shown.context,
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
    room = room_to_read(request, slug)
    number = room.round.number if room.round else 0
    counts = tally_of(room.workshop.pk, round_number=number, now=room.now)
    is_here = request.GET.get("e") == str(room.workshop.epoch)
    if is_here and request.GET.get("t") == counts.mark:
        return HttpResponse(status=204)
    if is_here or request.GET.get("busy") == "1":
        context = {"room": room, "tally": counts, "has_moved": not is_here}
        return render(request, "options/workshop/console/_tally.html", context)
    response = render(request, f"{PAGE}#console", context_of(request, room))
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#console", "outerHTML"
    return response


@require_POST
@login_required
def lease(request: Request, slug: str) -> HttpResponse:
    """Keep the workshop in hand; 204 while nothing about that changes."""
    room = room_to_run(request, slug)
    before = room.workshop.lease_holder_id
    try:
        is_mine = take_lease(workshop=room.workshop, by=account_of(request), now=timezone.now())
    except RuleBroken:
        return HttpResponse(status=204)
    if is_mine and before == request.user.pk:
        return HttpResponse(status=204)
    again = room_to_read(request, slug)
    context = context_of(request, again)
    return render(request, "options/workshop/console/_helm.html", context)
