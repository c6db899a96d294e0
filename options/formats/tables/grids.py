"""A sheet or a CSV file as numbered rows of plain cells, and how its places are named."""

import dataclasses
import datetime

from openpyxl.utils import get_column_letter

from options.formats.errors import quoted

Raw = str | int | float | datetime.date | datetime.time | datetime.timedelta | None

MOST_ROWS = 20_000
MOST_COLUMNS = 300


@dataclasses.dataclass(frozen=True)
class GridRow:
    """The cells of one row; `number` counts the rows of a sheet or the lines of a file."""

    number: int
    cells: tuple[Raw, ...]

    def cell(self, index: int) -> Raw:
        """A cell; rows may be shorter than their headings."""
        return self.cells[index] if index < len(self.cells) else None


@dataclasses.dataclass(frozen=True)
class Grid:
    """The rows that say something. A sheet has letters above its columns, a file has none."""

    title: str
    rows: tuple[GridRow, ...]
    is_sheet: bool
    decimal_comma: bool = False

    def row_place(self, row: int) -> str:
        """Where a row is.

        >>> Grid("Options", (), is_sheet=True).row_place(4)
        'Options, row 4'
        >>> Grid("", (), is_sheet=False).row_place(4)
        'line 4'
        """
        word = "row" if self.is_sheet else "line"
        return self._in_it(f"{word} {row}")

    def place(self, row: int, index: int, heading: str) -> str:
        """Where a cell is.

        >>> Grid("Options", (), is_sheet=True).place(4, 1, "Name")
        'Options, cell B4'
        >>> Grid("options.csv", (), is_sheet=False).place(4, 1, "Name")
        'options.csv, line 4, column “Name”'
        """
        if self.is_sheet:
            return self._in_it(f"cell {get_column_letter(index + 1)}{row}")
        return self._in_it(f"line {row}, column {quoted(heading)}")

    def _in_it(self, place: str) -> str:
        return f"{self.title}, {place}" if self.title else place


def is_empty(raw: Raw) -> bool:
    """Nothing, or only spaces."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def grid_row(number: int, cells: tuple[Raw, ...]) -> GridRow | None:
    """The row, or None where there is nothing to read."""
    return None if all(map(is_empty, cells)) else GridRow(number, cells)
