"""Who gave how many points in a cell, for a workshop that announced that names are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from options.reports.others import values_by_person
from options.reports.others.by_person import Person
from options.reports.places import Place
from options.reports.room import Room


@dataclass(frozen=True)
class Gave:
    """One person in the cell; points None is "I can't judge"."""

    number: int
    name: str
    perspective: str
    points: int | None


@dataclass(frozen=True)
class CellByPerson:
    """Everybody who answered, the most points first; `silent` took part and left it out."""

    place: Place
    gave: tuple[Gave, ...]
    silent: tuple[str, ...]

    @property
    def has_perspectives(self) -> bool:
        """Somebody speaks for one."""
        return any(one.perspective for one in self.gave)


def cell_by_person(room: Room, place: Place) -> CellByPerson:
    """One cell of the last sealed round.

    Raises:
        NotNow: the workshop did not announce that names are known, or nothing is sealed.
    """
    people = values_by_person(room)
    perspectives = {one.pk: one.name for one in room.decision.perspectives.all()}
    answered = [one for one in people if one.points.get(place.at) is not None]
    return CellByPerson(
        place=place,
        gave=tuple(gave(one, place, perspectives) for one in in_order(answered, place)),
        silent=tuple(one.name for one in people if one.points.get(place.at) is None),
    )


def gave(person: Person, place: Place, perspectives: dict[int, str]) -> Gave:
    """What one person answered."""
    points = person.points[place.at]
    return Gave(
        number=person.number,
        name=person.name,
        perspective=perspectives.get(person.perspective or 0, ""),
        points=points if isinstance(points, int) else None,
    )


def in_order(people: Sequence[Person], place: Place) -> list[Person]:
    """The most points first, those who could not judge last, of equal ones the first seat."""

    def at(person: Person) -> tuple[int, int]:
        points = person.points[place.at]
        return (-points if isinstance(points, int) else 1, person.number)

    return sorted(people, key=at)
