"""The figures of a report as one table, a row a number, for whatever is to be made of it."""

from __future__ import annotations

from collections.abc import Iterator

from options.exchange.documents.document import Document
from options.exchange.sheets import rounded
from options.exchange.workshops import table_of
from options.sections.contract import FIRST_STRONG, POP, Entry

COLUMNS = ("part", "table", "row", "name", "column", "value")
ISOLATES = str.maketrans("", "", FIRST_STRONG + POP)


def write(document: Document) -> bytes:
    """All tables below each other."""
    return table_of(COLUMNS, rows_of(document))


def rows_of(document: Document) -> Iterator[tuple[str | float | bool | None, ...]]:
    """One entry a row; the first column of a table names its rows."""
    for part, table in document.tables:
        for number, row in enumerate(table.rows, start=1):
            for head, entry in zip(table.head[1:], row[1:], strict=True):
                yield (part.name, table.caption, number, figure(row[0]), head, figure(entry))


def figure(entry: Entry) -> str | float | bool | None:
    """A number as it is, a text without marks that only sentences need."""
    return entry.translate(ISOLATES) if isinstance(entry, str) else rounded(entry)
