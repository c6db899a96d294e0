"""LibreOffice opens the workbook, and what it saves is read back right."""

import dataclasses
import io
import os
import shutil
import subprocess
import zipfile

import pytest
from openpyxl import load_workbook

from options.formats.tables.workbook_reading import read_workbook
from options.formats.tables.workbook_writing import write_workbook
from tests.formats.tables.test_workbook import LUNCH

NO_LIBREOFFICE = "LibreOffice was not found, so no workbook was opened with it."


@pytest.fixture(scope="module")
def soffice():
    found = shutil.which("soffice")
    if not found and os.environ.get("REQUIRE_LIBREOFFICE") == "1":
        pytest.fail(NO_LIBREOFFICE, pytrace=False)
    if not found:
        pytest.skip(NO_LIBREOFFICE)
    return found


def with_another_word(data, old, new):
    """The workbook with one text changed, and all else byte for byte."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet3.xml":
                assert content.count(old) == 1
                content = content.replace(old, new)
            after.writestr(name, content)
    return file.getvalue()


def test_changed_copy_that_libreoffice_saved_is_read_back(soffice, tmp_path):
    soup, salad = LUNCH.options
    salad = dataclasses.replace(salad, description="'=1")  # it forgets what _x0041_ stood for
    lunch = dataclasses.replace(LUNCH, options=(soup, salad))
    given = with_another_word(write_workbook(lunch), b">Salad<", b">Bean salad<")
    (tmp_path / "lunch.xlsx").write_bytes(given)

    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", tmp_path / "saved"),
            tmp_path / "lunch.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    saved = (tmp_path / "saved" / "lunch.xlsx").read_bytes()
    imported = read_workbook(saved, "lunch.xlsx")
    salad = dataclasses.replace(salad, name="Bean salad")
    assert imported.faults == ()
    assert imported.decision == dataclasses.replace(LUNCH, options=(soup, salad))
    book = load_workbook(io.BytesIO(saved))
    texts = [book["Options"]["B4"], book["Options"]["C4"], book["Decision"]["B5"]]
    assert [(cell.value, cell.data_type) for cell in texts] == [
        ("+1", "s"), ("@x", "s"), ("=1+1", "s")
    ]  # fmt: skip
    assert (book["Matrix"]["D4"].value, book["Matrix"]["D4"].data_type) == (0, "n")
