"""What several test modules share."""

from copy import deepcopy

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.template import Template
from django.test import Client, TransactionTestCase

from options.migrations import _triggers
from options.models import Key, Participant
from options.visitors import Visitor, remember
from tests import snapshots
from tests.rooms import Room


def pytest_ignore_collect(collection_path, config):
    """For PostgreSQL, read the files that name its mark, not all the others again."""
    is_test = collection_path.suffix == ".py" and collection_path.name.startswith("test_")
    if config.option.markexpr == "postgresql" and is_test:
        return "mark.postgresql" not in collection_path.read_text() or None
    return None


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path):
    """Look for examples only in files that hold one: each look costs what an import does."""
    found = yield
    if ">>>" in file_path.read_text(encoding="utf-8", errors="replace"):
        return found
    return [one for one in found if type(one).__name__ != "DoctestModule"]


@pytest.fixture(scope="session", autouse=True)
def plain_templates(django_test_environment):
    """Templates as on the site: no test reads the copies of contexts that Django would keep."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tables made without migrations have the database's own rules, too.

    A test without a transaction of its own puts the database back in one piece, which takes a
    tenth of the time that emptying every table does.
    """
    if not snapshots.can_be_taken():
        yield
        return
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            _triggers.install_every(None, editor)
        empty = snapshots.taken()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            TransactionTestCase, "_fixture_teardown", lambda _case: snapshots.put_back(empty)
        )
        yield


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """What is stored for all tests of a module is made once, and every test puts it back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_room(kept):
    """The room of a module; one that wants it further on says so by a fixture of this name."""
    return Room()


@pytest.fixture
def room(kept_room, db):
    """The room as it was at first, whatever an earlier test did to it."""
    return deepcopy(kept_room)


@pytest.fixture
def decision(kept_decision, db):
    """The decision that a module keeps under `kept_decision`, as it was at first."""
    return deepcopy(kept_decision)


@pytest.fixture
def browser_of():
    """A client whose browser may open the given sheet."""
    return browser_with


def browser_with(sheet: Participant) -> Client:
    """A client whose browser may open the sheet."""
    visitor = Visitor(token=f"token of {sheet.pk}", is_new=False, user=None)
    Key.objects.get_or_create(
        participant=sheet, decision_id=sheet.decision_id, token_hash=visitor.token_hash
    )
    client = Client()
    give_token(client, visitor.token)
    return client


def again(client: Client) -> Client:
    """A client with the same cookies; what it is given stays with itself."""
    copied = Client()
    copied.cookies = deepcopy(client.cookies)
    return copied


def give_token(client: Client, token: str) -> None:
    """Put a signed token into a client's cookies, as the site would."""

    class Answer:
        def set_cookie(self, name, value, **_options):
            client.cookies[name] = value

    remember(Answer(), token)
    assert settings.PARTICIPANT_COOKIE_NAME in client.cookies
