"""Options as letters on the scale of each red line, with what lies across it marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.charts.lettering import fitted
from options.charts.rulers import (
    HEAD,
    LEAST,
    NAMES,
    SMALL,
    START,
    Mark,
    Rulers,
    marks_of,
    place_of,
)
from options.reports.red_lines import LineView
from options.reports.structure import OptionView


@dataclass(frozen=True)
class Limit:
    """One red line on its scale."""

    view: LineView
    name: str
    note: str
    y: float
    limit: float
    marks: tuple[Mark, ...]
    fails: tuple[OptionView, ...]

    @property
    def x(self) -> float:
        """Where the limit lies."""
        return place_of(self.limit)

    @property
    def across(self) -> float:
        """How wide the part across the line is."""
        return round(self.x - START, 2)


@dataclass(frozen=True)
class Limits:
    """The whole drawing, on the scale of the rulers."""

    rows: tuple[Limit, ...]
    rulers: Rulers


def limits_of(lines: Sequence[LineView]) -> Limits:
    """A scale for each line that has a limit and known points."""
    rows, top = [], HEAD
    for view in lines:
        known = tuple(
            (own.view, own.points) for own in view.standings if own.points is not None
        )
        marks = marks_of(known)
        y = top + max((mark.lift for mark in marks), default=0.0)
        rows.append(
            Limit(
                view=view,
                name=fitted(view.line.name, NAMES),
                note=fitted(str(view.line.criterion or ""), NAMES, SMALL),
                y=y,
                limit=float(view.line.fails_below or 0),
                marks=marks,
                fails=view.fails,
            )
        )
        top = y + LEAST
    ticks = tuple((points, place_of(points)) for points in (0, 25, 50, 75, 100))
    return Limits(tuple(rows), Rulers((), ticks, foot=top - LEAST / 2))
