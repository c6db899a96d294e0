"""Totals as bars of pieces, one for each criterion, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.contributions import colour_of
from options.charts.lettering import fitted
from options.reports.ranking import Piece, Ranking, RankRow

WIDTH = 640
NAME_X, NAMES, START, END = 62.0, 170.0, 244.0, 584.0
FIRST, STEP, FOOT, KEY_STEP = 24.0, 38.0, 40.0, 20.0
LABEL_FITS = 22.0
KEY_COLUMNS, KEY_ROOM = 2, 250.0


@dataclass(frozen=True)
class Block:
    """A piece of a bar."""

    piece: Piece
    x: float
    width: float
    colour: int

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return round(self.x + self.width / 2, 2)

    @property
    def has_label(self) -> bool:
        """Whether a label fits into it."""
        return self.width >= LABEL_FITS


@dataclass(frozen=True)
class TotalBar:
    """One option's bar; what missing scores can still add is open."""

    row: RankRow
    name: str
    y: float
    blocks: tuple[Block, ...]
    end: float
    most: float
    is_out: bool

    @property
    def open_width(self) -> float:
        """How long the open part is."""
        return round(max(self.most - self.end, 0.0), 2)


@dataclass(frozen=True)
class KeyEntry:
    """A criterion's colour and weight."""

    name: str
    weight: float
    colour: int
    x: float
    y: float


@dataclass(frozen=True)
class TotalsDrawing:
    """The bars in the order of the ranking, brackets where it is open, and the key."""

    bars: tuple[TotalBar, ...]
    brackets: tuple[tuple[float, float], ...]
    key: tuple[KeyEntry, ...]
    ticks: tuple[tuple[int, float], ...]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def foot(self) -> float:
        """Where the bars end."""
        return FIRST + STEP * len(self.bars) - STEP / 2 + 4

    @property
    def height(self) -> float:
        """Of the drawing."""
        last = max((entry.y for entry in self.key), default=self.foot + FOOT)
        return last + KEY_STEP / 2


def totals_of(ranking: Ranking) -> TotalsDrawing:
    """The whole picture."""
    rows = [*ranking.rows, *ranking.out]
    foot = FIRST + STEP * len(rows) - STEP / 2 + 4
    count = len(ranking.criteria)
    return TotalsDrawing(
        bars=tuple(
            bar_of(row, FIRST + STEP * at, count, is_out=row in ranking.out)
            for at, row in enumerate(rows)
        ),
        brackets=brackets_of(ranking) if ranking.has_totals else (),
        key=tuple(
            KeyEntry(
                name=fitted(leaf.name, KEY_ROOM, 11.5),
                weight=weight,
                colour=colour_of(at, count),
                x=at % KEY_COLUMNS * WIDTH / KEY_COLUMNS,
                y=foot + FOOT + at // KEY_COLUMNS * KEY_STEP,
            )
            for at, (leaf, weight) in enumerate(
                zip(ranking.criteria, ranking.weights, strict=True)
            )
        ),
        ticks=tuple((points, place_of(points)) for points in (0, 25, 50, 75, 100)),
    )


def bar_of(row: RankRow, y: float, criteria: int, *, is_out: bool) -> TotalBar:
    """The known pieces end to end."""
    blocks = []
    end = 0.0
    for at, piece in enumerate(row.pieces):
        if piece.adds:
            x = place_of(end)
            end += piece.adds
            width = round(place_of(end) - x, 2)
            blocks.append(Block(piece, x, width, colour_of(at, criteria)))
    return TotalBar(
        row=row,
        name=fitted(row.view.name, NAMES),
        y=y,
        blocks=tuple(blocks),
        end=place_of(end),
        most=place_of(row.most),
        is_out=is_out,
    )


def brackets_of(ranking: Ranking) -> tuple[tuple[float, float], ...]:
    """From where to where the order is open."""
    found = []
    at = 0
    for band in ranking.bands:
        if band.is_open:
            top = FIRST + STEP * at
            found.append((top - 14, top + STEP * (len(band.rows) - 1) + 14))
        at += len(band.rows)
    return tuple(found)


def place_of(points: float) -> float:
    """Where a total lies."""
    return round(START + points / 100 * (END - START), 2)
