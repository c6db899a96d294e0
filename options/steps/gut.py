"""The step “One choice”: what each screen shows of it."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from options.forms.choices import SURE, ChoiceForm
from options.models import GutChoice, Seat
from options.reports.own_choices import own_choices
from options.reports.room import Room
from options.steps.choosing import options_of, save_choice
from options.steps.contract import Said, Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("gut")


def seat(room: Room, seat: Seat) -> Shown:
    """One radio for each option, nothing chosen before, in the person's own order."""
    return Shown(
        SEAT,
        {
            "has_inputs": True,
            "choice": own_choices(room, seat).gut,
            "views": room.structure.shuffled(seat.participant.order_seed),
            "sure_words": SURE,
        },
    )


def console(room: Room) -> Shown:
    """Counts only."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """The question, and how many have chosen."""
    return Shown(WALL)


def save(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Keep the choice before any sums."""
    form = ChoiceForm(data, options=options_of(room))
    return save_choice(room, seat, data, form, GutChoice.Kind.GUT)


STEP = StepKind(
    name="gut",
    title=_("One choice"),
    next_words=_("Ask for one choice, before any sums"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"choose": save},
    every=3,
)
