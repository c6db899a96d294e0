"""The wall: one picture at a time, for everybody to read, and nothing secret in it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from options.htmx import Request
from options.reports.room import Room
from options.reports.tally import Tally, tally_of
from options.steps import STEPS
from options.views.workshop.entrance import entrance_of
from options.views.workshop.finding import room_of_wall

PAGE = "options/workshop/wall.html"


@require_safe
def wall(request: Request, key: str) -> HttpResponse:
    """The picture of the current step."""
    room = room_of_wall(key)
    return render(request, PAGE, context_of(request, room, counts_of(room)))


@require_safe
def wall_pulse(request: Request, key: str) -> HttpResponse:
    """204 while the picture is the same."""
    room = room_of_wall(key)
    counts = counts_of(room)
    seen = (request.GET.get("e"), request.GET.get("t"))
    if seen == (str(room.workshop.epoch), counts.mark):
        return HttpResponse(status=204)
    return render(request, f"{PAGE}#wall", context_of(request, room, counts))


def counts_of(room: Room) -> Tally:
    """Who is in the room and how far, as counts."""
    number = room.round.number if room.round else 0
    return tally_of(room.workshop.pk, round_number=number, now=room.now)


def context_of(request: Request, room: Room, counts: Tally) -> dict[str, Any]:
    """What the wall needs."""
    step = STEPS[room.kind.name]
    shown = step.wall(room)
    return {
        "room": room,
        "step": step,
        "decision": room.decision,
        "tally": counts,
        "shown": shown,
        "entrance": entrance_of(request, room),
        **shown.context,
    }
