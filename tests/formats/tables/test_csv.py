"""A decision as CSV files and back, and what other programs make of CSV."""

import io
import zipfile

import pytest

from options.cases import CASES, case_texts
from options.exchange.kinds import kind_of
from options.formats import read_decision
from options.formats.tables.csv_grids import csv_grid
from options.formats.tables.csv_reading import read_csv
from options.formats.tables.csv_writing import write_csv_zip
from tests.formats.tables.test_workbook import LUNCH

OPTIONS = "Key,Name,Baseline\nsoup,Soup,yes\nsalad,Salat ü,no\n"


def faults_in(data):
    if isinstance(data, str):
        data = data.encode()
    return [(fault.where, fault.sentence) for fault in read_csv(data, "d.csv").faults]


@pytest.mark.parametrize("text", case_texts(), ids=CASES)
def test_built_in_case_comes_back_as_it_went(text):
    decision = read_decision(text)

    assert read_csv(write_csv_zip(decision), "case.zip").decision == decision


def test_everything_comes_back_and_no_text_becomes_a_formula():
    data = write_csv_zip(LUNCH)

    assert read_csv(data, "lunch.zip").decision == LUNCH
    assert write_csv_zip(LUNCH) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        options = archive.read("options.csv").decode("utf-8-sig")
    assert "soup,'+1,'@x," in options


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_told_apart(encoding, delimiter):
    data = OPTIONS.replace(",", delimiter).encode(encoding)

    imported = read_csv(data, "our_lunch.csv")

    assert kind_of(data).key == "csv"
    assert imported.faults == ()
    assert [option.name for option in imported.decision.options] == ["Soup", "Salat ü"]
    assert imported.decision.title == "Our lunch"


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (OPTIONS.encode("latin-1"), "file", "not UTF-8"),
        ('Key,Name\nsoup,"Soup\nsalad,Salad\n', "line 2", "quotation mark"),
        ("Key,Name,Name\nsoup,Soup,Broth\n", "line 1, column “Name”", "two columns"),
        ("Key,Name\nsoup,Soup\nsoup,Salad\n", "line 3, column “Key”", "line 2 has the key"),
        (
            "Key,Name,Baseline\nsoup,Soup,ja\n",
            "line 2, column “Baseline”",
            "neither yes nor no",
        ),
        ("Key,Name\nsoup,S\x00up\n", "line 2", "not text"),
        (",".join(["Name"] * 16_384), "line 1", "16384 columns"),
        ("foo,ever\nis,this\n", "line 1", "No heading here is known"),
        ("Option,Criterion,Note,Strength\nsoup,,Hot,J\n", "file", "the zip of all its tables"),
        ("x" * 5_000_001, "file", "larger than 5 MB"),
    ],
)
def test_fault_names_its_line(data, where, words):
    [(place, sentence)] = faults_in(data)

    assert place == where
    assert words in sentence


def test_fault_in_a_zip_names_its_file():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("options.csv", "Key,Name\n,Soup\nso up,Salad\n")

    assert faults_in(file.getvalue()) == [
        (
            "options.csv, line 3, column “Key”",
            "“so up” is not a key. Use only letters a-z, digits, - and _.",
        )
    ]


def test_lines_within_a_text_are_counted():
    assert [row.number for row in csv_grid(b'a,b\n"1\n2",x\ny,z\n').rows] == [1, 2, 4]
