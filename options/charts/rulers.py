"""Options as letters on rulers from 0 to 100, one ruler for each who judges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.charts.lettering import fitted, width_of
from options.reports.structure import OptionView

WIDTH = 640
NAMES, START, END = 176.0, 200.0, 620.0
HEAD, FOOT = 22.0, 26.0
LIFT, LEAST = 19.0, 40.0
SMALL = 11.5


@dataclass(frozen=True)
class Ruled:
    """One who judges: a name, a note under it, and a total for each option that has one."""

    name: str
    note: str
    totals: tuple[tuple[OptionView, float], ...]


@dataclass(frozen=True)
class Mark:
    """An option's letter; `lift` is how far above the ruler it stands, so that none overlap."""

    view: OptionView
    total: float
    x: float
    lift: float
    is_first: bool


@dataclass(frozen=True)
class Ruler:
    """One row of the drawing."""

    name: str
    whole: str
    note: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Rulers:
    """The whole drawing."""

    rows: tuple[Ruler, ...]
    ticks: tuple[tuple[int, float], ...]
    foot: float
    start: float = START
    end: float = END

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT


def rulers_of(judges: Sequence[Ruled]) -> Rulers:
    """The rulers one under another, each as high as its letters need."""
    rows, top = [], HEAD
    for judge in judges:
        marks = marks_of(judge.totals)
        above = max((mark.lift for mark in marks), default=0.0)
        y = top + above
        rows.append(
            Ruler(
                fitted(judge.name, NAMES),
                judge.name,
                fitted(judge.note, NAMES, SMALL),
                y,
                marks,
            )
        )
        top = y + LEAST
    return Rulers(
        rows=tuple(rows),
        ticks=tuple((points, place_of(points)) for points in (0, 25, 50, 75, 100)),
        foot=top - LEAST / 2,
    )


def marks_of(totals: Sequence[tuple[OptionView, float]]) -> tuple[Mark, ...]:
    """Letters from right to left; where one would touch another it stands above it."""
    most = max((total for _view, total in totals), default=0.0)
    placed: list[Mark] = []
    for view, total in sorted(totals, key=lambda pair: -pair[1]):
        x, room = place_of(total), max(width_of(view.letter, 13), 12) + 8
        taken = {mark.lift for mark in placed if abs(mark.x - x) < room}
        lift = next(at * LIFT for at in range(len(taken) + 1) if at * LIFT not in taken)
        placed.append(Mark(view, total, x, lift, is_first=total >= most - 1e-7))
    return tuple(placed)


def place_of(points: float) -> float:
    """Where a total lies."""
    return round(START + points / 100 * (END - START), 2)
