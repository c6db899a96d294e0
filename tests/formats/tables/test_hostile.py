"""What begins like a workbook and is none, and signs that no text can have."""

import pytest

from options.formats.tables.csv_reading import read_csv
from options.formats.tables.workbook_reading import looks_like_workbook, read_workbook
from options.formats.tables.workbook_writing import write_workbook
from tests.formats.hostile import OLD, third_sheet
from tests.formats.tables.test_workbook import LUNCH


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
