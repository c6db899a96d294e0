"""A decision and a sheet as workbooks, over HTTP."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from options.exchange.decisions import load_decision
from options.formats.tables.csv_reading import read_csv
from options.formats.tables.workbook_reading import read_workbook
from options.models import Decision
from tests.conftest import browser_with
from tests.factories import ParticipantFactory, ScoreFactory
from tests.formats.tables.test_workbook import LUNCH


@pytest.fixture(scope="module")
def kept_decision(kept):
    return load_decision(LUNCH, is_published=True, position=1)


def address(file, slug="lunch"):
    return reverse("decision_export", kwargs={"slug": slug, "file": file})


@pytest.mark.parametrize(
    ("file", "read"), [("decision.xlsx", read_workbook), ("decision.csv.zip", read_csv)]
)
def test_decision_is_downloaded_and_comes_back(decision, file, read):
    answer = Client().get(address(file))

    assert read(answer.content, file).decision == LUNCH
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_other_files_and_drafts_are_not_found(decision):
    assert Client().get(address("decision.exe")).status_code == 404
    Decision.objects.update(is_published=False)

    assert Client().get(address("decision.xlsx")).status_code == 404


def test_sheet_is_a_workbook_with_numbers_and_texts(decision):
    held = ParticipantFactory(decision=decision)
    taste = decision.criteria.get(key="taste")
    soup = decision.options.get(key="soup")
    ScoreFactory(participant=held, option=soup, criterion=taste, points=0, rationale="=1+1")

    answer = browser_with(held).get(reverse("sheet_xlsx", args=["lunch"]))

    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == [
        "Read me first", "Result", "Scores", "Rounds", "Weights", "Red lines", "Standings"
    ]  # fmt: skip
    row = book["Scores"][4]
    assert (row[4].value, row[4].data_type) == (0, "n")
    assert (row[9].value, row[9].data_type) == ("=1+1", "s")
    assert book["Result"]["D4"].value == 0
