"""What a student and an instructor see of an assignment: times, hand-in, reminders."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from options.actions.assignment import submit
from options.formats.tokens import hash_of
from options.models import (
    Extension,
    Facilitation,
    GutChoice,
    Participant,
    Round,
    Score,
    Seat,
    Submission,
    Workshop,
)  # fmt: skip
from options.reports.handing_in import zone_now
from options.reports.others.handed_in import handed_in
from options.reports.room import room_of
from tests.conftest import give_token
from tests.factories import NOON, UserFactory
from tests.htmx import soup
from tests.queries import queries
from tests.rooms import SCORE, WEIGH, Room

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_room(kept):
    found = Room()
    Workshop.objects.update(is_assignment=True)
    found.go(SCORE)
    return found


@pytest.fixture
def seat(room):
    return room.sit(hash_of("a"))


@pytest.fixture
def student(seat):
    client = Client()
    give_token(client, "a")
    return client


@pytest.fixture
def teacher(room):
    account, client = UserFactory(), Client()
    Facilitation.objects.create(workshop=room.now, user=account, role="instructor")
    client.force_login(account)
    return client


def at(name, room, *more):
    return reverse(name, args=[room.now.slug, *more])


def hours(number):
    return timezone.now() + timedelta(hours=number)


def deeds(answer):
    return [button["value"] for button in soup(answer).select("main button[name=do]")]


@pytest.mark.parametrize(
    ("times", "shown", "words"),
    [
        ({"opens_at": 1}, [], "This round opens at"),
        ({"opens_at": -1, "due_at": 1}, ["choose", "submit"], "Due:"),
        ({"due_at": -1}, [], "you have not handed it in"),
    ],
)
def test_a_round_is_handed_in_only_between_its_times(room, student, times, shown, words):
    Round.objects.filter(number=1).update(**{name: hours(n) for name, n in times.items()})

    answer = student.get(at("hand_in", room))

    assert deeds(answer) == shown
    assert words in soup(answer).get_text()


def test_no_button_but_taking_it_back_is_left_once_it_is_handed_in(room, seat, student):
    submit(seat=seat, round_number=1, now=timezone.now())

    assert deeds(student.get(at("hand_in", room))) == ["withdraw"]
    assert student.post(at("seat_deed", room, "not-done")).status_code == 409
    assert Seat.objects.get().done_round == 1


def test_weights_are_locked_with_what_is_handed_in_and_the_page_says_so(room, seat, student):
    room.go(WEIGH)
    points = {f"points-{leaf.key}": "50" for leaf in room.leaves}
    address = reverse("weights_points", args=[room.now.decision.slug])
    submit(seat=seat, round_number=1, now=timezone.now())

    locked = student.post(address, points)
    page = soup(student.get(address))
    Submission.objects.update(withdrawn_at=timezone.now())
    free = student.post(address, points)

    assert (locked.status_code, free.status_code) == (409, 302)
    assert "Take it back to change something." in locked.content.decode()
    assert page.select_one("#bar a[href$='/hand-in/']").get_text() == "handed in"
    assert Participant.objects.get().weighing == "points"


@pytest.mark.parametrize("step", [SCORE, WEIGH])
def test_scoring_and_weighing_lead_to_the_hand_in_and_say_when_it_is_due(room, student, step):
    room.go(step) if step != SCORE else None
    due = hours(5)
    Round.objects.filter(number=1).update(due_at=due)
    Extension.objects.create(
        seat=Seat.objects.get(), round=Round.objects.get(number=1), until=due + timedelta(1)
    )

    page = soup(student.get(at("seat", room), follow=True))

    assert page.select("[action$='/seat/done/']") == []
    assert page.select_one("#bar").get_text().count(f"{due + timedelta(1):%H:%M} UTC") == 1
    assert f"{(due + timedelta(1)).day} " in page.select_one("#bar").get_text()


def test_a_choice_before_any_sums_is_made_where_one_hands_in(room, student):
    wrong = student.post(at("hand_in", room), {"do": "choose"})
    student.post(at("hand_in", room), {"do": "choose", "option": room.options[1].key})

    assert wrong.status_code == 422
    assert "Choose one of the options." in wrong.content.decode()
    assert GutChoice.objects.get().option == room.options[1]


def test_an_instructor_gives_more_time_and_sets_no_times(room, seat, teacher):
    told = {"epoch": room.now.epoch, "round": 1, "number": 1, "until": "2099-12-01T18:00"}

    longer = teacher.post(at("assignment", room), {**told, "do": "extend"})
    times = teacher.post(at("assignment", room), {**told, "do": "times"})

    assert (longer.status_code, times.status_code) == (302, 403)
    assert Extension.objects.get().until.year == 2099
    assert deeds(teacher.get(at("assignment", room))) == ["extend"]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"round": "x"}, 422, "Type the number of a round, such as 1."),
        ({"number": ""}, 422, "Type the number of a seat."),
        ({"number": "9"}, 409, "There is no seat 9."),
    ],
)
def test_what_is_wrong_with_more_time_is_said(room, seat, teacher, sent, status, words):
    told = {"epoch": room.now.epoch, "round": 1, "number": 1, "until": "2099-12-01T18:00"}

    answer = teacher.post(at("assignment", room), {"do": "extend", **told, **sent})

    assert answer.status_code == status
    assert words in soup(answer).get_text()


def test_a_crafted_round_of_the_times_is_refused_with_words(room):
    client = Client()
    client.force_login(room.ada)

    answer = client.post(at("assignment", room), {"epoch": room.now.epoch, "round": "no"})

    assert answer.status_code == 422
    assert "Type the number of a round, such as 1." in soup(answer).get_text()


def test_a_reminder_is_a_text_and_a_letter_to_nobody(room, seat, teacher):
    due = timezone.now() + timedelta(days=2)
    Round.objects.filter(number=1).update(due_at=due)

    page = soup(teacher.get(at("reminders", room), {"seat": "1"}))

    text, letter = page.select_one("textarea").get_text(), page.select_one("main a.button")
    assert f"/join/{room.now.join_code}/" in text
    assert "Seat 1 has not handed in round 1" in text
    assert f"{due:%H:%M} (UTC)" in text
    assert letter["href"].startswith("mailto:?subject=")
    assert f"/join/{room.now.join_code}/" in unquote(letter["href"])


def test_people_on_paper_are_not_asked_to_hand_in(room, seat, teacher):
    Seat.objects.filter(pk=room.sit(hash_of("b")).pk).update(kind="paper")

    page = soup(teacher.get(at("assignment", room)))

    assert "Round 1: 0 of 1 have handed in." in page.get_text()
    assert [row.select("td")[1].get_text() for row in page.select("tbody tr")][1] == "on paper"


@pytest.mark.parametrize("number", ["9", "x", "0", "1" * 40])
def test_nobody_is_reminded_who_is_not_there(room, seat, teacher, number):
    assert teacher.get(at("reminders", room), {"seat": number}).status_code == 404


def test_only_answers_that_changed_are_revised(room, seat):
    first = {(0, 0): 10, (0, 1): 20, (1, 0): None, (1, 1): 40}
    second = {(0, 0): 10, (0, 1): 25, (1, 0): 30, (1, 1): 40}
    for number, points in ((1, first), (2, second)):
        Score.objects.bulk_create(
            Score(
                participant=seat.participant, option=room.options[o], criterion=room.leaves[c],
                round_number=number, points=said, seen_revision=1,
                is_carried=number == 2 and (o, c) == (1, 1),
            )
            for (o, c), said in points.items()
        )  # fmt: skip
    Round.objects.update(state="open")

    (line,) = handed_in(room_now(room))

    assert [(found.answered, found.revised) for found in line.rounds] == [(3, None), (3, 1)]


def test_the_list_asks_as_often_for_many_as_for_one(room, seat, teacher):
    with queries() as one:
        teacher.get(at("assignment", room))
    for name in "bcdefgh":
        room.save(room.sit(hash_of(name)), 5)
    with queries() as many:
        teacher.get(at("assignment", room))

    assert len(many) == len(one)


def test_the_zone_is_named_with_its_distance():
    with timezone.override("Asia/Karachi"):
        karachi = zone_now(NOON)
    with timezone.override("America/St_Johns"):
        st_johns = zone_now(NOON)

    found = (zone_now(NOON), karachi, st_johns)
    assert found == ("UTC", "Asia/Karachi, UTC+5", "America/St_Johns, UTC−3:30")


def room_now(room):
    return room_of(room.now, timezone.now())
