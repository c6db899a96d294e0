"""What is gathered from tables: the document, where each of its paths stood, what was odd."""

import dataclasses
import re
from collections.abc import Callable, Mapping

from options.formats import limits
from options.formats.errors import quoted
from options.formats.imported import Fate, Fault, WhatBecame
from options.formats.names import same_name_key
from options.formats.tables.cells import (
    CellError,
    flag_in,
    line_in,
    text_in,
    whole_number_in,
)
from options.formats.tables.grids import Raw
from options.formats.tables.headed import Headed
from options.formats.tables.keys import Known
from options.formats.tables.layout import Column, Holds

Part = dict[str, object]

_AS_TYPED = {
    "description", "strongest_case", "definition", "worst", "middle", "best", "reason", "why",
    "note", "remark", "text", "question", "summary", "why_hard",
}  # fmt: skip


@dataclasses.dataclass
class Gathered:
    """What the tables come to: the document, the places of its paths, and what was odd."""

    document: Part = dataclasses.field(default_factory=dict)
    places: dict[str, str] = dataclasses.field(default_factory=dict)
    faults: list[Fault] = dataclasses.field(default_factory=list)
    left_out: list[Fate] = dataclasses.field(default_factory=list)
    notes: dict[str, str] = dataclasses.field(default_factory=dict)
    options: Known = dataclasses.field(default_factory=lambda: Known("option"))
    criteria: Known = dataclasses.field(default_factory=lambda: Known("criterion"))
    sources: Known = dataclasses.field(default_factory=lambda: Known("source"))


def value_in(found: Gathered, column: Column, raw: Raw, place: str) -> object:
    """What a cell says, or None; what can't be read is noted as a fault."""
    if column.holds in _READ_WITHOUT_OTHERS:
        try:
            return _READ_WITHOUT_OTHERS[column.holds](raw)
        except CellError as error:
            found.faults.append(Fault(where=place, sentence=str(error)))
            return None
    if column.holds is Holds.OPTION:
        return reference_in(found, found.options, raw, place)
    if column.holds is Holds.CRITERION:
        return reference_in(found, found.criteria, raw, place)
    if column.holds is Holds.SOURCES:
        return _references(found, raw, place)
    text = text_in(raw) if column.name in _AS_TYPED else line_in(raw)
    if column.choices and text:
        return next(
            (one for one in column.choices if same_name_key(one) == same_name_key(text)), text
        )
    return text or None


_READ_WITHOUT_OTHERS: Mapping[Holds, Callable[[Raw], object]] = {
    Holds.POINTS: whole_number_in,
    Holds.NUMBER: whole_number_in,
    Holds.FLAG: flag_in,
    Holds.NOTHING: lambda _raw: None,
}


def points_in(found: Gathered, raw: Raw, place: str) -> int | None:
    try:
        points = whole_number_in(raw)
    except CellError as error:
        found.faults.append(Fault(where=place, sentence=str(error)))
        return None
    if points is not None and not 0 <= points <= limits.MAX_POINTS:
        sentence = f"{points} is not from 0 to {limits.MAX_POINTS}. Write one that is."
        found.faults.append(Fault(where=place, sentence=sentence))
        return None
    return points


def reference_in(found: Gathered, known: Known, raw: Raw, place: str) -> str | None:
    text = line_in(raw)
    if not text:
        return None
    key = known.find(text)
    if key is None:
        found.faults.append(Fault(where=place, sentence=_nobody(known.kind, text)))
    return key


def _references(found: Gathered, raw: Raw, place: str) -> list[str] | None:
    words = [word.strip() for word in re.split(r"[,;\n]", text_in(raw)) if word.strip()]
    keys = [reference_in(found, found.sources, word, place) for word in words]
    return [key for key in keys if key is not None] or None


def _nobody(kind: str, text: str) -> str:
    return f"No {kind} has the key or name {quoted(text)}. Name one that exists."


def unknown_columns(found: Gathered, table: Headed) -> None:
    for _, heading in table.others:
        place = f"{table.grid.title or 'file'}, column {quoted(heading)}"
        leave_out(found, place, heading, "This column is not known.")


def leave_out(found: Gathered, place: str, name: str, note: str) -> None:
    found.left_out.append(
        Fate(where=place, kind="row", name=name[:120], fate=WhatBecame.LEFT_OUT, note=note)
    )
