"""The room's result in one sentence, and what would change it, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.analysis.arrays import TIE
from options.reports.others.results import ResultRow, RoomResult
from options.reports.structure import OptionView
from options.reports.verdict import Kind, Verdict
from options.reports.weighting import Method
from options.reports.what_would_change import Edge, ScoreMove, WeightMove

FEW = 2


@dataclass(frozen=True)
class RoomVerdict:
    """What the result's headline needs; `verdict` is None while there are no figures.

    Attributes:
        edges: where a weight would cost the leader its place, the smallest move first.
        scores: which mean would bring a rival level, the smallest change first.
    """

    verdict: Verdict | None
    edges: tuple[tuple[WeightMove, Edge], ...] = ()
    scores: tuple[ScoreMove, ...] = ()


def room_verdict(result: RoomResult) -> RoomVerdict:
    """From figures that may be shown."""
    if result.is_hidden:
        return RoomVerdict(None)
    running = [row for row in result.rows if not row.crosses]
    band = leading_of(result, running)
    leader = next((row for row in running if band and row.view == band[0]), None)
    changes = result.changes
    moves = changes.weights if changes else ()
    edges = [(move, edge) for move in moves for edge in move.edges]
    return RoomVerdict(
        verdict=Verdict(
            kind=kind_of(result, running, band),
            method=Method.POINTS,
            samples=result.samples,
            leader=band[0] if band else None,
            band=band,
            share=leader.first if leader else None,
            is_sure=True,
        ),
        edges=tuple(sorted(edges, key=lambda pair: pair[1].move)),
        scores=changes.scores if changes else (),
    )


def leading_of(result: RoomResult, running: Sequence[ResultRow]) -> tuple[OptionView, ...]:
    """The first and those it does not clearly beat; without draws, whoever leads."""
    in_running = {row.view for row in running}
    first = result.leading or result.leaders
    return tuple(view for view in first if view in in_running)


def kind_of(
    result: RoomResult, running: Sequence[ResultRow], band: Sequence[OptionView]
) -> Kind:
    """What can be said of the order."""
    if not result.rows or (running and not band):
        return Kind.NOTHING_YET
    if not running:
        return Kind.ALL_OUT
    if len(running) == 1:
        return Kind.ONLY_ONE if len(result.rows) == 1 else Kind.LAST_LEFT
    if len(band) < FEW:
        return Kind.LEADS
    totals = [row.total for row in running if row.total is not None]
    is_level = len(totals) == len(running) and max(totals) - min(totals) <= TIE
    return Kind.ALL_LEVEL if is_level else Kind.TOO_CLOSE
