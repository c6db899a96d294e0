"""An assignment that opens and closes its rounds by itself, at the times that were set."""

from datetime import timedelta

import pytest

from options.actions.assignment import extend, set_times, submit, withdraw
from options.actions.choices import choose
from options.actions.moving import pause
from options.actions.timetable import keep_timetable
from options.errors import HandedIn, NotNow
from options.models import GutChoice, Round, Seat, Workshop
from tests.factories import NOON
from tests.rooms import AGAIN, DISCUSS, REVEAL, SCORE, WEIGH, Room

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def hour(number):
    return NOON + timedelta(hours=number)


@pytest.fixture(scope="module")
def kept_room(kept):
    held = Room()
    Workshop.objects.update(is_assignment=True)
    held.do(set_times, round_number=1, opens_at=hour(1), due_at=hour(3))
    return held


def keep(room, when):
    return keep_timetable(workshop=room.now, now=when), room.now.step, room.states()[0]


def test_a_round_opens_by_itself_at_its_time(room):
    assert keep(room, hour(1) - timedelta(seconds=1)) == (False, 0, "waiting")
    assert keep(room, hour(1)) == (True, SCORE, "open")
    assert keep(room, hour(2)) == (False, SCORE, "open")
    told = room.now.moves.last()
    assert (told.deed, told.user, told.after) == ("timetable", None, SCORE)


def test_a_round_closes_by_itself_once_it_was_due_for_everybody(room):
    seat = room.sit()
    room.go(SCORE)
    told = {"by": room.ada, "epoch": room.now.epoch, "now": NOON}
    extend(seat=seat, round_number=1, until=hour(5), **told)

    assert keep(room, hour(5)) == (False, SCORE, "open")
    assert keep(room, hour(5) + timedelta(seconds=1)) == (True, REVEAL, "sealing")


def test_a_second_round_opens_by_itself_after_the_feedback(room):
    room.do(set_times, round_number=2, opens_at=hour(6), due_at=None)
    room.go(SCORE)
    room.go(REVEAL, when=hour(4))
    assert keep(room, hour(6))[0] is False
    room.seal(hour(6))

    assert keep(room, hour(6))[:2] == (True, AGAIN)
    assert Round.objects.get(number=2).opens_all


def test_nothing_moves_by_itself_without_times_in_a_pause_or_in_a_live_room(room):
    room.do(pause)
    assert keep(room, hour(2))[0] is False
    Workshop.objects.update(paused_at=None, is_assignment=False)
    assert keep(room, hour(2))[0] is False
    Workshop.objects.update(is_assignment=True)
    Round.objects.update(opens_at=None, due_at=None)

    assert keep(room, hour(9)) == (False, 0, "waiting")


def test_who_went_back_to_read_is_not_pushed_into_an_open_round(room):
    room.go(SCORE)
    room.go(1)

    assert keep(room, hour(2)) == (False, 1, "open")


def test_a_choice_is_handed_in_with_the_first_round_and_locked_with_it(room):
    seat = room.sit()
    room.go(SCORE)
    told = {"seat": seat, "kind": GutChoice.Kind.GUT, "option": room.options[0]}
    choose(**told, now=hour(1))
    submit(seat=seat, round_number=1, now=hour(1))

    with pytest.raises(HandedIn, match="Take it back"):
        choose(**told | {"option": room.options[1]}, now=hour(1))
    withdraw(seat=seat, round_number=1, now=hour(1))
    choose(**told | {"option": room.options[1]}, now=hour(1))

    assert GutChoice.objects.get().option == room.options[1]


def test_a_live_room_takes_a_choice_only_in_its_step():
    room = Room()
    seat = room.sit()
    room.go(SCORE)

    with pytest.raises(NotNow):
        choose(seat=seat, kind=GutChoice.Kind.GUT, option=room.options[0], now=NOON)


def test_what_is_handed_in_stays_so_in_the_next_step_of_its_round(room):
    seat = room.sit()
    room.go(SCORE)
    submit(seat=seat, round_number=1, now=hour(1))

    room.go(WEIGH, when=hour(1))

    assert Seat.objects.get().done_round == 1


def test_a_room_in_the_talk_waits_for_the_time_of_the_second_round(room):
    room.do(set_times, round_number=2, opens_at=hour(6), due_at=hour(9))
    room.show(DISCUSS)

    assert keep(room, hour(5))[:2] == (False, DISCUSS)
    assert keep(room, hour(6))[:2] == (True, AGAIN)
