"""What the console sends to make an option of a condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from options.forms.fields import TextField
from options.models import Criterion

GONE = _("This condition is not here any more.")


class AmendForm(forms.Form):
    """The condition, the name of its option, and the criteria that it changes."""

    condition = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        error_messages={"required": GONE, "invalid": GONE, "max_value": GONE},
    )
    name = TextField(error_messages={"required": _("Give the option a name.")})
    criteria = forms.MultipleChoiceField(
        error_messages={
            "required": _("Tick at least one criterion on which the condition changes it."),
            "invalid_choice": _("Tick criteria that are shown here."),
        }
    )

    def __init__(self, data: Any, *, criteria: Sequence[Criterion]) -> None:  # noqa: ANN401 -- Django's own signature
        """Offer what is scored."""
        super().__init__(data)
        self.by_key = {leaf.key: leaf for leaf in criteria}
        choices = [(leaf.key, leaf.name) for leaf in criteria]
        self.fields["criteria"].choices = choices  # type: ignore[attr-defined]

    @property
    def changed(self) -> list[Criterion]:
        """The criteria that are ticked."""
        return [self.by_key[key] for key in self.cleaned_data["criteria"]]
