"""The gap between two sides on each option, as bars from weights and from scores."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.two_sides import Between, OptionGap

WIDTH = 640
NAMES, START, END = 164.0, 292.0, 552.0
HEAD, ROW, FOOT = 34.0, 52.0, 8.0


@dataclass(frozen=True)
class PartBar:
    """Points of one kind, left or right of the middle."""

    x: float
    width: float
    number: float
    points: float

    @property
    def anchor(self) -> str:
        """Which end of the number is at the bar."""
        return "start" if self.points >= 0 else "end"


@dataclass(frozen=True)
class GapRow:
    """One option."""

    gap: OptionGap
    name: str
    y: float
    weights: PartBar
    scores: PartBar


@dataclass(frozen=True)
class GapBars:
    """All options, the widest gap first."""

    rows: tuple[GapRow, ...]
    left: str
    right: str
    middle: float = (START + END) / 2
    width: int = WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return HEAD + ROW * len(self.rows) + FOOT


def gap_bars(found: Between) -> GapBars:
    """Right of the middle the first side has more points, left of it the second."""
    parts = [abs(part) for gap in found.gaps for part in (gap.from_weights, gap.from_scores)]
    scale = (END - START) / 2 / (max(parts) or 1.0)
    room = (END - START) / 2
    return GapBars(
        rows=tuple(
            GapRow(
                gap,
                fitted(gap.view.name, NAMES),
                HEAD + ROW * (at + 0.5),
                part_bar(gap.from_weights, scale),
                part_bar(gap.from_scores, scale),
            )
            for at, gap in enumerate(found.gaps)
        ),
        left=fitted(found.names[1], room, 11.5),
        right=fitted(found.names[0], room, 11.5),
    )


def part_bar(points: float, scale: float) -> PartBar:
    """One bar from the middle."""
    middle, length = (START + END) / 2, abs(points) * scale
    is_right = points >= 0
    return PartBar(
        x=round(middle if is_right else middle - length, 2),
        width=round(length, 2),
        number=round(middle + length + 5 if is_right else middle - length - 5, 2),
        points=points,
    )
