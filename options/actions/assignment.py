"""A round that is worked on over days: its times, more time for one person, handing it in."""

import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from options.actions.door import ALPHABET
from options.actions.epochs import advance, already_moved, check, hold_epoch
from options.actions.taking_part import hold_room
from options.agenda.answers import Event
from options.errors import HandedIn, ImpossibleTimes, NotAFacilitator, NotNow, OutOfTime
from options.models import Extension, Round, Seat, Submission, Workshop
from options.permissions import may_extend

RECEIPT = 12


@transaction.atomic
def set_times(
    *,
    workshop: Workshop,
    round_number: int,
    opens_at: datetime | None,
    due_at: datetime | None,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Say from when to when a round can be worked on; None leaves an end open."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    asked = round_in(held, round_number)
    check(Event.SET_TIMES, held, asked.state)
    if opens_at is not None and due_at is not None and due_at <= opens_at:
        raise ImpossibleTimes(_("A round is due after it opens. Choose a later time."))
    Round.objects.filter(pk=asked.pk).update(opens_at=opens_at, due_at=due_at)
    detail = {"round": round_number, "opens": told(opens_at), "due": told(due_at)}
    return advance(workshop=held, by=by, now=now, deed="set_times", detail=detail)


@transaction.atomic
def extend(
    *,
    seat: Seat,
    round_number: int,
    until: datetime | None,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Give one person longer for a round than the others; None takes it back.

    An instructor may, too, whoever has the workshop in hand: nothing moves by it.
    """
    held = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    if not may_extend(by, held):
        raise NotAFacilitator(_("Only those who run or mark this workshop give more time."))
    if held.epoch != epoch:
        raise already_moved(held)
    asked = round_in(held, round_number)
    check(Event.EXTEND, held, asked.state)
    if until is None:
        Extension.objects.filter(seat=seat, round=asked).delete()
    else:
        Extension.objects.update_or_create(seat=seat, round=asked, defaults={"until": until})
    detail = {"seat": seat.number, "round": round_number, "until": told(until)}
    return advance(workshop=held, by=by, now=now, deed="extend", detail=detail)


@transaction.atomic
def submit(*, seat: Seat, round_number: int, now: datetime) -> Submission:
    """Hand a round in, with a receipt; handing it in twice is handing it in once.

    From then on it takes no answers, until it is taken back.
    """
    room = hold_room(seat)
    asked = round_in(room, round_number)
    check(Event.SUBMIT, room, asked.state)
    if round_number < seat.first_round:
        raise NotNow(_("You came after this round, so you take part from the next one."))
    refuse_out_of_time(seat, asked, now)
    known = Submission.objects.filter(seat=seat, round_number=round_number).first()
    if known is not None and known.withdrawn_at is None:
        return known
    made, _is_new = Submission.objects.update_or_create(
        seat=seat,
        round_number=round_number,
        defaults={"submitted_at": now, "withdrawn_at": None, "receipt": free_receipt()},
    )
    Seat.objects.filter(pk=seat.pk, done_round__lt=round_number).update(done_round=round_number)
    return made


@transaction.atomic
def withdraw(*, seat: Seat, round_number: int, now: datetime) -> None:
    """Take back what was handed in, to change it; its receipt is worth nothing any more."""
    room = hold_room(seat)
    asked = round_in(room, round_number)
    check(Event.WITHDRAW, room, asked.state)
    refuse_out_of_time(seat, asked, now)
    handed_in = Submission.objects.filter(seat=seat, round_number=round_number)
    if handed_in.filter(withdrawn_at=None).update(withdrawn_at=now):
        again = Seat.objects.filter(pk=seat.pk, done_round=round_number)
        again.update(done_round=round_number - 1)


def round_in(workshop: Workshop, number: int) -> Round:
    """A round of a workshop that is an assignment; raises NotNow."""
    if not workshop.is_assignment:
        raise NotNow(_("Only an assignment has times and is handed in."))
    asked = workshop.rounds.filter(number=number).first()
    if asked is None:
        raise NotNow(_("The agenda has no such round."))
    return asked


def refuse_to_change(seat: Seat, asked: Round, now: datetime) -> None:
    """Raise OutOfTime or HandedIn where an assignment takes no answer of this person."""
    if not seat.workshop.is_assignment:
        return
    refuse_out_of_time(seat, asked, now)
    handed_in = Submission.objects.filter(
        seat=seat, round_number=asked.number, withdrawn_at=None
    )
    if handed_in.exists():
        raise HandedIn(_("You have handed this round in. Take it back to change something."))


def refuse_handed_in(seat: Seat, now: datetime) -> None:
    """Raise OutOfTime or HandedIn where the round that takes answers takes none of theirs."""
    if not seat.workshop.is_assignment:
        return
    begun = seat.workshop.rounds.filter(state__in=["open", "sealing"])
    asked = begun.order_by("-number").first()
    if asked is not None:
        refuse_to_change(seat, asked, now)


def refuse_out_of_time(seat: Seat, asked: Round, now: datetime) -> None:
    """Raise OutOfTime before a round opens and after it was due for this person."""
    if asked.opens_at is not None and now < asked.opens_at:
        raise OutOfTime(_("This round opens at %(time)s.") % {"time": said(asked.opens_at)})
    if asked.due_at is None or now <= asked.due_at:
        return
    longer = Extension.objects.filter(seat=seat, round=asked).first()
    due = max(asked.due_at, longer.until) if longer else asked.due_at
    if now > due:
        raise OutOfTime(
            _("This round was due at %(time)s. Ask for more time.") % {"time": said(due)}
        )


def said(moment: datetime) -> str:
    """A time as people read it, with its zone."""
    return date_format(timezone.localtime(moment), "j F Y, H:i T")


def told(moment: datetime | None) -> str | None:
    """A time as the log keeps it."""
    return moment.isoformat() if moment else None


def free_receipt() -> str:
    """A receipt that nobody has."""
    receipt = "".join(secrets.choice(ALPHABET) for _i in range(RECEIPT))
    return free_receipt() if Submission.objects.filter(receipt=receipt).exists() else receipt
