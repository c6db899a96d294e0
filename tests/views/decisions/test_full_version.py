"""Bringing in what lies outside the core, on the sheet of this browser alone."""

import pytest
from django.test import Client

from options.models import Participant
from tests.factories import (
    ParticipantFactory,
    ScoreFactory,
)
from tests.htmx import soup
from tests.views.decisions.pages import COOKIE, words

pytestmark = pytest.mark.django_db


# --- The full version ---------------------------------------------------------------------


def switch(client: Client, is_on: str, **more: str):
    return client.post("/decisions/lunch/full-version/", {"is_on": is_on, **more})


def test_switching_begins_a_sheet_and_brings_the_other_options_in(client, decision):
    answer = switch(client, "1")

    assert answer.headers["Location"] == "/decisions/lunch/brief/#version"
    assert COOKIE in client.cookies
    page = soup(client.get("/decisions/lunch/brief/"))
    assert [words(item) for item in page.select("#options h3")] == [
        "A Soup", "B Salad full version",
    ]  # fmt: skip


def test_switching_off_hides_and_deletes_nothing(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    ScoreFactory(
        participant=sheet,
        option=decision.options.get(name="Salad"),
        criterion=decision.criteria.get(),
    )
    browser = browser_of(sheet)

    switch(browser, "0")

    page = soup(browser.get("/decisions/lunch/brief/"))
    assert [words(item) for item in page.select("#options h3")] == ["A Soup"]
    assert sheet.scores.count() == 1


def test_switching_off_without_a_sheet_begins_none(client, decision):
    switch(client, "0")

    assert Participant.objects.count() == 0


def test_switch_is_not_offered_where_nothing_would_come_in(client, decision):
    decision.options.filter(in_core=False).delete()

    page = soup(client.get("/decisions/lunch/brief/"))

    assert page.select_one("#version") is None


@pytest.mark.parametrize("is_on", ["", "on", "2", "1\x00"])
def test_a_switch_that_is_neither_on_nor_off_changes_nothing(client, decision, is_on):
    answer = switch(client, is_on)

    assert (answer.status_code, Participant.objects.count()) == (400, 0)


def test_switch_is_not_turned_by_looking_at_its_address(client, decision):
    answer = client.get("/decisions/lunch/full-version/", {"is_on": "1"})

    assert (answer.status_code, Participant.objects.count()) == (405, 0)


def test_switch_needs_the_token_of_its_page(decision):
    answer = switch(Client(enforce_csrf_checks=True), "1")

    assert (answer.status_code, Participant.objects.count()) == (403, 0)
    assert words(soup(answer).h1) == "This form is too old"


def test_switch_goes_on_to_a_page_of_this_site(client, decision):
    answer = switch(client, "1", next="/decisions/lunch/compare/?a=1")

    assert answer.headers["Location"] == "/decisions/lunch/compare/?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.com",
        "/\\evil.com",
        "\\\\evil.com",
        "https://evil.com/",
        "http:///evil.com",
        "javascript:alert(1)",
        "///evil.com",
        "/%09/evil.com\r\nX: y",
        "brief",
        " //evil.com",
    ],
)
def test_switch_never_goes_on_to_another_site(client, decision, elsewhere):
    answer = switch(client, "1", next=elsewhere)

    assert answer.headers["Location"] in {
        "/decisions/lunch/brief/#version",
        "/%09/evil.com%0D%0AX:%20y",
    }
    assert "X" not in answer.headers


# --- Whose token it is --------------------------------------------------------------------


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: "x" + token,
        lambda token: token.rsplit(":", 1)[0],
        lambda token: token + "x" * 10_000,
        lambda _: "token of 1:" + "a" * 43,
        lambda _: "%E2%80%AE<script>",
        lambda _: "",
    ],
    ids=["truncated", "edited", "unsigned", "10 KB", "another key", "no token", "empty"],
)
def test_spoilt_cookie_opens_no_sheet(browser_of, decision, spoil):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    browser = browser_of(sheet)
    assert "B Salad" in words(soup(browser.get("/decisions/lunch/brief/")))

    browser.cookies[COOKIE] = spoil(browser.cookies[COOKIE].value)
    answer = browser.get("/decisions/lunch/brief/")

    assert answer.status_code == 200
    assert [words(item) for item in soup(answer).select("#options h3")] == ["A Soup"]


def test_sheet_of_another_browser_is_not_touched(browser_of, decision):
    own, other = (ParticipantFactory(decision=decision) for _ in range(2))

    switch(browser_of(own), "1")

    other.refresh_from_db()
    own.refresh_from_db()
    assert (own.is_full_version, other.is_full_version) == (True, False)
