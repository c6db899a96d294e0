"""Keep what notes, sources, perspectives, red lines and later facts said before a change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from options.models import (
    Evidence,
    LaterFact,
    Perspective,
    RedLine,
    Source,
)

Kept = Evidence | LaterFact | Perspective | RedLine | Source
MADE, CHANGED, GONE = "+", "~", "-"


def keep_first(part: Kept) -> None:
    """Before the first change: what it says since it came with its decision.

    A copy and a file bring parts without a version, as most of them never change.
    """
    if part._state.adding or part.history.exists():
        return
    stored = type(part)._default_manager.select_related("decision").get(pk=part.pk)
    write(stored, MADE, at=stored.decision.created_at, by=None)


def keep_version(part: Kept) -> None:
    """What it says now, if that is something else than its newest version says."""
    newest = part.history.order_by("-history_date", "-history_id").first()
    if newest is None or newest.history_type == GONE:
        write(part, MADE, at=timezone.now())
    elif says(part) != (fields_of(newest, newest), newest.beside):
        write(part, CHANGED, at=timezone.now())


def keep_gone(part: Kept) -> None:
    """Its last words, before it is deleted."""
    keep_first(part)
    write(part, GONE, at=timezone.now())


def says(part: Kept) -> tuple[dict[str, object], dict[str, Any]]:
    """Its fields, and what hangs on it."""
    return fields_of(part, part.history.model), beside(part)


def fields_of(record: object, model: Any) -> dict[str, object]:  # noqa: ANN401 -- of a made class
    """The fields that a version keeps."""
    names = [field.attname for field in model.tracked_fields]
    return {name: getattr(record, name) for name in names}


def beside(part: Kept) -> dict[str, Any]:
    """The keys of its sources, or its points by the key of a criterion."""
    if isinstance(part, Evidence | LaterFact):
        return {"sources": sorted(part.sources.values_list("key", flat=True))}
    if isinstance(part, Perspective):
        swings = part.swings.order_by("criterion__position", "criterion_id")
        return {"points": dict(swings.values_list("criterion__key", "points"))}
    return {}


def write(part: Kept, fate: str, *, at: datetime, **who: Any) -> None:  # noqa: ANN401 -- somebody or nobody
    """One line of the history; by whoever asks for the page, if nobody is named."""
    model = part.history.model
    fields, hanging = says(part)
    model.objects.create(
        **fields,
        beside=hanging,
        history_type=fate,
        history_date=at,
        history_user=who["by"] if "by" in who else model.get_default_history_user(part),
    )
