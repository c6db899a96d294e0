"""Take a seat in a workshop, be seen there, leave it."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from options.actions.epochs import check
from options.actions.participants import begin_sheet, delete_sheet
from options.agenda.answers import Event
from options.errors import AnotherDecision, SeatRemoved
from options.models import Participant, Perspective, Seat, Workshop

SEEN_EVERY = timedelta(seconds=20)
LONGEST_NAME = 80


@transaction.atomic
def join(
    *,
    workshop: Workshop,
    token_hash: str,
    user: AbstractBaseUser | None,
    order_seed: int,
    now: datetime,
    perspective: Perspective | None = None,
    name: str = "",
) -> Seat:
    """The seat of this browser or account; a new one with the next number at its first time.

    A name is kept only where the workshop knows names. Raises NotNow at a locked door or
    where the workshop is not open, SeatRemoved for somebody who was sent out.
    """
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    held = Participant.objects.open_to(token_hash=token_hash, user=user, decision=room.decision)
    seat = Seat.objects.filter(participant=held).first() if held else None
    if seat is not None:
        return back_at(seat)
    check(Event.JOIN, room)
    if perspective is not None and perspective.decision_id != room.decision_id:
        raise AnotherDecision(
            _("“%(name)s” belongs to another decision.") % {"name": perspective}
        )
    sheet = held or begin_sheet(
        decision=room.decision, token_hash=token_hash, user=user, order_seed=order_seed
    )
    room.seats_given += 1
    room.save(update_fields=["seats_given"])
    return Seat.objects.create(
        workshop=room,
        participant=sheet,
        number=room.seats_given,
        perspective=perspective,
        name=name[:LONGEST_NAME] if room.privacy == Workshop.Privacy.NAMED else "",
        joined_at=now,
        last_seen_at=now,
        first_round=first_round_of(room),
    )


def back_at(seat: Seat) -> Seat:
    """The seat of somebody who returns, unless it was taken away."""
    if seat.removed_at is not None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))
    return seat


def first_round_of(workshop: Workshop) -> int:
    """The first round that somebody who comes now can enter: none that was closed already."""
    over = workshop.rounds.filter(state__in=["sealing", "sealed"])
    return int(over.aggregate(last=Max("number"))["last"] or 0) + 1


def seen(*, seat: Seat, now: datetime) -> bool:
    """Note that the seat is here, at most every 20 seconds; True if it was noted."""
    due = Seat.objects.filter(pk=seat.pk, last_seen_at__lt=now - SEEN_EVERY)
    return bool(due.update(last_seen_at=now))


def say_done(*, seat: Seat, round_number: int) -> None:
    """The person is done with a round; saying it twice is saying it once."""
    Seat.objects.filter(pk=seat.pk, done_round__lt=round_number).update(done_round=round_number)


def say_understood(*, seat: Seat, now: datetime) -> None:
    """The person has read the brief; the first time counts."""
    Seat.objects.filter(pk=seat.pk, understood_at=None).update(understood_at=now)


def ask_for_time(*, seat: Seat, now: datetime | None) -> None:
    """The person needs more time, or with None no longer."""
    Seat.objects.filter(pk=seat.pk).update(needs_time_at=now)


@transaction.atomic
def leave_and_delete(*, seat: Seat) -> None:
    """Delete the seat with all answers; sealed rounds count one withdrawal, no more."""
    delete_sheet(seat.participant)
