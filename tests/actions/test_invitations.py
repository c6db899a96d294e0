import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from options.actions.invitations import (
    accept_invitation,
    invite,
    invite_first_admin,
    open_invitation,
)
from options.errors import AlreadyUsed, NoInvitation, NoName, RuleBroken, SameName
from options.formats.tokens import hash_of
from options.models import Invitation
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

User = get_user_model()
PASSWORD = "a-long-password-27"


def accept(token, username="ada"):
    return accept_invitation(token=token, username=username, password=PASSWORD)


def test_secret_of_an_invitation_is_kept_nowhere():
    made, token = invite(role="editor", note="for Ada", made_by=None)

    stored = Invitation.objects.values().get()
    assert token not in str(stored)
    assert made.token_hash == hash_of(token)
    assert len(token) >= 43


def test_invitation_is_good_for_a_week_if_nothing_else_is_said():
    made, _token = invite(role="editor", made_by=None)

    assert timedelta(days=6.9) < made.expires_at - timezone.now() < timedelta(days=7.1)


def test_admin_may_do_everything():
    user = accept(invite(role="admin", made_by=None)[1])

    assert (user.is_staff, user.is_superuser) == (True, True)
    assert user.check_password(PASSWORD)


def test_editor_may_shape_decisions_and_nothing_else():
    user = User.objects.get(pk=accept(invite(role="editor", made_by=None)[1]).pk)

    rights = user.get_all_permissions()
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert {right.split(".")[0] for right in rights} == {"options"}
    assert {"options.change_criterion", "options.delete_option"} <= rights
    assert not {right for right in rights if "invitation" in right or "score" in right} - {
        f"options.{deed}_referencescore" for deed in ("add", "change", "delete", "view")
    }
    assert "options.delete_decision" not in rights


def test_facilitator_has_a_plain_account_in_a_group():
    user = accept(invite(role="facilitator", made_by=None)[1])

    assert (user.is_staff, user.is_superuser) == (False, False)
    assert [group.name for group in user.groups.all()] == ["Facilitators"]


def test_rights_that_an_admin_took_from_editors_stay_taken():
    first = accept(invite(role="editor", made_by=None)[1])
    first.groups.get().permissions.clear()

    second = accept(invite(role="editor", made_by=None)[1], "grace")

    assert second.groups.get().permissions.count() == 0


def test_invitation_works_once():
    _made, token = invite(role="editor", made_by=None)
    user = accept(token)

    with pytest.raises(AlreadyUsed):
        accept(token, "grace")

    assert list(User.objects.all()) == [user]
    assert Invitation.objects.get().used_by == user


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_wins():
    _made, token = invite(role="admin", made_by=None)
    ready = threading.Barrier(2)
    outcomes = []

    def take(name):
        ready.wait(timeout=10)
        try:
            accept(token, name)
            outcomes.append("made")
        except RuleBroken as broken:
            outcomes.append(type(broken).__name__)
        finally:
            connection.close()

    people = [threading.Thread(target=take, args=[name]) for name in ("ada", "grace")]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=30)

    assert sorted(outcomes) == ["AlreadyUsed", "made"]
    assert User.objects.count() == 1


def test_invitation_that_is_over_makes_nothing():
    made, token = invite(role="admin", made_by=None)
    Invitation.objects.filter(pk=made.pk).update(expires_at=timezone.now())

    with pytest.raises(AlreadyUsed):
        accept(token)

    assert not User.objects.exists()


@pytest.mark.parametrize("token", ["", "unknown", "x" * 10_000, "é"])
def test_token_that_nobody_has_is_unknown(token):
    invite(role="admin", made_by=None)

    with pytest.raises(NoInvitation):
        open_invitation(token)


@pytest.mark.parametrize("name", ["ada", "ADA", " Ada ", "a\u200bda", "\uff41da"])
def test_name_in_another_spelling_is_taken_and_the_invitation_stays_open(name):
    UserFactory(username="Ada")
    _made, token = invite(role="editor", made_by=None)

    with pytest.raises(SameName):
        accept(token, name)

    assert open_invitation(token).used_at is None


def test_name_that_nobody_sees_is_refused():
    _made, token = invite(role="editor", made_by=None)

    with pytest.raises(NoName):
        accept(token, "\u3164\u200b")


def test_first_admin_is_invited_for_half_an_hour_while_there_is_no_account():
    token = invite_first_admin()

    found = open_invitation(token)
    assert found.role == "admin"
    assert timedelta(minutes=29) < found.expires_at - timezone.now() <= timedelta(minutes=30)


def test_next_start_voids_the_address_that_the_last_one_printed():
    first = invite_first_admin()
    second = invite_first_admin()

    with pytest.raises(AlreadyUsed):
        open_invitation(first)
    assert open_invitation(second)


def test_nobody_is_invited_once_there_is_an_account():
    UserFactory()

    assert invite_first_admin() is None
    assert not Invitation.objects.exists()


def test_first_admins_address_closes_when_an_account_is_made_in_another_way():
    token = invite_first_admin()
    UserFactory()

    with pytest.raises(AlreadyUsed) as refused:
        accept(token)

    assert str(refused.value) == (
        "This address was for the first account, and there is one now. "
        "Ask an admin for an invitation."
    )
    assert User.objects.count() == 1


def test_invitation_stays_open_when_who_made_it_is_gone():
    somebody = UserFactory()
    _made, token = invite(role="admin", made_by=somebody)
    UserFactory()
    somebody.delete()

    assert accept(token).is_superuser
