"""One's own scores beside the illustrative ones, and under each perspective's weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE, Floats
from options.analysis.totals.ranking import weighted_totals
from options.models import Criterion, Perspective, ReferenceScore
from options.reports.basis import Basis
from options.reports.matrices import reference_table, weights_by_key
from options.reports.ranking import known
from options.reports.structure import OptionView
from options.reports.weighting import perspective_weights

MOST_CELLS = 6


@dataclass(frozen=True)
class ReferenceRow:
    """One option's own and illustrative total, both under one's own weights."""

    view: OptionView
    own: float | None
    reference: float | None
    difference: float | None


@dataclass(frozen=True)
class CellDifference:
    """Where an own score and the illustrative one lie far apart."""

    view: OptionView
    criterion: Criterion
    own: float
    reference: float
    low: int
    high: int

    @property
    def difference(self) -> float:
        """Own points above the illustrative ones."""
        return self.own - self.reference

    @property
    def is_within(self) -> bool:
        """The own score lies in the illustrative range."""
        return self.low <= self.own <= self.high


@dataclass(frozen=True)
class LeaderOfPerspective:
    """What a perspective's illustrative weights make of one's own scores."""

    perspective: Perspective
    leaders: tuple[OptionView, ...]
    total: float
    is_own_leader: bool


@dataclass(frozen=True)
class Reference:
    """Rows in the decision's order; cells with the largest difference first."""

    rows: tuple[ReferenceRow, ...]
    cells: tuple[CellDifference, ...]
    perspectives: tuple[LeaderOfPerspective, ...]

    @property
    def own_totals(self) -> tuple[float | None, ...]:
        """The column of own totals."""
        return tuple(row.own for row in self.rows)

    @property
    def reference_totals(self) -> tuple[float | None, ...]:
        """The column of illustrative totals."""
        return tuple(row.reference for row in self.rows)

    @property
    def differences(self) -> tuple[float | None, ...]:
        """The column of differences."""
        return tuple(row.difference for row in self.rows)

    @property
    def has_scores(self) -> bool:
        """The decision brings illustrative scores for what counts here."""
        return any(row.reference is not None for row in self.rows) or bool(self.cells)


def reference_of(basis: Basis) -> Reference:
    """The comparison, in three queries; only for a sheet that has every answer."""
    scores = list(ReferenceScore.objects.filter(option__decision=basis.structure.decision))
    return Reference(
        rows=reference_rows(basis, scores),
        cells=cell_differences(basis, scores),
        perspectives=leaders_of_perspectives(basis),
    )


def reference_rows(basis: Basis, scores: list[ReferenceScore]) -> tuple[ReferenceRow, ...]:
    """The totals; none for an option without a full row of illustrative scores."""
    table = reference_table(basis.structure, scores)
    totals = weighted_totals(table, basis.weights)
    totals[np.isnan(table).any(axis=1)] = np.nan
    gaps = basis.totals - totals
    return tuple(
        ReferenceRow(view, known(basis.totals[row]), known(totals[row]), known(gaps[row]))
        for view in basis.structure.options
        for row in [basis.judgements.row(view)]
    )


def cell_differences(basis: Basis, scores: list[ReferenceScore]) -> tuple[CellDifference, ...]:
    """The cells that differ most, larger differences first, then in the decision's order."""
    by_cell = {(score.option_id, score.criterion_id): score for score in scores}
    found = [
        CellDifference(view, leaf, own, float(score.best), score.low, score.high)
        for leaf in basis.structure.criteria
        for view in basis.structure.options
        if (score := by_cell.get((view.pk, leaf.pk))) is not None
        and (own := own_points(basis, view, leaf)) is not None
        and own != score.best
    ]
    return tuple(sorted(found, key=lambda cell: -abs(cell.difference))[:MOST_CELLS])


def own_points(basis: Basis, view: OptionView, leaf: Criterion) -> float | None:
    """One's own points in a cell."""
    own = basis.judgements
    return known(own.points[own.row(view), own.column(leaf)])


def leaders_of_perspectives(basis: Basis) -> tuple[LeaderOfPerspective, ...]:
    """Who would lead under the weights of each perspective that values something here."""
    rows = list(basis.running)
    if not rows or not basis.is_complete:
        return ()
    own = first_rows(basis.totals, rows)
    views = []
    for perspective in basis.structure.decision.perspectives.prefetch_related("swings"):
        weights = perspective_weights(basis.structure, perspective.swings.all())
        if weights:
            totals = weighted_totals(
                basis.judgements.points, weights_by_key(basis.structure, weights)
            )
            first = first_rows(totals, rows)
            views.append(
                LeaderOfPerspective(
                    perspective, basis.views(first), float(totals[first[0]]), first == own
                )
            )
    return tuple(views)


def first_rows(totals: Floats, rows: list[int]) -> list[int]:
    """The rows, of those given, with the highest total."""
    top = float(np.max(totals[rows]))
    return [row for row in rows if totals[row] >= top - TIE]
