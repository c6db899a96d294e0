"""The kinds of parts that have a page of the editor: their forms and words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from options.actions.shaping import Shaped
from options.forms.editing.parts import (
    EditingForm,
    LaterFactWords,
    NoteWords,
    OptionWords,
    PerspectiveWords,
    RedLineWords,
    SourceWords,
)
from options.models import Decision, Evidence, Option, Perspective
from options.reports.editing.seen import seen_of


@dataclass(frozen=True)
class Kind:
    """What a page of the editor lists."""

    form: type[EditingForm]
    words: str | Promise
    add: str | Promise
    nothing: str | Promise


KINDS = {
    "options": Kind(
        OptionWords,
        gettext_lazy("Options"),
        gettext_lazy("Add an option"),
        gettext_lazy("No option yet. A comparison needs two."),
    ),
    "perspectives": Kind(
        PerspectiveWords,
        gettext_lazy("Perspectives"),
        gettext_lazy("Add a perspective"),
        gettext_lazy("No perspective yet: a group with a stake, and what moves it."),
    ),
    "red_lines": Kind(
        RedLineWords,
        gettext_lazy("Red lines"),
        gettext_lazy("Add a red line"),
        gettext_lazy("No red line yet: a limit that no total can make up for."),
    ),
    "evidence": Kind(
        NoteWords,
        gettext_lazy("Evidence"),
        gettext_lazy("Add a note"),
        gettext_lazy("No note yet."),
    ),
    "sources": Kind(
        SourceWords,
        gettext_lazy("Sources"),
        gettext_lazy("Add a source"),
        gettext_lazy("No source yet."),
    ),
    "later_facts": Kind(
        LaterFactWords,
        gettext_lazy("What became known later"),
        gettext_lazy("Add a fact"),
        gettext_lazy("Nothing yet: what became known after the reading date."),
    ),
}


def part_of(decision: Decision, kind: str, number: int) -> Shaped:
    """One part of a decision; 404 for a foreign one."""
    model = KINDS[kind].form.Meta.model  # type: ignore[attr-defined]
    found: Shaped = get_object_or_404(
        model.objects.select_related("decision"), pk=number, decision=decision
    )
    return found


def columns(kind: str) -> tuple[str, ...]:
    """The columns that a form of this kind shows."""
    return tuple(KINDS[kind].form.Meta.fields)  # type: ignore[attr-defined]


def digest(part: Shaped, kind: str) -> str:
    """What the page had shown of a part; of a perspective its points, too."""
    seen = seen_of(part, columns(kind))
    if isinstance(part, Perspective):
        points = sorted(part.swings.values_list("criterion_id", "points"))
        seen += "-" + hashlib.sha256(repr(points).encode()).hexdigest()[:8]
    return seen


def place_seen(part: Shaped) -> str:
    """What a list had shown of where a part stands; of an option also whether it is parked."""
    return seen_of(
        part, ("position", "parked_at") if isinstance(part, Option) else ("position",)
    )


def back_to(decision: Decision, kind: str, part: Shaped, *, stays: bool = True) -> str:
    """Where the part stands on its page."""
    address = reverse(f"edit_{kind}", args=[decision.slug])
    if isinstance(part, Evidence):
        option, criterion = part.option_id or "", part.criterion_id or ""
        return f"{address}?option={option}&criterion={criterion}#notes"
    name = part._meta.model_name
    return f"{address}#{name}-{part.pk}" if stays and part.pk else address
