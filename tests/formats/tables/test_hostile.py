"""Files that are made to harm: each is refused in little time and little memory."""

import io
import time
import tracemalloc
import zipfile
from random import Random

import pytest
from openpyxl import Workbook

from options.formats.tables.csv_reading import read_csv
from options.formats.tables.workbook_reading import looks_like_workbook, read_workbook
from options.formats.tables.workbook_writing import write_workbook
from tests.formats.tables.test_workbook import LUNCH

SECONDS, BYTES = 5, 60_000_000  # generous: what is refused costs a hundredth of it
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def changed(replaced=None, **more):
    """The workbook of a decision with some of its parts replaced, or others added."""
    replaced = {**(replaced or {}), **more}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_workbook(LUNCH))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, content in replaced.items():
            new.writestr(name, content)
    return file.getvalue()


def third_sheet(rows):
    return changed({"xl/worksheets/sheet3.xml": SHEET.format(rows)})


def wide():
    book = Workbook()
    book.active.title = "Options"
    book.active["A1"], book.active["XFD2"] = "Name", "Far away"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_a_password():
    data = bytearray(write_workbook(LUNCH))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def many_tags():
    """Too irregular to be told by its ratio."""
    return "".join(Random(1).choices(("<a/>", "<b/>"), k=600_000))  # noqa: S311 -- no secret


BOMB = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 2_600_000
HOSTILE = {
    "bomb": (lambda: third_sheet(BOMB.decode()), "unpacks to far more"),
    "many entries": (
        lambda: changed({f"xl/x{i}.bin": b"" for i in range(301)}), "and 300 fit"
    ),
    "many tags": (lambda: third_sheet(many_tags()), "too many cells"),
    "entities": (
        lambda: changed({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "declares entities",
    ),
    "macros": (lambda: changed({"xl/vbaProject.bin": b"x"}), "has macros"),
    "password": (with_a_password, "has a password"),
    "password of Office": (
        lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "has a password"
    ),
    "old Excel": (lambda: OLD, "old Excel file"),
    "wide": (wide, "300 columns"),
    "far down": (
        lambda: third_sheet(
            '<row r="900000"><c r="A900000" t="inlineStr"><is><t>x</t></is></c></row>'
        ),
        "20000 rows",
    ),
    "torn": (lambda: write_workbook(LUNCH)[:-400], "damaged"),
    "no XML": (lambda: changed({"xl/workbook.xml": "<x"}), "damaged"),
    "formula that fails": (
        lambda: third_sheet('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'), "#REF!"
    ),
    "document": (lambda: changed({"content.xml": "x", "[Content_Types].xml": ""}), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_workbook_is_refused_for_little(kind):
    make, words = HOSTILE[kind]
    data = make()
    tracemalloc.start()
    began = time.process_time()

    imported = read_workbook(data, "d.xlsx")

    spent = time.process_time() - began
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert words in imported.faults[0].sentence
    assert imported.decision is None
    assert len(data) < 1_000_000
    assert spent < SECONDS
    assert most < BYTES


@pytest.mark.parametrize("data", [b"PK\x03\x04", OLD, b"PK\x03\x04" + b"\xff" * 400])
def test_what_begins_like_an_archive_is_no_error(data):
    assert read_workbook(data, "d").faults
    assert read_csv(data, "d").faults
    assert looks_like_workbook(data) is (data == OLD)


def test_each_byte_that_is_torn_off_is_a_fault_and_no_error():
    data = write_workbook(LUNCH)

    for end in range(0, len(data), 997):
        assert read_workbook(data[:end], "d.xlsx").faults


def test_signs_that_are_no_text_cannot_be_written_in_code():
    data = third_sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>S_x0000_up</t></is></c></row>'
    )

    faults = read_workbook(data, "d.xlsx").faults
    assert any("U+0000" in fault.sentence for fault in faults)
