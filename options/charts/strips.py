"""How far each weight can move, as strips from 0 to 100 %."""

from dataclasses import dataclass

from options.charts.contributions import share
from options.reports.what_would_change import Changes, Edge, WeightMove


@dataclass(frozen=True)
class Mark:
    """A bound, with the letter of the option that takes over there."""

    x: str
    letter: str
    tone: int


@dataclass(frozen=True)
class Strip:
    """The band in which the leader stays first, the own weight, and the bounds."""

    move: WeightMove
    start_share: float
    end_share: float
    start: str
    end: str
    width: str
    dot: str
    tone: int
    marks: tuple[Mark, ...]


def strips_of(changes: Changes) -> tuple[Strip, ...]:
    """A strip for every criterion, and for every branch after them."""
    return tuple(
        strip_of(move, changes.leader.tone) for move in (*changes.weights, *changes.branches)
    )


def strip_of(move: WeightMove, tone: int) -> Strip:
    """One strip."""
    start = move.lower.bound if move.lower else 0.0
    end = move.upper.bound if move.upper else 1.0
    return Strip(
        move=move,
        start_share=start,
        end_share=end,
        start=share(100 * start),
        end=share(100 * end),
        width=share(100 * (end - start)),
        dot=share(100 * move.weight),
        tone=tone,
        marks=tuple(mark_of(edge) for edge in move.edges),
    )


def mark_of(edge: Edge) -> Mark:
    """Who takes over; the first of several leads just beyond."""
    taker = edge.options[0]
    return Mark(share(100 * edge.bound), taker.letter, taker.tone)
