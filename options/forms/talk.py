"""What people say about a cell, and what they guess before it is shown."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from options.models import Reason
from options.reports.places import Place, place_named
from options.reports.room import Room

LONGEST_NAME = 41


def refusals_in(form: forms.Form) -> dict[str, str]:
    """The first thing that is wrong with each field."""
    return {name: str(said[0]) for name, said in form.errors.items()}


class CellForm(forms.Form):
    """One cell of a room."""

    cell = forms.CharField(max_length=LONGEST_NAME)

    def __init__(self, room: Room, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.room = room

    def clean_cell(self) -> Place:
        """The cell itself; one that was parked meanwhile is none."""
        place = place_named(self.room, self.cleaned_data["cell"])
        if place is None:
            raise forms.ValidationError(_("That cell is not in this workshop any more."))
        return place


class ReasonForm(CellForm):
    """A reason: which way it pulls, and its words, which the deed itself judges."""

    side = forms.ChoiceField(
        choices=Reason.Side.choices,
        error_messages={
            "required": _("Say whether this speaks for more points or for fewer."),
            "invalid_choice": _("Say whether this speaks for more points or for fewer."),
        },
    )
    text = forms.CharField(required=False, strip=False)


class ReasonKeyForm(forms.Form):
    """One reason, and for a switch whether it shall be on."""

    reason = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    on = forms.BooleanField(required=False)


class GuessForm(forms.Form):
    """The room's first option and its most contested criterion."""

    option = forms.ChoiceField(
        error_messages={
            "required": _("Choose the option that you expect to come first."),
            "invalid_choice": _("Choose one of the options that are shown."),
        }
    )
    criterion = forms.ChoiceField(
        error_messages={
            "required": _("Choose the criterion on which you expect the room to differ most."),
            "invalid_choice": _("Choose one of the criteria that are shown."),
        }
    )

    def __init__(self, room: Room, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        structure = room.structure
        choices = [(str(view.pk), view.name) for view in structure.options]
        self.fields["option"].choices = choices  # type: ignore[attr-defined]
        choices = [(str(leaf.pk), leaf.name) for leaf in structure.criteria]
        self.fields["criterion"].choices = choices  # type: ignore[attr-defined]
