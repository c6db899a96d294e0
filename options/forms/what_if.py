"""Weights that are tried out, as an address carries them, and the name to keep them under."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from options.models import Criterion
from options.models.what_if import LONGEST_NAME
from options.reports.hand_on_weights import field_of

LONGEST_NUMBER = 20


class TenthsField(forms.Field):
    """A number from 0 to 100, with a comma or a point; None when left empty."""

    widget = forms.TextInput
    message = _("Type a number from 0 to 100.")

    def to_python(self, value: object) -> float | None:
        """The number that was typed."""
        written = str(value).strip().replace(",", ".") if value is not None else ""
        if not written:
            return None
        try:
            number = float(written) if len(written) <= LONGEST_NUMBER else math.nan
        except ValueError:
            number = math.nan
        if not 0 <= number <= 100:
            raise ValidationError(self.message, code="invalid")
        return number


class TriedForm(forms.Form):
    """Points for each criterion; what is not there stays as it is."""

    def __init__(self, data: Any, *, criteria: Iterable[Criterion]) -> None:  # noqa: ANN401 -- Django's own signature
        """A field for each criterion, called as links call it."""
        super().__init__(data)
        self.keys = {field_of(leaf): leaf.key for leaf in criteria}
        for name in self.keys:
            self.fields[name] = TenthsField(required=False)

    @property
    def points(self) -> dict[str, float]:
        """What was typed, by the keys of criteria; nothing of what is wrong."""
        given = {key: self.cleaned_data.get(name) for name, key in self.keys.items()}
        return {key: points for key, points in given.items() if points is not None}


class KeepForm(forms.Form):
    """What to call it, and the weights as the address carries them."""

    name = forms.CharField(max_length=LONGEST_NAME, label=_("Name"))
    tried = forms.CharField(required=False, max_length=20_000, strip=True)


class NameForm(forms.Form):
    """Another name for what is kept."""

    name = forms.CharField(max_length=LONGEST_NAME, label=_("Name"))
