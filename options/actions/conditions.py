"""On what condition somebody would accept an option: in a room, and on a sheet alone."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch
from options.actions.taking_part import hold_room, refuse_other_option, words_in
from options.agenda.answers import Event
from options.errors import AnotherDecision, NotNow
from options.models import Concurrence, Condition, Option, Participant, Seat, Workshop
from options.models.condition import LONGEST_CONDITION


@transaction.atomic
def set_condition(*, seat: Seat, option: Option, text: str, now: datetime) -> Condition:
    """Say in the room on what condition one would accept an option, or say it otherwise.

    Other words are another condition: nobody has agreed with them yet, and where the
    facilitator reads first, or had hidden it, they wait to be read. Raises NothingSaid or
    DoesNotFit.
    """
    room = hold_room(seat)
    check(Event.CONDITION, room)
    refuse_other_option(room, option)
    if option.parked_at is not None:
        raise NotNow(_("“%(name)s” was set aside.") % {"name": option.name})
    return write_condition(
        seat.participant, option, text, now, is_held=bool(room.holds_reasons)
    )


@transaction.atomic
def keep_condition(
    *, sheet: Participant, option: Option, text: str, now: datetime
) -> Condition:
    """The same on a sheet that belongs to no room: nobody else reads it."""
    if option.decision_id != sheet.decision_id:
        raise AnotherDecision(_("“%(name)s” belongs to another decision.") % {"name": option})
    return write_condition(sheet, option, text, now, is_held=False)


def write_condition(
    sheet: Participant, option: Option, text: str, now: datetime, *, is_held: bool
) -> Condition:
    """Store the words; the same words again change nothing."""
    said = words_in(text, LONGEST_CONDITION)
    own = Condition.objects.select_for_update().filter(participant=sheet.pk, option=option)
    known = own.first()
    if known is not None and known.text == said:
        return known
    waits = is_held or (known is not None and known.hidden_at is not None)
    written = known or Condition(participant_id=sheet.pk, option=option)
    written.text, written.made_at, written.is_held = said, now, waits
    written.hidden_at = now if waits else None
    written.save()
    written.concurrences.all().delete()
    return written


@transaction.atomic
def withdraw_condition(*, seat: Seat, option: Option) -> None:
    """Take one's own condition back; what agreed with it goes with it."""
    check(Event.CONDITION, hold_room(seat))
    Condition.objects.filter(participant=seat.participant_id, option=option).delete()


@transaction.atomic
def drop_condition(*, sheet: Participant, option: Option) -> None:
    """The same on a sheet that belongs to no room."""
    Condition.objects.filter(participant=sheet.pk, option=option).delete()


@transaction.atomic
def concur(*, seat: Seat, condition: Condition) -> Concurrence:
    """Say that one would accept the option on the same condition; twice is once."""
    room = hold_room(seat)
    check(Event.CONDITION, room)
    stored = condition_in(room, condition)
    if stored.hidden_at is not None:
        raise NotNow(_("The facilitator has hidden this condition."))
    if stored.participant_id == seat.participant_id:
        raise NotNow(_("This is your own condition."))
    made, _is_new = Concurrence.objects.get_or_create(condition=stored, seat=seat)
    return made


@transaction.atomic
def stop_concurring(*, seat: Seat, condition: Condition) -> None:
    """Take that back."""
    check(Event.CONDITION, hold_room(seat))
    Concurrence.objects.filter(condition=condition, seat=seat).delete()


def condition_in(room: Workshop, condition: Condition) -> Condition:
    """The condition as it stands; raises NotNow when its person took it back."""
    found = Condition.objects.select_related("option", "participant__seat")
    stored = found.filter(pk=condition.pk).first()
    if stored is None:
        raise NotNow(_("This condition was taken back by the person who wrote it."))
    if stored.option.decision_id != room.decision_id:
        raise AnotherDecision(_("This condition belongs to another workshop."))
    return stored


@transaction.atomic
def hide_condition(
    *, workshop: Workshop, condition: Condition, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show a condition to nobody; the log says that it was hidden."""
    return judge("hide_condition", workshop, condition, by, epoch, now, hidden_at=now)


@transaction.atomic
def show_condition(
    *, workshop: Workshop, condition: Condition, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show a hidden condition, or one that waited, to everybody."""
    return judge("show_condition", workshop, condition, by, epoch, now, hidden_at=None)


def judge(
    deed: str,
    workshop: Workshop,
    condition: Condition,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    *,
    hidden_at: datetime | None,
) -> Workshop:
    """Hide or show a condition, as one epoch."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.JUDGE_REASON, held)
    stored = condition_in(held, condition)
    Condition.objects.filter(pk=stored.pk).update(hidden_at=hidden_at, is_held=False)
    return advance(workshop=held, by=by, now=now, deed=deed, detail={"condition": stored.pk})
