"""A sheet as a workbook: the result first, then what the person said."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from options.exchange.sheet_names import Record
from options.exchange.sheets import records, rounded
from options.formats.tables.from_decision import Filled
from options.formats.tables.from_decision import Value as CellValue
from options.formats.tables.layout import Column, Holds, Layout
from options.formats.tables.workbook_writing import read_me, saved, write_table
from options.reports.sheet import Sheet

ABOUT = (
    "This workbook holds one person's own sheet: the result, the points and the weights.",
    "Points and totals run from 0 to 100, weights from 0 to 1. An empty cell is no answer.",
    "It holds no name, no account and no recovery code. It is not read in again.",
)
HEADINGS: Mapping[str, str] = {
    "place": "Place",
    "option": "Option",
    "option_name": "Its name",
    "criterion": "Criterion",
    "criterion_name": "Its name",
    "total": "Total",
    "total_low": "Lowest total",
    "total_high": "Highest total",
    "points": "Points",
    "low": "Low",
    "high": "High",
    "confidence": "Confidence",
    "cannot_judge": "Can't judge",
    "rationale": "Reason",
    "weight": "Weight",
    "check_again": "Check again",
    "not_counted_because": "Not counted because",
    "weighing": "Weights from",
    "adopted_from": "Adopted from",
    "swing_place": "Place of the swing",
    "swing_points": "Points of the swing",
    "saved_at": "Saved at",
    "red_line": "Red line",
    "red_line_name": "Its name",
    "is_on": "Is on",
    "answer": "Answer",
    "standing": "Standing",
    "round": "Round",
    "became": "What became of it",
}
NUMBERS = {
    "place", "total", "total_low", "total_high", "points", "low", "high", "weight",
    "swing_place", "swing_points", "round",
}  # fmt: skip
WIDE = {"rationale": 60, "option_name": 34, "criterion_name": 34, "red_line_name": 34}


def layout_of(title: str, record: str, instruction: str, names: str) -> Layout:
    """One sheet of the workbook, for the rows of one kind."""
    columns = (
        Column(
            name=name,
            heading=HEADINGS[name],
            holds=Holds.NUMBER if name in NUMBERS else Holds.TEXT,
            width=WIDE.get(name, 16),
        )
        for name in names.split()
    )
    return Layout(
        member=record, title=title, instruction=instruction, columns=tuple(columns), still=2
    )


LAYOUTS = (
    layout_of(
        "Result", "total",
        "The options with their totals. A place is empty where missing scores leave it open.",
        "option option_name place total total_low total_high",
    ),
    layout_of(
        "Scores", "score",
        "One cell in each row: the points, the range where it was stated, and the reason.",
        "criterion criterion_name option option_name points low high confidence cannot_judge "
        "rationale weight saved_at check_again not_counted_because",
    ),
    layout_of(
        "Rounds", "round_score",
        "What was said in each round of a workshop, where there was more than one.",
        "criterion criterion_name option option_name round became points low high confidence "
        "cannot_judge rationale saved_at",
    ),
    layout_of(
        "Weights", "weight",
        "The weight of each branch and criterion, and what was said of its swing.",
        "criterion criterion_name weight weighing adopted_from swing_place swing_points "
        "not_counted_because",
    ),
    layout_of(
        "Red lines", "red_line",
        "The red lines, switched on or off.",
        "red_line red_line_name criterion criterion_name is_on",
    ),
    layout_of(
        "Standings", "standing",
        "How each option stands to the red lines that are on, and what was answered.",
        "red_line red_line_name option option_name answer standing not_counted_because",
    ),
)  # fmt: skip


def sheet_as_workbook(sheet: Sheet) -> bytes:
    """The same as the table and the JSON, for people who count on in a spreadsheet."""
    book = Workbook()
    decision = sheet.structure.decision
    read_me(book.worksheets[0], decision.title, [decision.question, *ABOUT, *edition_in(sheet)])
    rows = list(records(sheet))
    for layout in LAYOUTS:
        filled = tuple(
            tuple(cell_of(row, column.name) for column in layout.columns)
            for row in rows
            if row["record"] == layout.member
        )
        table = Filled(layout=layout, columns=layout.columns, rows=filled)
        write_table(book, layout.title, layout.instruction, table)
    return saved(book, title=decision.title)


def edition_in(sheet: Sheet) -> list[str]:
    """The edition that the sheet is on, in a sentence; nothing where there is none."""
    used = sheet.edition.used
    if used is None:
        return []
    return [
        f"The sheet is on edition {used.number} of the decision, {used.published_at:%Y-%m-%d}."
    ]


def cell_of(row: Record, name: str) -> CellValue:
    """A number as a number, a yes as a yes."""
    value = rounded(row.get(name))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
