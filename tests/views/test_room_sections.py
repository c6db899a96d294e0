"""Each part of a room's result at its own address: who reads it, from when, of how many."""

import pytest
from django.test import Client
from django.urls import reverse

from options.models import Workshop
from options.sections import SECTIONS
from options.sections.contract import Whose
from tests.factories import NOON
from tests.reports.crowd import Crowd, everybody

pytestmark = pytest.mark.django_db

OF_A_ROOM = [name for name, found in SECTIONS.items() if Whose.ROOM in found.of]
NOTHING = "There is nothing to show here yet."


def leader_of(crowd):
    client = Client()
    client.force_login(crowd.workshop.facilitator)
    return client


def path_of(crowd, name, route="room_section"):
    workshop = crowd.workshop
    key = workshop.slug if route == "room_section" else workshop.wall_key
    return reverse(route, args=[key, name])


def read(client, path, **headers):
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture(scope="module")
def kept_crowd(kept):
    camps = ([[90, 20], [30, 60]], [[40, 30], [80, 60]])
    weights = [[0.7, 0.3], [0.2, 0.8]]
    crowd = Crowd(perspectives=2).sit(6, perspective=0).sit(6, perspective=1)
    crowd.answer([camps[at % 2] for at in range(12)])
    return crowd.seal(weights=[weights[at % 2] for at in range(12)]).at("results")


@pytest.mark.parametrize("name", OF_A_ROOM)
def test_part_of_a_rooms_result_is_a_page_and_a_fragment(kept_crowd, name):
    client = leader_of(kept_crowd)

    page = read(client, path_of(kept_crowd, name))
    part = read(client, path_of(kept_crowd, name), **{"HX-Request": "true"})

    assert "<html" in page
    assert "<html" not in part
    assert f'id="{name}"' in part
    assert NOTHING not in part


def test_nothing_is_told_before_the_seal_or_of_fewer_than_five():
    open_still = Crowd().sit(6).answer(everybody([50] * 6)).at("results")
    few = Crowd().sit(4).answer(everybody([50] * 4)).seal().at("results")

    for crowd in (open_still, few):
        for name in OF_A_ROOM:
            assert NOTHING in read(leader_of(crowd), path_of(crowd, name))


def test_participant_waits_for_the_results_and_a_wall_for_their_publishing(browser_of):
    crowd = Crowd().sit(5).answer(everybody([50] * 5)).seal().at("reveal")
    seat = browser_of(crowd.seats[0].participant)

    early = seat.get(path_of(crowd, "verdict")).status_code
    unpublished = Client().get(path_of(crowd, "verdict", "wall_section")).status_code
    crowd.at("results")
    Workshop.objects.filter(pk=crowd.pk).update(published_at=NOON)

    assert (early, unpublished) == (302, 404)
    assert seat.get(path_of(crowd, "verdict")).status_code == 200
    assert Client().get(path_of(crowd, "verdict", "wall_section")).status_code == 200


def test_private_part_is_no_part_of_a_room(kept_crowd):
    private = [name for name, found in SECTIONS.items() if found.is_private]

    answers = [leader_of(kept_crowd).get(path_of(kept_crowd, name)) for name in private]

    assert {answer.status_code for answer in answers} <= {404}
