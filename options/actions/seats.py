"""Take a seat in a workshop, be seen there, leave it."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch, refuse, situation_of
from options.actions.participants import begin_sheet, show_full_version
from options.actions.taking_part import hold_room, newest_state, refuse_other_perspective
from options.agenda.answers import Event, answer_to
from options.errors import NoName, NotNow, SameName, SeatRemoved
from options.formats.names import same_name_key
from options.models import Participant, Perspective, Seat, Workshop

SEEN_EVERY = timedelta(seconds=20)
LONGEST_NAME = 80


@transaction.atomic
def join(
    *,
    workshop: Workshop,
    token_hash: str,
    order_seed: int,
    now: datetime,
    perspective: Perspective | None = None,
    name: str = "",
) -> Seat:
    """The seat of this browser; a new one with the next number at its first time.

    No account ever owns it. A name is kept only where the workshop knows names. Raises NotNow
    at a locked door or where the workshop is not open, SeatRemoved for somebody who was sent
    out, NoName or SameName for a name that does not do.
    """
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    decision = workshop.decision
    held = Participant.objects.open_to(token_hash=token_hash, user=None, decision=decision)
    seat = Seat.objects.filter(participant=held).first() if held else None
    if seat is not None:
        return back_at(seat)
    refuse_at_the_door(room, token_hash)
    if perspective is not None:
        refuse_perspective(room, perspective)
    shown_name = name_for(room, name)
    sheet = held or begin_sheet(
        decision=decision, token_hash=token_hash, user=None, order_seed=order_seed
    )
    return give_seat(room, sheet, now, perspective=perspective, name=shown_name)


def refuse_at_the_door(room: Workshop, token_hash: str) -> None:
    """Raise NotNow for somebody whom the door does not let in."""
    situation = situation_of(room)
    if room.is_locked:
        admitted = room.knocks.filter(token_hash=token_hash).exclude(admitted_at=None)
        situation = replace(situation, is_locked=not admitted.exists())
    refuse(answer_to(Event.JOIN, situation))


def give_seat(
    room: Workshop,
    sheet: Participant,
    now: datetime,
    *,
    perspective: Perspective | None = None,
    name: str = "",
    paper_by: AbstractBaseUser | None = None,
) -> Seat:
    """A seat with the next number in a held room; a paper one when somebody types it in.

    A room works on all of its decision, so the sheet does.
    """
    show_full_version(sheet, is_on=room.is_full_version)
    room.seats_given += 1
    room.save(update_fields=["seats_given"])
    return Seat.objects.create(
        workshop=room,
        participant=sheet,
        number=room.seats_given,
        perspective=perspective,
        name=name,
        kind=Seat.Kind.PAPER if paper_by else Seat.Kind.DEVICE,
        entered_by_id=getattr(paper_by, "pk", None),
        joined_at=now,
        last_seen_at=now,
        first_round=first_round_of(room),
    )


def name_for(room: Workshop, typed: str) -> str:
    """A name as it is kept: nothing where nobody is known, else one that a reader can see."""
    if room.privacy != Workshop.Privacy.NAMED:
        return ""
    name = " ".join(typed.split())[:LONGEST_NAME]
    key = same_name_key(name)
    if not key:
        raise NoName(_("This workshop knows its people by name. Type yours."))
    leader = room.facilitator
    taken = {same_name_key(leader.get_username()), same_name_key(leader.get_full_name())}
    if key in taken:
        raise SameName(_("The facilitator has this name. Add something to yours."))
    return name


def refuse_perspective(room: Workshop, perspective: Perspective) -> None:
    """Raise AnotherDecision or NotNow for a perspective that the room does not offer."""
    refuse_other_perspective(room, perspective)
    if not room.may_choose_perspective:
        raise NotNow(_("The facilitator says who speaks for whom here."))
    offered = room.offered.values_list("pk", flat=True)
    if offered and perspective.pk not in offered:
        raise NotNow(_("“%(name)s” is not offered here.") % {"name": perspective})


@transaction.atomic
def choose_perspective(*, seat: Seat, perspective: Perspective | None) -> None:
    """Say for whom one speaks, as long as nothing was shown; None for nobody."""
    room = hold_room(seat)
    check(Event.CHOOSE_PERSPECTIVE, room, newest_state(room))
    if perspective is not None:
        refuse_perspective(room, perspective)
    elif not room.may_choose_perspective:
        raise NotNow(_("The facilitator says who speaks for whom here."))
    Seat.objects.filter(pk=seat.pk).update(perspective=perspective)


@transaction.atomic
def assign_perspective(
    *,
    seat: Seat,
    perspective: Perspective | None,
    by: AbstractBaseUser,
    epoch: int,
    now: datetime,
) -> Workshop:
    """Say for whom somebody speaks, as long as nothing was shown; None for nobody."""
    held = hold_epoch(workshop=seat.workshop, by=by, epoch=epoch, now=now)
    check(Event.ASSIGN_PERSPECTIVE, held, newest_state(held))
    refuse_other_perspective(held, perspective)
    Seat.objects.filter(pk=seat.pk).update(perspective=perspective)
    detail = {"seat": seat.number, "perspective": perspective.key if perspective else None}
    return advance(workshop=held, by=by, now=now, deed="assign_perspective", detail=detail)


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


def say_not_done(*, seat: Seat, round_number: int) -> None:
    """The person takes that back."""
    done = Seat.objects.filter(pk=seat.pk, done_round=round_number)
    done.update(done_round=round_number - 1)


def say_understood(*, seat: Seat, now: datetime) -> None:
    """The person has read the brief; the first time counts."""
    Seat.objects.filter(pk=seat.pk, understood_at=None).update(understood_at=now)


@transaction.atomic
def ask_for_time(*, seat: Seat, now: datetime | None) -> None:
    """The person needs more time, or with None no longer."""
    check(Event.ASK_FOR_TIME, hold_room(seat))
    Seat.objects.filter(pk=seat.pk).update(needs_time_at=now)
