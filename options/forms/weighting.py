"""What the weighting pages send: a tap, a move, a whole list of points."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from options.forms.fields import PointsField
from options.models import Criterion, Participant
from options.reports.swing_points import field_of
from options.reports.weighting import Family

HOW = ("up", "down", "tie")


class WithinForm(forms.Form):
    """Which of the comparisons a button belongs to; empty for the one list and across."""

    within = forms.SlugField(required=False, max_length=80)


class TapForm(WithinForm):
    """The swing that was tapped, and the place that its button was shown for."""

    criterion = forms.SlugField(max_length=80)
    place = forms.IntegerField(min_value=1, max_value=1000)


class MoveForm(WithinForm):
    """How a swing moves, and past which other: three words, as a button sends them."""

    move = forms.RegexField(rf"^({'|'.join(HOW)}) [-\w]+ [-\w]+$", max_length=200)

    def clean_move(self) -> tuple[str, str, str]:
        """The three words."""
        how, moved, other = self.cleaned_data["move"].split(" ")
        return how, moved, other


class MethodForm(WithinForm):
    """Whether the order or the points shall count."""

    method = forms.ChoiceField(
        choices=[
            (Participant.Weighing.RANKS, "ranks"),
            (Participant.Weighing.POINTS, "points"),
        ]
    )


class SwingPointsForm(forms.Form):
    """Points for every swing of the page; they need not add up to anything."""

    def __init__(self, data: Any, *, families: Sequence[Family]) -> None:  # noqa: ANN401 -- Django's own signature
        """A field for each swing that is compared with others."""
        super().__init__(data)
        self.families = families
        for family in families:
            for member in family.members:
                self.fields[field_of(member)] = PointsField()

    def clean(self) -> dict[str, Any]:
        """Refuse a comparison in which nothing would weigh anything."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        is_empty = all(points is None for points in self.points().values())
        for family in self.families:
            given = [cleaned[field_of(member)] for member in family.members]
            is_said = any(points is not None for points in given)
            if (is_said or is_empty) and not any(given):
                self.add_error(field_of(family.members[0]), all_zero(family))
        return cleaned

    def points(self) -> dict[Criterion, int | None]:
        """What was given to each swing."""
        return {
            member: self.cleaned_data.get(field_of(member))
            for family in self.families
            for member in family.members
        }


def all_zero(family: Family) -> str:
    """What is wrong with points of which none is above 0."""
    if family.parent is None:
        return _("Give at least one of these more than 0 points.")
    return _("Give at least one swing of “%(name)s” more than 0 points.") % {
        "name": family.parent.name
    }
