"""Who else reads a decision or edits it, who has a link to it, and whose it is."""

import secrets
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from options.errors import NoSuchPerson, NotTheOwner, SameName
from options.formats.tokens import hash_of
from options.models import Decision, Membership, ReadingLink
from options.permissions import may_own


@transaction.atomic
def share(
    *, decision: Decision, name: str, role: Membership.Role, by: AbstractBaseUser, now: datetime
) -> Membership:
    """Give an account a role on a decision; a second time changes the role.

    Raises NotTheOwner, NoSuchPerson, or SameName for the owner.
    """
    held = held_for(decision, by)
    user = person_called(name)
    if user.pk == held.owner_id:
        raise SameName(_("“%(name)s” owns this decision already.") % {"name": user})
    made, _is_new = Membership.objects.update_or_create(
        decision=held, user=user, defaults={"role": role}, create_defaults=kept(role, now)
    )
    return made


def kept(role: Membership.Role, now: datetime) -> dict[str, object]:
    """A new membership."""
    return {"role": role, "made_at": now}


@transaction.atomic
def withdraw_role(*, decision: Decision, user_id: int, by: AbstractBaseUser) -> None:
    """Take a role away; what that person has open saves nothing any more."""
    held_for(decision, by).memberships.filter(user=user_id).delete()


@transaction.atomic
def hand_over(
    *, decision: Decision, name: str, by: AbstractBaseUser, now: datetime
) -> AbstractBaseUser:
    """Let somebody else own the decision; who owned it stays an editor.

    Raises NotTheOwner, NoSuchPerson, or SameName for the owner.
    """
    held = held_for(decision, by)
    heir, before = person_called(name), held.owner
    if heir.pk == held.owner_id:
        raise SameName(_("“%(name)s” owns this decision already.") % {"name": heir})
    held.owner = heir
    held.save(update_fields=["owner"])
    held.memberships.filter(user=heir).delete()
    if before is not None:
        editor = kept(Membership.Role.EDITOR, now)
        Membership.objects.update_or_create(decision=held, user=before, defaults=editor)
    return heir


@transaction.atomic
def make_reading_link(*, decision: Decision, by: AbstractBaseUser, now: datetime) -> str:
    """A secret that lets whoever has it read the decision; kept nowhere."""
    token = secrets.token_urlsafe(24)
    ReadingLink.objects.create(
        decision=held_for(decision, by),
        token_hash=hash_of(token),
        made_at=now,
        made_by_id=by.pk,
    )
    return token


@transaction.atomic
def withdraw_link(
    *, decision: Decision, link_id: int, by: AbstractBaseUser, now: datetime
) -> None:
    """Let a link open nothing any more, at once."""
    links = held_for(decision, by).reading_links.filter(pk=link_id, withdrawn_at=None)
    links.update(withdrawn_at=now)


@transaction.atomic
def set_published(*, decision: Decision, is_published: bool, by: AbstractBaseUser) -> None:
    """Show the decision to everybody, or to those alone whom it is shared with."""
    held = held_for(decision, by)
    if held.is_published != is_published:
        held.is_published = is_published
        held.save(update_fields=["is_published"])


def held_for(decision: Decision, by: AbstractBaseUser) -> Decision:
    """The decision, locked, for somebody who may share it; raises NotTheOwner."""
    held = Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)
    if not may_own(by, held):
        raise NotTheOwner(_("Only its owner shares this decision. Nothing was changed."))
    return held


def person_called(name: str) -> User:
    """The account with a user name, or with an e-mail address that only one has."""
    written = name.strip()
    named = Q(username__iexact=written)
    if "@" in written:
        named |= Q(email__iexact=written)
    found = list(User.objects.filter(named, is_active=True)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchPerson(
            _("More than one account has “%(name)s”. Use the user name.") % {"name": written}
        )
    raise NoSuchPerson(
        _("Nobody with an account here is called “%(name)s”. Ask them for the exact name.")
        % {"name": written}
    )
