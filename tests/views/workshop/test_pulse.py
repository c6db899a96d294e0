from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from options.formats.tokens import hash_of
from options.models import Extension, Seat, Workshop
from options.views.workshop.pulse import NEWEST
from tests.conftest import give_token
from tests.htmx import HTMX, soup, swap
from tests.queries import queries
from tests.rooms import SCORE

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


@pytest.mark.parametrize(
    ("state", "time"), [("waiting", "opens_at"), ("open", "due_at")], ids=["opens", "closes"]
)
def test_time_of_an_assignment_that_has_come_is_news_by_itself(room, client, state, time):
    Workshop.objects.update(is_assignment=True)
    if state == "open":
        room.go(SCORE)
    page = soup(client.get(address(room), follow=True))
    early = client.get(asked_by(page)).status_code
    room.now.rounds.filter(number=1).update(**{time: timezone.now() - timedelta(seconds=1)})
    before = room.now.step

    answer = client.get(asked_by(page), headers=HTMX)

    assert (early, answer.status_code) == (204, 200)
    assert room.now.step > before


def test_round_that_somebody_has_longer_for_is_no_news(room, client):
    Workshop.objects.update(is_assignment=True)
    room.go(SCORE)
    page = soup(client.get(address(room), follow=True))
    held = room.now.rounds.get(number=1)
    room.now.rounds.filter(number=1).update(due_at=timezone.now() - timedelta(seconds=1))
    later = timezone.now() + timedelta(hours=1)
    Extension.objects.create(seat=Seat.objects.get(), round=held, until=later)

    assert client.get(asked_by(page)).status_code == 204


def test_time_of_a_live_room_or_in_a_pause_is_no_news(room, client):
    page = soup(client.get(address(room)))
    rounds = room.now.rounds.filter(number=1)
    rounds.update(opens_at=timezone.now() - timedelta(seconds=1))

    live = client.get(asked_by(page)).status_code
    Workshop.objects.update(is_assignment=True, paused_at=timezone.now())

    assert (live, client.get(asked_by(page)).status_code) == (204, 204)


def test_pulse_searches_by_indexes_alone(room):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {NEWEST}", ["x"] * NEWEST.count("%s"))
        plan = [row[-1] for row in cursor.fetchall()]

    assert [line for line in plan if line.startswith("SCAN")] == []


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
