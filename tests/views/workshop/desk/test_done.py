"""Saying that one is done; a room that goes together."""

import pytest
from django.test import Client
from django.utils import timezone

from options.actions.moving import set_criterion
from options.models import Seat, Workshop
from tests.htmx import HTMX, soup
from tests.rooms import SCORE, WEIGH
from tests.views.workshop.desk.rooms import sent

pytestmark = pytest.mark.django_db


def test_who_is_done_rests_and_can_take_it_back(room):
    client = room.browser()
    room.go(SCORE)

    said = client.post(f"{room.home}done/", follow=True)
    back = client.post(f"{room.home}not-done/")

    assert "You are done" in soup(said).h1.text
    assert "After this step: Weigh" in soup(said).text
    assert back.url == room.home
    assert client.get(room.home).url == room.page()


def test_who_leaves_cells_empty_is_done_at_any_time_and_reads_what_that_means(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    form = page.select_one("form.done")

    told = [page.select_one("#left").text]
    for option in range(2):
        data = sent(page, room, option=option, change=f"{option}", points="70")
        client.post(room.save_at(option), data, headers=HTMX)
    last = soup(client.get(room.page(1)))
    client.post(form["action"])

    assert form.button["class"] == ["button", "quiet"]
    assert told == ["4 cells stay empty; they count as missing, not as zero"]
    assert last.select_one("#done")["class"] == ["button"]
    assert last.select_one("#left").text == (
        "2 cells stay empty; they count as missing, not as zero"
    )
    assert Seat.objects.get().done_round == 1


def test_assignment_is_handed_in_and_not_done(room):
    Workshop.objects.update(is_assignment=True)
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))
    answer = soup(client.post(room.save_at(), sent(page, room, points="70"), headers=HTMX))

    assert (page.select("#done, #left"), answer.select("#left")) == ([], [])


def test_who_was_done_with_scoring_is_asked_to_weigh(room):
    client = room.browser()
    room.go(SCORE)
    client.post(f"{room.home}done/")

    room.go(WEIGH)

    assert client.get(room.home).url.endswith("/weights/")
    assert Seat.objects.get().done_round == 0


def test_done_is_refused_where_the_room_takes_no_answers(room):
    client = room.browser()
    room.go(SCORE)
    Workshop.objects.update(state="closed")

    assert client.post(f"{room.home}done/").status_code == 409
    assert Seat.objects.get().done_round == 0


def test_room_that_goes_together_shows_one_criterion_and_phones_follow(room):
    Workshop.objects.update(pace="together")
    client = room.browser()
    room.go(SCORE)
    before = soup(client.get(room.page())).select_one("#bar")["hx-get"]
    client.post(f"{room.home}done/")

    elsewhere = client.get(room.page(1), follow=True)
    room.do(set_criterion, criterion=room.leaves[1], when=timezone.now())
    news = client.get(before, headers=HTMX)

    assert elsewhere.redirect_chain[-1][0] == room.page()
    assert len(soup(elsewhere).select(".steps li")) == 1
    assert news["HX-Redirect"] == room.page(1)


def test_console_turns_everybody_to_another_criterion_of_the_round(room):
    Workshop.objects.update(pace="together")
    room.go(SCORE)
    client = Client()
    client.force_login(room.ada)
    deed = f"/workshops/{room.now.slug}/do/set-criterion/"

    wrong = client.post(deed, {"criterion": "nothing", "epoch": room.now.epoch})
    right = client.post(deed, {"criterion": room.leaves[1].key, "epoch": room.now.epoch})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert room.now.criterion == room.leaves[1]


def test_room_without_ranges_asks_how_sure_and_for_no_range(room):
    Workshop.objects.update(with_ranges=False)
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))

    assert page.select(".sure")
    assert not page.select(".range")
