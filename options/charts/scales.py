"""What was used of each scale, as bars from the lowest to the highest points."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.bias import Habits, UsedScale

WIDTH = 640
NAMES, START, END = 216.0, 250.0, 560.0
FIRST, STEP, FOOT = 24.0, 34.0, 26.0
NARROWEST = 4.0


@dataclass(frozen=True)
class ScaleBar:
    """One criterion."""

    scale: UsedScale
    name: str
    y: float
    x: float
    width: float


@dataclass(frozen=True)
class ScaleBars:
    """All of them, and how large the drawing is."""

    rows: tuple[ScaleBar, ...]
    ticks: tuple[tuple[int, float], ...]
    start: float = START
    end: float = END

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def foot(self) -> float:
        """Where the bars end."""
        return FIRST + STEP * len(self.rows) - STEP / 2

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT

    @property
    def track(self) -> float:
        """How long a whole scale is."""
        return self.end - self.start


def scale_bars_of(habits: Habits) -> ScaleBars:
    """A bar for each criterion, in the tree's order."""
    return ScaleBars(
        rows=tuple(bar_of(scale, FIRST + STEP * at) for at, scale in enumerate(habits.scales)),
        ticks=tuple((points, place_of(points)) for points in (0, 50, 100)),
    )


def bar_of(scale: UsedScale, y: float) -> ScaleBar:
    """One bar; equal points are still seen."""
    start, end = place_of(scale.low), place_of(scale.high)
    width = max(end - start, NARROWEST)
    return ScaleBar(
        scale=scale,
        name=fitted(scale.criterion.name, NAMES),
        y=y,
        x=round(min(start, END - width), 2),
        width=round(width, 2),
    )


def place_of(points: float) -> float:
    """Where a score lies."""
    return round(START + points / 100 * (END - START), 2)
