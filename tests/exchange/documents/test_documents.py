import csv
import io
import json
import os

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pptx import Presentation

from options.exchange.documents import loading
from options.exchange.documents.kinds import kind_of, kinds_here
from options.exchange.documents.loading import can_write_pdf
from tests.exchange.documents.reports import BARS, NASTY, report

needs_pango = pytest.mark.skipif(
    not can_write_pdf() and not os.environ.get("REQUIRE_PANGO"),
    reason="Pango is not installed, so no PDF is written",
)


def test_word_file_has_real_headings_tables_and_alternative_texts():
    file = docx.Document(io.BytesIO(kind_of("docx").write(report())))
    headings = [
        p.text for p in file.paragraphs if p.style.name.startswith(("Heading", "Title"))
    ]
    told = file.element.body.find(f".//{qn('wp:docPr')}")

    assert headings == [
        "Trams",
        BARS.sentence.replace("goes furthest", "leads"),
        "Ranking",
        "What would change it",
        "How far it goes",
    ]
    assert [cell.text for cell in file.tables[0].rows[1].cells] == [
        NASTY, "62.5", "25\xa0%", "−3", "1", "+cmd",
    ]  # fmt: skip
    assert file.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert told.get("descr") == BARS.sentence
    assert file.core_properties.title == "Trams"


def test_word_file_of_a_language_from_right_to_left_runs_that_way():
    file = docx.Document(io.BytesIO(kind_of("docx").write(report(is_right_to_left=True))))

    assert all(p._p.pPr.find(qn("w:bidi")) is not None for p in file.paragraphs)
    assert file.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_every_picture_is_a_slide_with_its_words_in_the_notes():
    deck = Presentation(io.BytesIO(kind_of("pptx").write(report())))
    opening, ranking, bars = deck.slides
    picture = next(shape for shape in bars.shapes if shape.shape_type == 13)

    assert [slide.shapes.title.text_frame.text for slide in (ranking, bars)] == [
        "Ranking",
        "How far it goes",
    ]
    assert "SHA-256 abc" in opening.notes_slide.notes_text_frame.text
    assert bars.notes_slide.notes_text_frame.text.startswith(BARS.sentence)
    assert "Train: Total 0, Share –, Change 0" in bars.notes_slide.notes_text_frame.text
    assert picture._element.nvPicPr.cNvPr.get("descr") == BARS.sentence


def test_numbers_of_the_workbook_are_numbers_and_texts_stay_texts():
    book = load_workbook(io.BytesIO(kind_of("xlsx").write(report())))
    cells = book["Ranking"][4]

    assert [cell.value for cell in cells] == [NASTY, 62.5, 0.25, -3, 1, "+cmd"]
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "n", "n", "s"]
    assert cells[2].number_format == "0%"
    assert book.sheetnames[1:] == ["Ranking", "What would change it"]


def test_table_has_a_row_a_number_and_no_formula():
    text = kind_of("csv").write(report()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert rows[0]["name"] == f"'{NASTY}"
    assert (rows[0]["column"], rows[0]["value"]) == ("Total", "62.5")
    assert rows[4]["value"] == "'+cmd"
    assert len(rows) == 2 * 2 * 5


def test_json_keeps_numbers_as_they_are():
    told = json.loads(kind_of("json").write(report()))

    assert told["tables"][0]["rows"][0] == [NASTY, 62.5, 0.25, -3.0, 1, "+cmd"]
    assert told["verdict"][0] == f"{NASTY} leads."


@needs_pango
def test_pdf_is_set_without_asking_anybody(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("asked the network"))

    assert kind_of("pdf").write(report()).startswith(b"%PDF-")


def test_nothing_breaks_where_pango_is_missing(monkeypatch):
    monkeypatch.setattr(loading, "is_there", lambda _name: False)
    loading.can_write_pdf.cache_clear()

    try:
        assert [kind.ending for kind in kinds_here()] == ["docx", "pptx", "xlsx", "csv", "json"]
        assert kind_of("pdf") is None
    finally:
        loading.can_write_pdf.cache_clear()
