"""What is different between two files of one decision, part by part and word by word."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext_lazy as _

from options.formats import DecisionFile

SAME, OUT, IN = "same", "out", "in"
WORDS = re.compile(r"\s+|\w+\s*|[^\w\s]\s*")
KINDS = (
    ("options", _("Options")),
    ("criteria", _("Criteria")),
    ("perspectives", _("Perspectives")),
    ("red_lines", _("Red lines")),
    ("evidence", _("Evidence")),
    ("sources", _("Sources")),
    ("later_facts", _("What became known later")),
    ("reference_scores", _("Illustrative scores")),
)
# What a student may read before the end: nothing of what became known later is among it.
READ_WHILE_SCORING = tuple(kind for kind in KINDS if kind[0] in {"options", "criteria"})
LABELS = {
    "title": _("title"), "field": _("field"), "summary": _("summary"),
    "question": _("question"), "why_hard": _("why it is hard"),
    "reading_date": _("reading date"), "discussion_questions": _("discussion questions"),
    "name": _("name"), "short_name": _("short name"), "description": _("description"),
    "strongest_case": _("the strongest case for it"), "is_baseline": _("baseline"),
    "in_core": _("in the short version"), "is_parked": _("parked"), "parent": _("under"),
    "definition": _("definition"), "direction": _("direction"), "worst": _("0 means"),
    "middle": _("50 means"), "best": _("100 means"), "unit": _("unit"),
    "swing_points": _("swing points"), "reason": _("reason"), "why": _("why"),
    "held_by": _("held by"), "criterion": _("criterion"), "option": _("option"),
    "fails_below": _("crossed below"), "at_risk_below": _("at risk below"),
    "note": _("note"), "strength": _("strength"), "sources": _("sources"),
    "publisher": _("publisher"), "address": _("address"), "date": _("date"),
    "grade": _("grade"), "remark": _("remark"), "text": _("text"), "place": _("place"),
    "low": _("lowest"), "high": _("highest"), "is_yes_no": _("yes/no question"),
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Piece:
    """Some words that stayed, went out or came in."""

    kind: str
    text: str


@dataclasses.dataclass(frozen=True)
class FieldChange:
    """One field that says something else now."""

    label: str
    pieces: tuple[Piece, ...]


@dataclasses.dataclass(frozen=True)
class PartChange:
    """A part that came, went, or says something else."""

    fate: str
    name: str
    fields: tuple[FieldChange, ...] = ()


@dataclasses.dataclass(frozen=True)
class KindChange:
    """All that changed among the parts of one kind."""

    title: str
    parts: tuple[PartChange, ...]


def differences(
    older: DecisionFile, newer: DecisionFile, *, kinds: Iterable[tuple[str, Any]] = KINDS
) -> tuple[KindChange, ...]:
    """The kinds of parts in which two files differ; nothing for equal ones."""
    found = []
    own = field_changes(own_fields(older), own_fields(newer))
    if own:
        found.append(KindChange(str(_("The decision")), (PartChange("changed", "", own),)))
    names = names_in(older) | names_in(newer)
    for member, title in kinds:
        before, after = getattr(older, member), getattr(newer, member)
        parts = part_changes(keyed(before, names), keyed(after, names))
        if parts:
            found.append(KindChange(str(title), parts))
    return tuple(found)


def names_in(file: DecisionFile) -> dict[str, str]:
    """What options and criteria are called, by their keys."""
    options = {option.key: option.name for option in file.options}
    return options | {criterion.key: criterion.name for criterion in file.criteria}


def own_fields(file: DecisionFile) -> dict[str, Any]:
    """What belongs to the decision itself."""
    told = {f.name: getattr(file, f.name) for f in dataclasses.fields(file)}
    parts = {member for member, _title in KINDS} | {"sheets", "key", "seed"}
    return {name: value for name, value in told.items() if name not in parts}


def keyed(parts: Iterable[Any], names: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Parts by what they are known by, each with its place in the order."""
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        told = {f.name: getattr(part, f.name) for f in dataclasses.fields(part)}
        key = told.pop("key", None) or known_by(told, names)
        while key in found:
            key += "'"
        found[key] = told
    return found


def known_by(told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a part without a key is known by: its cell and what it says."""
    said = [told[name] for name in ("option", "criterion", "note", "text") if told.get(name)]
    return " · ".join(names.get(str(one), str(one)) for one in said)


def part_changes(
    older: Mapping[str, dict[str, Any]], newer: Mapping[str, dict[str, Any]]
) -> tuple[PartChange, ...]:
    """What came, what went, and what changed, in the order of the newer file."""
    changed = [
        PartChange("changed", name_of(key, told), fields)
        for key, told in newer.items()
        if key in older and (fields := field_changes(older[key], told))
    ]
    came = [PartChange("added", name_of(k, t)) for k, t in newer.items() if k not in older]
    went = [PartChange("removed", name_of(k, t)) for k, t in older.items() if k not in newer]
    return (*came, *changed, *went)


def name_of(key: str, told: Mapping[str, Any]) -> str:
    """What a person knows a part by."""
    return str(told.get("name") or told.get("title") or key)


def field_changes(
    older: Mapping[str, Any], newer: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """The fields that differ, with the words that went and came."""
    return tuple(
        FieldChange(str(LABELS.get(name, name)), pieces(words(older.get(name)), words(value)))
        for name, value in newer.items()
        if older.get(name) != value
    )


def words(value: object) -> str:
    """A value as text to compare."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(_("yes")) if value else str(_("no"))
    if isinstance(value, tuple):
        return "\n".join(
            " ".join(str(x) for x in v) if isinstance(v, tuple) else str(v) for v in value
        )
    return str(value)


def pieces(older: str, newer: str) -> tuple[Piece, ...]:
    """The words of two texts, in the order in which a person reads the change.

    >>> [(piece.kind, piece.text) for piece in pieces("a small cost", "a large cost")]
    [('same', 'a '), ('out', 'small '), ('in', 'large '), ('same', 'cost')]
    """
    before, after = WORDS.findall(older), WORDS.findall(newer)
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(SAME, "".join(before[a:b])))
            continue
        if b > a:
            found.append(Piece(OUT, "".join(before[a:b])))
        if d > c:
            found.append(Piece(IN, "".join(after[c:d])))
    return tuple(found)
