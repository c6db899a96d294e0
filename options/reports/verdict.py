"""What the judgements imply in one sentence, one number and at most three conditions."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal

import numpy as np

from options.analysis.arrays import HIGHEST, TIE
from options.reports.basis import Basis
from options.reports.how_sure import Sureness
from options.reports.red_lines import LineReport
from options.reports.structure import OptionView
from options.reports.weighting import Method
from options.reports.what_is_missing import Missing
from options.reports.what_would_change import Changes, Edge, ScoreMove, WeightMove

MOST_CONDITIONS = 3


class Kind(enum.StrEnum):
    """What can be said at all."""

    LEADS = "leads"
    TOO_CLOSE = "too_close"
    TOO_EARLY = "too_early"
    BARELY_BEGUN = "barely_begun"
    ALL_LEVEL = "all_level"
    LAST_LEFT = "last_left"
    ONLY_ONE = "only_one"
    ALL_OUT = "all_out"
    NOTHING_YET = "nothing_yet"


@dataclass(frozen=True)
class WeightCondition:
    """Others take over when a weight crosses a bound."""

    move: WeightMove
    edge: Edge
    kind: Literal["weight"] = "weight"


@dataclass(frozen=True)
class ScoreCondition:
    """A rival draws level when one score changes."""

    move: ScoreMove
    kind: Literal["score"] = "score"


@dataclass(frozen=True)
class LineCondition:
    """Another option leads with a red line than without it."""

    report: LineReport
    kind: Literal["line"] = "line"


Condition = WeightCondition | ScoreCondition | LineCondition


@dataclass(frozen=True)
class Verdict:
    """The verdict; leader and share are there whenever something is in the running.

    Attributes:
        band: the leader, and those it does not beat in the settled share of the draws.
        share: how often the leader comes first in the draws.
        is_sure: nothing that is missing can change the leader.
    """

    kind: Kind
    method: Method
    samples: int = 0
    leader: OptionView | None = None
    band: tuple[OptionView, ...] = ()
    share: float | None = None
    is_incomplete: bool = False
    is_sure: bool = False
    never_first: tuple[OptionView, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def has_many(self) -> bool:
        """Too many options to name in one sentence."""
        return len(self.band) > 3

    @property
    def names(self) -> tuple[str, str, str]:
        """The names of the first three of the band, for one sentence."""
        first, second, third, *_ = [*(view.name for view in self.band), "", "", ""]
        return first, second, third


def nothing_yet(method: Method) -> Verdict:
    """Before the first points."""
    return Verdict(Kind.NOTHING_YET, method)


def verdict_of(
    basis: Basis,
    sureness: Sureness,
    missing: Missing | None,
    changes: Changes | None,
    lines: tuple[LineReport, ...],
) -> Verdict:
    """The verdict on what is in the running; a room's figures miss nothing that is counted."""
    if not basis.running:
        return Verdict(Kind.ALL_OUT, sureness.method)
    band = sureness.leading
    shares = sureness.shares_of(band[0])
    is_sure = basis.has_totals or (missing is not None and missing.sure_leader == band[0])
    kind = kind_of(basis, band, missing, is_sure=is_sure)
    return Verdict(
        kind=kind,
        method=sureness.method,
        samples=sureness.samples,
        leader=band[0],
        band=band,
        share=shares.first if shares else None,
        is_incomplete=not basis.has_totals,
        is_sure=is_sure,
        never_first=sureness.never_first,
        conditions=() if kind is Kind.BARELY_BEGUN else conditions_of(changes, lines),
    )


def kind_of(
    basis: Basis, band: tuple[OptionView, ...], missing: Missing | None, *, is_sure: bool
) -> Kind:
    """A band of several is never a winner; it is too early only while a gap could matter.

    Before half of the cells are answered nothing is called unless no gap can matter.
    """
    if len(basis.options) == 1:
        return Kind.ONLY_ONE
    if len(basis.running) == 1:
        return Kind.LAST_LEFT
    if not is_sure and missing and 2 * missing.answered < missing.expected:
        return Kind.BARELY_BEGUN
    if len(band) == 1:
        return Kind.LEADS
    if not is_sure:
        return Kind.TOO_EARLY
    totals = basis.totals[list(basis.running)]
    return Kind.ALL_LEVEL if np.ptp(totals) <= TIE else Kind.TOO_CLOSE


def conditions_of(
    changes: Changes | None, lines: tuple[LineReport, ...]
) -> tuple[Condition, ...]:
    """At most three: weights, a score and a red line, by how small a change they need.

    Weights and scores are compared by the part of their scale that they would move; a line is
    switched and not moved, and comes last.
    """
    weights: list[Condition] = [
        WeightCondition(move, edge) for move, edge in (changes.edges if changes else ())
    ]
    scores: list[Condition] = [
        ScoreCondition(move) for move in (changes.scores if changes else ())
    ]
    decisive: list[Condition] = [
        LineCondition(report)
        for report in lines
        if report.difference and report.difference.changes_leader
    ]
    others = [*scores[:1], *decisive[:1]]
    room = MOST_CONDITIONS - len(others)
    chosen = [*weights[:room], *scores[:1]]
    chosen = [*chosen, *scores[1:]][: MOST_CONDITIONS - len(decisive[:1])]
    return (*sorted(chosen, key=size_of), *decisive[:1])


def size_of(condition: Condition) -> float:
    """Which part of its scale a condition asks to move."""
    if isinstance(condition, WeightCondition):
        return round(condition.edge.move, 9)
    if isinstance(condition, ScoreCondition):
        return round(condition.move.needed / HIGHEST, 9)
    return 1.0
