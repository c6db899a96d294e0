"""A week-long assignment: times, more time for one person, handing in with a receipt."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.formats.tokens import hash_of
from options.models import Extension, Facilitation, Round, Submission, Workshop
from tests.conftest import give_token
from tests.factories import UserFactory
from tests.htmx import soup
from tests.rooms import SCORE, Room

pytestmark = pytest.mark.django_db
TOMORROW = "2099-12-01T18:00"


@pytest.fixture(scope="module")
def kept_room(kept):
    found = Room()
    Workshop.objects.filter(pk=found.pk).update(is_assignment=True)
    found.go(SCORE)
    return found


@pytest.fixture
def leader(room):
    client = Client()
    client.force_login(room.ada)
    return client


@pytest.fixture
def student(room):
    room.save(room.sit(hash_of("a")), 73, why="A reason of mine.")
    client = Client()
    give_token(client, "a")
    return client


def list_at(room):
    return reverse("assignment", args=[room.now.slug])


def desk_at(room):
    return reverse("hand_in", args=[room.now.slug])


def due(room, hours):
    Round.objects.filter(number=1).update(due_at=timezone.now() + timedelta(hours=hours))


def test_handing_in_gives_a_receipt_and_closes_the_sheet_until_it_is_taken_back(room, student):
    student.post(desk_at(room), {"do": "submit"})

    receipt = Submission.objects.get()
    assert receipt.receipt in soup(student.get(desk_at(room))).get_text()

    student.post(desk_at(room), {"do": "withdraw"})

    assert receipt.receipt not in soup(student.get(desk_at(room))).get_text()
    assert Submission.objects.get().withdrawn_at is not None


def test_what_is_late_is_refused_unless_there_is_more_time(room, student):
    due(room, -1)

    late = student.post(desk_at(room), {"do": "submit"})
    Extension.objects.create(
        seat=room.now.seats.get(),
        round=Round.objects.get(number=1),
        until=timezone.now() + timedelta(hours=1),
    )
    longer = student.post(desk_at(room), {"do": "submit"})

    assert (late.status_code, longer.status_code) == (409, 302)
    assert "This round was due at" in late.content.decode()


def test_list_shows_who_has_handed_in_and_no_points(room, leader, student):
    student.post(desk_at(room), {"do": "submit"})

    page = soup(leader.get(list_at(room)))

    cells = [cell.get_text(strip=True) for cell in page.select("tbody tr")[0].select("th, td")]
    assert cells[:2] + cells[3:5] == ["1", "1", "1", "1"]
    assert "not yet" not in cells[2]
    assert "Round 1: 1 of 1 have handed in." in page.get_text()
    assert "73" not in page.get_text()
    assert "A reason of mine." not in page.get_text()


def test_times_are_set_and_what_is_wrong_is_kept(room, leader):
    epoch = room.now.epoch
    told = {"do": "times", "round": 1, "opens_at": "", "due_at": TOMORROW}

    good = leader.post(list_at(room), {**told, "epoch": epoch})
    stored = Round.objects.get(number=1).due_at
    bad = leader.post(list_at(room), {**told, "epoch": epoch + 1, "due_at": "soon"})
    stale = leader.post(list_at(room), {**told, "epoch": epoch})

    assert (good.status_code, bad.status_code, stale.status_code) == (302, 422, 409)
    assert f"{stored:%Y-%m-%dT%H:%M}" == TOMORROW
    assert soup(bad).select_one("#times-1 [name=due_at]")["value"] == "soon"
    assert "Type a day and a time" in soup(bad).select_one("#times-1 .errors").get_text()


def test_one_person_gets_more_time(room, leader, student):
    told = {"do": "extend", "round": 1, "number": 1, "until": TOMORROW}

    leader.post(list_at(room), {**told, "epoch": room.now.epoch})

    assert f"{Extension.objects.get().until:%Y-%m-%dT%H:%M}" == TOMORROW


def test_instructor_reads_and_changes_nothing(room, student):
    teacher, client = UserFactory(), Client()
    Facilitation.objects.create(workshop=room.now, user=teacher, role="instructor")
    client.force_login(teacher)

    reads = client.get(list_at(room))
    writes = client.post(list_at(room), {"do": "times", "epoch": room.now.epoch, "round": 1})

    assert (reads.status_code, writes.status_code) == (200, 403)
    assert soup(reads).select("form[id^=times]") == []


def test_a_workshop_that_is_none_has_no_such_pages(room, leader, student):
    Workshop.objects.update(is_assignment=False)

    assert leader.get(list_at(room)).status_code == 404
    assert student.get(desk_at(room)).status_code == 404
