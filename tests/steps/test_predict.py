"""A guess of what the room will say, and how well the room knew itself."""

import pytest

from options.models import Prediction
from tests.htmx import soup
from tests.rooms import REVEAL, at
from tests.spreads import SPLIT, Spreads

pytestmark = pytest.mark.django_db


def room_of(points=SPLIT):
    return Spreads(points, guesses=True)


@pytest.fixture(scope="module")
def kept_room(kept):
    return room_of()


def reveal(room):
    room.go(REVEAL, at(5))
    room.seal(at(60))


def guess(room, seat, row=0, column=0):
    told = {"option": room.options[row].pk, "criterion": room.leaves[column].pk}
    return room.send("guess", seat, **told)


def checked(page):
    return [field["value"] for field in page.select("input[type=radio][checked]")]


def test_nothing_is_chosen_before_and_a_guess_can_be_changed(room):
    assert checked(room.look("seat")) == []

    guess(room, room.seats[0], 0, 0)
    guess(room, room.seats[0], 1, 1)

    assert checked(room.look("seat")) == [str(room.options[1].pk), str(room.leaves[1].pk)]
    assert Prediction.objects.count() == 1


def test_half_a_guess_is_given_back_with_what_is_missing(room):
    answer = room.send("guess", option=room.options[1].pk)

    page = soup(answer)
    assert answer.status_code == 422
    assert (
        "on which you expect the room to differ most"
        in page.select_one("#criterion-error").text
    )
    assert checked(page) == [str(room.options[1].pk)]
    assert not Prediction.objects.exists()


def test_guess_of_something_else_is_refused(room):
    answer = room.send("guess", option="999999", criterion="x")

    assert answer.status_code == 422
    assert len(soup(answer).select("p.errors")) == 2


def test_console_and_wall_know_only_how_many_have_guessed(room):
    guess(room, room.seats[0])

    assert "1 of 18 have guessed." in room.look("console").get_text()
    wall = room.look("wall")
    assert wall.select_one(".big").get_text() == "1"
    assert room.options[0].name not in wall.select_one(".picture").get_text()


def test_first_spreads_say_how_well_the_room_knew_itself(room):
    for at_seat in range(5):
        guess(room, room.seats[at_seat], row=at_seat % 2, column=0)
    reveal(room)

    for screen in ("wall", "seat", "console"):
        told = " ".join(room.look(screen).select_one(".guesses").get_text().split())
        assert "60 % of 5 guessed what comes first." in told
        assert f"100 % guessed where the room differs most: on {room.leaves[0].name}." in told


def test_four_guesses_are_not_shown(room):
    for seat in room.seats[:4]:
        guess(room, seat)
    reveal(room)

    for screen in ("wall", "seat", "console"):
        assert not room.look(screen).select(".guesses")


def test_guess_after_the_reveal_is_refused(room):
    reveal(room)

    assert guess(room, room.seats[0]).status_code == 409
    assert not Prediction.objects.exists()
