"""The tables with a column for each criterion: reference scores, and perspectives' points."""

import re

from options.formats.errors import quoted
from options.formats.imported import Fault
from options.formats.tables.gathering import (
    Gathered,
    Part,
    leave_out,
    points_in,
    reference_in,
)
from options.formats.tables.grids import GridRow
from options.formats.tables.headed import Headed
from options.formats.tables.keys import Known

_BRACKETED = re.compile(r"(?P<name>.*)\[(?P<key>[A-Za-z0-9_-]+)\]\s*(?P<end>low|best|high)?")
_NAMED = re.compile(
    r"(?P<name>.+?)[\s:–-]+(?P<end>low|best|high|lowest|highest)", re.IGNORECASE
)
_ENDS = {"low": "low", "lowest": "low", "best": "best", "high": "high", "highest": "high"}

Columns = dict[int, tuple[str, str]]
Ends = dict[str, tuple[int, str]]


def swings_in(
    found: Gathered, table: Headed, columns: Columns, row: GridRow, path: str
) -> Part:
    """The points that one perspective gives to criteria."""
    swings: Part = {}
    for index, (criterion, _) in columns.items():
        place = table.grid.place(row.number, index, criterion)
        found.places[f"{path}.swing_points.{criterion}"] = place
        points = points_in(found, row.cell(index), place)
        if points is not None:
            swings[criterion] = points
    return swings


def reference_scores(found: Gathered, table: Headed) -> None:
    """The reference scores of a matrix, criterion by criterion; each has a best estimate."""
    ranges: dict[str, dict[str, Ends]] = {}
    for index, (criterion, end) in criterion_columns(found, table).items():
        for row in table.rows:
            place = table.grid.place(row.number, index, criterion)
            points = points_in(found, row.cell(index), place)
            option = table.raw(row, "option")
            if points is None:
                continue
            key = reference_in(found, found.options, option, table.place(row, "option"))
            if key is not None:
                ranges.setdefault(criterion, {}).setdefault(key, {})[end] = (points, place)
    scores: list[Part] = []
    for criterion, of_options in ranges.items():
        for key, ends in of_options.items():
            _reference_score(found, scores, key, criterion, ends)
    found.document["reference_scores"] = scores


def _reference_score(
    found: Gathered,
    scores: list[Part],
    option: str,
    criterion: str,
    ends: Ends,
) -> None:
    path = f"reference_scores[{len(scores)}]"
    if "best" not in ends:
        _, place = next(iter(ends.values()))
        sentence = "There is an end but no best estimate. Write one, or take the end out."
        found.faults.append(Fault(where=place, sentence=sentence))
        return
    best, place = ends["best"]
    found.places[path] = place
    part: Part = {"option": option, "criterion": criterion}
    for end in ("best", "low", "high"):
        points, place = ends.get(end, (best, place))
        part[end] = points
        found.places[f"{path}.{end}"] = place
    scores.append(part)


def criterion_columns(found: Gathered, table: Headed) -> dict[int, tuple[str, str]]:
    """Which criterion each further column is about, and which end of a range."""
    columns: dict[int, tuple[str, str]] = {}
    seen: dict[tuple[str, str], int] = {}
    for index, heading in table.others:
        meant = _meant(found.criteria, heading)
        place = f"{table.grid.title or 'file'}, column {quoted(heading)}"
        if meant is None:
            leave_out(found, place, heading, "No criterion has this name or key.")
        elif seen.setdefault(meant, index) != index:
            sentence = f"{quoted(meant[0])} has two columns. Keep one of them."
            found.faults.append(Fault(where=place, sentence=sentence))
        else:
            columns[index] = meant
    return columns


def _meant(criteria: Known, heading: str) -> tuple[str, str] | None:
    bracketed = _BRACKETED.fullmatch(heading.strip())
    if bracketed and bracketed["key"] in criteria.keys:
        return bracketed["key"], bracketed["end"] or "best"
    whole = criteria.find(heading)
    if whole is not None:
        return whole, "best"
    named = _NAMED.fullmatch(heading.strip())
    key = criteria.find(named["name"]) if named else None
    return None if named is None or key is None else (key, _ENDS[named["end"].lower()])
