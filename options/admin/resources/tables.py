"""From the bytes of a file to a table with known columns, and from records to such a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from tablib import Dataset

from options.formats.errors import FormatError, quoted
from options.formats.names import same_name_key
from options.formats.tables.archives import is_archive, is_old_office
from options.formats.tables.cells import line_in
from options.formats.tables.csv_grids import csv_grid
from options.formats.tables.csv_reading import looks_like_csv
from options.formats.tables.grids import Grid, GridRow, is_empty
from options.formats.tables.spreadsheet_text import guarded
from options.formats.tables.workbook_reading import grids_in
from options.formats.tables.workbook_writing import put_text, saved

MOST_ROWS = 1_000
WIDTH, WIDE = 18, 60


@dataclass(frozen=True)
class Table:
    """The rows of a file; a column is known by its name, wherever it stands."""

    grid: Grid
    columns: Mapping[str, int]
    rows: tuple[GridRow, ...]

    def dataset(self) -> Dataset:
        """As the import package reads it."""
        cells = [[row.cell(index) for index in self.columns.values()] for row in self.rows]
        return Dataset(*cells, headers=list(self.columns))

    def said(self, number: int, column: str) -> Any:  # noqa: ANN401 -- whatever a cell holds
        """What stands in a cell of one of the rows, which count from 1."""
        return self.rows[number - 1].cell(self.columns[column]) if self.has(column) else None

    def has(self, column: str) -> bool:
        """The file has such a column."""
        return column in self.columns

    def place(self, number: int, column: str = "") -> str:
        """Where a cell is in the file that a person sees."""
        row = self.rows[number - 1].number
        if column not in self.columns:
            return self.grid.row_place(row)
        return self.grid.place(row, self.columns[column], column)

    def in_order(self, order: Iterable[int]) -> Table:
        """The same rows, the ones first that have to be stored first."""
        return replace(self, rows=tuple(self.rows[number - 1] for number in order))


def read_table(data: bytes, columns: Iterable[str], *, title: str) -> Table:
    """The table in a CSV file or a workbook; FormatError for what is not to be read."""
    if is_old_office(data) or is_archive(data):
        grids = grids_in(data)
        same = [grid for grid in grids if same_name_key(grid.title) == same_name_key(title)]
        grid = (same or [grid for grid in grids if grid.rows] or grids)[0]
    elif looks_like_csv(data):
        grid = csv_grid(data)
    else:
        raise FormatError("file", _("Nothing here can read this file. Use CSV or XLSX."))
    if not grid.rows:
        raise FormatError(grid.title or "file", _("There is nothing in this file."))
    head, *rows = grid.rows
    if len(rows) > MOST_ROWS:
        sentence = _("There are %(count)s rows, and %(most)s fit. Divide them.")
        raise FormatError(
            grid.title or "file", sentence % {"count": len(rows), "most": MOST_ROWS}
        )
    return Table(grid, known_columns(grid, head, columns), tuple(rows))


def known_columns(grid: Grid, head: GridRow, columns: Iterable[str]) -> dict[str, int]:
    """Where each column stands; FormatError for one that is strange or stands twice."""
    spellings = {same_name_key(name): name for name in columns}
    found: dict[str, int] = {}
    for index, raw in enumerate(head.cells):
        if is_empty(raw):
            continue
        heading = line_in(raw)
        place = grid.place(head.number, index, heading)
        name = spellings.get(same_name_key(heading.replace("_", " ")))
        if name is None:
            known = ", ".join(spellings.values())
            sentence = _("No column is called %(heading)s. Use: %(known)s.")
            raise FormatError(place, sentence % {"heading": quoted(heading), "known": known})
        if name in found:
            sentence = _("%(heading)s stands above two columns. Delete one of them.")
            raise FormatError(place, sentence % {"heading": quoted(heading)})
        found[name] = index
    return found


# --- Out ----------------------------------------------------------------------------------


class CsvTable(Format):  # type: ignore[misc]  # -- the package has no types
    """UTF-8 with a byte order mark; nothing in it becomes a formula."""

    def get_title(self) -> str:
        """How the choice reads."""
        return "CSV"

    def get_extension(self) -> str:
        """The end of the file's name."""
        return "csv"

    def get_content_type(self) -> str:
        """As the web names it."""
        return "text/csv; charset=utf-8"

    def can_export(self) -> bool:
        """It is written; the site reads it in its own way."""
        return True

    def export_data(self, dataset: Dataset, **_asked: object) -> bytes:
        """The file."""
        written = io.StringIO()
        table = csv.writer(written, lineterminator="\r\n")
        table.writerow(dataset.headers)
        table.writerows([safe(value) for value in row] for row in dataset)
        return written.getvalue().encode("utf-8-sig")


class XlsxTable(Format):  # type: ignore[misc]  # -- the package has no types
    """A workbook in which texts are texts and numbers are numbers."""

    def get_title(self) -> str:
        """How the choice reads."""
        return "XLSX"

    def get_extension(self) -> str:
        """The end of the file's name."""
        return "xlsx"

    def get_content_type(self) -> str:
        """As the web names it."""
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_export(self) -> bool:
        """It is written; the site reads it in its own way."""
        return True

    def export_data(self, dataset: Dataset, **_asked: object) -> bytes:
        """The file."""
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = (dataset.title or "Table")[:31]
        for number, heading in enumerate(dataset.headers, start=1):
            put_text(sheet.cell(1, number), heading).font = Font(bold=True)
            longest = max((len(str(row[number - 1])) for row in dataset), default=0)
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = WIDE if longest > WIDTH * 2 else WIDTH
        for at, row in enumerate(dataset, start=2):
            for number, value in enumerate(row, start=1):
                if isinstance(value, str):
                    put_text(sheet.cell(at, number), value)
                else:
                    sheet.cell(at, number).value = value
        sheet.freeze_panes = "A2"
        return saved(book, title=sheet.title)


def safe(value: object) -> object:
    """A text that no spreadsheet takes for a formula; a number as it is."""
    return guarded(value) if isinstance(value, str) else value


FORMATS: list[type[Any]] = [XlsxTable, CsvTable]
