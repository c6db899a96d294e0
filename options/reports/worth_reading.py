"""The cells whose uncertainty can change the verdict, and how strong their evidence is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.changes.turning_shares import turning_shares
from options.models import Criterion, Evidence
from options.reports.basis import Basis
from options.reports.structure import OptionView

FEW, MOST = 2, 8


@dataclass(frozen=True)
class CellToRead:
    """One cell.

    Attributes:
        turn: the points beyond which another option leads.
        is_below: the leader's own score, which would have to be lower.
        share: how much of the cell's range, as a triangle, lies beyond.
        swing: points by which the cell can move its option's total.
        strength: of its strongest note, as words; empty without one.
        notes: how many there are.
    """

    view: OptionView
    criterion: Criterion
    low: float
    points: float
    high: float
    turn: float
    is_below: bool
    share: float
    swing: float
    strength: str
    notes: int


@dataclass(frozen=True)
class WorthReading:
    """The leader, and the cells from the most telling on."""

    leader: OptionView
    cells: tuple[CellToRead, ...]

    @property
    def turning(self) -> tuple[CellToRead, ...]:
        """Those that can change the leader alone."""
        return tuple(cell for cell in self.cells if cell.share > 0)


def worth_reading(basis: Basis) -> WorthReading | None:
    """The first cells; None while a score is missing or there is no rival; one query."""
    rows = list(basis.order)
    if len(rows) < FEW or not basis.is_complete or np.isnan(basis.weights).any():
        return None
    own, views = basis.judgements, basis.views(rows)
    table, low, high = own.points[rows], own.low[rows], own.high[rows]
    found = turning_shares(low, table, high, basis.weights)
    notes = notes_of(basis)
    cells = []
    for at in found.order[:MOST]:
        view, criterion = views[at[0]], basis.criteria[at[1]]
        grades = notes.get((view.pk, criterion.pk), [])
        cells.append(
            CellToRead(
                view=view,
                criterion=criterion,
                low=float(low[at]),
                points=float(table[at]),
                high=float(high[at]),
                turn=float(found.turns[at]),
                is_below=at[0] == found.leader,
                share=float(found.shares[at]),
                swing=float(found.swings[at]),
                strength=str(Evidence.Strength(min(grades)).label) if grades else "",
                notes=len(grades),
            )
        )
    return WorthReading(views[found.leader], tuple(cells))


def notes_of(basis: Basis) -> dict[tuple[int, int], list[str]]:
    """By option and criterion the strengths of the notes known on the reading date."""
    known = basis.structure.decision.evidence.known_on_the_reading_date()
    cells = known.exclude(option=None).exclude(criterion=None)
    found: dict[tuple[int, int], list[str]] = {}
    for option, criterion, strength in cells.values_list("option", "criterion", "strength"):
        found.setdefault((option, criterion), []).append(strength)
    return found
