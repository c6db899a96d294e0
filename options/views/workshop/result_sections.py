"""Each part of a room's result at its own address: a page, or a part of the room's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from options.forms.room_results import RoomResultsForm
from options.htmx import Request, render_part_or_page
from options.reports.room import Room
from options.sections import SECTIONS
from options.sections.contract import Section, Whose
from options.sections.room_ground import room_ground
from options.views.result_sections import AT_ONCE, PART, section_named
from options.views.workshop.result_doors import published_room, reader_of

PAGE = "options/workshop/results/section.html"


@require_safe
def room_section(request: Request, slug: str, section: str) -> HttpResponse:
    """One part of the room's result, for whoever may read the whole of it."""
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    context = context_of(request, reader.room, section) | {"is_console": reader.is_console}
    return render_part_or_page(request, part=PART, page=PAGE, context=context)


@require_safe
def wall_section(request: Request, key: str, section: str) -> HttpResponse:
    """The same, once published, for whoever has the link of the wall."""
    context = context_of(request, published_room(key), section) | {"is_from_wall": True}
    return render_part_or_page(request, part=PART, page=PAGE, context=context)


@dataclass(frozen=True)
class Part:
    """A part of a result and its address, for a page that fetches it when it comes near."""

    section: Section
    address: str


def parts_of(whole: str, query: str) -> tuple[Part, ...]:
    """The parts that the room's page does not show at once; `whole` is its own address."""
    return tuple(
        Part(found, f"{whole}{name}/{query}")
        for name, found in SECTIONS.items()
        if Whose.ROOM in found.of and name not in AT_ONCE and not found.is_private
    )


def query_of(request: Request) -> str:
    """The red lines that are on, to be carried along."""
    lines = [("line", key) for key in request.GET.getlist("line")]
    return f"?{urlencode(lines)}" if lines else ""


def context_of(request: Request, room: Room, section: str) -> dict[str, Any]:
    """What a part says of the room, and where it is."""
    found = section_named(section, Whose.ROOM)
    form = RoomResultsForm(
        request.GET, lines=room.decision.red_lines.all(), criteria=room.structure.criteria
    )
    form.is_valid()
    ground = room_ground(room, form.lines_on, request.GET.dict())
    return {
        "room": room,
        "decision": room.decision,
        "section": found,
        "told": found.tell(ground) if ground else None,
        "address": request.path,
        "whole": whole_of(request, room),
        "query": query_of(request),
        "asked": request.GET.dict(),
        "is_console": False,
        "is_from_wall": False,
    }


def whole_of(request: Request, room: Room) -> str:
    """The address of the whole result, as this reader has it."""
    if request.path.startswith("/walls/"):
        return reverse("wall_report", args=[room.workshop.wall_key])
    return reverse("room_results", args=[room.workshop.slug])
