"""The step “Final choice”: what each screen shows of it."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions.closing import set_agreed_text
from options.forms.choices import LONGEST, SURE, CommitForm
from options.forms.closing import AgreedForm
from options.models import GutChoice, Seat
from options.models.workshop import LONGEST_AGREED
from options.reports.others import own_against_room
from options.reports.own_choices import own_choices
from options.reports.own_what_if import own_now
from options.reports.room import Room
from options.steps.amending import DEEDS as AMENDING
from options.steps.choosing import options_of, refused, save_choice
from options.steps.conditions import DEEDS, SAVES, conditions_for, conditions_on_console
from options.steps.contract import Helm, Said, Shown, StepKind, templates_of
from options.steps.result_parts import result_parts

SEAT, CONSOLE, WALL = templates_of("commit")


def seat(room: Room, seat: Seat) -> Shown:
    """Own choice before the sums, own result, and the choice to be made now."""
    own, chosen = own_against_room(room, seat), own_choices(room, seat)
    return Shown(
        SEAT,
        {
            "has_inputs": True,
            "gut": chosen.gut,
            "choice": chosen.final,
            "now": own_now(room, seat, own) if own else None,
            "views": room.structure.shuffled(seat.participant.order_seed),
            "sure_words": SURE,
            "longest": LONGEST,
            **conditions_for(room, seat),
        },
    )


def console(room: Room) -> Shown:
    """Choices beside people's own sums, and what the room agrees on."""
    return Shown(
        CONSOLE,
        {"longest": LONGEST_AGREED, **result_parts(room), **conditions_on_console(room)},
    )


def wall(room: Room) -> Shown:
    """The same table, and the agreed text."""
    return Shown(WALL, result_parts(room))


def save(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Keep the final choice."""
    form = CommitForm(data, options=options_of(room))
    return save_choice(room, seat, data, form, GutChoice.Kind.COMMIT)


def agree(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Write down what the room agrees on."""
    form = AgreedForm(data)
    if not form.is_valid():
        return refused(form, data)
    set_agreed_text(
        workshop=room.workshop,
        by=helm.by,
        epoch=helm.epoch,
        now=helm.now,
        text=form.cleaned_data["text"],
    )
    return Said(_("The agreed text is saved. Everybody can read it."))


STEP = StepKind(
    name="commit",
    title=gettext_lazy("Final choice"),
    next_words=gettext_lazy("Ask for the final choice"),
    seat=seat,
    console=console,
    wall=wall,
    saves={"commit": save, **SAVES},
    deeds={"agree": agree, **DEEDS, **AMENDING},
    every=3,
)
