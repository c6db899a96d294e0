"""What the page of a room's result is asked for: red lines, and other weights to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from options.forms.fields import PointsField
from options.models import Criterion, RedLine


class RoomResultsForm(forms.Form):
    """Red lines that are on, and points to try for each criterion."""

    def __init__(
        self,
        data: Any,  # noqa: ANN401 -- Django's own signature
        *,
        lines: Iterable[RedLine],
        criteria: Iterable[Criterion],
    ) -> None:
        """A box for each line and a field for each criterion."""
        super().__init__(data)
        self.lines = list(lines)
        self.criteria = list(criteria)
        self.fields["line"] = forms.MultipleChoiceField(
            choices=[(line.key, line.name) for line in self.lines], required=False
        )
        for criterion in self.criteria:
            self.fields[tried(criterion)] = PointsField()

    @property
    def lines_on(self) -> frozenset[int]:
        """The lines that are on; what is no line of the room is nothing."""
        on = set(self.cleaned_data.get("line", ()))
        return frozenset(line.pk for line in self.lines if line.key in on)

    @property
    def points(self) -> dict[int, float]:
        """Points by criterion; nothing where nothing was typed, or something wrong."""
        given = {leaf.pk: self.cleaned_data.get(tried(leaf)) for leaf in self.criteria}
        return {pk: float(points) for pk, points in given.items() if points is not None}


def tried(criterion: Criterion) -> str:
    """What a criterion's field is called."""
    return f"points-{criterion.key}"
