"""A real Chromium for the tests of this folder; any word in its console fails the test."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandlerMixin
from django.core.management import call_command
from playwright.sync_api import expect

from options.models import Decision
from tests import snapshots
from tests.browser.console import Console
from tests.browser.sheets import new_sheet
from tests.factories import CriterionFactory, DecisionFactory, OptionFactory

# Playwright keeps an event loop in this thread; Django would refuse its database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

KEPT_OPEN = "<!doctype html><title>Kept open</title><link rel=icon href=data:,>"
PATIENCE = 15_000  # milliseconds until a word that does not come counts as missing
NO_BROWSER = (
    "NO BROWSER, SO NOTHING WAS TRIED IN ONE: install Debian's chromium, or let CHROMIUM name "
    "a Chromium."
)

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Say in one line, and not once a test, that there is no browser."""
    report = yield
    if report.skipped and NO_BROWSER in str(report.longrepr):
        report.longrepr = (__file__, 1, NO_BROWSER)
    return report


# --- The browser --------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium; none is ever downloaded."""
    named = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    found = shutil.which(named) or shutil.which("chromium")
    if not found and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(NO_BROWSER, pytrace=False)
    if not found:
        pytest.skip(NO_BROWSER)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    """How it is started: small, quiet, without calls of its own."""
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def base_url(chromium, live_server, lasting_files):
    """Pages are named by their path."""
    return live_server.url


@pytest.fixture(scope="session")
def lasting_files():
    """Browsers keep the styles and scripts of the site, as they do on the site itself."""

    def serve(handler, request):
        answer = served(handler, request)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    served = StaticFilesHandlerMixin.serve
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandlerMixin, "serve", serve)
        yield


@pytest.fixture(autouse=True)
def console():
    """What the pages of a test say in the console: nothing but what the test provokes."""
    heard = Console()
    yield heard
    assert heard.unexpected == []


@pytest.fixture(scope="session")
def profile(browser, browser_context_args):
    """One browser for all tests; its waiting page keeps the process that draws pages warm."""
    profile = browser.new_context(**browser_context_args)
    profile.set_default_timeout(PATIENCE)
    waiting = profile.new_page()
    waiting.route("**", lambda route: route.fulfill(body=KEPT_OPEN, content_type="text/html"))
    waiting.goto("/")
    yield profile
    profile.close()


@pytest.fixture
def context(profile, console):
    """The browser of a test: it knows nobody, and keeps nothing for the next test."""
    console.listen_to(profile)
    waiting, *_none = profile.pages
    yield profile
    console.leave(profile)
    profile.set_offline(False)
    profile.unroute_all()
    for page in profile.pages:
        if page != waiting:
            page.close()
    profile.clear_cookies()
    waiting.evaluate("localStorage.clear()")


@pytest.fixture
def new_context(console, new_context):
    """A browser of its own, heard too; each costs a second to start."""

    def open_context(**wishes):
        context = new_context(**wishes)
        context.set_default_timeout(PATIENCE)
        console.listen_to(context)
        return context

    return open_context


# --- What it finds ------------------------------------------------------------------------


@pytest.fixture(scope="session")
def load_cases():
    """Store the built-in cases; after the first time they come from a copy."""
    copies = []

    def load():
        if copies:
            snapshots.put_back(copies[0])
            return
        call_command("load_cases", verbosity=0)
        if snapshots.can_be_taken():
            copies.append(snapshots.taken())

    return load


@pytest.fixture
def case(transactional_db, load_cases):
    """The built-in cases; the first of them."""
    load_cases()
    return Decision.objects.get(slug="protecting-chinese-nationals")


@pytest.fixture
def decision(transactional_db):
    """Three options on two criteria, for tests of one control."""
    decision = DecisionFactory(title="A way to town", slug="a-way-to-town")
    for name in ("Road", "Rail", "River"):
        OptionFactory(decision=decision, name=name, key=name.lower())
    for name in ("Cost", "Noise"):
        CriterionFactory(decision=decision, name=name, key=name.lower())
    return decision


@pytest.fixture
def hold_sheet(base_url, browser_of):
    """Give a browser a sheet of a decision, as if it had begun it."""

    def give(context, decision, **fields):
        sheet = new_sheet(decision, **fields)
        name = settings.PARTICIPANT_COOKIE_NAME
        signed = browser_of(sheet).cookies[name].value
        context.add_cookies([{"name": name, "value": signed, "url": base_url}])
        return sheet

    return give
