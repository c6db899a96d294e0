"""People without a phone: cards to print, and a grid to type them in."""

import pytest
from django.test import Client
from django.urls import reverse

from options.actions.moving import spotlight
from options.models import Score, Seat
from tests.htmx import soup
from tests.rooms import AGAIN, REVEAL, SCORE, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(room):
    client = Client()
    client.force_login(room.ada)
    return client


@pytest.fixture
def card(room, leader):
    """The address of a first card, while round 1 is open."""
    room.go(SCORE)
    answer = leader.post(address(room), {"epoch": room.now.epoch})
    return answer.headers["Location"]


def address(room):
    return reverse("paper", args=[room.now.slug])


def name_of(room, option, leaf):
    return f"p{room.options[option].pk}-{room.leaves[leaf].pk}"


def stored():
    return {
        (s.option_id, s.criterion_id): (s.points, s.cannot_judge) for s in Score.objects.all()
    }


def test_a_card_gets_a_seat_that_counts_as_a_person(room, card):
    seat = Seat.objects.get()

    assert card == reverse("paper_entry", args=[room.now.slug, seat.number])
    assert (seat.kind, seat.participant.keys.count()) == ("paper", 0)


def test_what_is_typed_is_stored_in_the_open_round(room, leader, card):
    answer = leader.post(
        card,
        {
            name_of(room, 0, 0): "0",
            name_of(room, 0, 1): " 75 ",
            name_of(room, 1, 0): "?",
            name_of(room, 1, 1): "",
            "round": "1",
        },
    )

    assert answer.headers["Location"] == address(room)
    assert stored() == {
        (room.options[0].pk, room.leaves[0].pk): (0, False),
        (room.options[0].pk, room.leaves[1].pk): (75, False),
        (room.options[1].pk, room.leaves[0].pk): (None, True),
    }
    assert set(Score.objects.values_list("round_number", flat=True)) == {1}
    assert "3 of 4" in soup(leader.get(address(room))).select_one(".papers").get_text()


def test_what_is_wrong_is_kept_beside_its_words_and_nothing_is_stored(room, leader, card):
    answer = leader.post(
        card, {name_of(room, 0, 0): "101", name_of(room, 0, 1): "20", "round": "1"}
    )

    page = soup(answer)
    field = page.select_one(f"#{name_of(room, 0, 0)}")
    assert answer.status_code == 422
    assert (field["value"], field["aria-invalid"]) == ("101", "true")
    assert page.select_one(f"#{name_of(room, 0, 1)}")["value"] == "20"
    assert stored() == {}


def test_a_card_can_be_mended_while_its_round_is_open(room, leader, card):
    cell = name_of(room, 0, 0)
    leader.post(card, {cell: "40", "round": "1"})
    shown = soup(leader.get(card)).select_one(f"#{cell}")["value"]

    leader.post(card, {cell: "", "round": "1"})

    assert shown == "40"
    assert stored() == {(room.options[0].pk, room.leaves[0].pk): (None, False)}


def test_a_sealed_card_takes_and_shows_nothing(room, leader, card):
    cell = name_of(room, 0, 0)
    leader.post(card, {cell: "40", "round": "1"})
    room.go(REVEAL)
    room.seal(at(60))

    answer = leader.post(card, {cell: "90", "round": "1"})

    assert answer.status_code == 409
    assert stored() == {(room.options[0].pk, room.leaves[0].pk): (40, False)}
    assert soup(leader.get(card)).select(".card-grid") == []


def test_cards_to_print_have_a_place_for_every_number(room, leader):
    page = soup(leader.get(reverse("paper_cards", args=[room.now.slug]), {"count": 3}))

    cards = page.select(".paper-card")
    assert len(cards) == 3
    assert len(cards[0].select("tbody tr")) == 2
    assert len(cards[0].select("tbody td")) == 2 * (2 + 1)


@pytest.mark.parametrize("count", ["0", "101", "x", ""])
def test_an_impossible_number_of_cards_is_refused(room, leader, count):
    answer = leader.get(reverse("paper_cards", args=[room.now.slug]), {"count": count})

    assert answer.status_code == 422
    assert "Print from 1 to 100 cards." in answer.content.decode()


def test_a_card_added_from_an_old_page_is_refused(room, leader):
    answer = leader.post(address(room), {"epoch": room.now.epoch - 1})

    assert answer.status_code == 409
    assert Seat.objects.count() == 0


def test_a_card_of_an_earlier_round_is_not_stored_in_a_later_one(room, leader, card):
    room.do(spotlight, **room.cell)
    room.go(REVEAL)
    room.seal(at(60))
    room.do(spotlight, **room.cell)
    room.go(AGAIN, when=at(70))

    answer = leader.post(card, {name_of(room, 0, 0): "33", "round": "1"})

    assert answer.status_code == 409
    assert stored() == {}


def test_a_later_card_asks_only_for_what_was_opened(room, leader, card):
    room.go(REVEAL)
    room.seal(at(60))
    room.do(spotlight, **room.cell)
    room.go(AGAIN, when=at(70))

    fields = soup(leader.get(card)).select(".card-grid input")

    assert [field["name"] for field in fields] == [name_of(room, 0, 0)]
