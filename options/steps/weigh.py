"""The step “Weigh”: people judge on the weights pages, everybody else reads counts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from options.models import Seat
from options.reports.judging import takes_answers
from options.reports.room import Room
from options.steps.contract import Shown, StepKind, templates_of
from options.steps.done import SAVES

SEAT, CONSOLE, WALL = templates_of("weigh")


def seat(room: Room, seat: Seat) -> Shown:
    """The page of the weights; when done, a rest."""
    number = room.round.number if room.round else 0
    is_asked = takes_answers(room, seat)
    if is_asked and seat.done_round < number:
        return Shown(SEAT, leads_to=reverse("weighting", args=[room.decision.slug]))
    return Shown(SEAT, {"is_asked": is_asked})


def console(room: Room) -> Shown:
    """What the console shows."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """What the wall shows."""
    return Shown(WALL)


STEP = StepKind(
    name="weigh",
    title=_("Weigh"),
    next_words=_("Begin to weigh"),
    seat=seat,
    console=console,
    wall=wall,
    saves=SAVES,
    every=5,
)
