"""Values by person, for the console of a workshop that promised to know names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from options.errors import NotNow
from options.models import Seat, Workshop
from options.reports.others.export import Cell, row_of, sealed_for_export
from options.reports.others.people import seats_of, voices_of
from options.reports.room import Room


@dataclass(frozen=True)
class Person:
    """One person's sealed answers; "?" is "I can't judge"."""

    number: int
    name: str
    perspective: int | None
    points: Mapping[Cell, int | str | None]
    weights: Mapping[int, float]


def values_by_person(room: Room, number: int | None = None) -> tuple[Person, ...]:
    """Who answered what in a sealed round, by the seats' numbers; four queries.

    Raises:
        NotNow: the workshop did not announce that names are known, or nothing is sealed.
    """
    if room.workshop.privacy != Workshop.Privacy.NAMED:
        raise NotNow(_("People joined on the promise that nobody sees who answered what."))
    _figures, held = sealed_for_export(room, number)
    seats = seats_of(room.workshop.pk)
    voices = voices_of(room.structure, seats, held)
    names = dict(Seat.objects.filter(workshop=room.workshop).values_list("number", "name"))
    told = []
    for at, is_in in enumerate(voices.taking_part.tolist()):
        if is_in:
            own = row_of(voices, at, names[seats.numbers[at]], seats.perspectives[at])
            told.append(
                Person(seats.numbers[at], own.name, own.perspective, own.points, own.weights)
            )
    return tuple(told)
