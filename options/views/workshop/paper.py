"""People without a phone: their seats, and cards to print."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.actions.paper import add_paper_seat
from options.errors import NoName, RuleBroken, SameName
from options.forms.paper import PaperSeatForm
from options.forms.workshop import CardsForm
from options.htmx import Request
from options.models import Workshop
from options.reports.paper import card_of, paper_lines, paper_seats, perspectives_for_paper
from options.reports.room import Room
from options.views.workshop.finding import account_of, room_to_run

STALE, REFUSED = 409, 422
TYPED = ("perspective", "name")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper(request: Request, slug: str) -> HttpResponse:
    """Every seat on paper; the button adds one and opens its card."""
    room = room_to_run(request, slug)
    if request.method != "POST":
        return page(request, room)
    form = PaperSeatForm(request.POST, offered=perspectives_for_paper(room))
    if not form.is_valid():
        words = _("That button belongs to another page, so nothing was done.")
        named = form.errors.get("perspective") or form.errors.get("name")
        return page(request, room, str(named[0]) if named else words, status=REFUSED)
    try:
        seat = add_paper_seat(
            workshop=room.workshop,
            by=account_of(request),
            epoch=form.cleaned_data["epoch"],
            now=timezone.now(),
            perspective=form.cleaned_data["perspective"],
            name=form.cleaned_data["name"],
        )
    except (NoName, SameName) as refusal:
        return page(request, room, str(refusal), status=REFUSED)
    except RuleBroken as broken:
        return page(request, room_to_run(request, slug), str(broken), status=STALE)
    return redirect("paper_entry", slug, seat.number)


def page(request: Request, room: Room, refusal: str = "", *, status: int = 200) -> HttpResponse:
    """The list of seats on paper, with what was typed."""
    context = {
        "room": room,
        "decision": room.decision,
        "lines": paper_lines(room),
        "perspectives": perspectives_for_paper(room),
        "knows_names": room.workshop.privacy == Workshop.Privacy.NAMED,
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "refusal": refusal,
    }
    return render(request, "options/workshop/paper/list.html", context, status=status)


@require_safe
@login_required
def paper_cards(request: Request, slug: str) -> HttpResponse:
    """One card a person to print: blank ones, or with the number of each seat on paper."""
    room, form = room_to_run(request, slug), CardsForm(request.GET)
    is_of_seats = request.GET.get("of") == "seats"
    count = form.cleaned_data["count"] if form.is_valid() else 1
    is_wrong = not is_of_seats and "count" in request.GET and bool(form.errors)
    context = {
        "room": room,
        "decision": room.decision,
        "card": card_of(room),
        "perspectives": perspectives_for_paper(room),
        "knows_names": room.workshop.privacy == Workshop.Privacy.NAMED,
        "seats": paper_seats(room) if is_of_seats else [None] * count,
        "errors": form.errors.get("count", []) if is_wrong else [],
    }
    status = REFUSED if is_wrong else 200
    return render(request, "options/workshop/paper/cards.html", context, status=status)
