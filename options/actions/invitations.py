"""Make accounts by one-time addresses: invite somebody, and take the invitation."""

import secrets
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from options.errors import AlreadyUsed, NoInvitation, NoName, SameName
from options.formats.names import same_name_key
from options.formats.tokens import hash_of
from options.models import Invitation

EDITORS = "Editors"
FACILITATORS = "Facilitators"
LONGEST_TOKEN = 200
FIRST_ADMIN = timedelta(minutes=30)

# An editor shapes decisions but deletes none; what may be deleted where nobody has answered
# is refused elsewhere once somebody has.
SHAPED = (
    "decision", "option", "criterion", "evidence", "source", "perspective",
    "perspectiveswing", "redline", "referencescore", "laterfact",
)  # fmt: skip
NEVER_DELETED = ("decision",)


def invite(
    *,
    role: str,
    note: str = "",
    made_by: User | None,
    days: int = 7,
    valid_for: timedelta | None = None,
    is_for_first_account: bool = False,
) -> tuple[Invitation, str]:
    """A new invitation and its secret token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        role=Invitation.Role(role),
        note=note,
        token_hash=hash_of(token),
        made_by=made_by,
        expires_at=timezone.now() + (valid_for or timedelta(days=days)),
        is_for_first_account=is_for_first_account,
    )
    return made, token


@transaction.atomic
def invite_first_admin() -> str | None:
    """A token for whoever started the site, while it has no account; else None.

    An earlier one stops working, so that only the last address printed is good.
    """
    if User.objects.exists():
        return None
    Invitation.objects.filter(used_at=None).update(expires_at=timezone.now())
    return invite(
        role=Invitation.Role.ADMIN,
        note=_("the first admin"),
        made_by=None,
        valid_for=FIRST_ADMIN,
        is_for_first_account=True,
    )[1]


def open_invitation(token: str) -> Invitation:
    """The invitation with this token, if it can still be taken.

    Raises NoInvitation for an unknown token, AlreadyUsed when it was used or is over, or was
    for the first account and there is one.
    """
    if len(token) > LONGEST_TOKEN:
        raise NoInvitation(_("No invitation has this address."))
    found = Invitation.objects.filter(token_hash=hash_of(token)).first()
    if found is None:
        raise NoInvitation(_("No invitation has this address."))
    if found.used_at is not None:
        raise AlreadyUsed(_("This invitation was used: an account has been made with it."))
    if found.expires_at <= timezone.now():
        raise AlreadyUsed(_("The time of this invitation is over."))
    if found.is_for_first_account and User.objects.exists():
        raise AlreadyUsed(
            _(
                "This address was for the first account, and there is one now. "
                "Ask an admin for an invitation."
            )
        )
    return found


def check_username(username: str) -> str:
    """The name as it will be kept; raises NoName or SameName when it cannot be taken."""
    name: str = get_user_model().normalize_username(username).strip()
    key = same_name_key(name)
    if not key:
        raise NoName(_("Choose a name."))
    names = User.objects.values_list("username", flat=True)
    if any(same_name_key(other) == key for other in names.iterator()):
        raise SameName(
            _("Somebody has this name, perhaps in another spelling. Choose another.")
        )
    return name


def accept_invitation(*, token: str, username: str, password: str) -> User:
    """Make the account that an invitation promises; of two at once, one wins.

    Raises NoInvitation, AlreadyUsed, NoName or SameName; then no account was made and the
    invitation, if it was open, still is.
    """
    try:
        with transaction.atomic():
            return take(token, username, password)
    except IntegrityError:
        raise SameName(_("Somebody took this name a moment ago. Choose another.")) from None


def take(token: str, username: str, password: str) -> User:
    """Claim the invitation first, so that nobody else can, then make the account."""
    invitation = open_invitation(token)
    now = timezone.now()
    claimed = Invitation.objects.filter(
        pk=invitation.pk, used_at=None, expires_at__gt=now
    ).update(used_at=now)
    if not claimed:
        raise AlreadyUsed(_("This invitation was used: an account has been made with it."))
    user: User = User.objects.create_user(check_username(username), password=password)
    give_role(user, invitation.role)
    Invitation.objects.filter(pk=invitation.pk).update(used_by=user)
    return user


def give_role(user: User, role: str) -> None:
    """Let the account do what its role may do."""
    if role == Invitation.Role.ADMIN:
        user.is_staff = user.is_superuser = True
    elif role == Invitation.Role.EDITOR:
        user.is_staff = True
        user.groups.add(editors())
    else:
        user.groups.add(Group.objects.get_or_create(name=FACILITATORS)[0])
    user.save(update_fields=["is_staff", "is_superuser"])


def editors() -> Group:
    """The group that shapes decisions; made with its rights when it is first needed."""
    group, is_new = Group.objects.get_or_create(name=EDITORS)
    if is_new:
        group.permissions.set(rights_of_editors())
    return group


def rights_of_editors() -> list[Permission]:
    """To see, add and change every part of a decision, and to delete all but decisions."""
    wanted = {
        f"{deed}_{kind}"
        for kind in SHAPED
        for deed in ("view", "add", "change", "delete")
        if deed != "delete" or kind not in NEVER_DELETED
    }
    return list(
        Permission.objects.filter(content_type__app_label="options", codename__in=wanted)
    )
