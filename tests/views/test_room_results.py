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


@pytest.mark.parametrize("people", [0, 1, 2, 4, 5, 300])
@pytest.mark.parametrize("at", ["results", "commit", "wrap"])
def test_every_screen_stands_with_so_many_people(screens_of, people, at):
    screens = screens_of(people, at=at)
    first = screens.crowd.options[0].name

    pages = {name: screens.page(name) for name in SCREENS if people or name != "seat"}

    assert (f"<bdi>{first}</bdi> leads." in pages["page"]) is (people >= 5)
    assert ("Too few people" in pages["page"]) is (0 < people < 5)
