"""The step “Weigh”: people judge on the weights pages, everybody else reads counts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from options.models import Seat
from options.reports.judging import takes_answers
from options.reports.others import coverage_of
from options.reports.room import Room
from options.steps.contract import Shown, StepKind, templates_of
from options.steps.done import SAVES, is_over, why_not

SEAT, CONSOLE, WALL = templates_of("weigh")
MOST_IN_FULL = 6


def seat(room: Room, seat: Seat) -> Shown:
    """The page of the weights; when done, a rest."""
    number = room.round.number if room.round else 0
    is_asked = takes_answers(room, seat)
    if is_asked and seat.done_round < number:
        return Shown(SEAT, leads_to=reverse("weighting", args=[room.decision.slug]))
    why = "" if is_asked else why_not(room, seat)
    return Shown(SEAT, {"is_asked": is_asked, "why": why})


def console(room: Room) -> Shown:
    """Counts only."""
    return Shown(CONSOLE, {"coverage": coverage_of(room), "is_over": is_over(room)})


def wall(room: Room) -> Shown:
    """The question, and the moves from worst to best that it is about."""
    leaves = room.structure.criteria
    is_long = len(leaves) > MOST_IN_FULL
    return Shown(WALL, {"leaves": leaves, "is_long": is_long})


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
