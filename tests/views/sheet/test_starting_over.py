"""Starting a sheet over, and deleting it."""

import pytest
from django.test import Client

from options.models import Participant, Score
from tests.htmx import soup
from tests.views.sheet.pages import DELETE, PAGE, START_OVER, shows, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_question_is_asked_before_anything_is_gone(browser_of, held, address):
    answer = browser_of(held).get(address)

    page = soup(answer)
    assert page.select_one("main form")["action"] == address
    assert "1 answered cell would be gone." in words(page)
    assert Score.objects.count() == 1


def test_starting_over_empties_the_sheet_and_keeps_its_code(browser_of, held):
    client = browser_of(held)

    answer = client.post(START_OVER, follow=True)

    page = soup(answer)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert (
        words(page.select_one(".messages")) == "Your sheet is empty now. You can begin again."
    )
    assert words(page.select_one(".sheet > .notice")).startswith("Your sheet is empty.")
    first = page.select_one(".sheet a.button")
    assert words(first) == "Begin with the first criterion"
    assert page.select("[data-print], [download]") == []
    assert page.select_one("code").get_text() == "maple-427-otter"
    assert Score.objects.count() == 0
    assert not shows(client)


def test_deleting_leads_home_and_says_so(browser_of, held):
    client = browser_of(held)

    answer = client.post(DELETE, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert words(soup(answer).select_one(".messages")) == (
        "Your answers on “Lunch” are deleted, except in backups made before."
    )
    assert Participant.objects.count() == 0
    assert words(soup(client.get(PAGE)).select_one(".lead")).startswith("You have no answers")


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_stranger_deletes_nothing(held, address):
    stranger = Client()

    assert stranger.get(address).status_code == 302
    assert stranger.post(address).status_code == 302
    assert Score.objects.count() == 1


@pytest.mark.parametrize("address", [START_OVER, DELETE])
def test_deed_without_a_token_is_refused(browser_of, held, address):
    client = Client(enforce_csrf_checks=True)
    client.cookies = browser_of(held).cookies

    assert client.post(address).status_code == 403
    assert Score.objects.count() == 1


def test_deleting_twice_says_the_same_and_breaks_nothing(browser_of, held):
    client = browser_of(held)

    first, again = client.post(DELETE), client.post(DELETE)

    assert (first.status_code, first.url) == (again.status_code, again.url) == (302, "/")
