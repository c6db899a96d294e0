"""The files in which a decision can be taken along: a new kind is one line in `FILES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from options.formats import DecisionFile, write_decision
from options.formats.tables.csv_writing import write_csv_zip
from options.formats.tables.workbook_writing import write_workbook
from options.formats.xmcda_writing import write_xmcda

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_json(file: DecisionFile) -> bytes:
    """The canonical file."""
    return write_decision(file).encode()


@dataclass(frozen=True)
class FileOut:
    """What it is called, how its bytes are made, and what a person reads of it."""

    name: str
    words: str | Promise
    content_type: str
    write: Callable[[DecisionFile], bytes]


FILES: tuple[FileOut, ...] = (
    FileOut("decision.json", _("Decision file (JSON)"), "application/json", as_json),
    FileOut("decision.xlsx", _("Workbook (XLSX)"), WORKBOOK, write_workbook),
    FileOut("decision.csv.zip", _("Tables (CSV)"), "application/zip", write_csv_zip),
    FileOut("decision.xml", _("XMCDA 3 (XML)"), "application/xml", write_xmcda),
)
