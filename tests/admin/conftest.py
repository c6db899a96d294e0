"""Who works in the admin, and a decision with one of everything."""

import pytest
from django.test import Client

from options.actions.invitations import accept_invitation, invite
from tests.admin.pages import fill
from tests.factories import DecisionFactory

PASSWORD = "a-long-password-27"


def account(role):
    _invitation, token = invite(role=role, made_by=None)
    return accept_invitation(token=token, username=f"the {role}", password=PASSWORD)


def browser(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin(db):
    return browser(account("admin"))


@pytest.fixture
def editor(db):
    return browser(account("editor"))


@pytest.fixture
def facilitator(db):
    return browser(account("facilitator"))


@pytest.fixture
def decision(db):
    return fill(DecisionFactory(), 1)
