"""Rounds: what may be written into one, and how it is sealed for good."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from options.actions.assignment import refuse_to_change
from options.actions.epochs import advance
from options.actions.sealing import (
    FiguresOf,
    WeightsOf,
    carry_amended,
    carry_forward,
    seal_figures,
    seal_reasons,
    seal_weights,
)
from options.actions.workshop_words import SENTENCES
from options.agenda.movement import OPEN, SEALED, SEALING, WAITING
from options.errors import RoundNotOpen, RoundSealed, SeatRemoved
from options.models import Criterion, Option, Participant, Round, Seat, Workshop

# Asked by every save of a room, so it is not put together anew each time.
ROUND_OF_SHEET = """
    SELECT held.*, seat.removed_at AS seat_removed_at, seat.first_round AS seat_first_round,
        room.is_assignment AS in_assignment, EXISTS (
            SELECT 1 FROM options_roundcell cell WHERE cell.round_id = held.id
            AND cell.option_id = %s AND cell.criterion_id = %s) AS opens_cell
    FROM options_round held
    JOIN options_workshop room ON room.id = held.workshop_id
    JOIN options_seat seat ON seat.workshop_id = room.id
    WHERE seat.participant_id = %s AND held.number = %s"""
SHARED = " FOR SHARE OF held"


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
    writer in at a time. Raises RoundSealed, RoundNotOpen or SeatRemoved, and in an assignment
    OutOfTime or HandedIn.
    """
    if round_number == 0:
        return
    held = shared_round(participant, option, criterion, round_number)
    if held is None or held.state == WAITING:
        raise RoundNotOpen(str(SENTENCES["round_waiting"]))
    if is_over(held, now):
        raise RoundSealed(str(SENTENCES["round_sealed"]))
    if held.seat_removed_at is not None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))
    if round_number < held.seat_first_round:
        raise RoundNotOpen(_("You came after this round, so you take part from the next one."))
    if not (held.number == 1 or held.opens_all or held.opens_cell):
        raise RoundNotOpen(_("This round asks only for what was discussed."))
    if held.in_assignment:
        seat = Seat.objects.select_related("workshop").get(participant=participant)
        refuse_to_change(seat, held, now)


def shared_round(
    participant: Participant, option: Option, criterion: Criterion, number: int
) -> Any:  # noqa: ANN401 -- a Round with four fields more
    """The round of somebody's room, with what it says of them and of a cell; one query.

    It is kept as it is until the transaction ends, together with other saves.
    """
    asked = ROUND_OF_SHEET + (SHARED if connection.vendor == "postgresql" else "")
    cell = (option.pk, criterion.pk)
    return next(iter(Round.objects.raw(asked, [*cell, participant.pk, number])), None)


def is_over(held: Round, now: datetime) -> bool:
    """It is sealed, or its grace has ended."""
    if held.state == SEALING:
        return held.grace_until is None or now > held.grace_until
    return held.state == SEALED


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


def seal_due(
    *,
    workshop: Workshop,
    now: datetime,
    weights_of: WeightsOf,
    figures_of: FiguresOf | None = None,
) -> bool:
    """Seal the rounds whose grace has ended, each exactly once; True if one was."""
    due = workshop.rounds.filter(state=SEALING, grace_until__lt=now)
    sealed = [
        seal_round(
            workshop=workshop,
            number=number,
            now=now,
            weights_of=weights_of,
            figures_of=figures_of,
        )
        for number in list(due.values_list("number", flat=True))
    ]
    return any(sealed)


def seal_round(
    *,
    workshop: Workshop,
    number: int,
    now: datetime,
    weights_of: WeightsOf,
    figures_of: FiguresOf | None = None,
) -> bool:
    """Seal a round whose grace has ended; False where another was quicker, or it has not.

    Where somebody who is counted was deleted meanwhile, the database refuses it and it is
    done once more without them.
    """
    try:
        return try_to_seal(workshop, number, now, weights_of, figures_of)
    except IntegrityError:
        return try_to_seal(workshop, number, now, weights_of, figures_of)


@transaction.atomic
def try_to_seal(
    workshop: Workshop,
    number: int,
    now: datetime,
    weights_of: WeightsOf,
    figures_of: FiguresOf | None,
) -> bool:
    """Write all that the round will ever hold, and close it."""
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    held = Round.objects.select_for_update().get(workshop=room, number=number)
    if held.state != SEALING or not is_over(held, now):
        return False
    carry_forward(held)
    carry_amended(held)
    digest = seal_weights(held, weights_of)
    if figures_of is not None:
        seal_figures(held, figures_of)
    seal_reasons(held, now)
    Round.objects.filter(pk=held.pk, state=SEALING).update(
        state=SEALED, sealed_at=now, weights_digest=digest, weights_sealed_at=now
    )
    advance(workshop=room, by=None, now=now, deed="seal", detail={"round": number})
    return True
