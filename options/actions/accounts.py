"""Look after accounts, so that somebody can always look after the site."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from options.errors import LastAdmin


def is_admin(account: User) -> bool:
    """It may do everything, and can log in to do it."""
    return account.is_active and account.is_staff and account.is_superuser


@transaction.atomic
def save_account(*, account: User) -> User:
    """Store an account with its rights."""
    check_account(account=account)
    account.save()
    return account


def check_account(*, account: User) -> None:
    """Raise LastAdmin when storing the account as it is now would leave no admin."""
    if not is_admin(account):
        refuse_last_admin(account)


@transaction.atomic
def delete_account(*, account: User) -> None:
    """Delete an account with its sheets."""
    refuse_last_admin(account)
    account.delete()


def refuse_last_admin(leaving: User) -> None:
    """Raise LastAdmin when this account is the only admin.

    Admins are locked where the database locks rows, so that no two step down at once.
    """
    admins = User.objects.filter(is_active=True, is_staff=True, is_superuser=True)
    with transaction.atomic():
        pks = list(admins.select_for_update().values_list("pk", flat=True))
    if pks == [leaving.pk]:
        stored = User.objects.get(pk=leaving.pk)
        raise LastAdmin(
            _("“%(name)s” is the only admin who can log in. Make somebody else an admin first.")
            % {"name": stored.get_username()}
        )
