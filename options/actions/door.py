"""The door of a workshop: its code, who may come in, who has to go."""

import secrets
import unicodedata
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, hold_epoch, refuse_stranger
from options.agenda.answers import Event
from options.errors import NoSuchRoom, TooMany
from options.models import Knock, Seat, Workshop

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE, SLUG, LONGEST_TYPED = 6, 10, 60
SEPARATORS = {"Cc", "Cf", "Pd", "Zl", "Zp", "Zs"}
MOST_WAITING = 300


def new_slug() -> str:
    """A random part of an address."""
    return "".join(secrets.choice(ALPHABET) for _i in range(SLUG))


def new_wall_key() -> str:
    """What opens the wall, and nothing else."""
    return secrets.token_urlsafe(24)


def free_code() -> str:
    """A code that no workshop has."""
    code = "".join(secrets.choice(ALPHABET) for _i in range(CODE))
    return free_code() if Workshop.objects.filter(join_code=code).exists() else code


def plain_join_code(typed: str) -> str:
    """A code as it is kept, however it was typed; other texts are not six letters and digits.

    >>> plain_join_code(" k7m-4qx "), plain_join_code("Ｋ７Ｍ　４ＱＸ")
    ('K7M4QX', 'K7M4QX')
    """
    wide = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED]).upper()
    return "".join(sign for sign in wide if unicodedata.category(sign) not in SEPARATORS)


def workshop_by_code(*, typed: str) -> Workshop:
    """The workshop with this code, open or closed; raises NoSuchRoom."""
    code = plain_join_code(typed)
    is_possible = len(code) == CODE and set(code) <= set(ALPHABET)
    found = Workshop.objects.select_related("decision", "facilitator").filter(join_code=code)
    workshop = found.first() if is_possible else None
    if workshop is None:
        raise NoSuchRoom(
            _("No workshop has this code. Codes have six letters and digits, never 0, 1, ")
            + _("I, L or O.")
        )
    return workshop


@transaction.atomic
def lock_door(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let nobody else in; whoever is inside notices nothing."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.LOCK_DOOR, held)
    return advance(workshop=held, by=by, now=now, deed="lock_door", changes={"is_locked": True})


@transaction.atomic
def open_door(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Let people in again."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.OPEN_DOOR, held)
    return advance(
        workshop=held, by=by, now=now, deed="open_door", changes={"is_locked": False}
    )


@transaction.atomic
def change_code(
    *, workshop: Workshop, by: AbstractBaseUser, epoch: int, now: datetime
) -> Workshop:
    """Give the workshop another code; seats stay, the old code opens nothing."""
    held = hold_epoch(workshop=workshop, by=by, epoch=epoch, now=now)
    check(Event.CHANGE_CODE, held)
    changes = {"join_code": free_code()}
    return advance(workshop=held, by=by, now=now, deed="change_code", changes=changes)


@transaction.atomic
def remove_seat(*, seat: Seat, by: AbstractBaseUser, epoch: int, now: datetime) -> Workshop:
    """Take a seat away: it answers nothing more; what it had answered stays."""
    held = hold_epoch(workshop=seat.workshop, by=by, epoch=epoch, now=now)
    check(Event.REMOVE_SEAT, held)
    Seat.objects.filter(pk=seat.pk, removed_at=None).update(removed_at=now)
    detail = {"seat": seat.number}
    return advance(workshop=held, by=by, now=now, deed="remove_seat", detail=detail)


@transaction.atomic
def ask_to_enter(*, workshop: Workshop, token_hash: str, now: datetime) -> Knock:
    """Ask at a locked door to be let in; asking again is asking once."""
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    known = room.knocks.filter(token_hash=token_hash).first()
    if known is not None:
        return known
    check(Event.KNOCK, room)
    if room.knocks.filter(admitted_at=None).count() >= MOST_WAITING:
        raise TooMany(_("Too many people wait at this door. Tell the facilitator."))
    last = room.knocks.order_by("-number").values_list("number", flat=True).first() or 0
    return Knock.objects.create(
        workshop=room, number=last + 1, token_hash=token_hash, asked_at=now
    )


@transaction.atomic
def admit(*, knock: Knock, by: AbstractBaseUser, now: datetime) -> None:
    """Let one who asked in, though the door stays locked; nobody inside notices."""
    room = Workshop.objects.get(pk=knock.workshop_id)
    refuse_stranger(room, by)
    check(Event.ADMIT, room)
    Knock.objects.filter(pk=knock.pk, admitted_at=None).update(admitted_at=now)
