"""Everybody's judgements of one round as arrays: read for the seal, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Case, F, IntegerField, When

from options.analysis.arrays import NO_ANSWER, Flags, Floats, Ints
from options.analysis.disagreement.counts import Answers
from options.analysis.totals.ranges import HALF_WIDTHS
from options.models import Criterion, Round, Score, SealedWeight, Seat
from options.reports.matrices import columns_of, rows_of
from options.reports.others.rules import latecomers_counted
from options.reports.structure import Structure

#: Bytes beside points: said "I can't judge"; said for what a criterion no longer means.
CANNOT, OUTDATED = 254, 253
HIGHEST_POINTS = 100
LATEST = 2**15

CELL = ("participant_id", "option_id", "criterion_id", "said", "kept")
RANGE = ("seen_revision", "confidence", "low", "high")
SAID = Case(
    When(cannot_judge=True, then=CANNOT),
    When(points=None, then=NO_ANSWER),
    default=F("points"),
    output_field=IntegerField(),
)
KEPT = Case(When(is_carried=True, then=1), default=0, output_field=IntegerField())


@dataclass(frozen=True, eq=False)
class Seats:
    """Who has a seat, in the order of the seats' numbers."""

    people: list[int]
    numbers: list[int]
    first_rounds: Ints
    perspectives: list[int | None]
    is_paper: Flags

    def __len__(self) -> int:
        return len(self.people)

    @property
    def is_late(self) -> Flags:
        """Who came after the first round that anybody in the room could enter."""
        earliest = int(self.first_rounds.min(initial=LATEST))
        return np.asarray(self.first_rounds > earliest)


@dataclass(frozen=True, eq=False)
class Voices:
    """What people said in one round; people by seat, options and criteria by key.

    Attributes:
        options, criteria: keys of the rows and columns.
        said: (people, options, criteria), points or one of the bytes above.
        carried: likewise, whether it is kept from an earlier round.
        squares: (options, criteria), the sum of the variances that people's own ranges give.
        weights: (people, criteria); NaN for a person without.
        hows: how the weights of each person came about; "" for none.
        waiting: (people, options, criteria), answers of latecomers who are too few to count.
    """

    seats: Seats
    options: list[int]
    criteria: list[int]
    said: Answers
    carried: Flags
    squares: Floats
    weights: Floats
    hows: list[str]
    waiting: Flags

    @property
    def speaks_for(self) -> list[int | None]:
        """Each person's perspective in figures; latecomers have none, being few in each."""
        rows = zip(self.seats.perspectives, list(self.seats.is_late), strict=True)
        return [None if is_late else pk for pk, is_late in rows]

    @property
    def answers(self) -> Answers:
        """Points that count; NO_ANSWER elsewhere."""
        is_out = (self.said > HIGHEST_POINTS) | self.waiting
        return np.where(is_out, NO_ANSWER, self.said).astype(np.uint8)

    @property
    def taking_part(self) -> Flags:
        """(people,), who said anything in this round."""
        return np.asarray((self.said != NO_ANSWER).any(axis=(1, 2)))


def seats_of(workshop_id: int) -> Seats:
    """Every seat, also those that were taken away: what was said there stays."""
    fields = ("participant_id", "number", "first_round", "perspective_id", "kind")
    found = Seat.objects.filter(workshop_id=workshop_id).order_by("number")
    rows = list(found.values_list(*fields))
    return Seats(
        people=[row[0] for row in rows],
        numbers=[row[1] for row in rows],
        first_rounds=np.array([row[2] for row in rows], dtype=np.int64),
        perspectives=[row[3] for row in rows],
        is_paper=np.array([row[4] == Seat.Kind.PAPER for row in rows], dtype=np.bool_),
    )


def voices_of(structure: Structure, seats: Seats, held: Round) -> Voices:
    """Everybody's answers and sealed weights of one round, in two queries."""
    options = [view.pk for view in rows_of(structure)]
    leaves = columns_of(structure)
    said, carried, squares = scores_in(seats, options, leaves, held)
    weights, hows = weights_in(seats, [leaf.pk for leaf in leaves], held)
    is_answer = said <= HIGHEST_POINTS
    waiting = is_answer & ~counting_now(is_answer, seats)
    weighs: Flags = np.asarray(~np.isnan(weights).any(axis=1))
    weights[weighs & ~counting_now(weighs, seats)] = np.nan
    return Voices(
        seats=seats,
        options=options,
        criteria=[leaf.pk for leaf in leaves],
        said=said,
        carried=carried & is_answer & ~waiting,
        squares=np.where(is_answer & ~waiting, squares, 0.0).sum(axis=0),
        weights=weights,
        hows=hows,
        waiting=waiting,
    )


def counting_now(is_answer: Flags, seats: Seats) -> Flags:
    """(people, ...), whose answers count: everybody's, and latecomers' in batches."""
    first_rounds = seats.first_rounds
    late = set(first_rounds[seats.is_late].tolist())
    answers = {first: is_answer[first_rounds == first].sum(axis=0) for first in late}
    counted = latecomers_counted(answers)
    may = np.ones(is_answer.shape, dtype=np.bool_)
    for first, flags in counted.items():
        may[first_rounds == first] = flags
    return may


def scores_in(
    seats: Seats, options: Sequence[int], leaves: Sequence[Criterion], held: Round
) -> tuple[Answers, Flags, Floats]:
    """What was said, what of it is carried, and the variance of each person's own range."""
    shape = len(seats), len(options), len(leaves)
    said = np.full(shape, NO_ANSWER, dtype=np.uint8)
    carried = np.zeros(shape, dtype=np.bool_)
    squares = np.zeros(shape)
    found = Score.objects.filter(option__in=options, round_number=held.number)
    asked = found.annotate(said=SAID, kept=KEPT).values_list(*CELL, *RANGE)
    columns = list(zip(*within(asked, seats, options, leaves), strict=True))
    if not columns:
        return said, carried, squares
    place = tuple(np.array(at) for at in columns[:3])
    points = np.array(columns[3], dtype=np.uint8)
    revisions = np.array([leaf.revision for leaf in leaves])[place[2]]
    is_old = (points != NO_ANSWER) & (np.array(columns[5]) != revisions)
    points[is_old] = OUTDATED
    said[place] = points
    carried[place] = np.array(columns[4], dtype=np.bool_)
    squares[place] = own_variances(points, *columns[6:])
    return said, carried, squares


def within(
    rows: Iterable[tuple[Any, ...]],
    seats: Seats,
    options: Sequence[int],
    leaves: Sequence[Criterion],
) -> Iterable[tuple[Any, ...]]:
    """The rows of people, options and criteria that count, with places for keys."""
    people = {pk: at for at, pk in enumerate(seats.people)}
    across = {pk: at for at, pk in enumerate(options)}
    down = {leaf.pk: at for at, leaf in enumerate(leaves)}
    return [
        (people[row[0]], across[row[1]], down[row[2]], *row[3:])
        for row in rows
        if row[0] in people and row[2] in down
    ]


def own_variances(
    points: Answers, confidence: Sequence[str], low: Sequence[Any], high: Sequence[Any]
) -> Floats:
    """The variance of a triangle over each person's plausible range, as `plausible_range`."""
    middle = points.astype(np.float64)
    half = np.array([HALF_WIDTHS[name] for name in confidence], dtype=np.float64)
    lows, highs = np.array(low, dtype=np.float64), np.array(high, dtype=np.float64)
    lows = np.where(np.isnan(lows), np.maximum(middle - half, 0), lows)
    highs = np.where(np.isnan(highs), np.minimum(middle + half, 100), highs)
    squares = lows**2 + middle**2 + highs**2
    variances = (squares - lows * middle - lows * highs - middle * highs) / 18
    return np.where(points <= HIGHEST_POINTS, variances, 0.0)


def weights_in(seats: Seats, criteria: list[int], held: Round) -> tuple[Floats, list[str]]:
    """Everybody's sealed weights over the criteria that count, scaled to sum to 1."""
    weights = np.full((len(seats), len(criteria)), np.nan)
    people = {pk: at for at, pk in enumerate(seats.people)}
    across = {pk: at for at, pk in enumerate(criteria)}
    hows = [""] * len(seats)
    asked = SealedWeight.objects.filter(round=held)
    for person, leaf, weight, how in asked.values_list(
        "participant_id", "criterion_id", "weight", "how"
    ):
        if person in people and leaf in across:
            weights[people[person], across[leaf]] = weight
            hows[people[person]] = how
    given = ~np.isnan(weights).all(axis=1)
    weights[given] = np.nan_to_num(weights[given])
    sums = weights.sum(axis=1, keepdims=True)
    scaled: Floats = np.divide(
        weights, sums, out=np.full(weights.shape, np.nan), where=sums > 0
    )
    return scaled, hows
