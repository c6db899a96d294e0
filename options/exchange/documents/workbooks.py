"""The figures of a report as a workbook: a sheet for each table, numbers as numbers."""

from __future__ import annotations

import re

from openpyxl import Workbook

from options.exchange.documents.document import Document
from options.exchange.documents.plain_json import plain_text
from options.exchange.documents.tables import figure
from options.formats.tables.from_decision import Filled
from options.formats.tables.layout import READ_ME, Column, Holds, Layout
from options.formats.tables.workbook_writing import read_me, saved, write_table
from options.sections.contract import Table

LONGEST_TITLE = 31
FORMATS = {"points": "0.0", "signed": "+0.0;-0.0;0.0", "percent": "0%", "count": "0"}
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
FIRST_ROW = 4


def write(document: Document) -> bytes:
    """The verdict in words, then every table."""
    book = Workbook()
    lines = [document.question, document.headline, *document.conditions, *document.facts]
    read_me(
        book.worksheets[0],
        document.title,
        [plain_text(line) for line in (*lines, *document.foot) if line],
    )
    taken = {READ_ME.casefold()}
    for part, table in document.tables:
        title = title_of(str(part.title), taken)
        write_table(book, title, plain_text(table.caption), filled(title, table))
        sheet = book[title]
        for column, kind in enumerate(table.written, start=1):
            for row in range(FIRST_ROW, FIRST_ROW + len(table.rows)):
                if kind in FORMATS:
                    sheet.cell(row, column).number_format = FORMATS[kind]
    return saved(book, title=document.title)


def title_of(words: str, taken: set[str]) -> str:
    """A title that no other sheet has, short enough for every programme."""
    plain = NOT_IN_TITLES.sub(" ", words).strip() or "Table"
    title, number = plain[:LONGEST_TITLE].strip(), 1
    while title.casefold() in taken:
        number += 1
        ending = f" {number}"
        title = plain[: LONGEST_TITLE - len(ending)].strip() + ending
    taken.add(title.casefold())
    return title


def filled(title: str, table: Table) -> Filled:
    """The table as the workbook's writer takes it."""
    columns = tuple(
        Column(
            name=str(number),
            heading=head,
            holds=Holds.TEXT if kind == "text" else Holds.NUMBER,
            width=34 if number == 0 else 18,
        )
        for number, (head, kind) in enumerate(zip(table.head, table.written, strict=True))
    )
    layout = Layout(member=title, title=title, instruction=table.caption, columns=columns)
    rows = tuple(tuple(cell_of(entry) for entry in row) for row in table.rows)
    return Filled(layout=layout, columns=columns, rows=rows)


def cell_of(entry: str | float | int | None) -> str | float | int | None:
    """A figure, or the text of one."""
    found = figure(entry)
    return int(found) if isinstance(found, bool) else found
