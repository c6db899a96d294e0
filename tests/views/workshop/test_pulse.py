from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from options.models import Seat
from options.visitors import hash_of
from tests.conftest import give_token
from tests.htmx import HTMX, soup, swap
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(room):
    room.sit(hash_of("a"))
    Seat.objects.update(last_seen_at=timezone.now())
    client = Client()
    give_token(client, "a")
    return client


def address(room):
    return f"/workshops/{room.now.slug}/seat/"


def asked_by(page):
    return page.select_one("#bar")["hx-get"]


@pytest.mark.parametrize("people", [1, 3, 300])
def test_nothing_new_is_one_query_however_many_are_in(room, client, people):
    pulse = asked_by(soup(client.get(address(room))))
    seat = Seat.objects.get()
    for n in range(people - 1) if people < 10 else ():
        room.sit(f"other {n}")
    if people >= 10:
        crowd(room, seat, people)

    with queries() as asked:
        answer = client.get(pulse)

    assert (answer.status_code, len(answer.content), len(asked)) == (204, 0, 1)


def crowd(room, seat, people):
    """Many seats in two statements."""
    sheets = type(seat.participant).objects.bulk_create(
        type(seat.participant)(
            decision=seat.participant.decision, recovery_code=f"code-{n}", order_seed=n
        )
        for n in range(people - 1)
    )
    Seat.objects.bulk_create(
        Seat(
            workshop=room.now,
            participant=sheet,
            number=place,
            joined_at=seat.joined_at,
            last_seen_at=seat.last_seen_at,
        )
        for place, sheet in enumerate(sheets, start=2)
    )


def test_seat_is_noted_as_seen_at_most_every_twenty_seconds(room, client):
    pulse = asked_by(soup(client.get(address(room))))
    Seat.objects.update(last_seen_at=timezone.now() - timedelta(seconds=21))

    with queries() as first:
        client.get(pulse)
    with queries() as second:
        client.get(pulse)

    assert [len(first), len(second)] == [2, 1]
    assert Seat.objects.get().last_seen_at > timezone.now() - timedelta(seconds=5)


def test_stranger_has_no_pulse_here(room):
    stranger = Client()
    give_token(stranger, "b")

    assert Client().get(f"/workshops/{room.now.slug}/pulse/").status_code == 404
    assert stranger.get(f"/workshops/{room.now.slug}/pulse/").status_code == 404


def test_page_that_is_swapped_by_news_is_like_a_fresh_one(room, client):
    page = soup(client.get(address(room)))
    room.go(1)

    answer = client.get(asked_by(page), headers=HTMX)
    swap(page, "#room", answer)

    fresh = soup(client.get(address(room)))
    for tree in (page, fresh):
        tree.select_one("[name=next]")["value"] = ""
    del page.select_one("#room")["hx-swap-oob"]
    assert page.select_one("#room") == fresh.select_one("#room")


def test_what_is_being_written_is_not_taken_away_by_news(room, client):
    pulse = asked_by(soup(client.get(address(room))))
    room.go(1)

    bar = soup(client.get(f"{pulse}&busy=1", headers=HTMX))

    assert bar.select_one("#room") is None
    assert "The room has moved on." in bar.get_text()
