"""New reasons that wait until somebody who runs the room has looked at them."""

import pytest

from options.models import Move, Reason
from tests.rooms import DISCUSS
from tests.spreads import SPLIT, Spreads

pytestmark = pytest.mark.django_db
TEXT = "Buy my pills"


@pytest.fixture
def room():
    room = Spreads(SPLIT, DISCUSS)
    room.turn_to(0, 0)
    room.press("hold-reasons")
    return room


def everybody_sees(room):
    """Which of the room's screens have the words."""
    pages = {"wall": room.look("wall"), "console": room.look("console")}
    pages |= {
        "own": room.look("seat", room.seats[0]),
        "other": room.look("seat", room.seats[5]),
    }
    return {name for name, page in pages.items() if TEXT in page.get_text()}


def test_new_reason_is_on_the_console_alone_until_it_is_shown(room):
    room.send("reason", cell=room.name, side="down", text=TEXT)

    before = everybody_sees(room)
    room.press("show-reason", reason=Reason.objects.get().pk)

    assert before == {"console", "own"}
    assert everybody_sees(room) == {"console", "own", "other"}
    assert list(Move.objects.order_by("-epoch").values_list("deed", flat=True)[:1]) == [
        "show_reason"
    ]


def test_person_is_told_that_the_reason_waits_and_the_console_that_it_is_there(room):
    room.send("reason", cell=room.name, side="down", text=TEXT)

    page = room.look("console").get_text(" ", strip=True)
    assert "1 reason here waits for you: nobody else sees it." in page
    assert "1 waits for you" in page


def test_author_reads_their_own_reason_and_that_it_waits_until_it_is_shown(room):
    room.send("reason", cell=room.name, side="down", text=TEXT)
    own = room.look("seat", room.seats[0]).select_one(".waits").get_text(" ", strip=True)
    room.press("show-reason", reason=Reason.objects.get().pk)

    assert own == f"{TEXT} Yours: waits until the facilitator has looked."
    assert room.look("seat", room.seats[0]).select(".waits") == []


def test_reason_that_waits_is_hidden_for_good_or_turned_loose_by_hand_only(room):
    room.send("reason", cell=room.name, side="down", text=TEXT)
    room.press("stop-holding-reasons")

    room.send("reason", seat=room.seats[1], cell=room.name, side="up", text="Seen at once")

    assert everybody_sees(room) == {"console", "own"}
    assert list(Reason.objects.order_by("pk").values_list("is_held", flat=True)) == [
        True,
        False,
    ]
    room.press("hide-reason", reason=Reason.objects.order_by("pk")[0].pk)
    assert not Reason.objects.filter(is_held=True).exists()
    assert everybody_sees(room) == {"console"}
