"""Which criterion's scores can take the lead away, if they lie elsewhere in their ranges."""

from __future__ import annotations

from dataclasses import dataclass

from options.analysis.changes.tornado import tornado
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.structure import OptionView

FEW = 2


@dataclass(frozen=True)
class Swing:
    """The lead with one criterion's scores at either end of their ranges."""

    criterion: Criterion
    least: float
    most: float
    turns: bool


@dataclass(frozen=True)
class LeadSwings:
    """The leader's lead over the second, and its swings, the widest first."""

    leader: OptionView
    rival: OptionView
    lead: float
    swings: tuple[Swing, ...]

    @property
    def turning(self) -> tuple[Swing, ...]:
        """Those that can take the lead away alone."""
        return tuple(swing for swing in self.swings if swing.turns)


def lead_swings(basis: Basis) -> LeadSwings | None:
    """The swings; None while scores are missing or there is no rival."""
    rows = list(basis.running)
    if len(rows) < FEW or not basis.is_complete:
        return None
    first, second = sorted(rows, key=lambda row: -round(float(basis.totals[row]), 7))[:FEW]
    own = basis.judgements
    found = tornado(own.low, own.points, own.high, basis.weights, leader=first, rival=second)
    turning = set(found.turning)
    return LeadSwings(
        leader=basis.options[first],
        rival=basis.options[second],
        lead=found.lead,
        swings=tuple(
            Swing(
                basis.criteria[column],
                float(found.least[column]),
                float(found.most[column]),
                column in turning,
            )
            for column in found.order
        ),
    )
