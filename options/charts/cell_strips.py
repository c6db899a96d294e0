"""Cells and perspectives as small strips on the ruler from 0 to 100."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from options.models import Criterion
from options.reports.others.spread import GroupSpread, Spread
from options.reports.own_cells import OwnCell
from options.reports.shown_cell import CellShown, GroupLine

START, LENGTH, HEIGHT, FOOT = 2.0, 200.0, 26.0, 28.0
BAR = 14.0


@dataclass(frozen=True)
class HalfStrip:
    """The middle half as a band, the median as a line."""

    band_x: str
    band_width: str
    median_x: str


@dataclass(frozen=True)
class GroupStrip:
    """One perspective in a cell; no strip while it is hidden."""

    line: GroupLine
    strip: HalfStrip | None


@dataclass(frozen=True)
class Bar:
    """How many answered about so many points."""

    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class CellStrip:
    """One cell of the list on a phone: the room's answers as bars, one's own as a triangle."""

    cell: OwnCell
    bars: tuple[Bar, ...]
    median_x: str
    own: str


@dataclass(frozen=True)
class CriterionStrips:
    """The cells of one criterion."""

    criterion: Criterion
    strips: tuple[CellStrip, ...]


def x_of(points: float) -> float:
    """Where points lie."""
    return START + LENGTH * points / 100


def group_strips(shown: CellShown) -> tuple[GroupStrip, ...]:
    """A strip for every perspective that may be shown; those that may not come last."""
    ordered = sorted(shown.groups, key=lambda line: line.told.is_hidden)
    return tuple(GroupStrip(line, half_of(line.told)) for line in ordered)


def half_of(told: GroupSpread | Spread) -> HalfStrip | None:
    """The band and the line; None while hidden."""
    if told.median is None or told.lower is None or told.upper is None:
        return None
    width = max(LENGTH * (told.upper - told.lower) / 100, 1.0)
    return HalfStrip(f"{x_of(told.lower):g}", f"{width:g}", f"{x_of(told.median):g}")


def strips_by_criterion(cells: Iterable[OwnCell]) -> Iterator[CriterionStrips]:
    """Every cell under its criterion, in their order."""
    for _pk, found in groupby(cells, key=lambda cell: cell.place.criterion.pk):
        strips = tuple(strip_of(cell) for cell in found)
        yield CriterionStrips(strips[0].cell.place.criterion, strips)


def strip_of(cell: OwnCell) -> CellStrip:
    """One cell; without bars while it is hidden."""
    spread = cell.spread
    most = max(spread.bins, default=0) or 1
    median = "" if spread.is_hidden or spread.median is None else f"{x_of(spread.median):g}"
    bars = (
        ()
        if spread.is_hidden
        else tuple(
            bar_at(place * 10, people / most)
            for place, people in enumerate(spread.bins)
            if people
        )
    )
    return CellStrip(cell, bars, median, "" if cell.points is None else triangle(cell.points))


def bar_at(points: int, share: float) -> Bar:
    """A bar of the share of the fullest one."""
    height = HEIGHT * share
    x = min(max(x_of(points) - BAR / 2, START), START + LENGTH - BAR)
    return Bar(f"{x:g}", f"{HEIGHT - height:g}", f"{BAR:g}", f"{height:g}")


def triangle(points: int) -> str:
    """The own points, pointing up at the ruler."""
    x = x_of(points)
    return f"M{x:g} {FOOT:g}l6 10h-12z"
