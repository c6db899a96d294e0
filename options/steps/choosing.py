"""Saving one chosen option, before the sums or at the end."""

from __future__ import annotations

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from options.actions.choices import choose
from options.forms.choices import ChoiceForm
from options.models import GutChoice, Option, Seat
from options.reports.room import Room
from options.steps.contract import Said


def options_of(room: Room) -> list[Option]:
    """What can be chosen."""
    return [view.option for view in room.structure.options]


def save_choice(
    room: Room, seat: Seat, data: QueryDict, form: ChoiceForm, kind: GutChoice.Kind
) -> Said:
    """Keep the choice, or say what is wrong with it."""
    if not form.is_valid():
        return refused(form, data)
    made = choose(
        seat=seat,
        kind=kind,
        option=form.chosen,
        now=room.now,
        sure=form.cleaned_data["sure"],
        would_change=form.cleaned_data.get("would_change", ""),
    )
    return Said(_("Saved: your choice is “%(name)s”.") % {"name": made.option.name})


def refused(form: Form, data: QueryDict) -> Said:
    """What is wrong, and what was typed."""
    return Said(
        _("Nothing was saved yet. See what is missing below."),
        refusals={name: str(errors[0]) for name, errors in form.errors.items()},
        typed=typed_in(data, *form.fields),
    )


def typed_in(data: QueryDict, *names: str) -> dict[str, str]:
    """What was sent for these fields."""
    return {name: data.get(name, "") for name in names}
