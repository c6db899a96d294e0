"""A lead and its swings as bars around it, the widest at the top, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.tornado import LeadSwings, Swing

WIDTH = 640
NAMES, START, END = 196.0, 250.0, 590.0
FIRST, STEP, FOOT = 46.0, 30.0, 26.0
MOST_ROWS = 12
TOO_NEAR = 24.0


@dataclass(frozen=True)
class TornadoBar:
    """One criterion: what of the lead it can take, and what it can add."""

    swing: Swing
    label: str
    y: float
    least: float
    most: float
    behind: float

    @property
    def width(self) -> float:
        """Of the part where the leader is ahead."""
        return round(max(self.most - max(self.least, self.behind), 0.0), 2)

    @property
    def lost(self) -> float:
        """Of the part where the rival is ahead."""
        return round(max(min(self.behind, self.most) - self.least, 0.0), 2)


@dataclass(frozen=True)
class TornadoDrawing:
    """The bars, the line of the lead and that of a tie."""

    swings: LeadSwings
    rows: tuple[TornadoBar, ...]
    level: float
    lead: float
    left_out: int

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def is_level(self) -> bool:
        """The lead is so small that its line is that of a tie."""
        return abs(self.lead - self.level) < TOO_NEAR

    @property
    def foot(self) -> float:
        """Where the bars end."""
        return FIRST + STEP * len(self.rows) - STEP / 2

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT


def tornado_of(swings: LeadSwings) -> TornadoDrawing:
    """The widest swings on one scale; what moves nothing is left out."""
    shown = [swing for swing in swings.swings if swing.most > swing.least][:MOST_ROWS]
    least = min([0.0, swings.lead, *(swing.least for swing in shown)])
    most = max([0.0, swings.lead, *(swing.most for swing in shown)])
    span = (most - least) or 1.0

    def place(points: float) -> float:
        return round(START + (points - least) / span * (END - START), 2)

    return TornadoDrawing(
        swings=swings,
        rows=tuple(
            TornadoBar(
                swing=swing,
                label=fitted(swing.criterion.name, NAMES),
                y=FIRST + STEP * at,
                least=place(swing.least),
                most=place(swing.most),
                behind=place(0.0),
            )
            for at, swing in enumerate(shown)
        ),
        level=place(0.0),
        lead=place(swings.lead),
        left_out=len(swings.swings) - len(shown),
    )
