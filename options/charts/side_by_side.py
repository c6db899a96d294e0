"""Every perspective's ranking as a line of letters, and the greatest regrets as bars."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.models import Perspective
from options.reports.side_by_side import LeastObjected, PerspectiveLine, Placed
from options.reports.structure import OptionView

WIDTH = 640
NAMES, START, END = 176.0, 192.0, 640.0
HEAD, ROW = 30.0, 44.0
CHIP = 30.0
MOST = 10
BARS, BARS_END, BAR = 208.0, 420.0, 32.0


@dataclass(frozen=True)
class Chip:
    """One option at its place."""

    placed: Placed
    x: float


@dataclass(frozen=True)
class LineOfLetters:
    """One ranking."""

    name: str
    whole: str
    is_own: bool
    y: float
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class LinesOfLetters:
    """All rankings, one below the other."""

    rows: tuple[LineOfLetters, ...]
    heads: tuple[tuple[int, float], ...]
    chip: float
    width: int = WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return HEAD + ROW * len(self.rows) + 2

    @property
    def half(self) -> float:
        """Of a chip."""
        return self.chip / 2


@dataclass(frozen=True)
class RegretBar:
    """The most that anybody gives up with an option, and who."""

    view: OptionView
    name: str
    who: str
    whose: Perspective
    points: float
    y: float
    width: float

    @property
    def number(self) -> float:
        """Where the number stands."""
        return round(BARS + self.width + 6, 2)


@dataclass(frozen=True)
class RegretBars:
    """From the least to the greatest."""

    rows: tuple[RegretBar, ...]
    start: float = BARS
    width: int = WIDTH

    @property
    def height(self) -> float:
        """Of the drawing."""
        return BAR * len(self.rows) + 4


def lines_of_letters(lines: tuple[PerspectiveLine, ...], own: str) -> LinesOfLetters:
    """At most the first ten places of each.

    Args:
        own: what the person's own line is called.
    """
    count = max((min(len(line.placed), MOST) for line in lines), default=1) or 1
    step = min((END - START) / count, 72.0)
    places = [round(START + step * (at + 0.5), 2) for at in range(count)]
    return LinesOfLetters(
        rows=tuple(
            LineOfLetters(
                name=fitted(line.perspective.name if line.perspective else own, NAMES),
                whole=line.perspective.name if line.perspective else own,
                is_own=line.perspective is None,
                y=HEAD + ROW * (at + 0.5),
                chips=tuple(Chip(one, x) for one, x in zip(line.placed, places, strict=False)),
            )
            for at, line in enumerate(lines)
        ),
        heads=tuple(enumerate(places, start=1)),
        chip=min(CHIP, step - 6),
    )


def regret_bars(least: LeastObjected) -> RegretBars:
    """A bar for each option, as long as the greatest regret with it."""
    longest = max([points for _view, points, _who in least.regrets], default=0) or 1.0
    scale = (BARS_END - BARS) / longest
    return RegretBars(
        tuple(
            RegretBar(
                view=view,
                name=fitted(view.name, NAMES),
                who=fitted(who.name, WIDTH - (BARS + points * scale + 52), 11.5),
                whose=who,
                points=points,
                y=BAR * (at + 0.5),
                width=round(points * scale, 2),
            )
            for at, (view, points, who) in enumerate(least.regrets)
        )
    )
