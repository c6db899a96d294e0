"""A participant's place: what the current step asks of them, and what they send."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.errors import RuleBroken
from options.htmx import Request
from options.models import Seat
from options.reports.room import Room
from options.steps import STEPS
from options.steps.contract import Said, Shown
from options.views.pictures import picture_of, whole_address
from options.views.workshop.bar import bar_of
from options.views.workshop.finding import sitting

PAGE = "options/workshop/seat.html"
ELSEWHERE = "options/workshop/seat/elsewhere.html"
WRITTEN, LONGEST_WRITTEN = ("text", "would_change"), 8000
DONE, STALE, REFUSED = 200, 409, 422


@require_safe
def seat(request: Request, slug: str) -> HttpResponse:
    """The current step, or the page where it takes place."""
    room, seat = sitting(request, slug)
    shown = shown_to(room, seat, request.GET.get("cell", ""))
    if shown.leads_to:
        return redirect(shown.leads_to)
    return render(request, PAGE, context_of(request, room, seat, shown))


def shown_to(room: Room, seat: Seat, cell: str = "") -> Shown:
    """What the seat shows now: the step, a cell that was asked for, or why there is none."""
    if seat.removed_at is not None:
        return Shown("options/workshop/seat/removed.html")
    if room.workshop.state == "draft":
        return Shown("options/workshop/seat/not_yet.html")
    if room.workshop.state in {"archived", "purged"}:
        return Shown("options/workshop/seat/over.html")
    step = STEPS[room.kind.name]
    return step.aside(room, seat, cell) if cell and step.aside else step.seat(room, seat)


def context_of(
    request: Request,
    room: Room,
    seat: Seat,
    shown: Shown,
    said: Said | None = None,
    kept: str = "",
) -> dict[str, Any]:
    """What the page of a seat needs; `kept` is what was written for a step that is over."""
    page = "aside" if shown.context.get("is_aside") else "seat"
    return {
        "room": room,
        "seat": seat,
        "step": STEPS[room.kind.name],
        "decision": room.decision,
        "bar": bar_of(room, seat, page=page),
        "shown": shown,
        "said": said,
        "kept": kept,
        "is_news": False,
        **(way_back(request, seat) if shown.context.get("shows_way_back") else {}),
        **shown.context,
    }


def way_back(request: Request, seat: Seat) -> dict[str, Any]:
    """The address that opens this seat on another device, and its picture."""
    code = seat.participant.recovery_code
    address = whole_address(request, f"{reverse('sheets')}?{urlencode({'code': code})}")
    return {"way_back": picture_of(address)}


@require_POST
def seat_deed(request: Request, slug: str, deed: str) -> HttpResponse:
    """What a participant sends to the current step; refused input comes back as typed."""
    room, seat = sitting(request, slug)
    save = STEPS[room.kind.name].saves.get(deed)
    if save is None:
        if not any(deed in kind.saves for kind in STEPS.values()):
            raise Http404
        return answer(request, room, seat, Said(moved_on()), status=STALE)
    try:
        said, status = save(room, seat, request.POST), DONE
    except RuleBroken as broken:
        said, status = Said(str(broken)), STALE
    if said.refusals:
        status = REFUSED
    room, seat = sitting(request, slug)
    return answer(request, room, seat, said, status=status)


def moved_on() -> str:
    """The step that a deed belongs to is over."""
    return _("The room has moved on, so nothing was saved. This is where it is now.")


def answer(
    request: Request, room: Room, seat: Seat, said: Said, *, status: int
) -> HttpResponse:
    """The step again with what came of the deed; a browser is sent to the page."""
    cell = request.POST.get("aside", "")
    if not request.htmx and status == DONE:
        if said.sentence:
            messages.success(request, str(said.sentence))
        place = reverse("seat", args=[room.workshop.slug])
        return HttpResponseRedirect(f"{place}?{urlencode({'cell': cell})}" if cell else place)
    kept = written_in(request.POST) if status == STALE else ""
    shown = shown_to(room, seat, cell)
    if shown.leads_to and not kept:
        return lead(request, shown.leads_to, said, status)
    if shown.leads_to:
        shown = Shown(ELSEWHERE, {"has_inputs": True, "leads_to": shown.leads_to})
    template = f"{PAGE}#room" if request.htmx else PAGE
    context = context_of(request, room, seat, shown, said, kept)
    return render(request, template, context, status=status)


def written_in(data: QueryDict) -> str:
    """What somebody wrote in words, to be handed back where it cannot be kept."""
    found = (data.get(name, "").strip()[:LONGEST_WRITTEN] for name in WRITTEN)
    return "\n\n".join(text for text in found if text)


def lead(request: Request, place: str, said: Said, status: int) -> HttpResponse:
    """To the page where the step takes place; what was refused is said there."""
    if status != DONE and said.sentence:
        messages.warning(request, str(said.sentence))
    if not request.htmx:
        return HttpResponseRedirect(place)
    response = HttpResponse(status=DONE)
    response.headers["HX-Redirect"] = place
    return response
