"""The console makes an option of a condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from options.actions.amending import amend
from options.errors import DoesNotFit, NoName, SameName, TooMany
from options.formats.limits import NAME
from options.forms.amending import AmendForm
from options.models import Condition
from options.reports.room import Room
from options.steps.contract import ConsoleDeed, Helm, Said

LONGEST_TYPED = 8000


@dataclass(frozen=True)
class TypedAgain(Said):
    """A refusal that gives back what was ticked, too; `about` is the condition."""

    about: int = 0
    ticked: tuple[str, ...] = ()


def make_option(room: Room, helm: Helm, data: QueryDict) -> Said:
    """Add the option and ask what it changes; what is refused comes back as typed."""
    form = AmendForm(data, criteria=room.structure.criteria)
    if not form.is_valid():
        return again(data, {name: str(said[0]) for name, said in form.errors.items()})
    try:
        amend(
            workshop=room.workshop,
            condition=Condition(pk=form.cleaned_data["condition"]),
            name=form.cleaned_data["name"],
            criteria=form.changed,
            by=helm.by,
            epoch=helm.epoch,
            now=helm.now,
        )
    except (DoesNotFit, NoName, SameName, TooMany) as broken:
        return again(data, {"name": str(broken)})
    return Said(_("The option is there. Everybody scores what the condition changes."))


def again(data: QueryDict, refusals: Mapping[str, str]) -> Said:
    """What is wrong, and what was sent."""
    about = data.get("condition", "")
    return TypedAgain(
        _("The option is not made yet. See what is missing below."),
        refusals,
        {"name": data.get("name", "")[:LONGEST_TYPED]},
        about=int(about) if about.isdecimal() and len(about) < NAME else 0,
        ticked=tuple(data.getlist("criteria"))[:NAME],
    )


DEEDS: Mapping[str, ConsoleDeed] = {"amend": make_option}
