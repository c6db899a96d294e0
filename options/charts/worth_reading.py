"""The ranges of the most telling scores, and the part of each that would change the leader."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.worth_reading import CellToRead, WorthReading

WIDTH = 640
NAMES, START, END = 196.0, 230.0, 560.0
FIRST, STEP, FOOT = 22.0, 38.0, 24.0


@dataclass(frozen=True)
class ReadRow:
    """One cell on the scale from 0 to 100."""

    cell: CellToRead
    name: str
    y: float
    x: float
    width: float
    dot: float
    turn_x: float
    turn_width: float

    @property
    def turns(self) -> bool:
        """A part of the range would change the leader."""
        return self.cell.share > 0


@dataclass(frozen=True)
class ReadRows:
    """All cells."""

    rows: tuple[ReadRow, ...]
    ticks: tuple[tuple[int, float], ...]
    start: float = START
    track: float = END - START
    width: int = WIDTH

    @property
    def foot(self) -> float:
        """Where the rows end."""
        return FIRST + STEP * len(self.rows)

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT


def read_rows(found: WorthReading) -> ReadRows:
    """A row for each cell, the most telling first."""
    return ReadRows(
        rows=tuple(
            row_of(cell, FIRST + STEP * (at + 0.5)) for at, cell in enumerate(found.cells)
        ),
        ticks=tuple((points, place_of(points)) for points in (0, 50, 100)),
    )


def row_of(cell: CellToRead, y: float) -> ReadRow:
    """One row."""
    low, high = place_of(cell.low), place_of(cell.high)
    turn = min(max(place_of(cell.turn), low), high)
    start, end = (low, turn) if cell.is_below else (turn, high)
    return ReadRow(
        cell=cell,
        name=fitted(cell.criterion.name, NAMES - 28),
        y=y,
        x=low,
        width=round(high - low, 2),
        dot=place_of(cell.points),
        turn_x=start,
        turn_width=round(end - start, 2),
    )


def place_of(points: float) -> float:
    """Where a score lies."""
    return round(START + points / 100 * (END - START), 2)
