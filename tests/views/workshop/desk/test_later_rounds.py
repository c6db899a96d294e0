"""What round 2 asks, and until when weights are taken."""

import pytest
from django.utils import timezone

from options.models import Swing
from tests.htmx import HTMX, soup
from tests.rooms import REVEAL, SCORE, WEIGH
from tests.views.workshop.desk.rooms import AGAIN, cell_in, later_round, sent

pytestmark = pytest.mark.django_db


# --- Round 2 ------------------------------------------------------------------------------


@pytest.fixture
def again(room):
    """A seat with 40 and 60 on the first criterion, asked again about the first cell."""
    client = room.browser()
    room.go(SCORE)
    room.save(room.seat, 40, when=timezone.now())
    room.save(room.seat, 60, cell=(1, 0), when=timezone.now())
    later_round(room, (0, 0))
    return client


def test_round_2_asks_only_for_what_was_discussed(room, again):
    page = soup(again.get(room.home, follow=True))

    assert [card["data-cell"] for card in page.select("[data-cell]")] == [cell_in(page, room)]
    assert "0 of 1 answered" in page.select_one("#count").text
    assert "you said 40" in page.select_one(".earlier").text
    assert "Carried over" in page.select_one(".state").text
    assert not page.select(".scale input[checked]")
    assert again.get(room.page(1), follow=True).redirect_chain[-1][0] == room.page()


def test_one_tap_keeps_the_earlier_points_and_is_not_carried(room, again):
    page = soup(again.get(room.page()))

    answer = again.post(room.save_at(), sent(page, room, keep="on"), headers=HTMX)

    assert soup(answer).select_one(".scale input[checked]")["value"] == "40"
    assert answer["HX-Retarget"].startswith("#cell-")
    assert room.points(2) == [(40, False)]


def test_without_javascript_the_same_tap_keeps_them(room, again):
    page = soup(again.get(room.page()))

    answer = again.post(room.save_at(), sent(page, room, keep="on"))

    assert answer.url == room.page()
    assert room.points(2) == [(40, False)]


def test_nothing_said_is_carried_and_another_answer_changes(room, again):
    page = soup(again.get(room.page()))
    again.post(room.save_at(), sent(page, room, points="90"), headers=HTMX)

    room.go(AGAIN + 1)
    room.seal()

    assert sorted(room.points(2)) == [(60, True), (90, False)]


def test_cell_that_was_not_discussed_takes_no_answer(room, again):
    page = soup(again.get(room.page()))

    data = sent(page, room, option=1, points="10")
    answer = again.post(room.save_at(1), data, headers=HTMX)

    assert answer.status_code == 409
    assert room.points(2) == []


def test_nothing_to_keep_is_said(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    answer = client.post(room.save_at(), sent(page, room, keep="on"), headers=HTMX)

    assert answer.status_code == 422
    assert "no earlier answer" in soup(answer).text


# --- Weights ------------------------------------------------------------------------------


def place(room):
    return {"within": "", "criterion": room.leaves[0].key, "place": "1"}


def test_weights_are_taken_until_their_round_is_sealed(room):
    client = room.browser()
    room.go(SCORE)
    room.go(WEIGH)
    weights = f"/decisions/{room.now.decision.slug}/weights/"

    page = soup(client.get(client.get(room.home).url))
    open_ = client.post(f"{weights}place/", place(room), headers=HTMX)
    room.go(REVEAL)
    room.seal()
    late = client.post(f"{weights}restart/", {"within": ""}, headers=HTMX)
    points = client.post(f"{weights}points/", {f"p-{room.leaves[0].pk}": "5"}, headers=HTMX)

    assert page.select_one("form[action$='/seat/done/']")
    assert open_.status_code == 200
    assert soup(open_).select_one("form[action$='/seat/done/']")
    assert (late.status_code, points.status_code) in {(409, 409), (409, 422)}
    assert Swing.objects.exclude(rank=None).count() == 2
    assert client.get(weights).url == room.home
