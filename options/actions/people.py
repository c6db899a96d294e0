"""Who else runs a workshop, teaches with it, or watches it."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import advance, check, refuse_stranger
from options.agenda.answers import Event
from options.errors import NoSuchPerson, SameName
from options.models import Facilitation, Workshop


@transaction.atomic
def add_helper(
    *,
    workshop: Workshop,
    username: str,
    role: Facilitation.Role,
    by: AbstractBaseUser,
    now: datetime,
) -> Facilitation:
    """Give an account a role in the workshop; a second time changes the role."""
    room = held_for(workshop, by)
    user = User.objects.filter(username__iexact=username.strip(), is_active=True).first()
    if user is None:
        raise NoSuchPerson(
            _("Nobody with an account is called “%(name)s”. Ask them for the exact name.")
            % {"name": username.strip()}
        )
    if user.pk == room.facilitator_id:
        raise SameName(_("“%(name)s” leads this workshop already.") % {"name": user})
    made, _is_new = Facilitation.objects.update_or_create(
        workshop=room, user=user, defaults={"role": role}
    )
    take_lease_from(room, user)
    note(room, by, now, "add_helper", user)
    return made


@transaction.atomic
def remove_helper(
    *, workshop: Workshop, user: AbstractBaseUser, by: AbstractBaseUser, now: datetime
) -> None:
    """Take the role away, and the workshop out of that person's hands."""
    room = held_for(workshop, by)
    room.facilitations.filter(user_id=user.pk).delete()
    take_lease_from(room, user)
    note(room, by, now, "remove_helper", user)


def note(
    room: Workshop, by: AbstractBaseUser, now: datetime, deed: str, user: AbstractBaseUser
) -> None:
    """A line in the log, so that every console shows who has a role now."""
    advance(workshop=room, by=by, now=now, deed=deed, detail={"account": user.pk})


def held_for(workshop: Workshop, by: AbstractBaseUser) -> Workshop:
    """The room, for somebody who runs it; raises NotAFacilitator."""
    room = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    refuse_stranger(room, by)
    check(Event.SET_HELPERS, room)
    return room


def take_lease_from(room: Workshop, user: AbstractBaseUser) -> None:
    """End the control of somebody who may not, or not yet, have it."""
    held = Workshop.objects.filter(pk=room.pk, lease_holder_id=user.pk)
    if not room.facilitations.filter(user_id=user.pk, role="co").exists():
        held.update(lease_holder=None, lease_until=None)
