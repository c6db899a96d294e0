import pytest
from django.test import Client

from options.formats.tokens import hash_of
from options.models import Reason
from tests.conftest import give_token
from tests.htmx import HTMX, soup
from tests.rooms import AGAIN, DISCUSS, RESULTS, REVEAL_2, SCORE, WEIGH, at

pytestmark = pytest.mark.django_db

SENT = {"text": "Floods <come> first.", "side": "up", "cell": "1-1"}


@pytest.fixture
def client(room):
    room.sit(hash_of("a"))
    client = Client()
    give_token(client, "a")
    return client


def send(room, client, deed="reason", *, sent=SENT, **more):
    return client.post(f"/workshops/{room.now.slug}/seat/{deed}/", sent, **more)


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_reason_that_came_too_late_stands_on_the_page_that_is_shown(room, client, headers):
    room.show(DISCUSS)
    room.go(AGAIN, at(20))

    answer = send(room, client, headers=headers)

    page = soup(answer)
    assert answer.status_code == 409
    assert page.select_one("#kept-words").get_text().strip("\n") == "Floods <come> first."
    assert "The room has moved on" in page.select_one("#said").get_text()
    assert page.select_one("#room .button")["href"].startswith("/decisions/")
    assert not Reason.objects.exists()


def test_words_for_a_closed_step_stand_above_the_next_one(room, client):
    room.show(DISCUSS)
    room.go(AGAIN, at(20))
    room.go(REVEAL_2, at(30))
    room.seal(at(60))
    room.go(RESULTS, at(60))

    answer = send(room, client, headers=HTMX)

    assert answer.status_code == 409
    assert (
        soup(answer).select_one("#kept-words").get_text().strip("\n") == "Floods <come> first."
    )
    assert soup(answer).select_one("#result-title")


def test_refused_deed_without_words_leads_on_and_says_why(room, client):
    room.go(SCORE)
    room.go(WEIGH)

    answer = send(room, client, "choose", sent={"option": "x"}, headers=HTMX)

    place = answer.headers["HX-Redirect"]
    assert place.endswith("/weights/")
    assert "nothing was saved" in soup(client.get(place)).get_text()


def test_page_of_a_seat_hands_nothing_back_that_was_never_written(room, client):
    assert (
        soup(client.get(f"/workshops/{room.now.slug}/seat/")).select_one("#kept-words") is None
    )
