"""Type one card in: a field for each cell and each swing, one button."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from options.actions.assignment import refuse_handed_in
from options.actions.judgements import Change, judgement_in
from options.actions.scoring import Cell, record_score
from options.actions.weighting import clear_weights, give_points
from options.errors import RuleBroken
from options.forms.paper import CardSwingsForm, PaperRow, rows_from
from options.htmx import Request
from options.models import Seat
from options.reports.cells import scores_given
from options.reports.judging import asked_in, newest_round
from options.reports.paper import next_on_paper, swings_on
from options.reports.room import Room
from options.reports.weighting import families_of, scope_of
from options.views.workshop.finding import room_to_run

OPEN = {"open", "sealing"}
STALE, REFUSED = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper_entry(request: Request, slug: str, number: int) -> HttpResponse:
    """One card typed in; after the seal, nothing of it is shown."""
    room = room_to_run(request, slug)
    seats = room.workshop.seats.select_related("participant", "perspective", "workshop")
    seat = get_object_or_404(seats, number=number, kind=Seat.Kind.PAPER, removed_at=None)
    asked = asked_in(room, newest_round(room))
    given = scores_given(seat.participant, newest_round(room))
    if request.method != "POST":
        return entry(request, room, seat, rows_from(asked, given))
    rows = rows_from(asked, given, request.POST)
    swings = CardSwingsForm(request.POST, families=families_of(room.structure))
    if request.POST.get("round", "") != str(newest_round(room)):
        words = _("Another round has begun since this card was opened. Look at it again.")
        return entry(request, room, seat, rows, swings, refusal=words, status=STALE)
    if any(cell.error for row in rows for cell in row.cells) or not swings.is_valid():
        words = _("Nothing was stored yet: mend what is marked.")
        return entry(request, room, seat, rows, swings, refusal=words, status=REFUSED)
    try:
        stored = store(room, seat, rows, swings)
    except RuleBroken as broken:
        return entry(request, room, seat, rows, swings, refusal=str(broken), status=STALE)
    return onward(request, room, seat, stored)


def onward(request: Request, room: Room, seat: Seat, stored: int) -> HttpResponse:
    """What was stored, and the next card where that is wanted and there is one."""
    words = ngettext(
        "Seat %(seat)s: %(n)s answer stored.", "Seat %(seat)s: %(n)s answers stored.", stored
    )
    messages.success(request, words % {"n": stored, "seat": seat.number})
    following = next_on_paper(room, seat) if request.POST.get("go") == "next" else None
    if following is None:
        return redirect("paper", room.workshop.slug)
    return redirect("paper_entry", room.workshop.slug, following.number)


def store(room: Room, seat: Seat, rows: tuple[PaperRow, ...], swings: CardSwingsForm) -> int:
    """Keep what was typed into the newest round; how many fields were changed."""
    changed = [cell for row in rows for cell in row.cells if cell.is_changed]
    with transaction.atomic():  # the whole card or nothing of it
        for cell in changed:
            place = Cell(seat.participant, cell.view.option, cell.criterion, newest_round(room))
            shown = judgement_in(cell.known)
            change = Change(id=uuid4().hex, said=cell.said or shown, shown=shown)
            record_score(cell=place, change=change, known=cell.known)
        return len(changed) + weigh(room, seat, swings)


def weigh(room: Room, seat: Seat, swings: CardSwingsForm) -> int:
    """Keep the swings, or that there are none; how many of them were changed."""
    sheet = seat.participant
    page = swings_on(room, sheet)
    had = {row.field: row.typed for group in page.groups for row in group.rows}
    said = {name: text_of(swings.cleaned_data.get(name)) for name in swings.fields}
    changed = sum(had.get(name, "") != text for name, text in said.items())
    if not changed:
        return 0
    refuse_handed_in(seat, timezone.now())
    if swings.is_empty:
        clear_weights(participant=sheet)
    else:
        give_points(participant=sheet, points=swings.points(), scope=scope_of(room.structure))
    return changed


def text_of(points: int | None) -> str:
    """Points as their field shows them."""
    return "" if points is None else str(points)


def entry(
    request: Request,
    room: Room,
    seat: Seat,
    rows: tuple[PaperRow, ...],
    swings: CardSwingsForm | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The grid of one card, while its round takes answers."""
    number = newest_round(room)
    state = next((held.state for held in room.rounds if held.number == number), "")
    context: dict[str, Any] = {
        "room": room,
        "decision": room.decision,
        "seat": seat,
        "structure": asked_in(room, number),
        "number": number,
        "is_open": state in OPEN,
        "refusal": refusal,
    }
    if state in OPEN:
        typed = {name: swings.data.get(name, "") for name in swings.fields} if swings else None
        errors = (
            {name: [str(e) for e in es] for name, es in swings.errors.items()}
            if swings
            else None
        )
        context |= {
            "rows": rows,
            "swings": swings_on(room, seat.participant, typed, errors),
            "following": next_on_paper(room, seat),
        }
    return render(request, "options/workshop/paper/entry.html", context, status=status)
