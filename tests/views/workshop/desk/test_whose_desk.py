"""Whose desk it is, and what its pages cost."""

import pytest
from django.test import Client
from django.utils import timezone

from options.models import Participant, Seat
from tests.factories import UserFactory
from tests.htmx import HTMX, soup, swap
from tests.queries import queries
from tests.rooms import SCORE
from tests.views.workshop.desk.rooms import Now, sent

pytestmark = pytest.mark.django_db


# --- Whose desk it is ---------------------------------------------------------------------
PAGES = (
    "brief", "compare", "overview", "head-to-head", "weights", "weights/points",
    "weights/perspectives", "results", "sheet", "sheet/sheet.csv",
)  # fmt: skip


@pytest.mark.parametrize("who", ["stranger", "seat elsewhere", "account"])
def test_stranger_finds_nothing_of_the_copy(room, who):
    room.browser()
    room.go(SCORE)
    client = Now().browser("b") if who == "seat elsewhere" else Client()
    if who == "account":
        client.force_login(UserFactory())
    slug = room.now.decision.slug

    found = {name: client.get(f"/decisions/{slug}/{name}/").status_code for name in PAGES}
    saved = client.post(room.save_at(), {"round": "1"}, headers=HTMX).status_code

    assert set(found.values()) == {404}
    assert saved == 404


def test_staff_without_a_seat_reads_the_brief_and_scores_nothing(room):
    client = Client()
    client.force_login(UserFactory(is_staff=True))
    room.go(SCORE)
    slug = room.now.decision.slug

    found = {name: client.get(f"/decisions/{slug}/{name}/").status_code for name in PAGES}

    assert found.pop("brief") == 200
    assert set(found.values()) == {404}
    assert client.post(f"/decisions/{slug}/full-version/", {"is_on": "1"}).status_code == 404
    assert not Participant.objects.exists()


def test_cell_of_another_workshop_is_not_found(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    other = Now()
    other.go(SCORE)

    answer = client.post(other.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 404


def test_account_that_is_signed_in_does_not_take_over_the_sheet_of_a_seat(room):
    client = room.browser()
    client.force_login(UserFactory())
    room.go(SCORE)
    page = soup(client.get(room.page()))

    client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert Participant.objects.get().user is None
    assert room.rounds() == [(1, 40)]


def test_room_frame_leads_nowhere_that_the_step_does_not_allow(room):
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))
    links = " ".join(link["href"] for link in page.select("a[href]"))

    assert page.select_one("#bar")["data-every"] == "5"
    assert not any(f"/{name}/" in links for name in ("results", "head-to-head", "weights"))
    for name in ("results", "sheet", "sheet/start-over", "sheet/delete"):
        assert client.get(f"/decisions/{room.now.decision.slug}/{name}/").url == room.home


# --- What it costs ------------------------------------------------------------------------


def fill(room, people):
    """Seats up to a number of people."""
    there = Seat.objects.count()
    sheets = Participant.objects.bulk_create(
        Participant(decision=room.now.decision, recovery_code=f"{n}", order_seed=n)
        for n in range(there, people)
    )
    moment = timezone.now()
    Seat.objects.bulk_create(
        Seat(
            participant=sheet,
            workshop=room.now,
            number=sheet.order_seed + 1,
            joined_at=moment,
            last_seen_at=moment,
        )
        for sheet in sheets
    )


def test_save_in_a_room_asks_five_queries_however_many_sit_there(room):
    client = room.browser()
    room.go(SCORE)
    counts = []
    for people in (1, 3, 300):
        fill(room, people)
        page = soup(client.get(room.page()))
        data = sent(page, room, points=str(people % 100), change=str(people))
        address = room.save_at()
        with queries() as asked:
            assert client.post(address, data, headers=HTMX).status_code == 200
        counts.append(len(asked))

    assert counts == [5, 5, 5]


def test_page_after_a_save_looks_as_it_does_on_a_fresh_one(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    answer = client.post(room.save_at(), sent(page, room, points="70"), headers=HTMX)
    swap(page, f"#{soup(answer).find(class_='state')['id']}", answer)
    fresh = soup(client.get(room.page()))

    for tree in (page, fresh):
        tree.select_one(".clock").decompose()
        for radio in tree.select(".scale input"):
            radio.attrs.pop("checked", None)
        for late in tree.select("[hx-swap-oob]"):
            del late["hx-swap-oob"]
    assert page.prettify() == fresh.prettify()
