"""On what condition somebody would accept an option."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from options.models import Option

GONE = _("This option is not here any more. Choose one of those that are shown.")


class AboutForm(forms.Form):
    """One option that is compared here."""

    about = forms.ChoiceField(error_messages={"required": GONE, "invalid_choice": GONE})

    def __init__(self, data: Any, *, options: Sequence[Option]) -> None:  # noqa: ANN401 -- Django's own signature
        """Offer what is compared."""
        super().__init__(data)
        self.by_key = {option.key: option for option in options}
        choices = [(key, option.name) for key, option in self.by_key.items()]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]

    @property
    def option(self) -> Option:
        """The option."""
        return self.by_key[self.cleaned_data["about"]]


class ConditionKeyForm(forms.Form):
    """One condition, and for a switch whether it shall be on."""

    condition = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    on = forms.BooleanField(required=False)
