"""One person's own answers against the room: reads that person's sheet and sealed figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.totals.ranking import competition_ranks, weighted_totals
from options.models import Criterion, GutChoice, Score, SealedWeight, Seat
from options.reports.others.figures import Figures, figures_of
from options.reports.others.lines import Apart, apart_from, known
from options.reports.others.rules import Why, may_show_spread, why_hidden
from options.reports.room import Room
from options.reports.structure import OptionView


@dataclass(frozen=True)
class OwnCell:
    """Own points beside the room's median; the room's figures are None where hidden."""

    view: OptionView
    criterion: Criterion
    points: int | None
    could_not: bool
    median: float | None
    lower: float | None
    upper: float | None

    @property
    def distance(self) -> float | None:
        """Own points less the room's median."""
        if self.points is None or self.median is None:
            return None
        return self.points - self.median

    @property
    def is_outside(self) -> bool:
        """Own points lie outside the middle half of the room."""
        if self.points is None or self.lower is None or self.upper is None:
            return False
        return not self.lower <= self.points <= self.upper


@dataclass(frozen=True)
class OwnRow:
    """One option: own total and rank beside the room's."""

    view: OptionView
    total: float | None
    rank: int | None
    room_total: float | None
    room_rank: int | None


@dataclass(frozen=True)
class OwnWeight:
    """Own weight beside the room's mean."""

    criterion: Criterion
    weight: float | None
    room: float | None


@dataclass(frozen=True)
class OwnAgainstRoom:
    """One person and the room.

    Attributes:
        why: why the room's side is hidden; the own side is always there.
        rows: by the own ranking, then in the decision's order.
        cells: in the decision's order; `furthest` has those furthest from the room first.
        gut, final: what the person chose before the sums and at the end.
        apart: whether it is values or facts that part the person from the room.
    """

    why: Why
    round_number: int
    rows: tuple[OwnRow, ...]
    cells: tuple[OwnCell, ...]
    weights: tuple[OwnWeight, ...]
    gut: OptionView | None
    final: OptionView | None
    apart: Apart | None

    @property
    def furthest(self) -> tuple[OwnCell, ...]:
        """Cells with a distance, the largest first."""
        told = [cell for cell in self.cells if cell.distance]
        return tuple(sorted(told, key=lambda cell: -abs(cell.distance or 0)))


def own_against_room(room: Room, seat: Seat) -> OwnAgainstRoom | None:
    """One person's sealed answers beside the room's; None before a seal. Four queries."""
    figures = figures_of(room)
    if figures is None:
        return None
    points, could_not = own_points(figures, seat)
    weights = own_weights(figures, room, seat)
    why = why_hidden(figures.fewest)
    own = np.full(len(figures.options), np.nan)
    if weights is not None:
        own = weighted_totals(points, weights)
    is_shown = why is Why.SHOWN
    chosen = own_choices(room, seat)
    return OwnAgainstRoom(
        why=why,
        round_number=figures.number,
        rows=rows_from(room, figures, own, is_shown=is_shown),
        cells=cells_from(room, figures, points, could_not),
        weights=weights_from(room, figures, weights, is_shown=is_shown),
        gut=chosen.get(GutChoice.Kind.GUT),
        final=chosen.get(GutChoice.Kind.COMMIT),
        apart=apart_from(room, figures, points, weights) if is_shown else None,
    )


def own_points(figures: Figures, seat: Seat) -> tuple[Floats, set[tuple[int, int]]]:
    """The person's own points in the figures' order, and where they could not judge."""
    points, could_not = np.full(figures.shape, np.nan), set()
    revisions = dict(zip(figures.criteria, figures.stored["revisions"], strict=True))
    found = Score.objects.filter(
        participant=seat.participant_id, round_number=figures.number
    ).values_list("option", "criterion", "points", "cannot_judge", "seen_revision")
    for option, leaf, given, cannot, revision in found:
        if option not in figures.options or revisions.get(leaf) != revision:
            continue
        at = figures.options.index(option), figures.criteria.index(leaf)
        if given is not None:
            points[at] = given
        elif cannot:
            could_not.add(at)
    return points, could_not


def own_weights(figures: Figures, room: Room, seat: Seat) -> Floats | None:
    """The person's own sealed weights."""
    found = SealedWeight.objects.filter(
        participant=seat.participant_id,
        round__workshop=room.workshop,
        round__number=figures.number,
    )
    own = dict(found.values_list("criterion", "weight"))
    row = np.array([own.get(pk, 0.0) for pk in figures.criteria], dtype=np.float64)
    return row / row.sum() if row.sum() > 0 else None


def own_choices(room: Room, seat: Seat) -> dict[str, OptionView]:
    """What the person chose, by when."""
    views = {view.pk: view for view in room.structure.options}
    found = GutChoice.objects.filter(seat=seat).values_list("kind", "option")
    return {kind: views[pk] for kind, pk in found if pk in views}


def rows_from(
    room: Room, figures: Figures, own: Floats, *, is_shown: bool
) -> tuple[OwnRow, ...]:
    """An option each, the person's own first ones first."""
    whole = figures.totals if is_shown else np.full(len(figures.options), np.nan)
    ranks, theirs = competition_ranks(own), competition_ranks(whole)
    places = {pk: at for at, pk in enumerate(figures.options)}
    rows = [
        OwnRow(
            view=view,
            total=known(own[places[view.pk]]),
            rank=int(ranks[places[view.pk]]) or None,
            room_total=known(whole[places[view.pk]]),
            room_rank=int(theirs[places[view.pk]]) or None,
        )
        for view in room.structure.options
        if view.pk in places
    ]
    return tuple(sorted(rows, key=lambda row: row.rank or len(rows) + 1))


def cells_from(
    room: Room, figures: Figures, points: Floats, could_not: set[tuple[int, int]]
) -> tuple[OwnCell, ...]:
    """Every cell; the room's side only where five answered it."""
    cells, told = figures.cells, []
    for leaf in room.structure.criteria:
        for view in room.structure.options:
            if view.pk not in figures.options or leaf.pk not in figures.criteria:
                continue
            at = figures.options.index(view.pk), figures.criteria.index(leaf.pk)
            enough = may_show_spread(int(cells.number[at]))
            sides = (cells.median, cells.lower_quartile, cells.upper_quartile)
            room_side = [float(side[at]) if enough else None for side in sides]
            own = None if np.isnan(points[at]) else int(points[at])
            told.append(OwnCell(view, leaf, own, at in could_not, *room_side))
    return tuple(told)


def weights_from(
    room: Room, figures: Figures, own: Floats | None, *, is_shown: bool
) -> tuple[OwnWeight, ...]:
    """Every criterion; the room's mean only with the room's figures."""
    theirs = figures.weights if is_shown else None
    places = {pk: at for at, pk in enumerate(figures.criteria)}
    return tuple(
        OwnWeight(
            leaf,
            None if own is None else float(own[places[leaf.pk]]),
            None if theirs is None else float(theirs[places[leaf.pk]]),
        )
        for leaf in room.structure.criteria
        if leaf.pk in places
    )
