"""What is typed in from paper: points, nothing, or a question mark for who can't judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from options.actions.judgements import Judgement
from options.forms.fields import PointsField
from options.forms.join import EnterForm
from options.forms.weighting import SwingPointsForm
from options.forms.workshop import MOST
from options.models import Criterion, Score
from options.reports.structure import OptionView, Structure

CANNOT = {"?", "？", "؟"}
LONGEST = 20


@dataclass(frozen=True)
class PaperCell:
    """One field: what stands in it, what it means, or what is wrong with it."""

    view: OptionView
    criterion: Criterion
    known: Score | None
    typed: str
    said: Judgement | None = None
    error: str = ""

    @property
    def name(self) -> str:
        """What the field is called."""
        return f"p{self.view.pk}-{self.criterion.pk}"

    @property
    def is_changed(self) -> bool:
        """It says something else than is stored."""
        return self.said is not None and self.typed != stored_text(self.known)


@dataclass(frozen=True)
class PaperRow:
    """One criterion with a place for each option; None where the round asks for nothing."""

    criterion: Criterion
    places: tuple[PaperCell | None, ...]

    @property
    def cells(self) -> tuple[PaperCell, ...]:
        """The fields there are."""
        return tuple(cell for cell in self.places if cell is not None)


def rows_from(
    structure: Structure,
    given: Mapping[tuple[int, int], Score],
    data: Mapping[str, str] | None = None,
) -> tuple[PaperRow, ...]:
    """The grid as it is stored, or as it was typed."""
    return tuple(
        PaperRow(
            criterion,
            tuple(
                cell_from(view, criterion, given.get((view.pk, criterion.pk)), data)
                if view in structure.options_on(criterion)
                else None
                for view in structure.options
            ),
        )
        for criterion in structure.criteria
    )


def cell_from(
    view: OptionView, criterion: Criterion, known: Score | None, data: Mapping[str, str] | None
) -> PaperCell:
    """One field; a field that was not sent says what is stored."""
    stored = stored_text(known)
    typed = stored if data is None else data.get(f"p{view.pk}-{criterion.pk}", stored)
    text = typed.strip()[:LONGEST]
    if text in CANNOT:
        return PaperCell(view, criterion, known, "?", Judgement(cannot_judge=True))
    try:
        points = PointsField().clean(text)
    except ValidationError:
        error = _("Type a whole number from 0 to 100, a question mark, or nothing.")
        return PaperCell(view, criterion, known, typed[:LONGEST], error=error)
    shown = "" if points is None else str(points)
    return PaperCell(view, criterion, known, shown, Judgement(points=points))


def stored_text(known: Score | None) -> str:
    """What is stored, as it is typed."""
    if known is None:
        return ""
    if known.cannot_judge:
        return "?"
    return "" if known.points is None else str(known.points)


class PaperSeatForm(EnterForm):
    """For whom a person on paper speaks, their name where names are known, and the epoch."""

    epoch = forms.IntegerField(min_value=0, max_value=MOST)


class CardSwingsForm(SwingPointsForm):
    """The swings of a card: nothing written is no weights, and no fault."""

    @property
    def is_empty(self) -> bool:
        """Nothing is written in any of the fields."""
        return not any(str(self.data.get(name, "")).strip() for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Refuse points of which none is above 0, where there are some."""
        return self.cleaned_data if self.is_empty else super().clean()
