"""From the tables of a decision to the members of its JSON document, and where each stood."""

from collections.abc import Iterable, Mapping

from options.formats.errors import quoted
from options.formats.imported import Fault
from options.formats.names import same_name_key
from options.formats.tables.cells import line_in
from options.formats.tables.criterion_columns import (
    criterion_columns,
    reference_scores,
    swings_in,
)
from options.formats.tables.gathering import (
    Gathered,
    Part,
    leave_out,
    unknown_columns,
    value_in,
)
from options.formats.tables.grids import GridRow
from options.formats.tables.headed import Headed
from options.formats.tables.keys import Known, key_from
from options.formats.tables.layout import OWN_FIELDS, Holds

_PLAIN = ("options", "criteria", "sources", "evidence", "red_lines", "later_facts")
_ANCHORS = (("0", "worst"), ("50", "middle"), ("100", "best"))


def gathered(tables: Mapping[str, Headed]) -> Gathered:
    """The document in some tables, known by the member they fill."""
    found = Gathered(faults=[fault for table in tables.values() for fault in table.faults])
    named = {
        "options": found.options,
        "criteria": found.criteria,
        "sources": found.sources,
    }
    for member, known in named.items():
        if member in tables:
            _name_parts(tables[member], known)
    fills = {
        "decision": _own_fields,
        **dict.fromkeys(_PLAIN, _parts),
        "perspectives": _perspectives,
        "reference_scores": reference_scores,
    }
    for member, fill in fills.items():
        if member in tables:
            fill(found, tables[member])
    return found


# --- The decision itself ------------------------------------------------------------------


def _own_fields(found: Gathered, table: Headed) -> None:
    for row in table.rows:
        _own_field(found, table, row)


def _own_field(found: Gathered, table: Headed, row: GridRow) -> None:
    said = line_in(table.raw(row, "what"))
    column = next(
        (
            one
            for one in OWN_FIELDS
            if same_name_key(said) in {same_name_key(one.heading), same_name_key(one.name)}
        ),
        None,
    )
    raw = table.raw(row, "entry")
    if column is None:
        if said and line_in(raw):
            leave_out(found, table.place(row, "what"), said, "No entry has this name.")
        return
    value = value_in(found, column, raw, table.place(row, "entry"))
    path = column.name
    if value is None:
        return
    if column.name == "discussion_questions":
        asked = found.document.setdefault(column.name, [])
        assert isinstance(asked, list)  # noqa: S101 -- for the type checker
        path = f"discussion_questions[{len(asked)}]"
        asked.append(value)
    elif column.name in found.document:
        found.faults.append(
            Fault(where=table.place(row, "what"), sentence=f"{quoted(said)} stands here twice.")
        )
    else:
        found.document[column.name] = value
    found.places[path] = table.place(row, "entry")


# --- Parts of which one row each is written -----------------------------------------------


def _name_parts(table: Headed, known: Known) -> None:
    """First every key that is written, so that one made of a name meets none of them."""
    name = "title" if table.layout.member == "sources" else "name"
    written = [(line_in(table.raw(row, "key")), row) for row in table.rows]
    for key, row in written:
        if key:
            known.add(key, line_in(table.raw(row, name)))
    for key, row in written:
        words = line_in(table.raw(row, name))
        if not key and words and known.by_word.get(same_name_key(words)) is None:
            known.add(key_from(words, known.keys, fallback=known.kind), words)


def _parts(found: Gathered, table: Headed) -> None:
    parts: list[Part] = []
    unknown_columns(found, table)
    for row in table.rows:
        path = f"{table.layout.member}[{len(parts)}]"
        part = _part(found, table, row, path)
        if part:
            parts.append(part)
            found.places[path] = table.grid.row_place(row.number)
    found.document[table.layout.member] = parts


def _part(found: Gathered, table: Headed, row: GridRow, path: str) -> Part:
    part: Part = {}
    for column in table.layout.columns:
        place = table.place(row, column.name)
        found.places[f"{path}.{column.name}"] = place
        value = value_in(found, column, table.raw(row, column.name), place)
        if value is not None:
            part[column.name] = value
    if not part:
        return part
    if any(column.holds is Holds.KEY for column in table.layout.columns):
        _with_key(found, table, part, path)
    _finish(part, path, found.places)
    return part


def _with_key(found: Gathered, table: Headed, part: Part, path: str) -> None:
    """A key for a row that has none."""
    if "key" in part:
        return
    member = table.layout.member
    words = str(part.get("title" if member == "sources" else "name", ""))
    kinds = {"options": found.options, "criteria": found.criteria, "sources": found.sources}
    key = kinds[member].find(words) if member in kinds and words else None
    used = {str(one["key"]) for one in _done(found, member) if "key" in one}
    if key is None or key in used:
        key = key_from(words, used, fallback=member.rstrip("s"))
    part["key"] = key
    found.notes[path] = f"Its key is {quoted(key)}, made of its name."


def _done(found: Gathered, member: str) -> Iterable[Part]:
    parts = found.document.get(member, [])
    return parts if isinstance(parts, list) else []


def _finish(part: Part, path: str, places: dict[str, str]) -> None:
    """The words for 0, 50 and 100 as one member; a question alone makes a yes/no line."""
    anchors = {
        points: part.pop(name)
        for points, name in (("0", "worst"), ("50", "middle"), ("100", "best"))
        if name in part
    }
    if anchors:
        part["anchors"] = anchors
    for points, name in (("0", "worst"), ("50", "middle"), ("100", "best")):
        if f"{path}.{name}" in places:
            places[f"{path}.anchors.{points}"] = places[f"{path}.{name}"]
    if "question" in part and "is_yes_no" not in part and "criterion" not in part:
        part["is_yes_no"] = True


def _perspectives(found: Gathered, table: Headed) -> None:
    columns = criterion_columns(found, table)
    parts: list[Part] = []
    for row in table.rows:
        path = f"perspectives[{len(parts)}]"
        part = _part(found, table, row, path)
        swings = swings_in(found, table, columns, row, path)
        if part or swings:
            found.places[path] = table.grid.row_place(row.number)
            parts.append({**part, "swing_points": swings})
    found.document["perspectives"] = parts
