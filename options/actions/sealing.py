"""What is written into a round while it is being sealed: all that it will ever hold."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any, Protocol

from options.models import (
    Amendment,
    Decision,
    Participant,
    Reason,
    Round,
    RoundCell,
    Score,
    SealedFigures,
    SealedWeight,
    Workshop,
)


class Weights(Protocol):
    """One person's weights by the number of the criterion, and how they came about."""

    @property
    def shares(self) -> Mapping[int, float]:
        """What each criterion weighs."""

    @property
    def how(self) -> str:
        """The way they were made."""


WeightsOf = Callable[[Decision, Sequence[Participant]], Mapping[int, Weights]]
FiguresOf = Callable[[Workshop, Round], dict[str, Any]]


def carry_forward(held: Round) -> None:
    """Give each cell that a person said nothing of in this round what was said last before."""
    said = Score.objects.filter(
        participant__seat__workshop=held.workshop_id, round_number__range=(1, held.number)
    )
    latest = {
        (score.participant_id, score.option_id, score.criterion_id): score
        for score in said.order_by("round_number")
    }
    Score.objects.bulk_create(
        carried(score, held.number, score.option_id)
        for score in latest.values()
        if score.round_number < held.number
    )


def carried(score: Score, number: int, option: int) -> Score:
    """The same judgement in another round, or of another option."""
    return Score(
        participant_id=score.participant_id,
        option_id=option,
        criterion_id=score.criterion_id,
        round_number=number,
        points=score.points,
        low=score.low,
        high=score.high,
        confidence=score.confidence,
        cannot_judge=score.cannot_judge,
        rationale=score.rationale,
        seen_revision=score.seen_revision,
        is_carried=True,
    )


def carry_amended(held: Round) -> None:
    """Give an amended option, where it changes nothing, what each person said of the original.

    It comes after what the round itself carries, so that the original has its cells.
    """
    for made in Amendment.objects.filter(round=held):
        asked = RoundCell.objects.filter(round=held, option=made.option_id)
        said = Score.objects.filter(
            participant__seat__workshop=held.workshop_id, round_number=held.number
        ).exclude(criterion__in=asked.values("criterion"))
        own = set(said.filter(option=made.option_id).values_list("participant", "criterion"))
        Score.objects.bulk_create(
            carried(score, held.number, made.option_id)
            for score in said.filter(option=made.original_id)
            if (score.participant_id, score.criterion_id) not in own
        )


def seal_weights(held: Round, weights_of: WeightsOf) -> str:
    """Store what everybody who took part weighs now; its digest."""
    decision = held.workshop.decision
    entered = Participant.objects.filter(seat__workshop=held.workshop_id)
    scored = Score.objects.filter(round_number=held.number).values("participant")
    taking_part = entered.filter(pk__in=scored) | entered.exclude(
        weighing=Participant.Weighing.EQUAL
    )
    people = list(taking_part.order_by("pk"))
    given = weights_of(decision, people)
    rows = [
        SealedWeight(
            round=held, participant=person, criterion_id=leaf, weight=share, how=own.how
        )
        for person in people
        for own in (given[person.pk],)
        for leaf, share in sorted(own.shares.items())
    ]
    SealedWeight.objects.bulk_create(rows)
    return digest_of(rows)


def digest_of(rows: Iterable[SealedWeight]) -> str:
    """The same for the same weights, whatever their order."""
    told = sorted([row.participant_id, row.criterion_id, repr(row.weight)] for row in rows)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def seal_figures(held: Round, figures_of: FiguresOf) -> None:
    """Store what the round came to, so that nobody who leaves can be found by subtraction."""
    SealedFigures.objects.create(round=held, figures=figures_of(held.workshop, held))


def seal_reasons(held: Round, now: datetime) -> None:
    """Make reasons of what people wrote beside their points in this round.

    Each pulls the way its points lie from the room's median; words that the same person had
    for the cell already are not said again, and those of a seat that was taken away are hidden.
    """
    middle = medians(held)
    scores = Score.objects.filter(
        participant__seat__workshop=held.workshop_id,
        round_number=held.number,
        is_carried=False,
    ).exclude(rationale="")
    before = set(
        Reason.objects.filter(workshop=held.workshop_id).values_list(
            "participant", "option", "criterion", "text"
        )
    )
    Reason.objects.bulk_create(
        reason
        for score in scores.select_related("participant__seat__workshop").order_by("rationale")
        for reason in (reason_from(score, middle, now),)
        if reason.text and said_in(reason) not in before
    )


def medians(held: Round) -> dict[tuple[int, int], float]:
    """The median of each cell's points."""
    points: dict[tuple[int, int], list[int]] = {}
    scored = Score.objects.filter(
        participant__seat__workshop=held.workshop_id, round_number=held.number
    ).exclude(points=None)
    for option, criterion, given in scored.values_list("option", "criterion", "points"):
        points.setdefault((option, criterion), []).append(given or 0)
    return {cell: median(given) for cell, given in points.items()}


def reason_from(score: Score, middle: Mapping[tuple[int, int], float], now: datetime) -> Reason:
    """What a person wrote beside their points, as a reason."""
    points, other = score.points, middle.get((score.option_id, score.criterion_id))
    side = ""
    if points is not None and other is not None and points != other:
        side = Reason.Side.UP if points > other else Reason.Side.DOWN
    seat = score.participant.seat
    waits = seat.workshop.holds_reasons and seat.removed_at is None
    return Reason(
        workshop_id=seat.workshop_id,
        participant_id=score.participant_id,
        option_id=score.option_id,
        criterion_id=score.criterion_id,
        round_number=score.round_number,
        side=side,
        text=score.rationale.strip(),
        origin=Reason.Origin.RATIONALE,
        made_at=now,
        hidden_at=now if waits or seat.removed_at else None,
        is_held=waits,
    )


def said_in(reason: Reason) -> tuple[int, int, int, str]:
    """Who says what of which cell."""
    return reason.participant_id, reason.option_id, reason.criterion_id, reason.text
