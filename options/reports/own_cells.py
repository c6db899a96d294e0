"""What one person answered in each cell, beside the room; only their own rows are read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.models import Prediction, Reason, Seat, Wish
from options.reports.others.figures import figures_of
from options.reports.others.own import own_points
from options.reports.others.spread import Spread, spread_from
from options.reports.places import Place, places_in
from options.reports.room import Room


@dataclass(frozen=True)
class OwnCell:
    """One cell for one person.

    Attributes:
        points: their own in the sealed round; None where they gave none.
        wants: they said that they want to hear about it.
    """

    place: Place
    spread: Spread
    points: int | None
    could_not: bool
    wants: bool

    @property
    def is_outside(self) -> bool:
        """Own points lie outside the middle half of the room."""
        lower, upper = self.spread.lower, self.spread.upper
        if self.points is None or lower is None or upper is None:
            return False
        return not lower <= self.points <= upper


def own_cells(room: Room, seat: Seat) -> tuple[OwnCell, ...]:
    """Every cell, criterion by criterion; three queries, whatever their number."""
    figures = figures_of(room)
    if figures is None:
        return ()
    points, could_not = own_points(figures, seat)
    wants = set(Wish.objects.filter(seat=seat).values_list("option", "criterion"))
    rows = {pk: at for at, pk in enumerate(figures.options)}
    columns = {pk: at for at, pk in enumerate(figures.criteria)}
    cells = []
    for place in places_in(room):
        option, leaf = place.at
        if option not in rows or leaf not in columns:
            continue
        at = rows[option], columns[leaf]
        own = None if np.isnan(points[at]) else int(points[at])
        spread = spread_from(figures, place.view.option, place.criterion)
        cells.append(OwnCell(place, spread, own, at in could_not, place.at in wants))
    return tuple(cells)


def own_cell(room: Room, seat: Seat, place: Place, spread: Spread) -> OwnCell | None:
    """The person's part in one cell; None where the round did not ask for it."""
    figures, (option, leaf) = figures_of(room), place.at
    if figures is None or option not in figures.options or leaf not in figures.criteria:
        return None
    points, could_not = own_points(figures, seat)
    at = figures.options.index(option), figures.criteria.index(leaf)
    own = None if np.isnan(points[at]) else int(points[at])
    wants = Wish.objects.filter(seat=seat, option=option, criterion=leaf).exists()
    return OwnCell(place, spread, own, at in could_not, wants)


def own_reasons(seat: Seat, place: Place) -> dict[int, str]:
    """The reasons that this person gave on a cell, by key: the words of those that wait.

    What was shown to everybody, or hidden for good, has no words here.
    """
    option, leaf = place.at
    found = Reason.objects.filter(
        participant=seat.participant_id, option=option, criterion=leaf
    )
    told = found.order_by("pk").values_list("pk", "text", "is_held")
    return {key: text if is_held else "" for key, text, is_held in told}


def own_guess(seat: Seat) -> Prediction | None:
    """What this person guessed, if anything."""
    return Prediction.objects.filter(seat=seat).first()
