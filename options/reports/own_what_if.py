"""One person's own ranking as their weights are now, beside what was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.models import RedLineSwitch, Seat
from options.reports.others.own import OwnAgainstRoom, OwnRow
from options.reports.room import Room
from options.reports.structure import OptionView
from options.reports.swing_points import PointsPage, points_page
from options.reports.weighting import given_in, scope_of, swings_of, weights_from

CLOSE = 1e-6


@dataclass(frozen=True)
class NowRow:
    """One option: what was sealed of it, and what the own weights of now make of it."""

    sealed: OwnRow
    total: float | None
    rank: int | None

    @property
    def view(self) -> OptionView:
        """The option."""
        return self.sealed.view


@dataclass(frozen=True)
class OwnNow:
    """Own ranking beside the room's; `is_moved` once the weights differ from the sealed ones.

    Attributes:
        rows: by what was sealed.
        first: the own first options now, more than one if they tie.
        chosen_leads: whether the choice before the sums is among the sealed first ones; None
            without a choice or a ranking.
    """

    rows: tuple[NowRow, ...]
    is_moved: bool
    first: tuple[OptionView, ...]
    sealed_first: tuple[OptionView, ...]
    chosen_leads: bool | None
    page: PointsPage


def own_now(room: Room, seat: Seat, own: OwnAgainstRoom) -> OwnNow:
    """Own sealed scores with own weights of now; one query."""
    structure, sheet = room.structure, seat.participant
    swings = swings_of(sheet)
    weighing = weights_from(structure, weighing=sheet.Weighing(sheet.weighing), swings=swings)
    by_leaf = dict(zip((leaf.pk for leaf in structure.criteria), weighing.weights, strict=True))
    sealed = {told.criterion.pk: told.weight for told in own.weights}
    now = {pk: by_leaf.get(pk, 0.0) for pk in sealed}
    totals = totals_with(own, now)
    ranks = competition_ranks(np.array(totals, dtype=np.float64)).tolist()
    sealed_first = first_of(own.rows, [row.rank for row in own.rows])
    return OwnNow(
        rows=tuple(
            NowRow(row, None if np.isnan(total) else total, rank or None)
            for row, total, rank in zip(own.rows, totals, ranks, strict=True)
        ),
        is_moved=any(abs((sealed[pk] or 0.0) - now[pk]) > CLOSE for pk in sealed),
        first=first_of(own.rows, ranks),
        sealed_first=sealed_first,
        chosen_leads=own.gut in sealed_first if own.gut and sealed_first else None,
        page=points_page(structure, given_in(swings, scope_of(structure)), weighing),
    )


def totals_with(own: OwnAgainstRoom, weights: dict[int, float]) -> list[float]:
    """Own totals with these weights, in the order of the rows; NaN where a score is missing."""
    points = {
        (cell.view.pk, cell.criterion.pk): np.nan if cell.points is None else cell.points
        for cell in own.cells
    }
    table = [[points[row.view.pk, pk] for pk in weights] for row in own.rows]
    total = sum(weights.values())
    if not table or total <= 0:
        return [np.nan] * len(own.rows)
    shares = np.array([weight / total for weight in weights.values()])
    found: list[float] = weighted_totals(np.array(table, dtype=np.float64), shares).tolist()
    return found


def first_of(rows: Sequence[OwnRow], ranks: Sequence[int | None]) -> tuple[OptionView, ...]:
    """The options of rank 1."""
    return tuple(row.view for row, rank in zip(rows, ranks, strict=True) if rank == 1)


def own_lines_on(seat: Seat) -> frozenset[int]:
    """The red lines that this person has switched on; one query."""
    found = RedLineSwitch.objects.filter(participant=seat.participant_id)
    return frozenset(found.values_list("red_line", flat=True))
