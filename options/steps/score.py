"""The step “Score”: people judge on the comparison pages, everybody else reads counts."""

from django.utils.translation import gettext_lazy as _

from options.models import Seat
from options.reports.judging import asked_in, criterion_now, judging_of, takes_answers
from options.reports.room import Room
from options.steps.contract import Shown, StepKind, templates_of
from options.steps.done import SAVES

SEAT, CONSOLE, WALL = templates_of("score")


def seat(room: Room, seat: Seat) -> Shown:
    """The comparison page of the first criterion with something left; when done, a rest."""
    if not takes_answers(room, seat):
        return Shown(SEAT, {"judging": None})
    judging = judging_of(room, seat)
    is_there = judging.is_done or (judging.progress.is_complete and not judging.is_together)
    if judging.upcoming is None or is_there:
        return Shown(SEAT, {"judging": judging})
    return Shown(SEAT, leads_to=judging.upcoming.get_absolute_url())


def console(room: Room) -> Shown:
    """What the console shows."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """What the wall shows."""
    return Shown(WALL)


def follows(room: Room) -> str:
    """Where the room goes together, another criterion is another screen."""
    number = room.round.number if room.round else 1
    leaf = criterion_now(room, asked_in(room, number)) if room.is_together else None
    return leaf.key if leaf else ""


STEP = StepKind(
    name="score",
    title=_("Score"),
    next_words=_("Begin to score"),
    seat=seat,
    console=console,
    wall=wall,
    saves=SAVES,
    every=5,
    follows=follows,
)
