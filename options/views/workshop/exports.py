"""A workshop's answers, reasons and course as files, once a round is sealed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from options.errors import NotNow
from options.exchange.workshops import answers_as_csv, reasons_as_csv, workshop_as_json
from options.htmx import Request
from options.reports.others import (
    choices_of,
    rationales_for_export,
    results_of,
    rows_for_export,
)
from options.reports.room import Room
from options.reports.room_report import room_report
from options.views.workshop.finding import room_to_read

CSV, JSON = "text/csv", "application/json"
REFUSED = 409


@require_safe
@login_required
def room_export(request: Request, slug: str, file: str) -> HttpResponse:
    """One of the files, or the sentence why there is none yet."""
    room = room_to_read(request, slug)
    if file not in FILES:
        raise Http404
    write, kind = FILES[file]
    try:
        body = write(room)
    except NotNow as refused:
        context = {"room": room, "sentence": str(refused)}
        return render(request, "options/workshop/no_file.html", context, status=REFUSED)
    response = HttpResponse(body, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{room.workshop.slug}-{file}"
    )
    return response


def answers(room: Room) -> bytes:
    """One row a person."""
    return answers_as_csv(rows_for_export(room), room.decision.perspectives.all())


def reasons(room: Room) -> bytes:
    """One row a reason."""
    return reasons_as_csv(room, rationales_for_export(room))


def course(room: Room) -> bytes:
    """How it went."""
    if room.shown is None:
        raise NotNow(_("A workshop can be exported once a round of it is sealed."))
    moves = room.workshop.moves.order_by("epoch")
    return workshop_as_json(room, room_report(room), results_of(room), choices_of(room), moves)


FILES: dict[str, tuple[Callable[[Room], bytes], str]] = {
    "answers.csv": (answers, CSV),
    "reasons.csv": (reasons, CSV),
    "workshop.json": (course, JSON),
}
