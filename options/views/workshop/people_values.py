"""Points by person: for those who run a workshop that announced that names are known."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from options.errors import NotNow
from options.htmx import Request
from options.models import Workshop
from options.reports.people_values import cell_by_person
from options.reports.places import place_in_view, place_named, places_in
from options.views.workshop.finding import room_to_run

PAGE = "options/workshop/people_values.html"
DONE, REFUSED = 200, 409


@require_safe
@login_required
def people_values(request: Request, slug: str) -> HttpResponse:
    """One cell, everybody by name; the cell that the room looks at unless one is asked for."""
    room = room_to_run(request, slug)
    if room.workshop.privacy != Workshop.Privacy.NAMED:
        raise Http404
    place = place_named(room, request.GET.get("cell", "")) or place_in_view(room)
    told, sentence = None, ""
    try:
        told = cell_by_person(room, place) if place else None
    except NotNow as refused:
        sentence = str(refused)
    context = {
        "room": room,
        "decision": room.decision,
        "places": places_in(room),
        "told": told,
        "sentence": sentence,
    }
    return render(request, PAGE, context, status=REFUSED if sentence else DONE)
