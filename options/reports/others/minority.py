"""Whether a cell has a real minority, and whether the reader is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from options.models import Criterion, Option, Score, Seat
from options.reports.others.figures import Figures, figures_of
from options.reports.others.rules import may_show_spread
from options.reports.room import Room


@dataclass(frozen=True)
class Minority:
    """Two camps on one cell.

    Attributes:
        side: where the smaller camp lies.
        edge: its points that are nearest to the other camp.
        people, others: how many are in it, and in the larger one.
    """

    side: Literal["below", "above"]
    edge: int
    people: int
    others: int

    def holds(self, points: int) -> bool:
        """Somebody with these points is in the smaller camp."""
        return points <= self.edge if self.side == "below" else points >= self.edge


def minority_on(room: Room, option: Option, criterion: Criterion) -> Minority | None:
    """The smaller of two camps on a cell, each of at least five, or None; one query."""
    figures = figures_of(room)
    return None if figures is None else minority_from(figures, option, criterion)


def minority_from(figures: Figures, option: Option, criterion: Criterion) -> Minority | None:
    """The same from figures that were read already."""
    for row, column, side, edge, larger, smaller in figures.stored["splits"]:
        cell = figures.options[row], figures.criteria[column]
        if cell == (option.pk, criterion.pk) and may_show_spread(min(smaller, larger)):
            return Minority(side, edge, smaller, larger)
    return None


def is_in_minority(room: Room, seat: Seat, option: Option, criterion: Criterion) -> bool:
    """Whether this person's own sealed answer is in the smaller camp; two queries.

    Of people only the reader's own score is read; the camps are from the sealed figures.
    """
    figures = figures_of(room)
    found = None if figures is None else minority_from(figures, option, criterion)
    if figures is None or found is None:
        return False
    own = Score.objects.filter(
        participant=seat.participant_id,
        option=option,
        criterion=criterion,
        round_number=figures.number,
    )
    points = own.values_list("points", flat=True).first()
    return points is not None and found.holds(points)
