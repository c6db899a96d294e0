"""“I would accept this option if …”: what people write, and what the console does with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from options.actions import conditions as deeds
from options.errors import DoesNotFit, NothingSaid
from options.forms.conditions import AboutForm, ConditionKeyForm
from options.models import Condition, Seat, Workshop
from options.models.condition import LONGEST_CONDITION
from options.reports.others import conditions_of, lifts_of
from options.reports.own_conditions import own_conditions
from options.reports.room import Room
from options.steps.choosing import options_of
from options.steps.contract import ConsoleDeed, Helm, Said, SeatSave, Words

LONGEST_TYPED = 8000


def conditions_for(room: Room, seat: Seat) -> dict[str, Any]:
    """What a participant wrote, and what others did."""
    return {
        "own_conditions": own_conditions(seat.participant, room.structure.options),
        "conditions": conditions_of(room, seat.pk, seat=seat),
        "longest_condition": LONGEST_CONDITION,
        "lifts": lifts_of(room),
    }


def conditions_on_console(room: Room) -> dict[str, Any]:
    """All of them, with those that wait and those that were hidden."""
    return {
        "conditions": conditions_of(room, room.workshop.seed, with_hidden=True),
        "lifts": lifts_of(room),
    }


def write(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Keep a condition; what is refused comes back as typed."""
    form = AboutForm(data, options=options_of(room))
    if not form.is_valid():
        return gone()
    text = data.get("text", "")
    try:
        kept = deeds.set_condition(seat=seat, option=form.option, text=text, now=room.now)
    except (NothingSaid, DoesNotFit) as broken:
        typed = {"about": form.option.key, "text": text[:LONGEST_TYPED]}
        return Said(_("Your condition is not there yet."), {"condition": str(broken)}, typed)
    if kept.is_held:
        return Said(_("Your condition is saved. The facilitator reads it before others do."))
    return Said(_("Your condition is there, without your name."))


def withdraw(room: Room, seat: Seat, data: QueryDict) -> Said:
    """Take a condition back."""
    form = AboutForm(data, options=options_of(room))
    if not form.is_valid():
        return gone()
    deeds.withdraw_condition(seat=seat, option=form.option)
    return Said(_("Your condition is taken back."))


def concur(_room: Room, seat: Seat, data: QueryDict) -> Said:
    """Say that one would accept it on the same condition, or no longer."""
    form = ConditionKeyForm(data)
    if not form.is_valid():
        return gone()
    named = Condition(pk=form.cleaned_data["condition"])
    deed = deeds.concur if form.cleaned_data["on"] else deeds.stop_concurring
    deed(seat=seat, condition=named)
    return Said()


def gone() -> Said:
    """What was pressed belongs to nothing here."""
    sentence = _("That is not in this workshop any more, so nothing was saved.")
    return Said(sentence, {"about": sentence})


def judging(deed: Callable[..., Workshop], words: Words) -> ConsoleDeed:
    """A deed of the console that concerns one condition."""

    def do(room: Room, helm: Helm, data: QueryDict) -> Said:
        form = ConditionKeyForm(data)
        if not form.is_valid():
            return gone()
        named = Condition(pk=form.cleaned_data["condition"])
        told = {"by": helm.by, "epoch": helm.epoch, "now": helm.now}
        deed(workshop=room.workshop, condition=named, **told)
        return Said(words)

    return do


SAVES: Mapping[str, SeatSave] = {
    "condition": write,
    "withdraw-condition": withdraw,
    "so-would-i": concur,
}
DEEDS: Mapping[str, ConsoleDeed] = {
    "hide-condition": judging(
        deeds.hide_condition,
        gettext_lazy("Nobody sees this condition now. The log says so."),
    ),
    "show-condition": judging(
        deeds.show_condition, gettext_lazy("Everybody sees this condition now.")
    ),
}
