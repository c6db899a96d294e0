"""The smallest change of one score for each rival, as arrows on its scale."""

from __future__ import annotations

from dataclasses import dataclass

from options.charts.lettering import fitted
from options.reports.what_would_change import Changes, ScoreMove

WIDTH = 640
NAMES, START, END = 216.0, 250.0, 600.0
FIRST, STEP, FOOT = 28.0, 46.0, 22.0


@dataclass(frozen=True)
class ScoreArrow:
    """From a score to what it would have to be."""

    move: ScoreMove
    rival: str
    cell: str
    y: float
    start: float
    end: float
    target: float

    @property
    def x(self) -> float:
        """Where the bar begins, whichever way it points."""
        return min(self.start, self.end)

    @property
    def width(self) -> float:
        """How long the bar is."""
        return round(abs(self.end - self.start), 2)


@dataclass(frozen=True)
class ScoreArrows:
    """All arrows, and how large the drawing is."""

    rows: tuple[ScoreArrow, ...]
    ticks: tuple[tuple[int, float], ...]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def foot(self) -> float:
        """Where the arrows end."""
        return FIRST + STEP * len(self.rows) - STEP / 2

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT


def score_arrows_of(changes: Changes) -> ScoreArrows:
    """An arrow for each rival that one score can bring level, the shortest first."""
    return ScoreArrows(
        rows=tuple(arrow_of(move, FIRST + STEP * at) for at, move in enumerate(changes.scores)),
        ticks=tuple((points, place_of(points)) for points in (0, 50, 100)),
    )


def arrow_of(move: ScoreMove, y: float) -> ScoreArrow:
    """One arrow."""
    target = move.points + move.needed if move.is_rise else move.points - move.needed
    return ScoreArrow(
        move=move,
        rival=fitted(move.rival.name, NAMES - 22),
        cell=fitted(f"{move.view.letter} · {move.criterion.name}", NAMES - 22, 11.5),
        y=y,
        start=place_of(move.points),
        end=place_of(target),
        target=target,
    )


def place_of(points: float) -> float:
    """Where a score lies."""
    return round(START + points / 100 * (END - START), 2)
