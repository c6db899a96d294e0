import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from options.actions.invitations import give_role
from options.models import Workshop
from options.reports.room import room_of
from options.reports.room_report import newer_edition
from tests.factories import NOON, CriterionFactory, DecisionFactory, OptionFactory, UserFactory
from tests.htmx import soup

pytestmark = pytest.mark.django_db
PAGE = "/decisions/d/edit/editions/"


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="d", owner=UserFactory(), is_published=False)
    OptionFactory(decision=decision, key="train", name="Train them")
    CriterionFactory(decision=decision, key="cost", name="Cost", definition="a small cost")
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def test_edition_keeps_the_bytes_of_its_day(client, decision):
    client.post(PAGE, {"note": "For the spring class"})
    before = client.get(f"{PAGE}1.json").content

    decision.options.update(name="Train and pay them")

    assert client.get(f"{PAGE}1.json").content == before
    assert b"Train them" in before
    assert "For the spring class" in soup(client.get(PAGE)).select_one(".editions").text


def test_database_lets_nobody_change_an_edition(client, decision):
    client.post(PAGE)

    with pytest.raises(DatabaseError), transaction.atomic():
        decision.editions.update(document="{}")


def test_same_decision_is_not_published_twice(client, decision):
    client.post(PAGE)

    answer = client.post(PAGE, {"note": "Again"})

    page = soup(answer)
    assert answer.status_code == 409
    assert "Nothing has changed since edition 1" in page.select_one("#refusal").text
    assert page.select_one("#note")["value"] == "Again"
    assert decision.editions.count() == 1


def test_comparison_says_what_came_what_went_and_which_words_changed(client, decision):
    client.post(PAGE)
    decision.options.all().delete()
    OptionFactory(decision=decision, key="share", name="Share what is known")
    decision.criteria.update(definition="a large cost")

    changes = soup(client.get(PAGE, {"older": "1"})).select_one("#changes")

    assert "Share what is known" in [e.text for e in changes.select("ins bdi")]
    assert "Train them" in [e.text for e in changes.select("del bdi")]
    (words,) = changes.select("dd")
    assert words.text.strip() == "a out: small in: large cost"


def test_two_editions_are_compared_and_equal_ones_differ_in_nothing(client, decision):
    client.post(PAGE)
    decision.options.update(name="Train and pay them")
    client.post(PAGE)

    told = soup(client.get(PAGE, {"older": "1", "newer": "2"})).select_one("#changes")
    same = soup(client.get(PAGE, {"older": "2", "newer": "2"})).select_one("#changes")

    assert "and pay" in told.select_one("dd ins").text
    assert "Nothing is different." in same.text


@pytest.mark.parametrize("number", ["7", "x", "-1", "9" * 40])
def test_edition_that_is_not_there_is_not_found(client, decision, number):
    assert client.get(PAGE, {"older": number}).status_code == 404


def test_workshop_says_which_edition_it_works_on_and_hears_of_a_later_one(client, decision):
    give_role(decision.owner, "facilitator")
    client.post(PAGE)

    client.post("/decisions/d/workshops/new/", {"do": "open"})

    workshop = Workshop.objects.get()
    page = soup(client.get(f"/workshops/{workshop.slug}/setup/"))
    assert "On edition 1" in page.text
    assert newer_edition(room_of(workshop, NOON)) is None
    decision.options.update(name="Train and pay them")
    client.post(PAGE)
    assert newer_edition(room_of(workshop, NOON)) == decision


def test_workshop_on_what_no_edition_says_has_none(client, decision):
    give_role(decision.owner, "facilitator")
    client.post(PAGE)
    decision.options.update(name="Train and pay them")

    client.post("/decisions/d/workshops/new/", {"do": "open"})

    assert Workshop.objects.get().edition is None
