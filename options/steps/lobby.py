"""The step “Lobby”: who is in, what they are promised, and a scale to try."""

from django.utils.translation import gettext_lazy as _

from options.models import Seat
from options.reports.promise import offered_in, promise_of
from options.reports.room import Room
from options.reports.wall_names import names_for_wall
from options.steps.contract import Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("lobby")
PRACTICE = tuple(str(points) for points in range(0, 101, 10))


def seat(room: Room, seat: Seat) -> Shown:
    """One's own place, the promise, for whom one speaks, a scale to try, the way back."""
    offered = offered_in(room.workshop) if room.is_open else ()
    return Shown(
        SEAT,
        {
            "promise": promise_of(room.workshop),
            "offered": offered,
            "has_inputs": bool(offered) and seat.perspective_id is None,
            "practice": PRACTICE,
            "shows_way_back": True,
        },
    )


def console(room: Room) -> Shown:
    """Who is in; the door is beside it."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """The way in, and how many came."""
    return Shown(WALL, {"wall_names": names_for_wall(room)})


STEP = StepKind(
    name="lobby",
    title=_("Lobby"),
    next_words=_("Open the lobby"),
    seat=seat,
    console=console,
    wall=wall,
    every=2,
)
