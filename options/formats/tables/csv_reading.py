"""From CSV files to a decision: a zip of them all, one of them, or a matrix of amounts."""

import io
import zipfile
from pathlib import PurePath

from options.formats.errors import FormatError
from options.formats.imported import NO_ANSWERS, Answers, Imported, fault_of
from options.formats.tables.amounts import read_amounts
from options.formats.tables.archives import BROKEN, is_archive, names_in, refuse_hostile_archive
from options.formats.tables.csv_grids import csv_grid
from options.formats.tables.grids import Grid
from options.formats.tables.headed import count_of_known, headed
from options.formats.tables.layout import CRITERIA, OPTIONS, TABLES, Layout
from options.formats.tables.measured import measures
from options.formats.tables.to_decision import imported_from
from options.formats.tables.workbook_reading import imported_from_grids

_BEGINNING = 400
_NEEDS_OTHERS = (
    "This is one table of a decision, and it names options or criteria of others. Read in the "
    "zip of all its tables, or a file of options or criteria."
)


def looks_like_csv(data: bytes) -> bool:
    """A zip with CSV files, or text; nothing marks a CSV file as one."""
    if is_archive(data):
        return any(name.lower().endswith(".csv") for name in names_in(data))
    beginning = data[:_BEGINNING]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(beginning.strip()) and b"\x00" not in beginning and not _is_marked(beginning)


def read_csv(data: bytes, name: str, answers: Answers = NO_ANSWERS) -> Imported:
    """The decision in CSV files."""
    try:
        if is_archive(data):
            return imported_from_grids(_grids_in(data), name, answers)
        grid = csv_grid(data)
        if measures(grid):
            return read_amounts(grid, name, answers)
        layout = _layout_of(grid)
    except FormatError as error:
        return Imported(faults=(fault_of(error),))
    return imported_from({layout.member: headed(grid, layout)}, name, answers)


def _is_marked(beginning: bytes) -> bool:
    """The beginning of XML, of a PDF, of a picture."""
    return beginning.lstrip().startswith((b"<", b"%PDF", b"\x89PNG", b"\xff\xd8"))


def _grids_in(data: bytes) -> list[Grid]:
    refuse_hostile_archive(data)
    grids = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            title = PurePath(info.filename).name
            if title.lower().endswith(".csv") and not title.startswith("."):
                grids.append(csv_grid(_content(archive, info), title))
    return grids


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(info)
    except BROKEN:
        raise FormatError("file", "The file is damaged. Save it again.") from None


def _layout_of(grid: Grid) -> Layout:
    """The table of which the file has most headings, if it can stand alone."""
    best = max(TABLES, key=lambda layout: count_of_known(grid, layout))
    if count_of_known(grid, best) == 0:
        raise FormatError("line 1", "No heading here is known. Name the columns in this line.")
    if best not in (OPTIONS, CRITERIA):
        raise FormatError("file", _NEEDS_OTHERS)
    return best
