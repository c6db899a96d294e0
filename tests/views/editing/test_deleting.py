"""Every part is deleted on a page that says what hangs on it, as it was shown and not later."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import GutChoice, LaterFact, Option
from options.views.editing.part_kinds import place_seen
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ScoreFactory,
    SeatFactory,
    SourceFactory,
    UserFactory,
)
from tests.htmx import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision():
    decision = DecisionFactory(slug="d", owner=UserFactory(), is_published=False)
    OptionFactory.create_batch(3, decision=decision)
    CriterionFactory.create_batch(2, decision=decision)
    return decision


@pytest.fixture
def client(decision):
    client = Client()
    client.force_login(decision.owner)
    return client


def part_in(decision, kind):
    """A part with something that hangs on it, and how that is said."""
    option, leaf = decision.options.first(), decision.criteria.first()
    if kind == "options":
        EvidenceFactory(decision=decision, option=option, criterion=None)
        return option, "Notes on it", "1 · deleted with it"
    if kind == "perspectives":
        swing = PerspectiveSwingFactory(
            perspective=PerspectiveFactory(decision=decision), criterion=leaf
        )
        return swing.perspective, "Its swing points", "1 · deleted with it"
    if kind == "red_lines":
        return RedLineFactory(criterion=leaf), "", "Nothing."
    if kind == "evidence":
        note = EvidenceFactory(decision=decision, criterion=leaf)
        note.sources.set(SourceFactory.create_batch(2, decision=decision))
        return note, "Sources that it names", "2 · not deleted"
    return SourceFactory(decision=decision), "", "Nothing."


@pytest.mark.parametrize(
    "kind", ["options", "perspectives", "red_lines", "evidence", "sources"]
)
def test_part_is_deleted_after_a_page_that_says_what_hangs_on_it(client, decision, kind):
    part, words, count = part_in(decision, kind)
    address = reverse(f"{kind}_delete", args=["d", part.pk])
    opened = soup(client.get(reverse(f"{kind}_part", args=["d", part.pk])))

    page = soup(client.get(address))
    too_early = client.post(address, {"seen": "something else"})
    there = type(part).objects.filter(pk=part.pk).exists()
    gone = client.post(address, {"seen": page.select_one("main [name=seen]")["value"]})

    assert opened.select_one(".elsewhere a")["href"] == address
    assert words in page.main.text
    assert count in page.main.text
    assert (too_early.status_code, there) == (409, True)
    assert "Somebody changed it meanwhile" in soup(too_early).text
    assert gone.status_code == 302
    assert not type(part).objects.filter(pk=part.pk).exists()


def test_scored_option_has_no_button_and_is_not_deleted(client, decision):
    option = decision.options.first()
    ScoreFactory(option=option, criterion=decision.criteria.first())
    address = reverse("options_delete", args=["d", option.pk])

    page = soup(client.get(address))
    answer = client.post(address, {"seen": page.select_one("main [name=seen]")["value"]})

    assert page.select_one("main .danger") is None
    assert page.select_one("dl dd").text == "in the way"
    assert answer.status_code == 409
    assert Option.objects.filter(pk=option.pk).exists()


def test_option_that_somebody_chose_first_in_a_room_stays(client, decision):
    option = decision.options.first()
    GutChoice.objects.create(seat=SeatFactory(), option=option, kind="gut")
    address = reverse("options_delete", args=["d", option.pk])

    seen = soup(client.get(address)).select_one("main [name=seen]")["value"]

    assert client.post(address, {"seen": seen}).status_code == 409


@pytest.mark.parametrize("deed", ["up", "park"])
def test_deed_on_a_part_that_was_moved_meanwhile_is_refused(client, decision, deed):
    first, second, third = decision.options.all()
    stale = {one.pk: place_seen(one) for one in (first, second, third)}
    address = reverse("options_deed", args=["d", third.pk])
    client.post(address, {"do": "up", "seen": stale[third.pk]})
    order = list(decision.options.values_list("pk", "parked_at"))

    answer = client.post(address, {"do": deed, "seen": stale[third.pk]})

    assert answer.status_code == 409
    assert "moved or parked" in soup(answer).text
    assert list(decision.options.values_list("pk", "parked_at")) == order


def test_saving_words_keeps_the_place_that_another_editor_gave(client, decision):
    option = decision.options.last()
    address = reverse("options_part", args=["d", option.pk])
    seen = soup(client.get(address)).select_one("main [name=seen]")["value"]
    deed = reverse("options_deed", args=["d", option.pk])
    client.post(deed, {"do": "up", "seen": place_seen(option)})
    moved = Option.objects.get(pk=option.pk).position

    answer = client.post(address, {"name": "Another name", "seen": seen})

    option.refresh_from_db()
    assert answer.status_code == 302
    assert (option.name, option.position) == ("Another name", moved)


def test_source_says_what_uses_it_notes_and_later_facts(client, decision):
    source = SourceFactory(decision=decision)
    EvidenceFactory(
        decision=decision, option=None, criterion=decision.criteria.first()
    ).sources.add(source)
    fact = LaterFact.objects.create(decision=decision, text="It was built in the end.")
    fact.sources.add(source)
    SourceFactory(decision=decision)

    used, unused = (
        " ".join(row.select_one(".small.soft + .small").text.split())
        for row in soup(client.get(reverse("edit_sources", args=["d"]))).select(".part-words")
    )

    name = decision.criteria.first().name
    assert used == f"Used in: every option × {name}; known later: It was built in the end."
    assert unused == "Used in: nothing"
