"""A card's swings, its person, the next card, and what is printed."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Criterion, Participant, Score, Seat, Swing, Workshop
from options.reports.others import coverage_of
from options.reports.paper import paper_lines
from options.reports.room import room_of
from tests.factories import NOON, PerspectiveFactory
from tests.htmx import soup
from tests.queries import queries
from tests.rooms import REVEAL, SCORE, Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    found = Room()
    found.go(SCORE)
    return found


@pytest.fixture
def leader(room):
    client = Client()
    client.force_login(room.ada)
    return client


def address(room, name="paper", *more):
    return reverse(name, args=[room.now.slug, *more])


def add(room, leader, **more):
    answer = leader.post(address(room), {"epoch": room.now.epoch, **more})
    return answer.headers.get("Location", answer)


def swing(room, leaf):
    return f"points-{room.leaves[leaf].key}"


def swings():
    return dict(Swing.objects.values_list("criterion", "points"))


def test_swings_of_a_card_count_like_anybodys(room, leader):
    card = add(room, leader)

    leader.post(card, {"round": "1", swing(room, 0): "100", swing(room, 1): "40"})

    assert swings() == {room.leaves[0].pk: 100, room.leaves[1].pk: 40}
    assert Participant.objects.get(seat__kind="paper").weighing == "points"
    page = soup(leader.get(card))
    assert [page.select_one(f"#{swing(room, leaf)}")["value"] for leaf in (0, 1)] == [
        "100",
        "40",
    ]
    assert "given" in soup(leader.get(address(room))).select_one(".papers").get_text()


def test_a_card_without_swings_gives_no_weights_and_takes_them_away_again(room, leader):
    card = add(room, leader)
    leader.post(card, {"round": "1"})
    assert swings() == {}
    leader.post(card, {"round": "1", swing(room, 0): "100"})

    leader.post(card, {"round": "1", swing(room, 0): "", swing(room, 1): " "})

    assert swings() == {}
    assert Participant.objects.get(seat__kind="paper").weighing == "equal"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("101", "Type a whole number from 0 to 100."), ("0", "more than 0 points")],
)
def test_wrong_swings_are_kept_and_nothing_of_the_card_is_stored(room, leader, typed, words):
    card = add(room, leader)
    cell = f"p{room.options[0].pk}-{room.leaves[0].pk}"

    answer = leader.post(card, {"round": "1", cell: "5", swing(room, 0): typed})

    field = soup(answer).select_one(f"#{swing(room, 0)}")
    assert (answer.status_code, field["value"], field["aria-invalid"]) == (422, typed, "true")
    assert words in soup(answer).select_one(".swings .errors").get_text()
    assert (Score.objects.count(), swings()) == (0, {})


def test_a_person_on_paper_speaks_for_somebody_and_has_a_name(room, leader):
    Workshop.objects.update(privacy="named")
    group = PerspectiveFactory(decision=room.now.decision)
    foreign = PerspectiveFactory(key="elsewhere")

    nameless = add(room, leader, perspective=group.key)
    wrong = add(room, leader, perspective=foreign.key, name="Bo")
    add(room, leader, perspective=group.key, name="Bo")

    assert (nameless.status_code, wrong.status_code) == (422, 422)
    assert "Type yours." in nameless.content.decode()
    assert soup(wrong).select_one("[name=name]")["value"] == "Bo"
    assert soup(nameless).select_one("option[selected]")["value"] == group.key
    assert [(s.name, s.perspective) for s in Seat.objects.all()] == [("Bo", group)]
    assert "Bo" in soup(leader.get(address(room))).select_one(".papers").get_text()


def test_no_name_is_asked_where_nobody_is_known(room, leader):
    assert soup(leader.get(address(room))).select("[name=name]") == []


def test_after_one_card_comes_the_next(room, leader):
    first, second = add(room, leader), add(room, leader)

    onward = leader.post(first, {"round": "1", "go": "next"}).headers["Location"]
    at_the_end = leader.post(second, {"round": "1", "go": "next"}).headers["Location"]

    assert (onward, at_the_end) == (second, address(room))
    assert soup(leader.get(second)).select("[value=next]") == []


def test_a_printed_card_has_the_middle_the_swing_and_its_number(room, leader):
    Criterion.objects.filter(pk=room.leaves[0].pk).update(middle="Neither good nor bad.")
    add(room, leader)

    blank = soup(leader.get(address(room, "paper_cards"), {"count": 1}))
    numbered = soup(leader.get(address(room, "paper_cards"), {"of": "seats"}))

    assert "50: Neither good nor bad." in blank.select_one(".paper-card").get_text()
    assert "______" in blank.select_one(".seat-number").get_text()
    assert [c.get_text(" ", strip=True) for c in numbered.select(".seat-number b")] == [
        "Seat 1"
    ]
    assert numbered.select_one("thead th:last-child").get_text() == "Swing"


def test_people_on_paper_are_counted_and_said(room, leader):
    add(room, leader)
    room.sit("a")

    counted = coverage_of(room_of(room.now, NOON))

    assert (counted.joined, counted.on_paper) == (2, 1)
    assert "of them on paper" in soup(leader.get(address(room, "console"))).get_text()


def test_result_says_how_many_of_those_who_scored_were_on_paper(room, leader):
    for number in range(6):
        seat = room.sit(f"browser {number}")
        Seat.objects.filter(pk=seat.pk, number__lte=2).update(kind="paper")
        for cell in ((0, 0), (0, 1), (1, 0), (1, 1)):
            room.save(seat, 10 * number, cell=cell)
    room.go(REVEAL)

    page = leader.get(address(room, "room_results"))

    assert "2 of 6 on paper." in " ".join(soup(page).get_text().split())


def test_cards_are_listed_in_as_many_queries_for_many_as_for_one(room, leader):
    add(room, leader)
    paper_lines(room_of(room.now, NOON))  # what is kept of the decision is kept from now on
    with queries() as one:
        paper_lines(room_of(room.now, NOON))
    for _i in range(8):
        add(room, leader)
    with queries() as many:
        lines = paper_lines(room_of(room.now, NOON))

    assert (len(many), len(lines)) == (len(one), 9)
