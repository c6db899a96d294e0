"""What the control of one cell sends: points, a range, how sure, why; or "I can't judge"."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from options.actions.judgements import Change, Judgement
from options.forms.fields import PointsField, TextField
from options.models import Option
from options.models.scoring import LONGEST_RATIONALE, Confidence

STEP = 10


def prefix_of(option_id: int, criterion_id: int) -> str:
    """What the fields of one cell are called, so that a page can hold many cells."""
    return f"c{option_id}-{criterion_id}"


class ScoreForm(forms.Form):
    """One cell. `was` and `could_not` are what the page showed; the field that changed wins."""

    points = PointsField(label=_("Score"))
    number = PointsField(label=_("Exact number"))
    was = PointsField(label=_("Score before"))
    cannot_judge = forms.BooleanField(label=_("I can't judge"), required=False)
    could_not = forms.BooleanField(required=False)
    confidence = forms.ChoiceField(
        label=_("How sure are you?"), choices=Confidence.choices, required=False
    )
    low = PointsField(label=_("Lowest plausible"))
    high = PointsField(label=_("Highest plausible"))
    rationale = TextField(
        label=_("Why?"), required=False, max_length=LONGEST_RATIONALE, strip=True
    )
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    revision = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    change = forms.CharField(required=False, max_length=64)
    confirm = forms.BooleanField(required=False)
    keep = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Settle which of the fields that say the same thing was meant."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        chosen = self.chosen(cleaned)
        cleaned["points"], cleaned["cannot_judge"] = self.answer(cleaned, chosen)
        self.check_range(cleaned)
        return cleaned

    def chosen(self, cleaned: dict[str, Any]) -> int | None:
        """The points, from the scale or from the number field: the one that changed."""
        was = cleaned["was"]
        on_scale, beside = shown_as(was)
        radio, number = cleaned["points"], cleaned["number"]
        radio_changed, number_changed = radio != on_scale, number != beside
        if radio_changed and number_changed and None not in (radio, number):
            if radio != number:
                self.add_error(
                    "number",
                    ValidationError(_("The scale and the number differ. Keep one of them.")),
                )
            return radio  # type: ignore[no-any-return]  # -- a cleaned field
        if number_changed and not (radio_changed and radio is not None):
            return number  # type: ignore[no-any-return]  # -- a cleaned field
        if radio_changed:
            return radio  # type: ignore[no-any-return]  # -- a cleaned field
        return was  # type: ignore[no-any-return]  # -- a cleaned field

    def answer(self, cleaned: dict[str, Any], chosen: int | None) -> tuple[int | None, bool]:
        """Points or "I can't judge": the one that was given last."""
        if not cleaned["cannot_judge"]:
            return chosen, False
        if chosen is None or (chosen == cleaned["was"] and not cleaned["could_not"]):
            return None, True
        if cleaned["could_not"]:
            return chosen, False
        self.add_error(
            "cannot_judge",
            ValidationError(_("Give a score, or say that you can't judge; not both.")),
        )
        return chosen, False

    def check_range(self, cleaned: dict[str, Any]) -> None:
        """The lowest must not be above the highest."""
        low, high = cleaned["low"], cleaned["high"]
        if None not in (low, high) and low > high:
            self.add_error("low", _("The lowest must not be above the highest."))

    def said(self, shown: Judgement) -> Judgement:
        """The clean answer; a field that was not sent says what the page had shown."""
        data = self.cleaned_data
        told = {name: data[name] for name in asdict(shown)}
        if self.add_prefix("was") in self.data:
            return Judgement(**told)
        missing = {name for name in told if self.add_prefix(name) not in self.data}
        if "points" in missing and self.add_prefix("number") in self.data:
            missing.discard("points")
        if "points" not in missing:
            missing.discard("cannot_judge")
        return Judgement(**{**told, **{name: getattr(shown, name) for name in missing}})

    def change_of(self, shown: Judgement) -> Change:
        """What the request wants, against what its page had shown."""
        return Change(
            id=self.cleaned_data["change"],
            said=self.said(shown),
            shown=shown,
            seen_revision=self.cleaned_data["revision"],
            confirms=self.cleaned_data["confirm"],
        )

    @property
    def keeps(self) -> bool:
        """The answer of the round before is meant, as it was."""
        return bool(self.cleaned_data["keep"])

    @property
    def seen_version(self) -> int:
        """Which save the page knew of; 0 for none."""
        seen: int | None = self.cleaned_data["seen"]
        return 0 if seen is None else seen

    @property
    def says_nothing(self) -> bool:
        """None of the cell's fields was sent, as by a broken request."""
        return not any(self.add_prefix(name) in self.data for name in self.fields)

    @property
    def refusals(self) -> dict[str, list[str]]:
        """Why each refused field was refused, in plain sentences."""
        return {name: [str(words) for words in self.errors[name]] for name in self.errors}

    def range_fits(self, shown: Judgement) -> bool:
        """A range typed now must hold the points; one that stood before makes room."""
        said = self.said(shown)
        if said.points is None or (said.low, said.high) == (shown.low, shown.high):
            return True
        if said.low is not None and said.low > said.points:
            self.add_error("low", _("The lowest must not be above your score."))
        if said.high is not None and said.high < said.points:
            self.add_error("high", _("The highest must not be below your score."))
        return not self.errors


def shown_as(points: int | None) -> tuple[int | None, int | None]:
    """How the page shows points: on the scale, or in the number field when between steps."""
    if points is None or points % STEP == 0:
        return points, None
    return None, points


def bound_form(option: Option, criterion_id: int, data: Any) -> ScoreForm:  # noqa: ANN401
    """The form of one cell, filled with what was sent."""
    return ScoreForm(data, prefix=prefix_of(option.pk, criterion_id))
