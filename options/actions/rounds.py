"""Rounds: what may be written into one, and how it is sealed for good."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from django.db import connection, transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance
from options.actions.workshop_words import SENTENCES
from options.agenda.movement import OPEN, SEALED, SEALING, WAITING
from options.errors import RoundNotOpen, RoundSealed, SeatRemoved
from options.models import (
    Criterion,
    Decision,
    Option,
    Participant,
    Round,
    Score,
    SealedWeight,
    Seat,
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


def hold_open(
    *,
    participant: Participant,
    option: Option,
    criterion: Criterion,
    round_number: int,
    now: datetime,
) -> None:
    """Let nobody seal the round before this save ends; call it in the save's transaction.

    PostgreSQL shares the round's row among saves, which a seal waits for; SQLite lets one
    writer in at a time. Raises RoundSealed, RoundNotOpen or SeatRemoved.
    """
    if round_number == 0:
        return
    seat = Seat.objects.filter(participant=participant).first()
    held = shared_round(seat.workshop_id, round_number) if seat else None
    if seat is None or held is None or held.state == WAITING:
        raise RoundNotOpen(str(SENTENCES["round_waiting"]))
    if is_over(held, now):
        raise RoundSealed(str(SENTENCES["round_sealed"]))
    if seat.removed_at is not None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))
    if round_number < seat.first_round:
        raise RoundNotOpen(_("You came after this round, so you take part from the next one."))
    if not opens(held, option, criterion):
        raise RoundNotOpen(_("This round asks only for what was discussed."))


def shared_round(workshop: int, number: int) -> Round | None:
    """The round, kept as it is until the transaction ends, together with other saves."""
    if connection.vendor == "postgresql":
        asked = "SELECT * FROM options_round WHERE workshop_id = %s AND number = %s FOR SHARE"
        return next(iter(Round.objects.raw(asked, [workshop, number])), None)
    return Round.objects.filter(workshop_id=workshop, number=number).first()


def is_over(held: Round, now: datetime) -> bool:
    """It is sealed, or its grace has ended."""
    if held.state == SEALING:
        return held.grace_until is None or now > held.grace_until
    return held.state == SEALED


def opens(held: Round, option: Option, criterion: Criterion) -> bool:
    """The first round opens every cell; a later one what was discussed, unless it opens all."""
    if held.number == 1 or held.opens_all:
        return True
    return held.cells.filter(option=option, criterion=criterion).exists()


def states_of(workshop: Workshop) -> dict[int, str]:
    """The state of each round."""
    return dict(workshop.rounds.values_list("number", "state"))


def open_round(workshop: Workshop, number: int, now: datetime) -> None:
    """Let a waiting round take answers; one for which nothing was discussed opens all."""
    waiting = Round.objects.get(workshop=workshop, number=number)
    waiting.state, waiting.opened_at = Round.State.OPEN, now
    waiting.opens_all = waiting.opens_all or not waiting.cells.exists()
    waiting.save(update_fields=["state", "opened_at", "opens_all"])


def begin_to_seal(workshop: Workshop, numbers: Iterable[int], now: datetime) -> None:
    """Give the saves of open rounds their grace; whoever comes after it seals them."""
    until = now + timedelta(seconds=workshop.grace_seconds)
    ending = workshop.rounds.filter(number__in=list(numbers), state=OPEN)
    ending.update(state=SEALING, grace_until=until)


def seal_due(*, workshop: Workshop, now: datetime, weights_of: WeightsOf) -> bool:
    """Seal the rounds whose grace has ended, each exactly once; True if one was."""
    due = workshop.rounds.filter(state=SEALING, grace_until__lt=now)
    numbers = list(due.values_list("number", flat=True))
    sealed = [
        seal_round(workshop=workshop, number=number, now=now, weights_of=weights_of)
        for number in numbers
    ]
    return any(sealed)


@transaction.atomic
def seal_round(
    *, workshop: Workshop, number: int, now: datetime, weights_of: WeightsOf
) -> bool:
    """Seal a round whose grace has ended; False where another was quicker, or it has not."""
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    held = Round.objects.select_for_update().get(workshop=room, number=number)
    if held.state != SEALING or not is_over(held, now):
        return False
    carry_forward(held)
    digest = seal_weights(held, weights_of)
    Round.objects.filter(pk=held.pk, state=SEALING).update(
        state=SEALED, sealed_at=now, weights_digest=digest, weights_sealed_at=now
    )
    advance(workshop=room, by=None, now=now, deed="seal", detail={"round": number})
    return True


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
        Score(
            participant_id=score.participant_id,
            option_id=score.option_id,
            criterion_id=score.criterion_id,
            round_number=held.number,
            points=score.points,
            low=score.low,
            high=score.high,
            confidence=score.confidence,
            cannot_judge=score.cannot_judge,
            rationale=score.rationale,
            seen_revision=score.seen_revision,
            is_carried=True,
        )
        for score in latest.values()
        if score.round_number < held.number
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
