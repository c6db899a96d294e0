"""What an editor says of an option, a perspective, a red line, a note or a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from options.actions.decisions import check_option
from options.errors import NoLimit, NoName, RuleBroken, SameName
from options.formats.members import is_web_address
from options.forms.admin import PartForm
from options.forms.fields import PointsField, TextField
from options.models import (
    Criterion,
    Decision,
    Evidence,
    LaterFact,
    Option,
    Perspective,
    RedLine,
    Source,
)

LINES = {"rows": 3}
LONGEST_NUMBER = 15


class EditingForm(PartForm):
    """A part of one decision, as its editor's page asks for it."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 -- Django's own signature
        *,
        decision: Decision,
        leaves: Sequence[Criterion],
        **kwargs: Any,  # noqa: ANN401 -- Django's own signature
    ) -> None:
        """Only parts of this decision can be chosen, and only criteria that are scored."""
        self.decision = decision  # type: ignore[misc]  # -- the page names it for each form
        self.leaves = leaves
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
        if "criterion" in self.fields:
            keys = [leaf.pk for leaf in leaves]
            chosen = Criterion.objects.filter(pk__in=[*keys, self.instance.criterion_id])
            self.fields["criterion"].queryset = chosen  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse signs that no database can hold, with a sentence."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                try:
                    TextField(required=False).clean(value)
                except ValidationError as broken:
                    self.add_error(name, broken)
        return cleaned

    def points(self) -> Mapping[Criterion, int | None] | None:
        """Points for each criterion, where the form asks for them."""
        return None


class OptionWords(EditingForm):
    """One possible answer."""

    class Meta:
        model = Option
        fields = ("name", "description", "strongest_case", "is_baseline", "in_core")

    def check(self) -> None:
        """The rules of options."""
        check_option(option=self.instance)


class SourceWords(EditingForm):
    """A publication that notes rest on."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {SameName: "key"}

    class Meta:
        model = Source
        fields = (
            "title",
            "publisher",
            "address",
            "date",
            "grade",
            "grade_note",
            "remark",
        )
        field_classes: ClassVar = {"address": forms.CharField}

    def clean_address(self) -> str:
        """Only what a browser may be sent to."""
        address = str(self.cleaned_data["address"]).strip()
        if address and not is_web_address(address):
            raise ValidationError(_("Type an address that begins with https:// or http://."))
        return address


class Chosen(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Records by their numbers; one that no database could hold is not among them."""

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        """Refuse such a number like every other that is not there."""
        far = [one for one in value or () if len(str(one)) > LONGEST_NUMBER]
        if far:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": far[0][:LONGEST_NUMBER]},
            )
        return super().clean(value)


class NoteWords(EditingForm):
    """A note on a cell, on a whole option or on a whole criterion."""

    class Meta:
        model = Evidence
        fields = (
            "option",
            "criterion",
            "note",
            "strength",
            "sources",
            "is_after_reading_date",
        )
        widgets: ClassVar = {"sources": forms.CheckboxSelectMultiple}
        field_classes: ClassVar = {"sources": Chosen}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Nothing chosen means every option, or the option as a whole."""
        super().__init__(*args, **kwargs)
        self.fields["option"].empty_label = _("every option")  # type: ignore[attr-defined]
        self.fields["criterion"].empty_label = _("the option as a whole")  # type: ignore[attr-defined]


class LaterFactWords(EditingForm):
    """What became known after the reading date."""

    class Meta:
        model = LaterFact
        fields = ("text", "sources")
        widgets: ClassVar = {"sources": forms.CheckboxSelectMultiple}


class RedLineWords(EditingForm):
    """A limit on a criterion's points, or a yes-or-no question."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {NoLimit: "fails_below", NoName: "name"}

    class Meta:
        model = RedLine
        fields = (
            "name",
            "held_by",
            "why",
            "criterion",
            "fails_below",
            "at_risk_below",
            "at_risk_when_low_below",
            "question",
        )
        labels: ClassVar = {"criterion": _("criterion with a limit")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Without a criterion it is a question."""
        super().__init__(*args, **kwargs)
        self.fields["criterion"].empty_label = _("none: it is a yes-or-no question")  # type: ignore[attr-defined]


class PerspectiveWords(EditingForm):
    """A group with a stake, and its illustrative points."""

    class Meta:
        model = Perspective
        fields = ("name", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """One field for the points of each criterion that is scored."""
        super().__init__(*args, **kwargs)
        stored = {}
        if self.instance.pk:
            stored = dict(self.instance.swings.values_list("criterion_id", "points"))
        for leaf in self.leaves:
            field = PointsField(label=leaf.name, initial=stored.get(leaf.pk))
            field.widget.attrs.update({"inputmode": "numeric", "size": 4})
            self.fields[f"swing-{leaf.pk}"] = field

    def points(self) -> Mapping[Criterion, int | None]:
        """What was typed; nothing typed is not zero."""
        return {leaf: self.cleaned_data[f"swing-{leaf.pk}"] for leaf in self.leaves}
