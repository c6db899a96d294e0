"""A one-time address that opens a seat on another device."""

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, refuse_stranger
from options.actions.participants import give_key
from options.actions.taking_part import refuse_absent
from options.agenda.answers import Event
from options.errors import AlreadyUsed
from options.formats.tokens import hash_of
from options.models import Seat, SeatLink, Workshop

LIVES = timedelta(minutes=15)


@transaction.atomic
def make_seat_link(*, seat: Seat, by: AbstractBaseUser, now: datetime) -> str:
    """A secret that opens the seat once within 15 minutes; kept nowhere, noted in the log.

    An earlier one of this seat that was not used opens nothing any more.
    """
    room = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    refuse_stranger(room, by)
    check(Event.MAKE_LINK, room)
    refuse_absent(seat)
    seat.links.filter(used_at=None).delete()
    token = secrets.token_urlsafe(24)
    SeatLink.objects.create(seat=seat, token_hash=hash_of(token), made_at=now)
    detail = {"seat": seat.number}
    advance(workshop=room, by=by, now=now, deed="make_seat_link", detail=detail)
    return token


def seat_behind(*, token: str, now: datetime) -> Seat:
    """The seat that a secret would still open; raises AlreadyUsed."""
    return live_link(token, now).seat


@transaction.atomic
def use_seat_link(*, token: str, token_hash: str, now: datetime) -> Seat:
    """Open a seat on this browser, besides the ones that have it.

    A seat that the browser had in the same workshop gives way and stays with its code. Raises
    AlreadyUsed the second time and after 15 minutes.
    """
    link = live_link(token, now)
    check(Event.USE_LINK, link.seat.workshop)
    refuse_absent(link.seat)
    if not SeatLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        raise too_late()
    give_key(link.seat.participant, token_hash)
    return link.seat


def live_link(token: str, now: datetime) -> SeatLink:
    """The link with this secret, if it can still be used."""
    found = SeatLink.objects.filter(
        token_hash=hash_of(token), used_at=None, made_at__gte=now - LIVES
    )
    link = found.select_related("seat__workshop", "seat__participant").first()
    if link is None:
        raise too_late()
    return link


def too_late() -> AlreadyUsed:
    """The same answer whether it was used, is too old or never was."""
    return AlreadyUsed(
        _("This link was used already, or is older than 15 minutes. Ask for a new one.")
    )
