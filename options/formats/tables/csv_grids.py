"""From the bytes of a CSV file to a grid, whatever its encoding and its delimiter."""

import codecs
import csv
import io
import re
from itertools import islice

from options.formats import limits
from options.formats.errors import FormatError
from options.formats.tables.grids import MOST_COLUMNS, MOST_ROWS, Grid, GridRow, grid_row
from options.formats.tables.spreadsheet_text import unguarded

_DELIMITERS = ",;\t|"
_LOOKED_THROUGH = 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def csv_grid(data: bytes, title: str = "") -> Grid:
    """The rows of a CSV file; FormatError with its line for one that can't be read."""
    place = title or "file"
    if len(data) > limits.FILE_BYTES:
        size = limits.FILE_BYTES // 1_000_000
        raise FormatError(place, f"The file is larger than {size} MB. Shorten it.")
    text = _decoded(data, place)
    unwanted = _NO_TEXT.search(text)
    if unwanted is not None:
        line = text.count("\n", 0, unwanted.start()) + 1
        raise FormatError(_line(title, line), "Here is a sign that is not text. Take it out.")
    delimiter = _delimiter_of(text)
    rows = _rows_of(text, delimiter, title)
    if not rows:
        raise FormatError(place, "There is nothing in this file.")
    return Grid(title, rows, is_sheet=False, decimal_comma=delimiter == ";")


def _decoded(data: bytes, place: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise FormatError(place, "The file is not UTF-8 text. Save it as CSV UTF-8.") from None


def _delimiter_of(text: str) -> str:
    """What divides the first lines most often; a comma where nothing does."""
    written = io.StringIO(text, newline="")
    lines = list(islice((line for line in written if line.strip()), _LOOKED_THROUGH))
    counts = {sign: _columns(lines, sign) for sign in _DELIMITERS}
    return max(
        _DELIMITERS,
        key=lambda sign: (sum(count > 0 for count in counts[sign]), counts[sign][:1]),
    )


def _columns(lines: list[str], sign: str) -> list[int]:
    """How often a sign divides each line; never where a cell would have no end."""
    try:
        return [len(row) - 1 for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return []


def _rows_of(text: str, delimiter: str, title: str) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS:
                sentence = f"There are {len(cells)} columns, and {MOST_COLUMNS} fit."
                raise FormatError(_line(title, line), sentence)
            row = grid_row(line, tuple(map(unguarded, cells)))
            if row is not None:
                rows.append(row)
            if len(rows) > MOST_ROWS:
                raise FormatError(_line(title, line), f"Only {MOST_ROWS} rows are read.")
            line = reader.line_num + 1
    except csv.Error as error:
        sentence = "A quotation mark here has no partner. Write two for one within a text."
        if "field larger" in str(error):
            sentence = f"A cell here has more than {csv.field_size_limit()} signs. Shorten it."
        raise FormatError(_line(title, line), sentence) from None
    return tuple(rows)


def _line(title: str, line: int) -> str:
    return f"{title}, line {line}" if title else f"line {line}"
