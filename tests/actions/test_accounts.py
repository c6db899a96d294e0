"""Somebody can always look after the site."""

import pytest
from django.contrib.auth.models import User

from options.actions.accounts import delete_account, save_account
from options.errors import LastAdmin
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def admin(**fields):
    return UserFactory(**{"is_staff": True, "is_superuser": True, **fields})


@pytest.mark.parametrize("right", ["is_active", "is_staff", "is_superuser"])
def test_last_admin_keeps_every_right(right):
    last = admin(username="Ada")
    admin(is_active=False)
    UserFactory(is_staff=True)
    setattr(last, right, False)

    with pytest.raises(LastAdmin) as refused:
        save_account(account=last)

    assert str(refused.value) == (
        "“Ada” is the only admin who can log in. Make somebody else an admin first."
    )
    assert getattr(User.objects.get(pk=last.pk), right) is True


def test_admin_steps_down_where_there_is_another():
    first, _second = admin(), admin()
    first.is_superuser = False

    save_account(account=first)

    assert User.objects.filter(is_superuser=True).count() == 1


def test_last_admin_takes_another_name():
    last = admin()
    last.username = "Grace"

    save_account(account=last)

    assert User.objects.get().username == "Grace"


def test_account_without_rights_changes_while_there_is_no_admin():
    somebody = UserFactory()
    somebody.is_active = False

    save_account(account=somebody)

    assert not User.objects.get().is_active


def test_last_admin_is_not_deleted_and_another_account_is():
    last, other = admin(), UserFactory()

    with pytest.raises(LastAdmin):
        delete_account(account=last)
    delete_account(account=other)

    assert list(User.objects.all()) == [last]
