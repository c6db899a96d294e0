"""From filled tables to a workbook in which texts are texts and numbers are numbers."""

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from options.formats.decision import DecisionFile
from options.formats.tables.from_decision import Filled, Value, tables_of
from options.formats.tables.layout import READ_ME, WORKBOOK_FORMAT, Column, Holds

HEAD_ROW = 3
SPARE_ROWS = 200
_NUMBERS = (Holds.POINTS, Holds.NUMBER)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TITLE = Font(bold=True, size=14)
_HEADING = Font(bold=True, color="FFFFFF")
_HEADING_FILL = PatternFill("solid", fgColor="1F3A4D")
_INSTRUCTION = Font(italic=True, color="444444")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_AS_TEXT = "@"
_READ_ME_WIDTH = 100
_LINE, _HIGHEST = 15, 405  # in points

_READ_ME = """\
This workbook holds one decision. Fill it in offline and read it in on the page Import.
Each sheet says under its title what to write. The dark row names the columns: you may move \
columns and leave rows empty, but keep the names of sheets and columns.
Another part is named by its key or by its name. A new row needs no key; one is made from \
its name.
Points are whole numbers from 0 to 100. An empty cell says nothing, 0 is a number.
Reading it in always makes a new decision and changes none that exists. You see first what \
becomes of every row, and each fault with its sheet and cell.
People's answers are not in this workbook.
"""


def write_workbook(decision: DecisionFile) -> bytes:
    """The decision as an XLSX file for people; `read_workbook` gives it back."""
    book = Workbook()
    _read_me(book.worksheets[0], decision)
    for filled in tables_of(decision):
        write_table(book, filled.layout.title, filled.layout.instruction, filled)
    return saved(book, title=decision.title)


def write_table(book: Workbook, title: str, instruction: str, filled: Filled) -> None:
    """One sheet: its title, a line of instruction, the headings, the rows."""
    sheet = book.create_sheet(title)
    put_text(sheet.cell(1, 1), title).font = _TITLE
    put_text(sheet.cell(2, 1), instruction).font = _INSTRUCTION
    for number, column in enumerate(filled.columns, start=1):
        _head(sheet, number, column)
    for row, values in enumerate(filled.rows, start=HEAD_ROW + 1):
        _fill_row(sheet, row, values)
        widths = [column.width for column in filled.columns]
        sheet.row_dimensions[row].height = _height(values, widths)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, filled.layout.still + 1).coordinate
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def put_text(cell: Cell | MergedCell, text: str) -> Cell | MergedCell:
    """A text that stays one, whatever it begins with, and when somebody edits it."""
    clean = _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    cell.value = _LIKE_ESCAPED.sub("_x005F_", clean)
    cell.data_type = "s"
    cell.number_format = _AS_TEXT
    return cell


def saved(book: Workbook, *, title: str) -> bytes:
    """The workbook as a file."""
    book.properties.creator = "Policy Options"
    book.properties.title = _NO_XML.sub("\ufffd", title)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_me(sheet: Worksheet, title: str, lines: Iterable[str]) -> None:
    """The first sheet: what this workbook is, in a few lines."""
    sheet.title = READ_ME
    put_text(sheet.cell(1, 1), title).font = _TITLE
    for row, line in enumerate(lines, start=2):
        put_text(sheet.cell(row, 1), line).alignment = _WRAPPED
        sheet.row_dimensions[row].height = _height([line], [_READ_ME_WIDTH])
    sheet.column_dimensions["A"].width = _READ_ME_WIDTH


def _read_me(sheet: Worksheet, decision: DecisionFile) -> None:
    read_me(sheet, decision.title, [*_READ_ME.splitlines(), WORKBOOK_FORMAT])


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = put_text(sheet.cell(HEAD_ROW, number), column.heading)
    cell.font, cell.fill, cell.alignment = _HEADING, _HEADING_FILL, _WRAPPED
    letter = get_column_letter(number)
    sheet.column_dimensions[letter].width = column.width
    if column.holds not in _NUMBERS:
        sheet.column_dimensions[letter].number_format = _AS_TEXT
    if column.choices:
        words = DataValidation(
            "list", formula1=f'"{",".join(column.choices)}"', allow_blank=True
        )
        words.add(f"{letter}{HEAD_ROW + 1}:{letter}{HEAD_ROW + SPARE_ROWS}")
        sheet.add_data_validation(words)


def _fill_row(sheet: Worksheet, row: int, values: Sequence[Value]) -> None:
    for number, value in enumerate(values, start=1):
        cell = sheet.cell(row, number)
        if isinstance(value, str):
            if value:
                put_text(cell, value)
        elif value is not None:
            cell.value = value
        cell.alignment = _WRAPPED


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """High enough for the longest text of a row, as not every program sees to that itself."""
    lines = [
        sum(1 + len(line) // width for line in value.split("\n"))
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(_LINE * max(lines, default=1), _HIGHEST)
