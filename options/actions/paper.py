"""Bring in what somebody answered on paper."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from options.actions.epochs import advance, check, hold_epoch
from options.actions.participants import free_recovery_code
from options.actions.seats import give_seat, name_for
from options.actions.taking_part import refuse_other_perspective
from options.agenda.answers import Event
from options.models import Participant, Perspective, Seat, Workshop


@transaction.atomic
def add_paper_seat(
    *,
    workshop: Workshop,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    perspective: Perspective | None = None,
    name: str = "",
) -> Seat:
    """A seat without a browser, whose answers somebody types in; it counts like any other.

    What is typed in goes through `record_score` with the number of a round that is open.
    """
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.ADD_PAPER, held)
    refuse_other_perspective(held, perspective)
    shown_name = name_for(held, name)
    sheet = Participant.objects.create(
        decision_id=held.decision_id,
        recovery_code=free_recovery_code(),
        order_seed=held.seed + held.seats_given,
        edition_id=held.edition_id,
    )
    seat = give_seat(held, sheet, now, perspective=perspective, name=shown_name, paper_by=by)
    detail = {"seat": seat.number}
    advance(workshop=held, by=by, now=now, deed="add_paper_seat", detail=detail)
    return seat
