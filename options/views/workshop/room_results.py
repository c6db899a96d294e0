"""The room's result as a page of its own, to be read, tried out and printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from options.forms.room_results import RoomResultsForm, tried
from options.htmx import Request
from options.models import Seat
from options.permissions import may_run
from options.reports.others import conditions_of, lifts_of, predictions_of, ratings_of
from options.reports.others.ground import ground_of_room
from options.reports.others.results import RoomWeight
from options.reports.others.what_if import what_if
from options.reports.room import Room
from options.reports.room_report import room_report
from options.sections.room_ground import conditions_in
from options.steps import STEPS
from options.steps.result_parts import result_parts, warned_result
from options.views.workshop.result_doors import published_room, reader_of
from options.views.workshop.result_sections import parts_of, query_of

PAGE = "options/workshop/results/page.html"


@require_safe
def room_results(request: Request, slug: str) -> HttpResponse:
    """All of it for those who run the room; for participants once the room has come to it.

    Observers with an account read it once it is published.
    """
    reader = reader_of(request, slug)
    if not reader.may_read:
        return redirect("seat", slug)
    return render(
        request,
        PAGE,
        context_of(request, reader.room, is_console=reader.is_console, seat=reader.seat),
    )


@require_safe
def wall_report(request: Request, key: str) -> HttpResponse:
    """The report, once it is published, for whoever has the link of the wall."""
    context = context_of(request, published_room(key), is_console=False)
    return render(request, PAGE, context | {"is_from_wall": True})


def context_of(
    request: Request, room: Room, *, is_console: bool, seat: Seat | None = None
) -> dict[str, Any]:
    """The figures, what is tried out, and what the log says."""
    red_lines = room.decision.red_lines.all()
    form = RoomResultsForm(request.GET, lines=red_lines, criteria=room.structure.criteria)
    form.is_valid()
    parts = result_parts(room, lines_on=form.lines_on)
    held = ground_of_room(room, form.lines_on)
    return {
        "room": room,
        "decision": room.decision,
        "is_console": is_console,
        "is_from_wall": False,
        "address": request.path,
        "whole": request.path,
        "conditions_of_verdict": conditions_in(held) if held else (),
        "left_out": held.left_out if held else (),
        "sections": parts_of(request.path, query_of(request)) if held else (),
        "may_run": may_run(request.user, room.workshop),
        "steps": STEPS,
        "report": room_report(room),
        "tried": what_if(room, form.points),
        "fields": fields_of(form, parts["result"].weights),
        "conditions": conditions_of(room, seat.pk if seat else room.workshop.seed, seat=seat),
        "lifts": lifts_of(room),
        "predictions": predictions_of(room),
        "ratings": ratings_of(room),
        "warned": warned_result(room, parts["result"]) if is_console else None,
        **parts,
    }


def fields_of(form: RoomResultsForm, weights: Iterable[RoomWeight]) -> list[dict[str, Any]]:
    """A field for each criterion: what it weighs for the room, and what was typed."""
    return [
        {
            "name": tried(told.criterion),
            "criterion": told.criterion,
            "weight": told.weight,
            "typed": form.data.get(tried(told.criterion), ""),
            "errors": form.errors.get(tried(told.criterion), []),
        }
        for told in weights
    ]
