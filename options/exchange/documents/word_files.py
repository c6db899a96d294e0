"""The report as a Word file to go on editing: real headings, tables, alternative texts."""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from options.exchange.documents.document import Document, Part
from options.exchange.pictures import as_png
from options.sections.contract import Picture, Table
from options.sections.writing import written_entry

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
WIDTH, HIGHEST = Cm(16.5), Cm(21.5)
ACCENT, SOFT = RGBColor(0x0B, 0x5A, 0x57), RGBColor(0x5B, 0x5D, 0x56)
HEAD_FILL = "E3EFEC"
FONT = "Calibri"


def write(document: Document) -> bytes:
    """The file."""
    file = docx.Document()
    prepare(file, document)
    head(file, document)
    for part in document.parts:
        chapter(file, part, is_short=document.is_short)
    for line in document.foot:
        small(file.add_paragraph(), line)
    if document.is_right_to_left:
        turn_around(file)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def clean(text: object) -> str:
    """A text without characters that no file may hold."""
    return NO_XML.sub("\ufffd", str(text))


def prepare(file: WordFile, document: Document) -> None:
    """A4, its title, its language, its type."""
    properties = file.core_properties
    properties.title, properties.subject = clean(document.title), clean(document.kind)
    properties.author, properties.language = "Policy Options", document.language
    properties.created = properties.modified = document.made_at.replace(tzinfo=None)
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.4 if document.is_short else 2)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(9.5 if document.is_short else 10.5)
    normal.paragraph_format.space_after = Pt(3 if document.is_short else 6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), document.language)
    language.set(qn("w:bidi"), document.language)
    normal.element.get_or_add_rPr().append(language)
    file.styles["Title"].font.size = Pt(14 if document.is_short else 22)
    for level in (1, 2, 3):
        style = file.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = FONT, ACCENT
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), FONT)
        del style.element.rPr.rFonts.attrib[qn("w:asciiTheme")]


def head(file: WordFile, document: Document) -> None:
    """What it is, the verdict, how sure it is, the question."""
    small(file.add_paragraph(), document.kind)
    file.add_heading(clean(document.title), level=0)
    file.add_heading(clean(document.headline), level=1)
    for sentence in document.conditions:
        file.add_paragraph(clean(sentence))
    file.add_paragraph(clean(document.question), style="Quote")
    small(file.add_paragraph(), " ".join(document.facts))


def small(paragraph: Paragraph, text: str) -> None:
    """A line in small print."""
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(8.5), SOFT


def chapter(file: WordFile, part: Part, *, is_short: bool) -> None:
    """One part with its heading."""
    file.add_heading(clean(part.title), level=2)
    for sentence in part.sentences:
        file.add_paragraph(clean(sentence))
    for item in part.items:
        file.add_paragraph(clean(item), style="List Bullet")
    for picture in part.pictures:
        draw(file, picture, is_short=is_short)
    for table in part.tables:
        tabulate(file, table)


def draw(file: WordFile, picture: Picture, *, is_short: bool) -> None:
    """A picture under its title and sentence; in the full report its table follows."""
    if not is_short:
        file.add_heading(clean(picture.title), level=3)
    file.add_paragraph(clean(picture.sentence)).paragraph_format.keep_with_next = True
    shape = file.add_picture(io.BytesIO(as_png(picture)))
    scale = min(WIDTH / shape.width, (Cm(6.5) if is_short else HIGHEST) / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    told = shape._inline.docPr  # python-docx has no other way to a description
    told.set("descr", clean(picture.sentence))
    told.set("title", clean(picture.title))
    if not is_short:
        tabulate(file, picture.table)


def tabulate(file: WordFile, table: Table) -> None:
    """A real table: its caption before it, its first row repeated on every page."""
    small(file.add_paragraph(), table.caption)
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    made = file.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, words in zip(made.rows[0].cells, table.head, strict=True):
        cell.text = clean(words)
        cell.paragraphs[0].runs[0].bold = True
        shade(cell._tc)
    mark(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row in table.rows:
        line = made.add_row()
        mark(line._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, entry, kind in zip(line.cells, row, table.written, strict=True):
            cell.text = clean(written_entry(entry, kind))
            if kind != "text":
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    tighten(made, widths_of(table))
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def shade(cell: BaseOxmlElement) -> None:
    """The ground of a head."""
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), HEAD_FILL)
    cell.get_or_add_tcPr().append(fill)


def widths_of(table: Table) -> list[int]:
    """Columns of numbers are narrow, words share the rest, the first twice as much."""
    numbers = sum(kind != "text" for kind in table.written)
    narrow = min(Cm(2.4), round(WIDTH * 0.65 / numbers)) if numbers else 0
    shares = [2 if at == 0 else 1 for at, kind in enumerate(table.written) if kind == "text"]
    each = (WIDTH - narrow * numbers) / max(sum(shares), 1)
    return [
        narrow if kind != "text" else round(each * (2 if at == 0 else 1))
        for at, kind in enumerate(table.written)
    ]


def tighten(table: WordTable, widths: list[int]) -> None:
    """Small print, close rows, columns as wide as what they hold."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(1)
                for run in paragraph.runs:
                    run.font.size = Pt(8.5)


def mark(properties: BaseOxmlElement, name: str) -> None:
    """Set a property that has no value."""
    properties.append(OxmlElement(name))


def turn_around(file: WordFile) -> None:
    """Paragraphs, runs and tables from right to left."""
    for paragraph in file.element.body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().insert(0, OxmlElement("w:bidi"))
    for run in file.element.body.iter(qn("w:r")):
        run.get_or_add_rPr().append(OxmlElement("w:rtl"))
    for table in file.element.body.iter(qn("w:tbl")):
        table.tblPr.append(OxmlElement("w:bidiVisual"))
