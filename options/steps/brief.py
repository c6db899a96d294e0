"""The step “Read the question”: everybody reads what it is about, and says so."""

from django.http import QueryDict
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.seats import say_understood
from options.models import Seat
from options.reports.brief import brief_for
from options.reports.room import Room
from options.steps.contract import Said, Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("brief")
FEW, MANY, LONG = 6, 14, 160


def seat(room: Room, seat: Seat) -> Shown:
    """The question, the options and the criteria with what 0 and 100 mean.

    The page is the same for everybody and kept, so the brief is read when it is not.
    """
    brief = SimpleLazyObject(lambda: brief_for(room.decision, seat.participant))
    return Shown(SEAT, {"brief": brief, "has_inputs": seat.understood_at is None})


def console(room: Room) -> Shown:
    """How many say that they understand."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """The question and the options, smaller where they are many."""
    options = room.structure.options
    size = "few" if len(options) <= FEW else "some" if len(options) <= MANY else "many"
    is_long = len(room.decision.question) > LONG
    return Shown(WALL, {"options": options, "size": f"{size} long" if is_long else size})


def save_understood(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Note that the person has read it."""
    say_understood(seat=seat, now=room.now)
    return Said(_("Thank you."))


STEP = StepKind(
    name="brief",
    title=gettext_lazy("Read the question"),
    next_words=gettext_lazy("Read the question together"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"understood": save_understood},
    every=5,
)
