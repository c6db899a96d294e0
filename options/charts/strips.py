"""How far each weight can move, as strips from 0 to 100 %, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from options.charts.lettering import fitted
from options.reports.what_would_change import Changes, Edge, WeightMove

WIDTH = 640
NAMES, START, END = 176.0, 236.0, 620.0
FIRST, STEP, FOOT = 30.0, 36.0, 26.0
LETTER_FITS = 26.0


@dataclass(frozen=True)
class Mark:
    """A bound, with the letter of the option that takes over there."""

    x: float
    text_x: float
    anchor: Literal["start", "end"]
    letter: str
    tone: int


@dataclass(frozen=True)
class Strip:
    """The band in which the leader stays first, the present weight, and the bounds."""

    move: WeightMove
    label: str
    y: float
    start: float
    end: float
    dot: float
    marks: tuple[Mark, ...]
    has_letter: bool

    @property
    def width(self) -> float:
        """How wide the band is."""
        return round(self.end - self.start, 2)

    @property
    def middle(self) -> float:
        """Where the leader's letter stands, away from the dot."""
        left, right = self.dot - self.start, self.end - self.dot
        edge = self.start if left > right else self.end
        return round((edge + self.dot) / 2, 2)


@dataclass(frozen=True)
class Strips:
    """All strips, and how large the drawing is."""

    leader: str
    tone: int
    rows: tuple[Strip, ...]
    ticks: tuple[tuple[float, float], ...]

    @property
    def width(self) -> int:
        """Of the drawing."""
        return WIDTH

    @property
    def start(self) -> float:
        """Where a weight of nothing lies."""
        return START

    @property
    def span(self) -> float:
        """From a weight of nothing to one of everything."""
        return END - START

    @property
    def foot(self) -> float:
        """Where the strips end."""
        return FIRST + STEP * len(self.rows) - STEP / 2

    @property
    def height(self) -> float:
        """Of the drawing."""
        return self.foot + FOOT


def strips_of(changes: Changes) -> Strips:
    """A strip for every criterion, and for every branch after them."""
    moves = (*changes.weights, *changes.branches)
    return Strips(
        leader=changes.leader.letter,
        tone=changes.leader.tone,
        rows=tuple(strip_of(move, FIRST + STEP * place) for place, move in enumerate(moves)),
        ticks=tuple((share, place_of(share)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)),
    )


def strip_of(move: WeightMove, y: float) -> Strip:
    """One strip."""
    start = place_of(move.lower.bound if move.lower else 0.0)
    end = place_of(move.upper.bound if move.upper else 1.0)
    dot = place_of(move.weight)
    return Strip(
        move=move,
        label=fitted(move.name, NAMES),
        y=y,
        start=start,
        end=end,
        dot=dot,
        marks=tuple(mark_of(edge) for edge in move.edges),
        has_letter=max(dot - start, end - dot) > LETTER_FITS,
    )


def mark_of(edge: Edge) -> Mark:
    """Who takes over, outside of the band; the first of several leads just beyond."""
    taker, x = edge.options[0], place_of(edge.bound)
    if edge.is_below:
        return Mark(x, x - 4, "end", taker.letter, taker.tone)
    return Mark(x, x + 4, "start", taker.letter, taker.tone)


def place_of(share: float) -> float:
    """Where a weight lies."""
    return round(START + share * (END - START), 2)
