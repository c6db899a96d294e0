"""What an editor says about a criterion."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from options.formats import limits
from options.forms.fields import TextField
from options.models import Criterion

WORDS = ("name", "short_name", "definition", "direction", "unit", "worst", "middle", "best")


class CriterionWords(forms.Form):
    """Everything that a criterion says, and whether a change is of its meaning."""

    name = TextField(max_length=limits.NAME, error_messages={"required": _("Give it a name.")})
    short_name = TextField(max_length=limits.SHORT_NAME, required=False)
    definition = TextField(max_length=limits.TEXT, required=False)
    direction = TextField(max_length=limits.DIRECTION, required=False)
    unit = TextField(max_length=limits.UNIT, required=False)
    worst = TextField(max_length=limits.TEXT, required=False)
    middle = TextField(max_length=limits.TEXT, required=False)
    best = TextField(max_length=limits.TEXT, required=False)
    change = forms.ChoiceField(
        choices=[("meaning", ""), ("wording", "")], required=False, initial="meaning"
    )

    def typed(self) -> dict[str, str]:
        """The texts, by field."""
        return {name: self.cleaned_data[name] for name in WORDS if name in self.cleaned_data}


class Under(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A criterion of the decision, named by its key; nothing means the top."""

    def __init__(self) -> None:
        """Nothing is offered until the form knows its decision."""
        super().__init__(
            queryset=Criterion.objects.none(),
            to_field_name="key",
            required=False,
            error_messages={"invalid_choice": _("That criterion is not here any more.")},
        )


class NewCriterion(CriterionWords):
    """A new criterion that is scored, and what it lies under."""

    under = Under()

    def __init__(self, data: object, criteria: Sequence[Criterion]) -> None:
        """Only criteria of the decision can be chosen."""
        super().__init__(data)  # type: ignore[arg-type]
        offer(self.fields["under"], criteria)


class NewGroup(forms.Form):
    """A new criterion that only groups others."""

    name = TextField(max_length=limits.NAME, error_messages={"required": _("Give it a name.")})
    members = forms.ModelMultipleChoiceField(
        queryset=Criterion.objects.none(),
        to_field_name="key",
        error_messages={
            "required": _("Choose what it groups."),
            "invalid_choice": _("One of these criteria is not here any more."),
        },
    )

    def __init__(self, data: object, criteria: Sequence[Criterion]) -> None:
        """Only criteria of the decision can be chosen."""
        super().__init__(data)  # type: ignore[arg-type]
        offer(self.fields["members"], criteria)


def offer(field: forms.Field, criteria: Sequence[Criterion]) -> None:
    """Let these be chosen."""
    keys = [one.pk for one in criteria]
    field.queryset = Criterion.objects.filter(pk__in=keys)  # type: ignore[attr-defined]
