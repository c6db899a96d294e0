"""A save lands in the round whose page sent it, or is refused beside its control."""

import pytest
from django.utils import timezone

from options.models import ScoreChange, Seat
from tests.htmx import HTMX, soup
from tests.rooms import REVEAL, SCORE
from tests.views.workshop.desk.rooms import later_round, sent

pytestmark = pytest.mark.django_db


def test_seat_leads_to_the_first_criterion_and_a_save_goes_into_round_1(room):
    client = room.browser()
    room.go(SCORE)

    led = client.get(room.home)
    page = soup(client.get(led.url))
    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert led.url == room.page()
    assert answer.status_code == 200
    assert room.rounds() == [(1, 40)]


def test_save_on_its_way_at_the_seal_lands_in_its_own_round(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    room.go(REVEAL)

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 200
    assert room.rounds() == [(1, 40)]


def test_save_after_the_seal_is_refused_beside_the_control_and_never_moved_on(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    later_round(room)

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 409
    assert "This round is sealed" in soup(answer).select_one(".errors").text
    assert soup(answer).select_one(".state a")["href"] == room.home
    assert room.rounds() == []
    assert not ScoreChange.objects.exists()


@pytest.mark.parametrize(
    "written", ["0", "2", "9", "-1", "", "x", "1e9", "99999999999999", "²"]
)
def test_round_that_no_page_gave_is_refused(room, written):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    data = sent(page, room, points="40") | {"round": written}
    answer = client.post(room.save_at(), data, headers=HTMX)

    assert answer.status_code == 409
    assert room.rounds() == []


def test_same_save_sent_again_after_the_seal_hears_the_first_answer(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40")
    client.post(room.save_at(), data, headers=HTMX)
    room.go(REVEAL)
    room.seal()

    answer = client.post(room.save_at(), data, headers=HTMX)

    assert answer.status_code == 200
    assert ScoreChange.objects.count() == 1


def test_undo_after_the_seal_is_refused(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)
    room.go(REVEAL)
    room.seal()

    answer = client.post(f"{room.save_at()}undo/", {"round": "1", "undo": "1"}, headers=HTMX)

    assert answer.status_code == 409
    assert room.rounds() == [(1, 40)]


def test_seat_that_was_taken_away_saves_nothing_and_reads_why(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    Seat.objects.update(removed_at=timezone.now())

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 409
    assert "taken this seat away" in soup(answer).text
    assert client.get(room.page()).url == room.home
    assert client.get(room.home).status_code == 200


def test_without_javascript_a_save_after_the_seal_keeps_what_was_typed(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40")
    room.go(REVEAL)
    room.seal()

    answer = client.post(room.page(), data)

    assert answer.status_code == 409
    assert "This round is sealed" in answer.content.decode()
    assert soup(answer).select_one(".scale input[checked]")["value"] == "40"
    assert room.rounds() == []


def test_without_javascript_one_button_saves_a_criterion_into_its_round(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40") | sent(page, room, option=1, points="70")

    answer = client.post(room.page(), data | {"next": ""})

    assert [button.text for button in page.select("noscript button:not(.quiet)")] == [
        "Save and go on"
    ]
    assert "scripted" in page.select_one("#next")["class"]
    assert answer.url == room.page(1)
    assert sorted(room.rounds()) == [(1, 40), (1, 70)]
