"""Who works in the admin, and a decision with one of everything."""

import pytest
from django.test import Client

from options.actions.invitations import accept_invitation, invite
from tests.admin.pages import fill
from tests.conftest import again
from tests.factories import DecisionFactory

PASSWORD = "a-long-password-27"


def account(role):
    _invitation, token = invite(role=role, made_by=None)
    return accept_invitation(token=token, username=f"the {role}", password=PASSWORD)


def browser(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(scope="module")
def kept_admin(kept):
    return browser(account("admin"))


@pytest.fixture
def admin(kept_admin, db):
    return again(kept_admin)


@pytest.fixture(scope="module")
def kept_editor(kept):
    return browser(account("editor"))


@pytest.fixture
def editor(kept_editor, db):
    return again(kept_editor)


@pytest.fixture(scope="module")
def kept_facilitator(kept):
    return browser(account("facilitator"))


@pytest.fixture
def facilitator(kept_facilitator, db):
    return again(kept_facilitator)


@pytest.fixture(scope="module")
def kept_decision(kept):
    return fill(DecisionFactory(), 1)
