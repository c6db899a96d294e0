"""Plain text in columns, measured as a terminal draws it."""

import unicodedata
from collections.abc import Collection, Sequence

from options.analysis.command.refusals import one_line

PAGE = 80
GAP = "  "
NARROWEST = 12


def width(text: str) -> int:
    """How many columns a terminal needs.

    >>> width("東京"), width("e\\u0301")
    (4, 1)
    """
    return sum(_width_of(sign) for sign in text)


def _width_of(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def cut(text: str, room: int) -> str:
    """The text, or its beginning and an ellipsis where it is too wide.

    >>> cut("Open until midnight", 10)
    'Open unti…'
    """
    if width(text) <= room:
        return text
    kept = ""
    for sign in text:
        if width(kept) + _width_of(sign) > room - 1:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def wrapped(text: str, *, indent: str = "") -> list[str]:
    """The text in lines that fit the page, broken at spaces where there are some."""
    room = PAGE - width(indent)
    lines = [""]
    for word in one_line(text).split(" "):
        for part in _pieces(word, room):
            longer = f"{lines[-1]} {part}" if lines[-1] else part
            if width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return [f"{indent}{line}" for line in lines]


def _pieces(word: str, room: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if width(pieces[-1]) + _width_of(sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    elastic: Collection[int],
    right: Collection[int] = (),
) -> list[str]:
    """Headings and rows in columns; the elastic ones are cut until the page holds them all.

    Args:
        headings: one for each column.
        rows: their cells, one for each column.
        elastic: the columns that may be cut.
        right: the columns that end at their right edge.
    """
    cells = [list(headings), *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(width(row[at]) for row in cells) for at in range(len(headings))]
    spare = sum(widths) + 2 + len(GAP) * (len(widths) - 1) - PAGE
    while spare > 0 and max(widths[at] for at in elastic) > NARROWEST:
        widest = max(elastic, key=lambda at: widths[at])
        widths[widest] -= 1
        spare -= 1
    return [_row(row, widths, right) for row in cells]


def _row(cells: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    shown = []
    for at, (cell, room) in enumerate(zip(cells, widths, strict=True)):
        text = cut(cell, room)
        space = " " * (room - width(text))
        shown.append(f"{space}{text}" if at in right else f"{text}{space}")
    return f"  {GAP.join(shown)}".rstrip()


def percent(share: float) -> str:
    """A share with one decimal."""
    return f"{100 * share:.1f}%"
