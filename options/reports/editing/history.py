"""Who changed what of a decision and when, as differences a person can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

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
from options.reports.editing.editions import LABELS, Piece, pieces, words

NEWEST = 400
LONGEST_NAME = 80
MADE, CHANGED, GONE = "+", "~", "-"
OWN_LABELS = {
    "is_published": _("published"),
    "parked_at": _("parked"),
    "parent_id": _("under"),
    "option_id": _("option"),
    "criterion_id": _("criterion"),
    "is_after_reading_date": _("known only later"),
    "grade_note": _("why this grade"),
    "at_risk_when_low_below": _("at risk when the lowest is below"),
    "points": _("swing points"),
}
MODELS: Mapping[str, Any] = {
    "decision": Decision,
    "option": Option,
    "criterion": Criterion,
    "perspective": Perspective,
    "red_line": RedLine,
    "evidence": Evidence,
    "source": Source,
    "later_fact": LaterFact,
}
# What may have been said otherwise, and may be put back, in each kind of record.
TEXTS = {
    "decision": ("title", "field", "summary", "question", "why_hard", "discussion_questions"),
    "option": ("name", "description", "strongest_case"),
    "criterion": (
        "name", "short_name", "definition", "direction", "worst", "middle", "best", "unit",
    ),
    "perspective": ("name", "reason"),
    "red_line": (
        "name", "why", "held_by", "criterion_id", "fails_below", "at_risk_below",
        "at_risk_when_low_below", "question",
    ),
    "evidence": ("option_id", "criterion_id", "note", "strength", "is_after_reading_date"),
    "source": (
        "title", "publisher", "address", "date", "grade", "grade_note", "remark",
    ),
    "later_fact": ("text",),
}  # fmt: skip
FIELDS = TEXTS | {
    "decision": (*TEXTS["decision"], "reading_date", "is_published"),
    "option": (*TEXTS["option"], "is_baseline", "in_core", "parked_at"),
    "criterion": (*TEXTS["criterion"], "in_core", "parked_at", "parent_id"),
}
# Of these, a deleted one can be brought back, with what hung on it.
WITH_VERSIONS = ("perspective", "red_line", "evidence", "source", "later_fact")


@dataclass(frozen=True)
class FieldThen:
    """One field and the words that went out of it and came in."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """One change: of what, by whom, when, and what it said.

    Attributes:
        kind: one of `MODELS`.
        number: of the record in the history, to put this version back.
        fate: "+" made, "~" changed, "-" gone.
        may_be_put_back: the record said something else then, or is gone and can come again.
        is_gone: it is not there now.
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
    is_gone: bool


@dataclass(frozen=True)
class Names:
    """What options and criteria are called now, by number; criteria by key, too."""

    by_field: Mapping[str, Mapping[int, str]]
    by_key: Mapping[str, str]


def history_of(decision: Decision, *, kind: str = "") -> tuple[Entry, ...]:
    """The newest changes first; at most 400 of each kind are read, in a query each."""
    criteria = list(decision.criteria.all())
    called = {criterion.pk: criterion.name for criterion in criteria}
    options = dict(decision.options.values_list("pk", "name"))
    names = Names(
        {"parent_id": called, "criterion_id": called, "option_id": options},
        {criterion.key: criterion.name for criterion in criteria},
    )
    found = [
        entry
        for name in ([kind] if kind in MODELS else MODELS)
        for entry in entries(decision, name, names)
    ]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.number), reverse=True))


def records(decision: Decision, kind: str) -> Any:  # noqa: ANN401 -- of a made class
    """The history of one kind under a decision, the newest first."""
    about = {"id" if kind == "decision" else "decision_id": decision.pk}
    found = MODELS[kind].history.filter(**about)
    return found.select_related("history_user").order_by("-history_date", "-history_id")


def entries(decision: Decision, kind: str, names: Names) -> Iterator[Entry]:
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
        is_gone = now[record.id].history_type == GONE
        yield Entry(
            kind=kind,
            number=record.history_id,
            name=name_of(kind, record),
            fate=record.history_type,
            at=record.history_date,
            by=str(record.history_user or ""),
            reason=record.history_change_reason or "",
            fields=changes,
            may_be_put_back=may_come_back(kind, record, now[record.id], is_gone=is_gone),
            is_gone=is_gone,
        )


def name_of(kind: str, record: Any) -> str:  # noqa: ANN401 -- of a made class
    """What a reader knows it by."""
    if kind in ("decision", "source"):
        return str(record.title if kind == "decision" else f"{record.key} · {record.title}")
    text = {"evidence": "note", "later_fact": "text"}.get(kind, "name")
    return str(getattr(record, text))[:LONGEST_NAME]


def may_come_back(kind: str, record: Any, newest: Any, *, is_gone: bool) -> bool:  # noqa: ANN401 -- of a made class
    """It says something else now; or it is gone and its last words can come again."""
    if is_gone:
        return kind in WITH_VERSIONS and record.history_id == newest.history_id
    return says(kind, newest) != says(kind, record)


def says(kind: str, record: Any) -> tuple[object, ...]:  # noqa: ANN401 -- of a made class
    """All that would be put back."""
    return (*(getattr(record, name) for name in TEXTS[kind]), getattr(record, "beside", None))


def differences(
    kind: str,
    before: Any,  # noqa: ANN401 -- of a made class
    after: Any,  # noqa: ANN401 -- of a made class
    names: Names,
) -> tuple[FieldThen, ...]:
    """The fields that say something else, and what hangs on the record."""
    older, newer = said_in(kind, before, after, names), said_in(kind, after, before, names)
    return tuple(
        FieldThen(str(OWN_LABELS.get(name) or LABELS.get(name) or name), pieces(*both))
        for name, both in {
            name: (older.get(name, ""), newer.get(name, "")) for name in {**older, **newer}
        }.items()
        if both[0] != both[1]
    )


def said_in(kind: str, record: Any, other: Any, names: Names) -> dict[str, str]:  # noqa: ANN401 -- of a made class
    """Each field in words; of the points, those that another version does not say as well."""
    found = {name: said(name, getattr(record, name), names) for name in FIELDS[kind]}
    beside = getattr(record, "beside", {})
    if "sources" in beside:
        found["sources"] = ", ".join(beside["sources"])
    if "points" in beside:
        same = other.beside.get("points", {})
        found["points"] = "\n".join(
            f"{names.by_key.get(key, key)}: {points}"
            for key, points in beside["points"].items()
            if same.get(key) != points
        )
    return found


def said(name: str, value: object, names: Names) -> str:
    """A value as a person reads it: a criterion by its name, a time as a day."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and name in names.by_field:
        return names.by_field[name].get(value, str(_("one that is gone")))
    return words(value)
