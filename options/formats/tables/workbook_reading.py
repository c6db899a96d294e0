"""From a workbook to the decision in it, whatever a person or a spreadsheet moved in it."""

import dataclasses
import io
import re
from collections.abc import Iterator, Sequence

from openpyxl import load_workbook

from options.formats.errors import FormatError, quoted
from options.formats.imported import NO_ANSWERS, Answers, Fate, Imported, WhatBecame, fault_of
from options.formats.names import same_name_key
from options.formats.tables.amounts import read_amounts
from options.formats.tables.archives import (
    BROKEN,
    is_archive,
    is_old_office,
    names_in,
    refuse_hostile_workbook,
)
from options.formats.tables.grids import (
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    GridRow,
    Raw,
    grid_row,
    is_empty,
)
from options.formats.tables.headed import headed
from options.formats.tables.layout import READ_ME, TABLES
from options.formats.tables.measured import measures
from options.formats.tables.to_decision import imported_from

_SHEETS = 40
_ROWS_IN_ALL = 1_500_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def looks_like_workbook(data: bytes) -> bool:
    """A spreadsheet file of any kind; what can't be read of them is said by the reader."""
    if is_old_office(data):
        return True
    names = names_in(data) if is_archive(data) else []
    return any(name.lower().startswith("xl/") or name == "content.xml" for name in names)


def read_workbook(data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported:
    """The decision in a workbook with the sheets that `write_workbook` makes."""
    try:
        grids = grids_in(data)
    except FormatError as error:
        return Imported(faults=(fault_of(error),))
    return imported_from_grids(grids, name, answers)


def imported_from_grids(grids: list[Grid], name: str, answers: Answers) -> Imported:
    """The decision in sheets or files that are known by their titles."""
    tables, strange = {}, []
    for grid in grids:
        layout = next((one for one in TABLES if _is_titled(grid, one.title)), None)
        if layout is not None and layout.member not in tables:
            tables[layout.member] = headed(grid, layout)
        elif not _is_titled(grid, READ_ME):
            strange.append(grid.title)
    measured = [grid for grid in grids if measures(grid)]
    if measured and "options" not in tables:
        return amounts_of(measured[0], grids, name, answers)
    if not tables.keys() & {"options", "criteria"}:
        sheet = FormatError(
            "file", "It needs a sheet Options or Criteria. Start from an export."
        )
        return Imported(faults=(fault_of(sheet),))
    imported = imported_from(tables, name, answers)
    note = "No table of a decision has this name."
    fates = (
        Fate(where=title, kind="row", name=title[:100], fate=WhatBecame.LEFT_OUT, note=note)
        for title in strange
    )
    return Imported(
        decision=imported.decision,
        fates=(*imported.fates, *fates),
        faults=imported.faults,
        questions=imported.questions,
    )


def amounts_of(read: Grid, grids: list[Grid], name: str, answers: Answers) -> Imported:
    """The decision in one sheet of amounts; every other sheet is said to be left out."""
    imported = read_amounts(read, name, answers)
    note = f"Amounts are read from one sheet, and that is “{read.title}”."
    fates = (
        Fate(
            where=grid.title,
            kind="row",
            name=grid.title[:100],
            fate=WhatBecame.LEFT_OUT,
            note=note,
        )
        for grid in grids
        if grid is not read and grid.rows
    )
    return dataclasses.replace(imported, fates=(*imported.fates, *fates))


def grids_in(data: bytes) -> list[Grid]:
    """The sheets of a workbook that is not hostile; FormatError for one that is."""
    refuse_hostile_workbook(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        return _grids_of(sheets)
    except FormatError:
        raise
    except BROKEN:
        raise FormatError("file", "The workbook is damaged. Save it again as .xlsx.") from None


def _grids_of(sheets: Sequence[object]) -> list[Grid]:
    if len(sheets) > _SHEETS:
        raise FormatError("file", f"There are {len(sheets)} sheets, and {_SHEETS} fit.")
    left = _ROWS_IN_ALL
    grids = []
    for sheet in sheets:
        rows, left = _rows_of(sheet, left)
        grids.append(Grid(_title(sheet), rows, is_sheet=True))
    return grids


def _is_titled(grid: Grid, title: str) -> bool:
    own = grid.title.removesuffix(".csv").replace("-", " ").replace("_", " ")
    return same_name_key(own) == same_name_key(title)


def _rows_of(sheet: object, left: int) -> tuple[tuple[GridRow, ...], int]:
    """The rows that say something, and how many more may be looked through."""
    rows = []
    for number, cells in enumerate(_cells_of(sheet), start=1):
        left -= 1 + len(cells) // MOST_COLUMNS
        if left < 0:
            raise FormatError(_title(sheet), "It has too many rows. Delete the empty ones.")
        if not cells:
            continue
        row = grid_row(number, tuple(map(_raw, cells)))
        if row is None:
            continue
        _refuse_far_away(sheet, row)
        _refuse_errors(sheet, number, cells)
        rows.append(row)
    return tuple(rows), left


def _cells_of(sheet: object) -> Iterator[tuple[object, ...]]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what a file says of its size is not trusted
    yield from sheet.iter_rows(max_row=MOST_ROWS + 1)  # type: ignore[attr-defined]


def _title(sheet: object) -> str:
    return str(getattr(sheet, "title", "file"))


def _refuse_far_away(sheet: object, row: GridRow) -> None:
    if row.number > MOST_ROWS:
        raise FormatError(
            f"{_title(sheet)}, row {row.number}", f"Only {MOST_ROWS} rows are read. Move it up."
        )
    if not all(map(is_empty, row.cells[MOST_COLUMNS:])):
        raise FormatError(
            f"{_title(sheet)}, row {row.number}",
            f"Only {MOST_COLUMNS} columns are read. Delete those to the right.",
        )


def _refuse_errors(sheet: object, number: int, cells: tuple[object, ...]) -> None:
    for cell in cells:
        if getattr(cell, "data_type", "") == "e":
            place = f"{_title(sheet)}, cell {getattr(cell, 'coordinate', f'in row {number}')}"
            raise FormatError(
                place,
                f"The formula here gives {quoted(str(getattr(cell, 'value', '')))}. Mend it.",
            )


def _raw(cell: object) -> Raw:
    value: Raw = getattr(cell, "value", None)
    if isinstance(value, str):
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value)
    return value
