"""What an editor's page had shown of a record, so that a later save can tell what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from options.models import Criterion, Perspective

LENGTH = 16


@dataclass(frozen=True)
class StoredNow:
    """A field that holds something else than was typed: what, and who put it there and when."""

    field: str
    label: str
    value: str
    by: str
    at: datetime | None


def seen_of(record: Model, fields: Iterable[str]) -> str:
    """A digest of these values of a record; "" for one that is not stored yet."""
    if record.pk is None:
        return ""
    written = [f"{name}={value_of(record, name)!r}" for name in fields]
    return hashlib.sha256("\x1f".join(written).encode()).hexdigest()[:LENGTH]


def value_of(record: Model, name: str) -> object:
    """A column's own value; a related record by its number, many by theirs."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(record, name).values_list("pk", flat=True))
    return field.value_from_object(record)  # type: ignore[union-attr]


def is_stale(record: Model, fields: Iterable[str], seen: str) -> bool:
    """The record, as stored now, is not what the page had shown."""
    return seen_of(record, fields) != seen


def stored_now(record: Model, typed: Mapping[str, object]) -> dict[str, StoredNow]:
    """Each field whose stored value differs from what was typed, by name.

    `record` is as stored; `typed` has clean values. Who did it is known where history is kept.
    """
    differing = [
        name for name, value in typed.items() if plain(value) != plain(value_of(record, name))
    ]
    if not differing:
        return {}
    by, at = last_hand(record)
    return {
        name: StoredNow(name, label_of(record, name), said(record, name), by, at)
        for name in differing
    }


def points_now(record: Model, typed: Mapping[Criterion, int | None]) -> dict[str, StoredNow]:
    """The same for a perspective's points, each in the field `swing-<number>`."""
    if not isinstance(record, Perspective) or not typed:
        return {}
    stored = dict(record.swings.values_list("criterion_id", "points"))
    by, at = last_hand(record)
    found = {}
    for criterion, points in typed.items():
        now = stored.get(criterion.pk)
        if now != points:
            name, value = f"swing-{criterion.pk}", "" if now is None else str(now)
            found[name] = StoredNow(name, criterion.name, value, by, at)
    return found


def plain(value: object) -> object:
    """A related record as its number; nothing and an empty text are the same."""
    if isinstance(value, Model):
        return value.pk
    return "" if value is None else value


def label_of(record: Model, name: str) -> str:
    """The field's name in words."""
    return str(getattr(record._meta.get_field(name), "verbose_name", name))


def said(record: Model, name: str) -> str:
    """The stored value as a person reads it."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(str(one) for one in getattr(record, name).all())
    shown = getattr(record, f"get_{name}_display", None)
    value = shown() if shown else getattr(record, name)
    return "" if value is None else str(value)


def last_hand(record: Model) -> tuple[str, datetime | None]:
    """Who changed the record last, and when; nothing where no history is kept."""
    history = getattr(record, "history", None)
    latest = history.select_related("history_user").first() if history is not None else None
    if latest is None:
        return "", None
    user = latest.history_user
    return (str(user) if user else ""), latest.history_date
