"""Who changed what of a decision and when, as differences a person can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from options.models import Criterion, Decision, Option
from options.reports.editing.editions import LABELS, Piece, pieces, words

NEWEST = 400
MADE, CHANGED, GONE = "+", "~", "-"
OWN_LABELS = {
    "is_published": _("published"),
    "parked_at": _("parked"),
    "parent_id": _("under"),
    "position": _("place"),
}
# What may have been said otherwise, and may be put back, in each kind of record.
TEXTS = {
    "decision": ("title", "field", "summary", "question", "why_hard", "discussion_questions"),
    "option": ("name", "description", "strongest_case"),
    "criterion": (
        "name", "short_name", "definition", "direction", "worst", "middle", "best", "unit",
    ),
}  # fmt: skip
FIELDS = {
    "decision": (*TEXTS["decision"], "reading_date", "is_published"),
    "option": (*TEXTS["option"], "is_baseline", "in_core", "parked_at"),
    "criterion": (*TEXTS["criterion"], "in_core", "parked_at", "parent_id"),
}


@dataclass(frozen=True)
class FieldThen:
    """One field and the words that went out of it and came in."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """One change: of what, by whom, when, and what it said.

    Attributes:
        kind: "decision", "option" or "criterion".
        number: of the record in the history, to put this version back.
        fate: "+" made, "~" changed, "-" gone.
        may_be_put_back: the record is there, and said something else then.
    """

    kind: str
    number: int
    name: str
    fate: str
    at: datetime
    by: str
    reason: str
    fields: tuple[FieldThen, ...]
    may_be_put_back: bool


def history_of(decision: Decision, *, kind: str = "") -> tuple[Entry, ...]:
    """The newest changes first; at most 400 of each kind are read, in three queries or one."""
    names = {c.pk: c.name for c in decision.criteria.all()}
    found = [
        entry
        for name in ([kind] if kind in FIELDS else FIELDS)
        for entry in entries(decision, name, names)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.number), reverse=True))


def records(decision: Decision, kind: str) -> Any:  # noqa: ANN401 -- of a made class
    """The history of one kind under a decision, the newest first."""
    if kind == "decision":
        found = Decision.history.filter(id=decision.pk)
    else:
        model = Option if kind == "option" else Criterion
        found = model.history.filter(decision_id=decision.pk)
    return found.select_related("history_user").order_by("-history_date", "-history_id")


def entries(decision: Decision, kind: str, names: dict[int, str]) -> Iterator[Entry]:
    """Each change beside the version before it; one that says nothing new is left out."""
    read = list(records(decision, kind)[:NEWEST])
    now: dict[int, Any] = {}
    then: dict[int, Any] = {}
    for record in read:
        now.setdefault(record.id, record)
    for record in reversed(read):
        before = then.get(record.id)
        then[record.id] = record
        changes = () if before is None else differences(kind, before, record, names)
        if record.history_type == CHANGED and not changes:
            continue
        newest = now[record.id]
        yield Entry(
            kind=kind,
            number=record.history_id,
            name=record.title if kind == "decision" else record.name,
            fate=record.history_type,
            at=record.history_date,
            by=str(record.history_user or ""),
            reason=record.history_change_reason or "",
            fields=changes,
            may_be_put_back=newest.history_type != GONE
            and any(getattr(newest, name) != getattr(record, name) for name in TEXTS[kind]),
        )


def differences(
    kind: str,
    before: Any,  # noqa: ANN401 -- of a made class
    after: Any,  # noqa: ANN401 -- of a made class
    names: dict[int, str],
) -> tuple[FieldThen, ...]:
    """The fields that say something else."""
    return tuple(
        FieldThen(
            str(OWN_LABELS.get(name) or LABELS.get(name) or name),
            pieces(said(getattr(before, name), names), said(getattr(after, name), names)),
        )
        for name in FIELDS[kind]
        if getattr(before, name) != getattr(after, name)
    )


def said(value: object, names: dict[int, str]) -> str:
    """A value as a person reads it: a criterion by its name, a time as a day."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return names.get(value, str(value))
    return words(value)
