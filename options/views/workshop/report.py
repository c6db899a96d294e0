"""A room's result as a report, for whoever may read the result."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from options.exchange.documents.of_rooms import document_of_room
from options.htmx import Request
from options.sections.contract import Whose
from options.sections.room_ground import room_ground
from options.views.report import asks_for_one, drawn_file, explored, file_of, page_context
from options.views.result_sections import section_named
from options.views.workshop.result_doors import reader_of

PAGE = "options/report/room_page.html"


@require_safe
def room_report(request: Request, slug: str) -> HttpResponse:
    """The report as a page."""
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    room = reader.room
    document = document_of_room(room, made_at=timezone.now(), is_short=asks_for_one(request))
    context = {
        "room": room,
        "decision": room.decision,
        "is_console": reader.is_console,
        "is_from_wall": False,
    }
    back = reverse("room_results", args=[slug])
    return render(request, PAGE, context | page_context(request, document, back=back))


@require_safe
def room_report_file(request: Request, slug: str, ending: str) -> HttpResponse:
    """The report as a file."""
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    is_short = asks_for_one(request)
    return file_of(
        document_of_room(reader.room, made_at=timezone.now(), is_short=is_short), ending
    )


@require_safe
def room_picture_file(
    request: Request, slug: str, section: str, picture: str, ending: str
) -> HttpResponse:
    """One picture of the room's result as a file."""
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    found = section_named(section, Whose.ROOM)
    ground = room_ground(reader.room, (), request.GET.dict())
    if ground is None:
        raise Http404
    return drawn_file(found, ground, picture, ending)


@require_safe
def room_explore_file(request: Request, slug: str) -> HttpResponse:
    """The room's means as a page that needs no site."""
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    ground = room_ground(reader.room, (), {})
    if ground is None:
        raise Http404
    return explored(ground, slug)
