"""What would have to be true for the room's second option to come first."""

from __future__ import annotations

from dataclasses import dataclass

from options.analysis.arrays import TIE
from options.reports.others import results_of
from options.reports.others.results import RoomResult
from options.reports.room import Room
from options.reports.room_verdict import RoomVerdict, room_verdict
from options.reports.structure import OptionView
from options.reports.what_would_change import Edge, ScoreMove, WeightMove


@dataclass(frozen=True)
class RunnerUp:
    """The second option, how far it is behind, and the smallest changes that bring it level.

    Attributes:
        weight: the smallest move of one weight after which it takes over, if any does.
        score: the smallest change of one of the room's means, if any brings it level.
    """

    view: OptionView
    behind: float
    weight: tuple[WeightMove, Edge] | None
    score: ScoreMove | None


def runner_up_in(result: RoomResult, verdict: RoomVerdict) -> RunnerUp | None:
    """From figures that may be shown; None where nobody is second, or the first two tie."""
    running = [row for row in result.rows if row.rank and row.total is not None]
    if result.is_hidden or result.changes is None or len(running) < 2:
        return None
    first, second = running[0], running[1]
    behind = (first.total or 0.0) - (second.total or 0.0)
    if behind <= TIE:
        return None
    takes = (pair for pair in verdict.edges if second.view in pair[1].options)
    draws = (move for move in verdict.scores if move.rival == second.view)
    return RunnerUp(second.view, behind, next(takes, None), next(draws, None))


def runner_up_of(room: Room) -> RunnerUp | None:
    """The same for a page that has not read the result; a fixed number of queries."""
    result = results_of(room)
    return runner_up_in(result, room_verdict(result))
