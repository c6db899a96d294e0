"""“I would accept this option if …”: written, read without a name, hidden, taken back."""

import pytest

from options.actions.closing import archive_workshop, close_workshop, purge_workshop
from options.actions.leaving import leave_and_delete
from options.models import Concurrence, Condition, Move, Workshop
from tests.htmx import soup
from tests.rooms import DISCUSS, RESULTS, REVEAL
from tests.spreads import SPLIT, Spreads

pytestmark = pytest.mark.django_db
TEXT = "they come home within a week"
COMMIT = RESULTS + 1


@pytest.fixture
def room():
    room = Spreads(SPLIT, DISCUSS)
    Workshop.objects.filter(pk=room.pk).update(step=RESULTS)
    return room


def write(room, seat=0, text=TEXT, option=0):
    about = room.options[option].key
    return room.send("condition", room.seats[seat], about=about, text=text)


def everybody_sees(room, text=TEXT):
    """Which of the room's screens have the words."""
    pages = {"wall": room.look("wall"), "console": room.look("console")}
    pages |= {
        "own": room.look("seat", room.seats[0]),
        "other": room.look("seat", room.seats[5]),
    }
    return {name for name, page in pages.items() if text in page.get_text()}


@pytest.mark.parametrize("step", [RESULTS, COMMIT])
def test_condition_is_read_by_everybody_without_a_name(room, step):
    Workshop.objects.filter(pk=room.pk).update(step=step)

    answer = write(room)

    assert answer.status_code == 302
    assert everybody_sees(room) == {"console", "own", "other"}
    page = room.look("seat", room.seats[5]).select_one("#conditions").get_text(" ", strip=True)
    assert page.endswith(f"acceptable if … {TEXT} So would I 0")


def test_result_page_lists_conditions_by_option_with_how_many_others_agree(room):
    write(room)
    told = {"condition": Condition.objects.get().pk, "on": "1"}
    for seat in (3, 4, 4):
        room.send("so-would-i", room.seats[seat], **told)

    page = soup(room.console.get(room.address("results", "conditions")))

    row = [cell.get_text(strip=True) for cell in page.select("#conditions tbody tr > *")]
    assert row == [room.options[0].name, TEXT, "2", ""]


def test_nobody_reads_a_condition_before_a_round_is_sealed():
    room = Spreads(SPLIT, REVEAL, is_sealed=False)
    Workshop.objects.filter(pk=room.pk).update(step=RESULTS)

    write(room)

    assert everybody_sees(room) == {"own"}
    assert Condition.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "Write something that others can read."),
        ("x" * 501, "This has 501 signs; there is room for 500. Shorten it."),
    ],
)
def test_refused_condition_comes_back_as_typed(room, text, sentence):
    answer = write(room, text=text)

    assert answer.status_code == 422
    form = soup(answer).select_one(f"#condition-of-{room.options[0].key}")
    assert form.has_attr("open")
    assert form.select_one(".errors").get_text() == sentence
    assert form.select_one("textarea").text.strip("\n") == text
    assert not Condition.objects.exists()


def test_unknown_option_and_another_step_are_refused(room):
    told = {"about": "nowhere", "text": TEXT}
    assert room.send("condition", **told).status_code == 422
    assert room.send("so-would-i", condition="x").status_code == 422
    assert room.send("so-would-i", condition="9", on="1").status_code == 409
    Workshop.objects.filter(pk=room.pk).update(step=DISCUSS)
    assert write(room).status_code == 409


def test_own_condition_is_changed_and_taken_back(room):
    write(room)
    room.send("so-would-i", room.seats[2], condition=Condition.objects.get().pk, on="1")

    write(room, text=TEXT)
    assert Concurrence.objects.count() == 1
    write(room, text="they come home at once")

    assert Condition.objects.get().text == "they come home at once"
    assert not Concurrence.objects.exists(), "nobody agreed with the other words"
    room.send("withdraw-condition", about=room.options[0].key)
    assert not Condition.objects.exists()


def test_nobody_agrees_with_themselves_or_with_what_is_hidden(room):
    write(room)
    told = {"condition": Condition.objects.get().pk, "on": "1"}

    assert room.send("so-would-i", room.seats[0], **told).status_code == 409
    room.send("so-would-i", room.seats[1], **told)
    room.send("so-would-i", room.seats[1], condition=told["condition"])
    assert not Concurrence.objects.exists()
    room.press("hide-condition", condition=told["condition"])
    assert room.send("so-would-i", room.seats[1], **told).status_code == 409


def test_facilitator_hides_a_condition_and_the_log_says_so(room):
    write(room)

    room.press("hide-condition", condition=Condition.objects.get().pk)

    assert everybody_sees(room) == {"console", "own"}
    assert Move.objects.order_by("-epoch").first().deed == "hide_condition"
    write(room, text="other words")
    assert everybody_sees(room, "other words") == {"console", "own"}, "new words wait"
    room.press("show-condition", condition=Condition.objects.get().pk)
    assert everybody_sees(room, "other words") == {"console", "own", "other"}


def test_conditions_wait_like_reasons(room):
    Workshop.objects.filter(pk=room.pk).update(holds_reasons=True)

    write(room)

    assert everybody_sees(room) == {"console", "own"}


def test_order_is_another_one_for_every_reader(room):
    for seat in range(6):
        write(room, seat, f"condition {seat}")

    orders = {
        tuple(p.get_text() for p in room.look("seat", seat).select("#conditions li > p"))
        for seat in room.seats[:4]
    }

    assert len(orders) > 1


def test_whoever_leaves_takes_their_conditions_along(room):
    write(room)
    write(room, 1, "something else")
    mine = Condition.objects.get(participant=room.seats[1].participant)
    room.send("so-would-i", room.seats[0], condition=mine.pk, on="1")

    leave_and_delete(seat=room.seats[0])

    assert [one.pk for one in Condition.objects.all()] == [mine.pk]
    assert not Concurrence.objects.exists()


def test_deleted_workshop_has_no_condition_left(room):
    write(room)
    room.do(close_workshop, is_confirmed=True)
    room.do(archive_workshop)

    purge_workshop(workshop=room.now)

    assert not Condition.objects.exists()
