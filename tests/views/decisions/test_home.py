"""Where a visitor begins: the home page and the list of decisions."""

import pytest

from tests.factories import (
    DecisionFactory,
    ParticipantFactory,
    ScoreFactory,
)
from tests.htmx import soup
from tests.views.decisions.pages import COOKIE, words

pytestmark = pytest.mark.django_db


def test_home_leads_to_the_first_score_without_a_field(client, decision):
    page = soup(client.get("/"))

    start = page.select_one(".case a.button")
    assert words(start) == "Start comparing : Lunch"
    assert start["href"] == "/decisions/lunch/compare/"
    assert page.select_one(".case .acts a:not(.button)")["href"] == "/decisions/lunch/brief/"
    assert words(page.select(".case .num")[0]) == "1 option · 1 criterion · about 1 minute"


def test_home_says_in_one_sentence_what_this_is(client):
    page = soup(client.get("/"))

    (heading,) = page.select("h1")
    assert words(heading) == (
        "Compare the options of a hard decision, weigh what matters, and see what your own "
        "judgements imply."
    )
    assert page.select_one(".notice") is not None


def test_card_says_where_the_visitor_left_off(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    soup_option = decision.options.get(name="Soup")
    ScoreFactory(
        participant=sheet, option=soup_option, criterion=decision.criteria.get(), points=0
    )

    page = soup(browser_of(sheet).get("/"))

    assert words(page.select_one(".case a.button")) == "Continue: 1 of 2 answered : Lunch"


def test_first_link_of_a_finished_sheet_leads_to_the_result(browser_of, decision):
    sheet = ParticipantFactory(decision=decision, is_full_version=True)
    for option in decision.options.all():
        ScoreFactory(participant=sheet, option=option, criterion=decision.criteria.get())
    browser = browser_of(sheet)

    card = soup(browser.get("/")).select_one(".case a.button")
    start = soup(browser.get("/decisions/lunch/brief/")).select_one(".brief a.button")
    line = soup(browser.get("/sheets/")).select_one(".sheets .row a")
    assert {link["href"] for link in (card, start, line)} == {"/decisions/lunch/results/"}
    assert words(card) == "See the result : Lunch"


def test_home_gives_no_cookie_to_somebody_who_only_looks(client, decision):
    client.get("/")
    client.get("/decisions/lunch/brief/")

    assert COOKIE not in client.cookies


def test_list_holds_published_decisions_only(client, decision):
    DecisionFactory(title="Draft", is_published=False)

    page = soup(client.get("/decisions/"))

    assert [words(title) for title in page.select(".case h3")] == ["Lunch"]


def test_invented_place_is_said_on_the_card(client):
    DecisionFactory(is_illustrative_place=True)

    assert words(soup(client.get("/")).select_one(".case .tag")) == "invented place"
