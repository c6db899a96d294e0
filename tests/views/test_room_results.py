"""The result of a room on every screen: nobody, few, many; agreed, split, hidden, tied."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Workshop
from tests.factories import RedLineFactory
from tests.reports.crowd import Crowd, everybody

SCREENS = ("seat", "console", "wall", "page")


class Screens:
    """A sealed crowd at a step, seen by the first seat, the facilitator and the wall."""

    def __init__(self, crowd, browser_of):
        self.crowd, workshop = crowd, crowd.workshop
        self.leader = Client()
        self.leader.force_login(workshop.facilitator)
        self.seat = browser_of(crowd.seats[0].participant) if crowd.seats else None
        self.paths = {
            "seat": reverse("seat", args=[workshop.slug]),
            "console": reverse("console", args=[workshop.slug]),
            "wall": reverse("wall", args=[workshop.wall_key]),
            "page": reverse("room_results", args=[workshop.slug]),
        }

    def page(self, screen, query=""):
        client = self.seat if screen == "seat" else self.leader
        answer = client.get(self.paths[screen] + query)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    def send(self, deed, **data):
        path = reverse("seat_deed", args=[self.crowd.workshop.slug, deed])
        return self.seat.post(path, data)

    def do(self, deed, epoch=None, **data):
        workshop = self.crowd.workshop
        epoch = workshop.epoch if epoch is None else epoch
        path = reverse("console_deed", args=[workshop.slug, deed])
        return self.leader.post(path, {"epoch": epoch, **data})


def split(people):
    """Every second person holds the opposite."""
    sides = ([[90, 90], [10, 10]], [[10, 10], [90, 90]])
    return [sides[at % 2] for at in range(people)]


@pytest.fixture
def screens_of(db, browser_of):
    def made(people, answers=None, *, at="results", weights=None, **more):
        crowd = Crowd(**more).sit(people)
        given = answers if answers is not None else [[[80, 70], [30, 40]]] * people
        crowd.answer(given).seal(weights=weights).at(at)
        return Screens(crowd, browser_of)

    return made


@pytest.mark.parametrize(
    ("people", "at"),
    [
        *((people, "results") for people in (0, 1, 2, 4, 5, 300)),
        *((people, at) for at in ("commit", "wrap") for people in (0, 4, 5)),
    ],
)
def test_every_screen_stands_with_so_many_people(screens_of, people, at):
    screens = screens_of(people, at=at)
    first = screens.crowd.options[0].name

    pages = {name: screens.page(name) for name in SCREENS if people or name != "seat"}

    assert (f"<bdi>{first}</bdi> leads." in pages["page"]) is (people >= 5)
    assert ("Too few people" in pages["page"]) is (0 < people < 5)


def test_room_that_agrees_is_told_so_and_what_the_second_would_need(screens_of):
    page = screens_of(6).page("page")

    first, second = "Two ways agree", "draws level if the room's mean"
    assert first in page
    assert second in page


def test_room_that_splits_has_no_winner(screens_of):
    screens = screens_of(10, split(10))

    assert "All options come out level." in screens.page("wall")
    assert "1=" in screens.page("wall")


def test_small_perspective_is_hidden_with_the_one_that_would_tell_of_it(db, browser_of):
    crowd = Crowd(perspectives=3).sit(6, perspective=0).sit(6, perspective=1)
    crowd.sit(2, perspective=2).answer(everybody([50] * 14)).seal().at("results")

    page = Screens(crowd, browser_of).page("page")

    shown = [one.name for one in crowd.perspectives if f"<b><bdi>{one.name}</bdi></b>" in page]
    assert shown == [crowd.perspectives[0].name]
    assert "2 perspectives are hidden" in page


def test_own_weights_move_the_own_ranking_and_nothing_that_is_sealed(screens_of):
    answers = [[[90, 10], [20, 60]]] * 6
    screens = screens_of(6, answers)
    heavy, light = screens.crowd.leaves[1].key, screens.crowd.leaves[0].key

    sent = screens.send("weights", **{f"points-{heavy}": "100", f"points-{light}": "0"})

    page = screens.page("seat")
    assert sent.status_code == 302
    assert "You, now" in page
    assert f"<bdi>{screens.crowd.options[0].name}</bdi> leads." in page


def test_refused_weights_stay_as_they_were_typed(screens_of):
    screens = screens_of(6)
    key = screens.crowd.leaves[0].key

    refused = screens.send("weights", **{f"points-{key}": "many"})

    assert refused.status_code == 422
    assert 'value="many"' in refused.content.decode()


def test_red_line_puts_out_only_for_who_switched_it(screens_of):
    screens = screens_of(6)
    line = RedLineFactory(
        decision=screens.crowd.workshop.decision, criterion=screens.crowd.leaves[0]
    )

    screens.send("lines", line=line.key)

    assert '<ul class="result-band out"' in screens.page("seat")
    assert '<ul class="result-band out"' not in screens.page("wall")


def test_wall_turns_to_another_view_once_and_not_from_an_old_page(screens_of):
    screens = screens_of(6)
    epoch = screens.crowd.workshop.epoch

    done = screens.do("show-view", epoch, view="changes")
    stale = screens.do("show-view", epoch, view="gut")

    assert (done.status_code, stale.status_code) == (302, 409)
    assert Workshop.objects.get(pk=screens.crowd.pk).wall_view == "changes"
    assert "What would change it" in screens.page("wall")


def test_final_choice_needs_an_option_and_keeps_what_was_written(screens_of):
    screens = screens_of(6, at="commit")

    refused = screens.send("commit", would_change="A <b>flood</b>")
    option = screens.crowd.options[1]
    screens.send("commit", option=option.key, sure="4", would_change="A flood")

    assert refused.status_code == 422
    assert "A &lt;b&gt;flood&lt;/b&gt;</textarea>" in refused.content.decode()
    made = screens.crowd.seats[0].choices.get()
    assert (made.option, made.sure, made.would_change) == (option, 4, "A flood")


def test_agreed_text_is_read_by_everybody(screens_of):
    screens = screens_of(6, at="commit")

    screens.do("agree", text="We train\nfirst.")

    assert all("We train" in screens.page(name) for name in SCREENS)


def test_agreed_text_that_is_too_long_comes_back(screens_of):
    refused = screens_of(6, at="commit").do("agree", text="x" * 4001)

    assert refused.status_code == 422
    assert "x" * 4001 in refused.content.decode()


def test_rating_is_kept_and_its_average_waits_for_five(screens_of):
    screens = screens_of(6, at="wrap")

    nothing = screens.send("rate")
    screens.send("rate", clear="5", heard="1")

    assert nothing.status_code == 422
    rating = screens.crowd.seats[0].rating
    assert (rating.clear, rating.heard, rating.useful) == (5, 1, None)
    assert "Averages are shown from five on" in screens.page("console")


def test_seat_sees_no_result_page_before_the_room_comes_to_it(screens_of):
    screens = screens_of(6, at="discuss")

    assert screens.seat.get(screens.paths["page"]).status_code == 302
    assert screens.leader.get(screens.paths["page"]).status_code == 200


def test_export_is_shuffled_rows_without_anybody_in_them(screens_of):
    screens = screens_of(6)
    Workshop.objects.filter(pk=screens.crowd.pk).update(privacy="anonymous")
    slug = screens.crowd.workshop.slug

    files = [
        screens.leader.get(reverse("room_export", args=[slug, name])).content.decode()
        for name in ("answers.csv", "reasons.csv")
    ]

    head, *rows = files[0].splitlines()
    assert len(rows) == 6
    assert not any(word in head for word in ("name", "seat", "time", "token", "perspective"))
    assert rows == ["80,30,70,40,0.5,0.5"] * 6


def test_nothing_is_exported_before_a_seal_or_of_four(db, browser_of):
    crowd = Crowd().sit(4).answer(everybody([50] * 4)).at("score")
    screens = Screens(crowd, browser_of)
    paths = [
        reverse("room_export", args=[crowd.workshop.slug, name])
        for name in ("answers.csv", "reasons.csv", "workshop.json")
    ]

    before = [screens.leader.get(path).status_code for path in paths]
    crowd.seal()
    after = screens.leader.get(paths[0])

    assert before == [409] * 3
    assert after.status_code == 409
    assert "at least five people" in after.content.decode()
