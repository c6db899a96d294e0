"""How far a room has come: counts only, so that they may be read while a round is open."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Max, Min, Q, QuerySet

from options.models import Criterion, Participant, Round, Score, Seat
from options.reports.others.rules import may_show_spread
from options.reports.room import Room

ANSWERED = Q(points__isnull=False) | Q(cannot_judge=True)


@dataclass(frozen=True)
class CriterionCoverage:
    """How many people have begun a criterion, and how many answered every option on it."""

    criterion: Criterion
    begun: int
    complete: int


@dataclass(frozen=True)
class Coverage:
    """Counts of one round; no number tells what anybody answered.

    Attributes:
        joined: seats that were not taken away, and may take part in this round.
        started: who answered a cell in it.
        complete: who answered every cell that the round asks for.
        done: who said so.
        weighed: who gave weights.
        cells: how many cells the round asks each person for.
        answers: of all people and cells, how many are answered.
        seconds_per_cell: the median pace; None while fewer than five have begun.
    """

    round_number: int
    joined: int
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
    """How far people are in the current round, or in another; five queries at most."""
    here = room.round.number if room.round else (room.shown.number if room.shown else 1)
    at = here if number is None else number
    asked = cells_asked(room, at)
    paces = paces_of(room, at)
    by_leaf = answers_by_criterion(room, at)
    seats = Seat.objects.filter(workshop=room.workshop, removed_at=None, first_round__lte=at)
    counted = seats.aggregate(
        joined=Count("pk"),
        done=Count("pk", filter=Q(done_round__gte=at)),
        weighed=Count("pk", filter=~Q(participant__weighing=Participant.Weighing.EQUAL)),
    )
    cells = sum(asked.values())
    seconds = [pace for _n, pace in paces if pace is not None]
    return Coverage(
        round_number=at,
        joined=counted["joined"],
        started=len(paces),
        complete=sum(n >= cells for n, _pace in paces) if cells else 0,
        done=counted["done"],
        weighed=counted["weighed"],
        cells=cells,
        answers=sum(n for n, _pace in paces),
        seconds_per_cell=median(seconds) if may_show_spread(len(seconds)) else None,
        criteria=tuple(
            coverage_on(leaf, by_leaf.get(leaf.pk, []), asked.get(leaf.pk, 0))
            for leaf in room.structure.criteria
            if asked.get(leaf.pk)
        ),
    )


def coverage_on(leaf: Criterion, answers: list[int], asked: int) -> CriterionCoverage:
    """One criterion from how many options each person has answered on it."""
    return CriterionCoverage(leaf, len(answers), sum(n >= asked for n in answers))


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


def own_answers(room: Room, number: int) -> list[tuple[int, int, int]]:
    """By person and criterion, how many options are answered; nothing that was carried."""
    found = said_in(room, number).values_list("participant", "criterion")
    return list(found.annotate(n=Count("pk")).order_by("participant", "criterion"))


def answers_by_criterion(room: Room, number: int) -> dict[int, list[int]]:
    """For each criterion, how many options each person who began it has answered."""
    told: dict[int, list[int]] = {}
    for _person, leaf, n in own_answers(room, number):
        told.setdefault(leaf, []).append(n)
    return told


def paces_of(room: Room, number: int) -> list[tuple[int, float | None]]:
    """For each person how many cells are answered, and the seconds between two of them."""
    found = said_in(room, number).values_list("participant")
    rows = found.annotate(n=Count("pk"), first=Min("saved_at"), last=Max("saved_at"))
    return [
        (n, (last - first).total_seconds() / (n - 1) if n > 1 else None)
        for _person, n, first, last in rows.order_by("participant")
    ]


def said_in(room: Room, number: int) -> QuerySet[Score]:
    """The answers of people who are still in the room, for what is not parked."""
    return Score.objects.filter(
        ANSWERED,
        participant__seat__workshop=room.workshop,
        participant__seat__removed_at=None,
        round_number=number,
        is_carried=False,
        option__parked_at=None,
        criterion__in=[leaf.pk for leaf in room.structure.criteria],
    )
