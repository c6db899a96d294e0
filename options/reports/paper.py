"""Seats on paper: how many of their answers were typed in, as counts; what a card asks."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Criterion, Participant, Perspective, Seat
from options.reports.judging import asked_in, newest_round
from options.reports.others.coverage import answers_by_person, begun_in, cells_asked
from options.reports.room import Room
from options.reports.structure import OptionView, Structure
from options.reports.swing_points import Errors, PointsPage, Typed, points_page
from options.reports.weighting import (
    Family,
    Method,
    families_of,
    given_in,
    scope_of,
    swings_of,
    weights_from,
)


@dataclass(frozen=True)
class PaperLine:
    """One seat on paper, and how much of it is in."""

    seat: Seat
    answered: int
    expected: int
    has_weighed: bool


@dataclass(frozen=True)
class CardRow:
    """One criterion on a card: the options that are asked, and whether its swing is, too."""

    criterion: Criterion
    places: tuple[OptionView | None, ...]
    asks_swing: bool


@dataclass(frozen=True)
class Card:
    """What is printed for one person.

    Attributes:
        rows: each criterion that the round asks for.
        branches: what is compared besides, where there are many criteria.
    """

    number: int
    structure: Structure
    rows: tuple[CardRow, ...]
    branches: tuple[Criterion, ...]


def paper_lines(room: Room) -> tuple[PaperLine, ...]:
    """Every seat on paper that was not taken away; as many queries for many as for one."""
    number = newest_round(room)
    expected = sum(cells_asked(room, number).values())
    answered = answers_by_person(begun_in(room, number))
    return tuple(
        PaperLine(
            seat,
            answered.get(seat.participant_id, 0),
            expected,
            seat.participant.weighing != Participant.Weighing.EQUAL,
        )
        for seat in paper_seats(room)
    )


def paper_seats(room: Room) -> list[Seat]:
    """The seats on paper, by number."""
    seats = room.workshop.seats.filter(kind=Seat.Kind.PAPER, removed_at=None)
    return list(seats.select_related("participant", "perspective").order_by("number"))


def next_on_paper(room: Room, seat: Seat) -> Seat | None:
    """The next seat on paper by number."""
    later = room.workshop.seats.filter(
        kind=Seat.Kind.PAPER, removed_at=None, number__gt=seat.number
    )
    return later.order_by("number").first()


def card_of(room: Room) -> Card:
    """What a card of the newest round asks for."""
    number = newest_round(room)
    asked = asked_in(room, number)
    families = families_of(room.structure)
    compared = {member.pk for family in families for member in family.members}
    leaves = {leaf.pk for leaf in room.structure.criteria}
    return Card(
        number=number,
        structure=asked,
        rows=tuple(
            CardRow(
                leaf,
                tuple(
                    view if view in asked.options_on(leaf) else None for view in asked.options
                ),
                leaf.pk in compared,
            )
            for leaf in asked.criteria
        ),
        branches=branches_in(families, leaves),
    )


def branches_in(families: tuple[Family, ...], leaves: set[int]) -> tuple[Criterion, ...]:
    """The branches that are compared with one another by their top swings."""
    return tuple(
        member for family in families for member in family.members if member.pk not in leaves
    )


def swings_on(
    room: Room, sheet: Participant, typed: Typed | None = None, errors: Errors | None = None
) -> PointsPage:
    """The fields for a card's swings, as they are stored or as they were typed; one query."""
    structure, swings = room.structure, swings_of(sheet)
    weights = weights_from(structure, weighing=Method(sheet.weighing), swings=swings)
    given = given_in(swings, scope_of(structure))
    return points_page(structure, given, weights, typed=typed, errors=errors)


def perspectives_for_paper(room: Room) -> tuple[Perspective, ...]:
    """For whom a person on paper may speak: those that are offered, else all."""
    offered = tuple(room.workshop.offered.all())
    return offered or tuple(room.decision.perspectives.all())
