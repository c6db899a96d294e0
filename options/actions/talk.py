"""What people say about a cell that was shown, and what the facilitator does with it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch
from options.actions.taking_part import (
    hold_room,
    newest_sealed,
    newest_state,
    refuse_other_cell,
    words_in,
)
from options.agenda.answers import Event
from options.errors import AnotherDecision, NotNow, TooMany
from options.models import Criterion, Option, Reason, Seat, Support, Wish, Workshop
from options.models.talk import LONGEST_REASON

MOST_REASONS = 10


@transaction.atomic
def wish(*, seat: Seat, option: Option, criterion: Criterion) -> Wish:
    """Say that one wants to hear about a cell; twice is once."""
    room = hold_room(seat)
    check(Event.WISH, room, newest_state(room))
    refuse_other_cell(room, option, criterion)
    made, _is_new = Wish.objects.get_or_create(seat=seat, option=option, criterion=criterion)
    return made


@transaction.atomic
def unwish(*, seat: Seat, option: Option, criterion: Criterion) -> None:
    """Take the wish back."""
    room = hold_room(seat)
    check(Event.WISH, room, newest_state(room))
    Wish.objects.filter(seat=seat, option=option, criterion=criterion).delete()


@transaction.atomic
def give_reason(
    *,
    seat: Seat,
    option: Option,
    criterion: Criterion,
    side: str,
    text: str,
    now: datetime,
    origin: Reason.Origin = Reason.Origin.TALK,
) -> Reason:
    """Say why a cell deserves more points or fewer, after its spread was shown.

    The same words sent again are said once. Raises NothingSaid, DoesNotFit, or TooMany for
    somebody who has said enough of this cell.
    """
    room = hold_room(seat)
    check(Event.REASON, room, newest_state(room))
    refuse_other_cell(room, option, criterion)
    reason = Reason(
        workshop=room,
        participant_id=seat.participant_id,
        option=option,
        criterion=criterion,
        round_number=newest_sealed(room),
        side=side if side in Reason.Side.values else "",
        text=words_in(text, LONGEST_REASON),
        origin=origin,
        made_at=now,
        hidden_at=now if room.holds_reasons else None,
        is_held=room.holds_reasons,
    )
    return said_once(reason)


def said_once(reason: Reason) -> Reason:
    """Store a reason, unless its person has said the same, or enough, of the cell already."""
    own = Reason.objects.filter(
        participant=reason.participant_id,
        option=reason.option_id,
        criterion=reason.criterion_id,
        round_number=reason.round_number,
    ).exclude(origin=Reason.Origin.RATIONALE)
    known = own.filter(text=reason.text).first()
    if known is not None:
        return known
    if own.count() >= MOST_REASONS:
        raise TooMany(_("You have said a lot about this already. Let others speak."))
    reason.save()
    return reason


@transaction.atomic
def support(*, seat: Seat, reason: Reason) -> Support:
    """Say that one sees it like somebody else; twice is once."""
    room = hold_room(seat)
    check(Event.SUPPORT, room, newest_state(room))
    stored = reason_in(room, reason)
    if stored.hidden_at is not None:
        raise NotNow(_("The facilitator has hidden this reason."))
    if stored.participant_id == seat.participant_id:
        raise NotNow(_("This is your own reason."))
    made, _is_new = Support.objects.get_or_create(reason=stored, seat=seat)
    return made


@transaction.atomic
def unsupport(*, seat: Seat, reason: Reason) -> None:
    """Take the support back."""
    room = hold_room(seat)
    check(Event.SUPPORT, room, newest_state(room))
    Support.objects.filter(reason=reason, seat=seat).delete()


def reason_in(room: Workshop, reason: Reason) -> Reason:
    """The reason as it stands; raises NotNow when its person took it along."""
    stored = Reason.objects.filter(pk=reason.pk).first()
    if stored is None:
        raise NotNow(_("This reason was taken back by the person who gave it."))
    if stored.workshop_id != room.pk:
        raise AnotherDecision(_("This reason belongs to another workshop."))
    return stored


@transaction.atomic
def hide_reason(
    *, workshop: Workshop, reason: Reason, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show a reason to nobody; its words stay, and the log says that it was hidden."""
    changes = {"hidden_at": now, "spotlit_at": None, "is_held": False}
    return judge("hide_reason", workshop, reason, by, epoch, now, changes)


@transaction.atomic
def show_reason(
    *, workshop: Workshop, reason: Reason, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show a hidden reason, or one that waited, to everybody."""
    changes = {"hidden_at": None, "is_held": False}
    return judge("show_reason", workshop, reason, by, epoch, now, changes)


@transaction.atomic
def spotlight_reason(
    *, workshop: Workshop, reason: Reason, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Put a reason on the wall; a hidden one is shown again with it."""
    changes = {"hidden_at": None, "spotlit_at": now, "is_held": False}
    return judge("spotlight_reason", workshop, reason, by, epoch, now, changes)


@transaction.atomic
def unspotlight_reason(
    *, workshop: Workshop, reason: Reason, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Take a reason off the wall."""
    return judge("unspotlight_reason", workshop, reason, by, epoch, now, {"spotlit_at": None})


def judge(
    deed: str,
    workshop: Workshop,
    reason: Reason,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
    changes: dict[str, Any],
) -> Workshop:
    """Hide or show a reason, as one epoch."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.JUDGE_REASON, held)
    stored = reason_in(held, reason)
    Reason.objects.filter(pk=stored.pk).update(**changes)
    return advance(workshop=held, by=by, now=now, deed=deed, detail={"reason": stored.pk})


@transaction.atomic
def hold_reasons(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let every new reason wait, unseen, until somebody who runs the room shows it."""
    return turn_hold(workshop, by, epoch, now, is_on=True)


@transaction.atomic
def stop_holding_reasons(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Show new reasons at once again; those that wait go on waiting."""
    return turn_hold(workshop, by, epoch, now, is_on=False)


def turn_hold(
    workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime, *, is_on: bool
) -> Workshop:
    """Turn the switch, as one epoch."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.JUDGE_REASON, held)
    deed = "hold_reasons" if is_on else "stop_holding_reasons"
    changes = {"holds_reasons": is_on}
    return advance(workshop=held, by=by, now=now, deed=deed, changes=changes)
