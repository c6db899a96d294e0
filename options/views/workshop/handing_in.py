"""Hand a round of an assignment in, with a receipt, or take it back."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from options.actions.assignment import submit, withdraw
from options.errors import RuleBroken
from options.forms.choices import SURE, ChoiceForm
from options.htmx import Request
from options.models import GutChoice, Seat
from options.reports.handing_in import handing_in
from options.reports.judging import newest_round
from options.reports.room import Room
from options.steps.choosing import options_of, save_choice
from options.steps.contract import Said
from options.views.workshop.finding import sitting

DONE, STALE, REFUSED = 200, 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: Request, slug: str) -> HttpResponse:
    """What one hands in, until when, and the receipt."""
    room, seat = sitting(request, slug)
    if not room.workshop.is_assignment:
        raise Http404
    if request.method != "POST":
        return page(request, room, seat)
    do = DEEDS.get(request.POST.get("do", ""), hand)
    try:
        said = do(request, room, seat)
    except RuleBroken as broken:
        return page(request, room, seat, refusal=str(broken), status=STALE)
    if said.refusals:
        return page(request, room, seat, said=said, status=REFUSED)
    return redirect("hand_in", slug)


def hand(_request: Request, room: Room, seat: Seat) -> Said:
    """Hand the newest round in."""
    submit(seat=seat, round_number=newest_round(room), now=timezone.now())
    return Said()


def take_back(_request: Request, room: Room, seat: Seat) -> Said:
    """Take it back, to change something."""
    withdraw(seat=seat, round_number=newest_round(room), now=timezone.now())
    return Said()


def choose(request: Request, room: Room, seat: Seat) -> Said:
    """Keep the choice before any sums, which is handed in with the first round."""
    form = ChoiceForm(request.POST, options=options_of(room))
    return save_choice(room, seat, request.POST, form, GutChoice.Kind.GUT)


Deed = Callable[[Request, Room, Seat], Said]
DEEDS: dict[str, Deed] = {"submit": hand, "withdraw": take_back, "choose": choose}


def page(
    request: Request,
    room: Room,
    seat: Seat,
    *,
    refusal: str = "",
    said: Said | None = None,
    status: int = DONE,
) -> HttpResponse:
    """The page as it stands, with what was refused."""
    found = handing_in(room, seat)
    context = {
        "room": room,
        "decision": room.decision,
        "seat": seat,
        "handing": found,
        "choice": found.gut,
        "views": room.structure.shuffled(seat.participant.order_seed),
        "sure_words": SURE,
        "asks_choice": any(step.kind == "gut" for step in room.steps) and found.number == 1,
        "refusal": refusal,
        "said": said,
    }
    return render(request, "options/workshop/hand_in.html", context, status=status)
