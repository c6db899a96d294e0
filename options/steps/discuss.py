"""The step “Discuss”: what each screen shows of it."""

from django.utils.translation import gettext_lazy as _

from options.models import Seat
from options.reports.room import Room
from options.steps.contract import Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("discuss")


def seat(room: Room, seat: Seat) -> Shown:
    """What a participant sees."""
    return Shown(SEAT)


def console(room: Room) -> Shown:
    """What the console shows."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """What the wall shows."""
    return Shown(WALL)


STEP = StepKind(
    name="discuss",
    title=_("Discuss"),
    next_words=_("Talk about what could change the result"),
    seat=seat,
    console=console,
    wall=wall,
    every=3,
)
