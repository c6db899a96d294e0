"""The kinds of files that a decision can be read from: how each is known, and its reader.

A new kind is one line in `KINDS`. The kind is told by what the file holds, never by its name;
the first line that knows the file as its own reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from options.formats.imported import NO_ANSWERS, Answers, Fault, Imported, Reader
from options.formats.json_import import looks_like_json, read_json
from options.formats.tables.archives import is_archive
from options.formats.tables.csv_reading import looks_like_csv, read_csv
from options.formats.tables.workbook_reading import looks_like_workbook, read_workbook
from options.formats.xmcda_parsing import looks_like_xml
from options.formats.xmcda_reading import read_xmcda


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of file.

    `knows` looks at the bytes, and quickly: at their beginning, or at the table of contents of
    an archive. `ending` is what its files are usually called.
    """

    key: str
    name: str | Promise
    ending: str
    knows: Callable[[bytes], bool]
    read: Reader


#: In this order; JSON comes last but for CSV, which knows no marks of its own.
KINDS: tuple[Kind, ...] = (
    Kind(
        key="xlsx",
        name=_("Workbook (XLSX)"),
        ending=".xlsx",
        knows=looks_like_workbook,
        read=read_workbook,
    ),
    Kind(
        key="xmcda",
        name=_("XMCDA 3 (XML of other tools)"),
        ending=".xml",
        knows=looks_like_xml,
        read=read_xmcda,
    ),
    Kind(
        key="json",
        name=_("Decision file (JSON)"),
        ending=".json",
        knows=looks_like_json,
        read=read_json,
    ),
    Kind(
        key="csv",
        name=_("Tables (CSV, alone or in a zip)"),
        ending=".csv",
        knows=looks_like_csv,
        read=read_csv,
    ),
)


def kind_of(data: bytes) -> Kind | None:
    """What kind of file this is; None if no kind knows it."""
    return next((kind for kind in KINDS if kind.knows(data)), None)


def read_file(data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported:
    """The file by the reader of its kind; what nobody can read is a fault of the file."""
    kind = kind_of(data)
    if kind is None and is_archive(data):
        damaged = Fault(where="file", sentence="The file is damaged. Save it again.")
        return Imported(faults=(damaged,))
    if kind is None:
        known = ", ".join(str(kind.name) for kind in KINDS)
        return Imported(
            faults=(
                Fault(
                    where="file",
                    sentence=f"Nothing here can read this file. Use one of these: {known}.",
                ),
            )
        )
    return kind.read(data, name, answers)
