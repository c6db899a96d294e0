"""The screens of a workshop; three phones serve all tests, as each costs a second to start."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from options.actions.invitations import give_role
from options.actions.opening import open_workshop
from options.models import Workshop
from tests.browser.conftest import PATIENCE
from tests.browser.workshop.screens import (
    LAPTOP,
    PHONE,
    PROJECTOR,
    SCORE,
    Screens,
    go,
    prepare,
    sign_in,
)


@pytest.fixture(autouse=True)
def emptied(transactional_db):
    """The database gives its log away only when the workshop was purged."""
    yield
    Workshop.objects.update(state="purged", join_code=None)


@pytest.fixture(scope="session")
def handsets(browser, browser_context_args):
    """Three browsers of three people."""
    handsets = [browser.new_context(**browser_context_args) for _person in range(3)]
    for handset in handsets:
        handset.set_default_timeout(PATIENCE)
    yield handsets
    for handset in handsets:
        handset.close()


@pytest.fixture
def people(handsets, console):
    """The same, heard; they know nobody, and keep nothing for the next test."""
    for handset in handsets:
        console.listen_to(handset)
    yield handsets
    for handset in handsets:
        console.leave(handset)
        handset.set_offline(False)
        for page in handset.pages:
            page.close()
        handset.clear_cookies()


@pytest.fixture
def ada(transactional_db):
    """A facilitator with an account."""
    ada = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    give_role(ada, "facilitator")
    return ada


@pytest.fixture
def workshop(decision, ada):
    """A room that scores three options on two criteria."""
    return go(open_workshop(decision=decision, by=ada, now=timezone.now()), SCORE)


@pytest.fixture
def screens(context, people, ada, base_url):
    """A console that is signed in, a wall, and three phones, all empty yet."""

    def show(address=base_url, phones=3):
        sign_in(context, ada, address)
        return Screens(
            console=prepare(context.new_page(), LAPTOP),
            wall=prepare(context.new_page(), PROJECTOR),
            phones=[prepare(one.new_page(), PHONE) for one in people[:phones]],
        )

    return show


@pytest.fixture
def mixed_screens(context, people, ada, base_url):
    """The same for people who read from left to right, and others from right to left."""
    sign_in(context, ada, base_url)
    ways = ("ltr", "rtl", "rtl")
    return Screens(
        console=prepare(context.new_page(), LAPTOP, "rtl", hurried=False),
        wall=prepare(context.new_page(), PROJECTOR, hurried=False),
        phones=[
            prepare(one.new_page(), PHONE, way, hurried=False)
            for one, way in zip(people, ways, strict=True)
        ],
    )
