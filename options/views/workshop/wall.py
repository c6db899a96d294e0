"""The wall: one picture at a time, for everybody to read, and nothing secret in it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from options.htmx import Request
from options.models import Workshop
from options.reports.room import Room
from options.reports.tally import Tally, glance_at, tally_of
from options.views.workshop.finding import room_of_wall
from options.views.workshop.screen import mark_of, screen_of

PAGE = "options/workshop/wall.html"
WALL = f"{PAGE}#wall"


@require_safe
def wall(request: Request, key: str) -> HttpResponse:
    """The picture of the current step."""
    return picture(request, room_of_wall(key), PAGE)


@require_safe
def wall_pulse(request: Request, key: str) -> HttpResponse:
    """204 while the picture is the same."""
    glance = glance_at(Workshop.objects.filter(wall_key=key), now=timezone.now())
    if glance is None:
        raise Http404
    is_same = request.GET.get("at") == mark_of(glance.workshop, glance.tally)
    if is_same and not glance.is_due:
        return HttpResponse(status=204)
    room = room_of_wall(key)
    if request.GET.get("at") == mark_of(room.workshop, counts_of(room)):
        return HttpResponse(status=204)
    return picture(request, room, WALL)


def picture(request: Request, room: Room, template: str) -> HttpResponse:
    """The wall as it is now."""
    context = {"room": room, "screen": screen_of(request, room, counts_of(room))}
    return render(request, template, context)


def counts_of(room: Room) -> Tally:
    """Who is in the room and how far, as counts."""
    number = room.round.number if room.round else 0
    return tally_of(room.workshop.pk, round_number=number, now=room.now)
