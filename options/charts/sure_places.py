"""How often each option takes each place, as stacked bars and as a table of heat."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.how_sure import Sureness
from options.reports.structure import OptionView

WIDTH = 640
NAMES, START, END = 176.0, 208.0, 590.0
FIRST, STEP = 24.0, 34.0
APART = 3
WORDS_FIT, NUMBER_FITS, HEAT_FITS = 74.0, 30.0, 34.0
HALF = 0.5
PALE, FULL = (0.03, 0.64), (0.7, 0.3)


@dataclass(frozen=True)
class PlaceBlock:
    """One place, or all from the fourth on, of one option.

    Attributes:
        says: "all" for place and share, "place" for the place alone, "" for neither.
    """

    rank: int
    is_rest: bool
    share: float
    x: float
    width: float
    says: str

    @property
    def middle(self) -> float:
        """Of the block."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True)
class SureRow:
    """One option with its blocks, or its cells."""

    view: OptionView
    name: str
    y: float
    first: float
    blocks: tuple[PlaceBlock, ...]


@dataclass(frozen=True)
class HeatCell:
    """How often an option takes one place, as a shade and, where it fits, a number."""

    rank: int
    share: float
    x: float
    opacity: float
    is_dark: bool


@dataclass(frozen=True)
class HeatRow:
    """One option."""

    view: OptionView
    name: str
    y: float
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class SurePlaces:
    """Both drawings, and how large they are."""

    rows: tuple[SureRow, ...]
    heat: tuple[HeatRow, ...]
    step: float
    heads: tuple[tuple[int, float], ...]
    width: int = WIDTH

    @property
    def has_numbers(self) -> bool:
        """A share fits into a cell."""
        return self.step >= HEAT_FITS

    @property
    def height(self) -> float:
        """Of either drawing."""
        return FIRST + STEP * len(self.rows) + 4


def sure_places(sureness: Sureness) -> SurePlaces:
    """A row for each option in the running, in the order of the ranking."""
    count = max(len(sureness.rows), 1)
    step = min((WIDTH - START) / count, 72.0)
    return SurePlaces(
        rows=tuple(
            SureRow(row.view, fitted(row.view.name, NAMES - 8), line(at), row.first, blocks)
            for at, row in enumerate(sureness.rows)
            for blocks in [blocks_of([place.share for place in row.places])]
        ),
        heat=tuple(
            HeatRow(
                row.view,
                fitted(row.view.name, NAMES - 8),
                line(at),
                tuple(
                    heat_cell(place.rank, place.share, START + step * (place.rank - 1))
                    for place in row.places
                ),
            )
            for at, row in enumerate(sureness.rows)
        ),
        step=round(step, 2),
        heads=tuple(
            (rank, round(START + step * (rank - 0.5), 2))
            for rank in range(1, count + 1)
            if step >= HEAT_FITS or rank == 1 or rank % 5 == 0
        ),
    )


def line(at: int) -> float:
    """The middle of a row."""
    return FIRST + STEP * (at + 0.5)


def blocks_of(shares: list[float]) -> tuple[PlaceBlock, ...]:
    """The first three places, and the rest as one; what never happens is left out."""
    parts = [*enumerate(shares[:APART], start=1)]
    rest = sum(shares[APART:])
    parts += [(APART + 1, rest)] if len(shares) > APART else []
    blocks, start = [], START
    for rank, share in parts:
        width = share * (END - START)
        is_rest = rank > APART and len(shares) > APART + 1
        says = "all" if width >= WORDS_FIT else "place" if width >= NUMBER_FITS else ""
        if share > 0:
            blocks.append(
                PlaceBlock(rank, is_rest, share, round(start, 2), round(width, 2), says)
            )
        start += width
    return tuple(blocks)


def heat_cell(rank: int, share: float, x: float) -> HeatCell:
    """The more often, the fuller; numbers stay readable on every shade."""
    is_dark = share >= HALF
    base, slope = FULL if is_dark else PALE
    return HeatCell(rank, share, round(x, 2), round(base + slope * share, 3), is_dark)
