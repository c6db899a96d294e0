"""The step “Goodbye”: what each screen shows of it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.ratings import rate
from options.forms.choices import RATED, RatingForm
from options.models import Seat
from options.models.workshop import LONGEST_AGREED
from options.reports.others import own_against_room, ratings_of, results_of
from options.reports.own_choices import own_rating
from options.reports.own_what_if import own_now
from options.reports.room import Room
from options.reports.room_report import newer_edition
from options.steps.choosing import refused
from options.steps.commit import agree
from options.steps.contract import Said, Shown, StepKind, templates_of

SEAT, CONSOLE, WALL = templates_of("wrap")
QUESTIONS = (
    ("clear", gettext_lazy("Was it clear what was asked of you?")),
    ("heard", gettext_lazy("Were you heard?")),
    ("useful", gettext_lazy("Would you use the result?")),
)


def seat(room: Room, seat: Seat) -> Shown:
    """Take one's own sheet along, one's place in the room, three questions."""
    own, rating = own_against_room(room, seat), own_rating(seat)
    return Shown(
        SEAT,
        {
            "has_inputs": True,
            "own": own,
            "now": own_now(room, seat, own) if own else None,
            "result": results_of(room),
            "rating": rating,
            "questions": [
                (name, words, getattr(rating, name, None)) for name, words in QUESTIONS
            ],
            "rated_words": RATED,
        },
    )


def console(room: Room) -> Shown:
    """Publish, take along, and what people thought of it."""
    return Shown(
        CONSOLE,
        {
            "longest": LONGEST_AGREED,
            "ratings": ratings_of(room),
            "newer": newer_edition(room),
        },
    )


def wall(room: Room) -> Shown:
    """Thanks, and where the report will be."""
    return Shown(WALL)


def save_rating(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Keep what somebody thought of the workshop."""
    form = RatingForm(data)
    if not form.is_valid():
        return refused(form, data)
    rate(seat=seat, **form.cleaned_data)
    return Said(_("Thank you: your answers are saved."))


STEP = StepKind(
    name="wrap",
    title=gettext_lazy("Goodbye"),
    next_words=gettext_lazy("Say goodbye"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"rate": save_rating},
    deeds={"agree": agree},
    every=5,
)
