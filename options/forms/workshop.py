"""What the console of a workshop sends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from options.models import Facilitation

MOST = 2**31 - 1


class HelmForm(forms.Form):
    """The epoch that the page had shown."""

    epoch = forms.IntegerField(min_value=0, max_value=MOST)


class MoveForm(HelmForm):
    """Where to go."""

    step = forms.IntegerField(min_value=0, max_value=MOST)


class KnockForm(forms.Form):
    """Who of those at the door."""

    number = forms.IntegerField(min_value=1, max_value=MOST)


class HelperForm(forms.Form):
    """An account by its name, and what it shall do here."""

    username = forms.CharField(
        max_length=150,
        error_messages={
            "required": _("Type the name of an account."),
            "max_length": _("No account has a name as long as this."),
        },
    )
    role = forms.ChoiceField(
        choices=Facilitation.Role,
        error_messages={
            "required": _("Choose what this person shall do."),
            "invalid_choice": _("Choose one of the three roles."),
        },
    )


class PersonForm(forms.Form):
    """One of those who help."""

    person = forms.IntegerField(min_value=1, max_value=MOST)


class EndForm(forms.Form):
    """Closing is meant."""

    is_confirmed = forms.BooleanField()


class ReasonForm(forms.Form):
    """Why a closed room opens again."""

    reason = forms.CharField(
        max_length=2000,
        error_messages={
            "required": _("Say why the workshop opens again."),
            "max_length": _("Say it in 2,000 signs or fewer."),
        },
    )


class SeatForm(forms.Form):
    """One of the seats, by its number."""

    number = forms.IntegerField(min_value=1, max_value=MOST)


class CardsForm(forms.Form):
    """How many cards to print."""

    count = forms.IntegerField(
        min_value=1,
        max_value=100,
        error_messages={
            name: _("Print from 1 to 100 cards.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
