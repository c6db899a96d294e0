"""The step “Guess the room”: what people expect the room to say, before it is shown."""

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.predictions import predict
from options.forms.talk import GuessForm, refusals_in
from options.models import Seat
from options.reports.own_cells import own_guess
from options.reports.room import Room
from options.steps.contract import Said, Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("predict")


def seat(room: Room, seat: Seat) -> Shown:
    """Two questions, one button; the own guess can be changed while the step lasts."""
    guess = own_guess(seat)
    context = {
        "has_inputs": True,
        "has_guessed": guess is not None,
        "guessed_option": str(guess.option_id) if guess else "",
        "guessed_criterion": str(guess.criterion_id) if guess else "",
        "views": room.structure.shuffled(seat.participant.order_seed),
        "criteria": room.structure.criteria,
    }
    return Shown(SEAT, context)


def console(room: Room) -> Shown:
    """Counts only."""
    return Shown(CONSOLE)


def wall(room: Room) -> Shown:
    """The two questions, and how many have guessed."""
    return Shown(WALL)


def guess(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Store both guesses, or give back what was chosen."""
    form = GuessForm(room, data)
    if not form.is_valid():
        typed = {name: data.get(name, "")[:20] for name in ("option", "criterion")}
        return Said(_("Your guess is not saved yet."), refusals_in(form), typed)
    option, criterion = form.cleaned_data["option"], form.cleaned_data["criterion"]
    structure = room.structure
    predict(
        seat=seat,
        option=next(view.option for view in structure.options if str(view.pk) == option),
        criterion=next(leaf for leaf in structure.criteria if str(leaf.pk) == criterion),
        now=room.now,
    )
    return Said(_("Your guess is saved. You can change it until the room goes on."))


STEP = StepKind(
    name="predict",
    title=gettext_lazy("Guess the room"),
    next_words=gettext_lazy("Guess what the room will say"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"guess": guess},
    every=3,
)
