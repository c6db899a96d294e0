"""From filled tables to one zip of CSV files."""

import csv
import io
import zipfile

from options.formats.decision import DecisionFile
from options.formats.tables.from_decision import Filled, Value, tables_of
from options.formats.tables.spreadsheet_text import guarded

_DAY_ONE = (1980, 1, 1, 0, 0, 0)


def write_csv_zip(decision: DecisionFile) -> bytes:
    """The tables of a decision as CSV files in a zip; the same records give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for filled in tables_of(decision):
            entry = zipfile.ZipInfo(filled.layout.file, date_time=_DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, csv_of(filled))
    return file.getvalue()


def csv_of(filled: Filled) -> bytes:
    """One table: UTF-8 with a byte order mark, so that spreadsheets read it as such."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(guarded(column.heading) for column in filled.columns)
    table.writerows([_plain(value) for value in row] for row in filled.rows)
    return written.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> Value:
    return guarded(value) if isinstance(value, str) else value
