"""The report as slides: the verdict, then one picture a slide with its words in the notes."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Cm, Pt

from options.exchange.documents.document import Document, Part
from options.exchange.documents.word_files import clean
from options.exchange.pictures import as_png
from options.sections.contract import Picture, Table
from options.sections.writing import written_entry

WIDTH, HEIGHT = Cm(33.867), Cm(19.05)
EDGE, TOP = Cm(1.6), Cm(3.4)
WIDE = Cm(33.867 - 3.2)
BLANK, ONLY_TITLE = 6, 5
INK, ACCENT, SOFT = (
    RGBColor(0x1D, 0x1F, 0x1C),
    RGBColor(0x0B, 0x5A, 0x57),
    RGBColor(0x5B, 0x5D, 0x56),
)
MOST_ROWS, LONGEST_CELL = 12, 60
FONT = "Calibri"
RANKINGS = {"ranking", "both-ways"}


def write(document: Document) -> bytes:
    """The file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    properties = deck.core_properties
    properties.title, properties.author = clean(document.title), "Policy Options"
    properties.language = document.language
    opening(deck, document)
    for part in document.parts:
        for picture in part.pictures:
            pictured(deck, document, picture)
        if part.name in RANKINGS and part.tables:
            ranked(deck, document, part)
    if document.is_right_to_left:
        turn_around(deck)
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def new_slide(deck: Deck, title: object) -> Slide:
    """A slide with its title where screen readers and outlines look for it."""
    slide = deck.slides.add_slide(deck.slide_layouts[ONLY_TITLE])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = EDGE, Cm(0.9), WIDE, Cm(2.2)
    frame = shape.text_frame
    frame.word_wrap = True
    put(frame, [str(title)], size=28, colour=ACCENT, is_bold=True)
    return slide


def put(
    frame: TextFrame, lines: list[str], *, size: float, colour: RGBColor, is_bold: bool = False
) -> None:
    """Lines into a frame, each a paragraph."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = clean(line)
        run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, FONT
        run.font.color.rgb = colour
        paragraph.space_after, paragraph.alignment = Pt(size / 3), PP_ALIGN.LEFT


def opening(deck: Deck, document: Document) -> None:
    """The verdict, how sure it is, and the question."""
    slide = new_slide(deck, document.headline)
    box = slide.shapes.add_textbox(EDGE, TOP, WIDE, HEIGHT - TOP - Cm(3))
    box.text_frame.word_wrap = True
    put(box.text_frame, list(document.conditions), size=20, colour=INK)
    foot = slide.shapes.add_textbox(EDGE, HEIGHT - Cm(4.6), WIDE, Cm(3.6))
    foot.text_frame.word_wrap = True
    put(
        foot.text_frame,
        [f"{document.kind} · {document.title}", document.question, " ".join(document.facts)],
        size=13,
        colour=SOFT,
    )
    lines = [document.headline, *document.conditions, document.question, *document.facts]
    slide.notes_slide.notes_text_frame.text = clean("\n".join((*lines, *document.foot)))


def pictured(deck: Deck, document: Document, picture: Picture) -> None:
    """One picture, as large as it goes; sentence and figures are in the notes."""
    slide = new_slide(deck, picture.title)
    shape = slide.shapes.add_picture(io.BytesIO(as_png(picture)), EDGE, TOP)
    room_wide, room_high = WIDE, HEIGHT - TOP - Cm(1.7)
    scale = min(room_wide / shape.width, room_high / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape.left = round((WIDTH - shape.width) / 2)
    describe(shape, picture)
    below(slide, document)
    slide.notes_slide.notes_text_frame.text = clean(
        "\n".join([picture.sentence, "", *in_words(picture.table)])
    )


def describe(shape: BaseShape, picture: Picture) -> None:
    """What a screen reader says of it."""
    told = shape._element.nvPicPr.cNvPr  # python-pptx has no other way to it
    told.set("descr", clean(picture.sentence))
    told.set("title", clean(picture.title))


def below(slide: Slide, document: Document) -> None:
    """Where the figures are from."""
    box = slide.shapes.add_textbox(EDGE, HEIGHT - Cm(1.4), WIDE, Cm(0.9))
    box.text_frame.word_wrap = True
    put(box.text_frame, [f"{document.title} · {document.headline}"], size=10, colour=SOFT)


def ranked(deck: Deck, document: Document, part: Part) -> None:
    """The ranking as a table that can be edited."""
    table = part.tables[0]
    slide = new_slide(deck, part.title)
    rows = table.rows[:MOST_ROWS]
    made = slide.shapes.add_table(
        len(rows) + 1, len(table.head), EDGE, TOP, WIDE, Cm(1) * (len(rows) + 1)
    ).table
    for column, words in enumerate(table.head):
        put(
            made.cell(0, column).text_frame,
            [words],
            size=13,
            colour=RGBColor(255, 255, 255),
            is_bold=True,
        )
    for at, row in enumerate(rows, start=1):
        for column, (entry, kind) in enumerate(zip(row, table.written, strict=True)):
            words = written_entry(entry, kind)
            put(made.cell(at, column).text_frame, [words[:LONGEST_CELL]], size=13, colour=INK)
    below(slide, document)
    slide.notes_slide.notes_text_frame.text = clean("\n".join(in_words(table)))


def in_words(table: Table) -> Iterator[str]:
    """A table as lines that can be read aloud."""
    yield table.caption
    for row in table.rows:
        first, *others = (
            written_entry(entry, kind) for entry, kind in zip(row, table.written, strict=True)
        )
        told = ", ".join(
            f"{head} {entry}"
            for head, entry in zip(table.head[1:], others, strict=True)
            if entry
        )
        yield f"{first}: {told}"


def turn_around(deck: Deck) -> None:
    """Every paragraph from right to left."""
    for slide in deck.slides:
        for paragraph in slide.element.iter(qn("a:p")):
            properties = paragraph.get_or_add_pPr()
            properties.set("rtl", "1")
            properties.set("algn", "r")
