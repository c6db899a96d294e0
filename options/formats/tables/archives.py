"""What is looked at in a zipped file before anything in it is parsed."""

import io
import re
import zipfile
import zlib

from options.formats import limits
from options.formats.errors import FormatError
from options.formats.tables.grids import MOST_ROWS

ENTRIES = 300
UNPACKED_BYTES = 10_000_000
RATIO = 100
SMALL = 1_000_000
TAGS = 600_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

#: A cell with something in it, below the rows that are read.
_FAR_DOWN = re.compile(rb'<c\b[^>]*\br="([A-Z]{1,3}(?:[2-9]\d{4}|\d{6,}))"[^>]*[^/>]>')

#: All that a broken archive was seen to raise.
BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError,
    AssertionError,
)  # fmt: skip


def is_archive(data: bytes) -> bool:
    """A zipped file begins like this."""
    return data.startswith(b"PK\x03\x04")


def is_old_office(data: bytes) -> bool:
    """A workbook of before 2007, or a newer one behind a password."""
    return data.startswith(_OLD_OFFICE)


def names_in(data: bytes) -> list[str]:
    """What is in an archive; nothing where its table of contents can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[: ENTRIES + 1]
    except BROKEN:
        return []


def refuse_hostile_workbook(data: bytes) -> None:
    """Raise FormatError for a workbook that is not to be parsed."""
    _refuse_old_office(data)
    refuse_hostile_archive(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _refuse_other_kinds(archive)
        tags = 0
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")):
                tags += _tags_in(archive, info)
        if tags > TAGS:
            raise FormatError("file", "There are too many cells. Delete empty, formatted ones.")


def refuse_hostile_archive(data: bytes) -> None:
    """Raise FormatError by what the archive says of itself."""
    if len(data) > limits.FILE_BYTES:
        raise FormatError(
            "file", f"The file is larger than {limits.FILE_BYTES // 1_000_000} MB."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except BROKEN:
        raise FormatError("file", "The file is damaged. Save it again.") from None
    if len(entries) > ENTRIES:
        raise FormatError("file", f"There are {len(entries)} files in it, and {ENTRIES} fit.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FormatError("file", "The file has a password. Save it without one.")
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES or any(
        entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1)
        for entry in entries
    ):
        raise FormatError(
            "file", "It unpacks to far more than a decision needs. Make it smaller."
        )


def _refuse_old_office(data: bytes) -> None:
    if not is_old_office(data):
        return
    if _ENCRYPTED in data:
        raise FormatError("file", "The workbook has a password. Save it without one.")
    raise FormatError("file", "This is an old Excel file (.xls). Save it as .xlsx.")


def _refuse_other_kinds(archive: zipfile.ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if any("vbaproject" in name or "macrosheets" in name for name in names):
        raise FormatError("file", "The workbook has macros. Save it as .xlsx, without them.")
    if "xl/workbook.xml" not in names:
        raise FormatError("file", "This is no XLSX workbook. Save it as .xlsx.")


def _tags_in(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    try:
        content = archive.read(info)
    except BROKEN:
        raise FormatError("file", "The file is damaged. Save it again.") from None
    plain = content.replace(b"\x00", b"")  # UTF-16 hides no declaration
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise FormatError("file", "The workbook declares entities. Save it with a spreadsheet.")
    if info.filename.lower() == "[content_types].xml" and b"macroEnabled" in plain:
        raise FormatError("file", "The workbook has macros. Save it as .xlsx, without them.")
    far = _FAR_DOWN.search(plain)
    if far is not None:
        sentence = f"Only {MOST_ROWS} rows are read. Move cell {far[1].decode()} up."
        raise FormatError("file", sentence)
    return plain.count(b"<")
