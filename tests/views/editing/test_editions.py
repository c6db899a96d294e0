import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from options.actions.decisions import save_option
from options.actions.invitations import give_role
from options.actions.library import archive_decision
from options.actions.ordering import move_part
from options.actions.participants import begin_sheet
from options.actions.parts import save_part
from options.actions.sharing import set_published
from options.models import Decision, LaterFact, Perspective, Source, Workshop
from options.reports.room import room_of
from options.reports.room_report import newer_edition
from tests.factories import (
    NOON,
    CriterionFactory,
    DecisionFactory,
    OptionFactory,
    UserFactory,
)
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
    newer = newer_edition(room_of(workshop, NOON))
    assert (newer.original, newer.edition.number) == (decision, 2)


def test_workshop_on_what_no_edition_says_has_none(client, decision):
    give_role(decision.owner, "facilitator")
    client.post(PAGE)
    decision.options.update(name="Train and pay them")

    client.post("/decisions/d/workshops/new/", {"do": "open"})

    assert Workshop.objects.get().edition is None


@pytest.mark.parametrize("part", ["option", "perspective", "source", "order"])
def test_workshop_without_an_edition_hears_of_any_changed_part(client, decision, part):
    give_role(decision.owner, "facilitator")
    OptionFactory(decision=decision, key="share", name="Share what is known")
    client.post("/decisions/d/workshops/new/", {"do": "open"})
    workshop = Workshop.objects.get()
    untouched = newer_edition(room_of(workshop, NOON))

    if part == "option":
        save_option(option=decision.options.get(key="train"))
    elif part == "perspective":
        save_part(part=Perspective(decision=decision, name="Unions"))
    elif part == "source":
        save_part(part=Source(decision=decision, title="A report"))
    else:
        move_part(part=decision.options.get(key="train"), by=1)

    newer = newer_edition(room_of(Workshop.objects.get(), NOON))
    assert untouched is None
    assert (newer.original, newer.edition) == (decision, None)


def test_publishing_archiving_and_moving_nothing_change_nothing_that_a_workshop_works_on(
    decision,
):
    before = Decision.objects.get(pk=decision.pk).changed_at

    set_published(decision=decision, is_published=True, by=decision.owner)
    archive_decision(decision=decision)
    move_part(part=decision.options.get(), by=1)

    assert Decision.objects.get(pk=decision.pk).changed_at == before


def test_sheet_names_its_edition_and_offers_a_newer_one_without_changing_an_answer(
    client, decision
):
    client.post(PAGE)
    sheet = begin_sheet(decision=decision, token_hash="", user=decision.owner, order_seed=1)
    same = soup(client.get("/decisions/d/sheet/")).select_one("#edition")
    LaterFact.objects.create(decision=decision, text="What came later")
    decision.options.update(name="Train and pay them")
    client.post(PAGE, {"note": "They are paid now"})

    offered = soup(client.get("/decisions/d/sheet/")).select_one("#edition")
    page = soup(client.get(offered.a["href"]))
    exported = client.get("/decisions/d/sheet/sheet.json").json()
    taken = client.post(offered.a["href"], follow=True)

    assert "Your sheet is on edition 1" in same.text
    assert same.a is None
    assert "Edition 2 of" in offered.a.text
    assert "They are paid now" in page.text
    assert "and pay" in page.select_one("dd ins").text
    assert "What came later" not in page.text
    assert exported["decision"]["edition"] == 1
    assert "Your sheet is on edition 2" in soup(taken).select_one("#edition").text
    sheet.refresh_from_db()
    assert sheet.edition.number == 2


def test_brief_names_the_newest_edition_and_edits_since(client, decision):
    nothing = soup(client.get("/decisions/d/brief/")).select_one("#edition")
    client.post(PAGE)
    said = soup(client.get("/decisions/d/brief/")).select_one("#edition").text
    save_option(option=decision.options.get())

    edited = soup(client.get("/decisions/d/brief/")).select_one("#edition").text

    assert nothing is None
    assert "Edition 1 of" in said
    assert "edited since" not in said
    assert "It was edited since." in edited
