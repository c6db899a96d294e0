"""What an amendment gains: the amended option beside its original, and where it rests."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.groups.leaders import leaders_of
from options.models import Amendment, Criterion
from options.reports.others.figures import Figures, figures_of
from options.reports.others.lines import known
from options.reports.others.room_lines import views_at
from options.reports.others.rules import Why, why_hidden
from options.reports.room import Room
from options.reports.structure import OptionView

SMALLEST = 5e-8


@dataclass(frozen=True)
class LiftCell:
    """A criterion on which the room scores the amended option otherwise.

    Attributes:
        before, after: the room's mean points of the original and of the amended option.
        share: what the difference comes to in the total, in points.
    """

    criterion: Criterion
    before: float
    after: float
    share: float


@dataclass(frozen=True)
class Lift:
    """An amended option beside its original in the newest sealed round.

    Attributes:
        why: not shown where it rests on fewer than five people.
        number: on how many people it rests at least.
        total, before: of the amended option and of its original; None where hidden or missing.
        cells: on which the difference rests, the largest share first.
        led: who leads among the others; leads: who leads with the amended option.
    """

    amended: OptionView
    original: OptionView
    why: Why
    number: int
    total: float | None = None
    before: float | None = None
    cells: tuple[LiftCell, ...] = ()
    led: tuple[OptionView, ...] = ()
    leads: tuple[OptionView, ...] = ()

    @property
    def difference(self) -> float | None:
        """What the amendment gains, in points."""
        if self.total is None or self.before is None:
            return None
        return self.total - self.before

    @property
    def changes_leader(self) -> bool:
        """Another option leads with the amended one than without it."""
        return self.led != self.leads


def lifts_of(room: Room) -> tuple[Lift, ...]:
    """Every amendment whose round is sealed, in the order in which they were made."""
    figures = figures_of(room)
    if figures is None:
        return ()
    made = Amendment.objects.filter(workshop=room.workshop, round__number__lte=figures.number)
    rows = {view.pk: view for view in room.structure.options if view.pk in figures.options}
    return tuple(
        lift_of(room, figures, rows[one.option_id], rows[one.original_id])
        for one in made.order_by("pk")
        if one.option_id in rows and one.original_id in rows
    )


def lift_of(room: Room, figures: Figures, amended: OptionView, original: OptionView) -> Lift:
    """One amendment on the room's mean weights and mean scores."""
    own, first = (figures.options.index(view.pk) for view in (amended, original))
    number = fewest_behind(figures, (own, first))
    why = why_hidden(number)
    if why is not Why.SHOWN:
        return Lift(amended, original, why, number)
    running = [row for row, pk in enumerate(figures.options) if pk in shown_in(room)]
    others = [row for row in running if row != own]
    return Lift(
        amended,
        original,
        why,
        number,
        total=known(figures.totals[own]),
        before=known(figures.totals[first]),
        cells=cells_between(room, figures, own, first),
        led=leading(room, figures, others),
        leads=leading(room, figures, running),
    )


def shown_in(room: Room) -> set[int]:
    """The options that are not set aside."""
    return {view.pk for view in room.structure.options}


def fewest_behind(figures: Figures, rows: tuple[int, int]) -> int:
    """The fewest people behind the weights or any cell of the two that has weight."""
    if figures.weights is None:
        return 0
    answered = figures.cells.number[list(rows)][:, figures.weights > 0]
    weighing = int(figures.stored["weights"]["n"])
    return min(weighing, int(answered.min(initial=weighing)))


def cells_between(room: Room, figures: Figures, own: int, first: int) -> tuple[LiftCell, ...]:
    """On which criteria the two differ, the largest share first."""
    weights, means = figures.weights, figures.cells.mean
    leaves = {leaf.pk: leaf for leaf in room.structure.criteria}
    if weights is None:
        return ()
    found = [
        LiftCell(
            leaves[pk],
            before=float(means[first, at]),
            after=float(means[own, at]),
            share=float(weights[at] * (means[own, at] - means[first, at])),
        )
        for at, pk in enumerate(figures.criteria)
        if pk in leaves and abs(means[own, at] - means[first, at]) > SMALLEST
    ]
    return tuple(sorted(found, key=lambda cell: -abs(cell.share)))


def leading(room: Room, figures: Figures, rows: list[int]) -> tuple[OptionView, ...]:
    """Those among the rows that are first."""
    totals = np.full(len(figures.options), np.nan)
    totals[rows] = figures.totals[rows]
    return views_at(room, figures, list(leaders_of(totals)))
