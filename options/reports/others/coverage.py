"""How far a room has come: counts only, so that they may be read while a round is open."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q, QuerySet

from options.models import Criterion, Participant, Round, Score, Seat
from options.reports.others.rules import may_show_spread
from options.reports.room import Room

#: Of so many people the pace is measured.
MOST_TIMED = 40

ANSWERED = Q(points__isnull=False) | Q(cannot_judge=True)


@dataclass(frozen=True)
class CriterionCoverage:
    """How many people have begun a criterion, and how many answered every option on it."""

    criterion: Criterion
    begun: int
    complete: int


class Begun(NamedTuple):
    """How many options one person has answered on a criterion."""

    person: int
    criterion: int
    answers: int


@dataclass(frozen=True)
class Coverage:
    """Counts of one round; no number tells what anybody answered.

    Attributes:
        joined: seats that were not taken away, and may take part in this round.
        on_paper: of these, whose answers are typed in from paper.
        started: who answered a cell in it.
        complete: who answered every cell that the round asks for.
        done: who said so.
        weighed: who gave weights.
        cells: how many cells the round asks each person for.
        answers: of all people and cells, how many are answered.
        seconds_per_cell: the median pace of at most forty; None while fewer than five have
            begun.
    """

    round_number: int
    joined: int
    on_paper: int
    started: int
    complete: int
    done: int
    weighed: int
    cells: int
    answers: int
    seconds_per_cell: float | None
    criteria: tuple[CriterionCoverage, ...]

    @property
    def share(self) -> float:
        """The share of all cells of all people that is answered."""
        return self.answers / (self.joined * self.cells) if self.joined * self.cells else 0.0


def coverage_of(room: Room, number: int | None = None) -> Coverage:
    """How far people are in the current round, or in another; three queries."""
    here = room.round.number if room.round else (room.shown.number if room.shown else 1)
    at = here if number is None else number
    asked = cells_asked(room, at)
    begun = begun_in(room, at)
    people, on = answers_by_person(begun), answers_by_criterion(begun)
    counted = seats_in(room, at)
    cells = sum(asked.values())
    seconds = paces_in(at, people)
    return Coverage(
        round_number=at,
        joined=counted["joined"],
        on_paper=counted["on_paper"],
        started=len(people),
        complete=sum(n >= cells for n in people.values()) if cells else 0,
        done=counted["done"],
        weighed=counted["weighed"],
        cells=cells,
        answers=sum(people.values()),
        seconds_per_cell=median(seconds) if may_show_spread(len(seconds)) else None,
        criteria=tuple(
            coverage_on(leaf, on.get(leaf.pk, []), asked)
            for leaf in room.structure.criteria
            if asked.get(leaf.pk)
        ),
    )


def seats_in(room: Room, number: int) -> dict[str, int]:
    """How many may take part, said that they are done, and weighed."""
    seats = Seat.objects.filter(workshop=room.workshop, removed_at=None)
    weighed = ~Q(participant__weighing=Participant.Weighing.EQUAL)
    return seats.filter(first_round__lte=number).aggregate(
        joined=Count("pk"),
        on_paper=Count("pk", filter=Q(kind=Seat.Kind.PAPER)),
        done=Count("pk", filter=Q(done_round__gte=number)),
        weighed=Count("pk", filter=weighed),
    )


def coverage_on(
    leaf: Criterion, answers: list[int], asked: dict[int, int]
) -> CriterionCoverage:
    """One criterion from how many options each person has answered on it."""
    return CriterionCoverage(leaf, len(answers), sum(n >= asked[leaf.pk] for n in answers))


def cells_asked(room: Room, number: int) -> dict[int, int]:
    """By criterion, for how many options the round asks."""
    options = [view.pk for view in room.structure.options]
    held = next((held for held in room.rounds if held.number == number), None)
    everything = {leaf.pk: len(options) for leaf in room.structure.criteria}
    if held is None or held.number == 1 or held.opens_all or held.state == Round.State.WAITING:
        return everything
    opened = held.cells.filter(option__in=options).values_list("criterion", flat=True)
    found = list(opened)
    return {pk: found.count(pk) for pk in everything if pk in found}


def said_in(room: Room, number: int) -> QuerySet[Score]:
    """What people who are still in the room answered in a round; nothing that was carried."""
    here = Seat.objects.filter(workshop=room.workshop, removed_at=None)
    return Score.objects.filter(
        ANSWERED,
        participant__in=here.values("participant"),
        round_number=number,
        is_carried=False,
    )


def begun_in(room: Room, number: int) -> list[Begun]:
    """What each person has begun, of the options and criteria that are not parked."""
    options = [view.pk for view in room.structure.options]
    leaves = {leaf.pk for leaf in room.structure.criteria}
    rows = (
        said_in(room, number).filter(option__in=options).values_list("participant", "criterion")
    )
    counted = rows.order_by().annotate(n=Count("*"))
    return [Begun._make(row) for row in counted if row[1] in leaves]


def answers_by_person(begun: list[Begun]) -> dict[int, int]:
    """For each person how many cells are answered."""
    told: dict[int, int] = {}
    for one in begun:
        told[one.person] = told.get(one.person, 0) + one.answers
    return told


def answers_by_criterion(begun: list[Begun]) -> dict[int, list[int]]:
    """For each criterion how many options each person has answered."""
    told: dict[int, list[int]] = {}
    for one in begun:
        told.setdefault(one.criterion, []).append(one.answers)
    return told


def paces_in(number: int, people: dict[int, int]) -> list[float]:
    """For each of these people with two answers or more, the seconds between two of them.

    A large room is told by the first forty who have begun: their median is near enough.
    """
    begun = Score.objects.filter(participant__in=sorted(people)[:MOST_TIMED])
    said = begun.filter(ANSWERED, round_number=number, is_carried=False)
    rows = said.values_list("participant")
    timed = rows.annotate(first=Min("saved_at"), last=Max("saved_at")).order_by("participant")
    return [
        (last - first).total_seconds() / (people[person] - 1)
        for person, first, last in timed
        if people.get(person, 0) > 1
    ]


def complete_on(room: Room, criterion: Criterion) -> int:
    """How many people have answered every option that the round asks for on a criterion."""
    number = room.round.number if room.round else 1
    asked = cells_asked(room, number).get(criterion.pk, 0)
    options = [view.pk for view in room.structure.options]
    said = said_in(room, number).filter(criterion=criterion, option__in=options)
    counted = said.order_by().values("participant").annotate(n=Count("pk"))
    return counted.filter(n__gte=asked).count() if asked else 0
