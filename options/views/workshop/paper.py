"""People without a phone: cards to print, and a quick way to type them in."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from options.actions.judgements import Change, judgement_in
from options.actions.paper import add_paper_seat
from options.actions.scoring import Cell, record_score
from options.errors import RuleBroken
from options.forms.paper import PaperRow, rows_from
from options.forms.workshop import CardsForm, HelmForm
from options.htmx import Request
from options.models import Seat
from options.reports.cells import scores_given
from options.reports.judging import asked_in, newest_round
from options.reports.paper import paper_lines
from options.reports.room import Room
from options.views.workshop.finding import account_of, room_to_run

OPEN = {"open", "sealing"}
STALE, REFUSED = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper(request: Request, slug: str) -> HttpResponse:
    """Every seat on paper; the button adds one and opens its card."""
    room = room_to_run(request, slug)
    if request.method != "POST":
        return page(request, room)
    form = HelmForm(request.POST)
    if not form.is_valid():
        words = _("That button belongs to another page, so nothing was done.")
        return page(request, room, words, status=REFUSED)
    try:
        seat = add_paper_seat(
            workshop=room.workshop,
            by=account_of(request),
            epoch=form.cleaned_data["epoch"],
            now=timezone.now(),
        )
    except RuleBroken as broken:
        return page(request, room_to_run(request, slug), str(broken), status=STALE)
    return redirect("paper_entry", slug, seat.number)


def page(request: Request, room: Room, refusal: str = "", *, status: int = 200) -> HttpResponse:
    """The list of seats on paper."""
    context = {
        "room": room,
        "decision": room.decision,
        "lines": paper_lines(room),
        "refusal": refusal,
    }
    return render(request, "options/workshop/paper/list.html", context, status=status)


@require_safe
@login_required
def paper_cards(request: Request, slug: str) -> HttpResponse:
    """One card a person to print: what is asked, with a place for every number."""
    room, form = room_to_run(request, slug), CardsForm(request.GET)
    count = form.cleaned_data["count"] if form.is_valid() else 1
    context = {
        "room": room,
        "decision": room.decision,
        "structure": room.structure,
        "perspectives": tuple(room.decision.perspectives.all()),
        "cards": range(count),
        "errors": form.errors.get("count", []) if "count" in request.GET else [],
    }
    status = REFUSED if context["errors"] else 200
    return render(request, "options/workshop/paper/cards.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper_entry(request: Request, slug: str, number: int) -> HttpResponse:
    """One card typed in: a field for each cell, one button; after the seal, counts only."""
    room = room_to_run(request, slug)
    seats = room.workshop.seats.select_related("participant")
    seat = get_object_or_404(seats, number=number, kind=Seat.Kind.PAPER, removed_at=None)
    asked = asked_in(room, newest_round(room))
    given = scores_given(seat.participant, newest_round(room))
    if request.method != "POST":
        return entry(request, room, seat, rows_from(asked, given))
    rows = rows_from(asked, given, request.POST)
    if request.POST.get("round", "") != str(newest_round(room)):
        words = _("Another round has begun since this card was opened. Look at it again.")
        return entry(request, room, seat, rows, words, status=STALE)
    if any(cell.error for row in rows for cell in row.cells):
        words = _("Nothing was stored yet: mend what is marked.")
        return entry(request, room, seat, rows, words, status=REFUSED)
    try:
        stored = store(room, seat, rows)
    except RuleBroken as broken:
        return entry(request, room, seat, rows, str(broken), status=STALE)
    told = ngettext("%(n)s answer stored.", "%(n)s answers stored.", stored) % {"n": stored}
    messages.success(request, told)
    return redirect("paper", slug)


def store(room: Room, seat: Seat, rows: tuple[PaperRow, ...]) -> int:
    """Keep what was typed into the newest round; how many cells were changed."""
    changed = [cell for row in rows for cell in row.cells if cell.is_changed]
    with transaction.atomic():  # the whole card or nothing of it
        for cell in changed:
            place = Cell(seat.participant, cell.view.option, cell.criterion, newest_round(room))
            shown = judgement_in(cell.known)
            change = Change(id=uuid4().hex, said=cell.said or shown, shown=shown)
            record_score(cell=place, change=change, known=cell.known)
    return len(changed)


def entry(
    request: Request,
    room: Room,
    seat: Seat,
    rows: tuple[PaperRow, ...],
    refusal: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    """The grid of one card, while its round takes answers."""
    number = newest_round(room)
    state = next((held.state for held in room.rounds if held.number == number), "")
    context = {
        "room": room,
        "decision": room.decision,
        "seat": seat,
        "rows": rows if state in OPEN else (),
        "structure": asked_in(room, number),
        "number": number,
        "is_open": state in OPEN,
        "refusal": refusal,
    }
    return render(request, "options/workshop/paper/entry.html", context, status=status)
