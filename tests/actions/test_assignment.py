"""A round over days: it opens, is due, is longer for one person, and is handed in."""

from datetime import timedelta

import pytest

from options.actions.assignment import extend, set_times, submit, withdraw
from options.actions.door import remove_seat
from options.errors import (
    HandedIn,
    ImpossibleTimes,
    NotAFacilitator,
    NotNow,
    OutOfTime,
    SeatRemoved,
)
from options.models import Extension, Score, Seat, Submission, Workshop
from tests.factories import NOON, UserFactory
from tests.rooms import REVEAL, SCORE, Room, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def hour(number):
    return NOON + timedelta(hours=number)


@pytest.fixture(scope="module")
def kept_room(kept):
    """An assignment whose first round is open from one to three o'clock."""
    held = Room()
    Workshop.objects.update(is_assignment=True)
    held.go(SCORE)
    held.do(set_times, round_number=1, opens_at=hour(1), due_at=hour(3))
    return held


def give(room, seat, until, number=1):
    return extend(
        seat=seat,
        round_number=number,
        until=until,
        by=room.ada,
        epoch=room.now.epoch,
        now=NOON,
    )


def test_answers_are_taken_from_the_opening_to_the_hour_it_is_due(room):
    seat = room.sit()
    with pytest.raises(OutOfTime, match="opens at 2 March 2026, 13:00 UTC"):
        room.save(seat, 1, when=hour(1) - timedelta(seconds=1))
    room.save(seat, 2, when=hour(1))
    room.save(seat, 3, when=hour(3))

    with pytest.raises(OutOfTime, match="was due at 2 March 2026, 15:00 UTC"):
        room.save(seat, 4, when=hour(3) + timedelta(seconds=1))

    assert Score.objects.get().points == 3


def test_one_person_has_longer_and_nobody_else(room):
    seat, other = room.sit("a"), room.sit("b")
    give(room, seat, hour(5))
    room.save(seat, 1, when=hour(5))

    with pytest.raises(OutOfTime, match="17:00"):
        room.save(seat, 2, when=hour(6))
    with pytest.raises(OutOfTime, match="15:00"):
        room.save(other, 2, when=hour(4))
    told = room.now.moves.last()
    assert (told.deed, told.detail["seat"], told.detail["round"]) == ("extend", 1, 1)


def test_more_time_never_becomes_less_and_can_be_taken_back(room):
    seat = room.sit()
    give(room, seat, hour(2))
    room.save(seat, 1, when=hour(3))
    with pytest.raises(OutOfTime, match="15:00"):
        room.save(seat, 2, when=hour(4))
    give(room, seat, hour(6))
    assert Extension.objects.get().until == hour(6)
    give(room, seat, None)

    with pytest.raises(OutOfTime):
        room.save(seat, 2, when=hour(4))


def test_times_bind_only_an_assignment():
    room = Room()
    seat = room.sit()
    room.go(SCORE)
    with pytest.raises(NotNow, match="Only an assignment"):
        room.do(set_times, round_number=1, opens_at=None, due_at=hour(1))
    room.now.rounds.update(due_at=hour(1))

    room.save(seat, 1, when=hour(2))
    with pytest.raises(NotNow, match="Only an assignment"):
        submit(seat=seat, round_number=1, now=NOON)


def test_impossible_times_are_refused(room):
    deed = {"round_number": 1, "opens_at": hour(2), "due_at": hour(2)}
    with pytest.raises(ImpossibleTimes, match="after it opens"):
        room.do(set_times, **deed)
    with pytest.raises(NotNow, match="no such round"):
        room.do(set_times, **deed | {"round_number": 9})
    with pytest.raises(NotAFacilitator):
        room.do(set_times, **deed | {"due_at": hour(4)}, by=UserFactory())

    changed = room.do(set_times, round_number=1, opens_at=None, due_at=None)
    told = changed.moves.last().detail
    assert told == {"round": 1, "opens": None, "due": None}


def test_sealed_round_has_no_times_any_more(room):
    seat = room.sit()
    room.go(REVEAL)
    room.seal(at(16))

    with pytest.raises(NotNow, match="sealed"):
        room.do(set_times, round_number=1, opens_at=None, due_at=hour(9))
    with pytest.raises(NotNow, match="sealed"):
        give(room, seat, hour(9))
    with pytest.raises(NotNow, match="sealed"):
        submit(seat=seat, round_number=1, now=hour(2))


def test_what_is_handed_in_stays_until_it_is_taken_back(room):
    seat, other = room.sit("a"), room.sit("b")
    room.save(seat, 1, when=hour(1))
    first = submit(seat=seat, round_number=1, now=hour(1))
    assert submit(seat=seat, round_number=1, now=hour(2)) == first
    assert (first.submitted_at, len(first.receipt)) == (hour(1), 12)
    assert Seat.objects.get(number=1).done_round == 1
    with pytest.raises(HandedIn, match="Take it back"):
        room.save(seat, 2, when=hour(2))
    room.save(other, 2, when=hour(2))

    withdraw(seat=seat, round_number=1, now=hour(2))
    withdraw(seat=seat, round_number=1, now=hour(2))

    assert Seat.objects.get(number=1).done_round == 0
    assert Submission.objects.get().withdrawn_at == hour(2)
    room.save(seat, 3, when=hour(2))
    again = submit(seat=seat, round_number=1, now=hour(3))
    assert again.receipt != first.receipt
    assert Submission.objects.get().withdrawn_at is None


def test_nothing_is_handed_in_or_taken_back_after_it_was_due(room):
    seat, other = room.sit("a"), room.sit("b")
    submit(seat=seat, round_number=1, now=hour(3))
    give(room, other, hour(4))

    with pytest.raises(OutOfTime):
        withdraw(seat=seat, round_number=1, now=hour(4))
    submit(seat=other, round_number=1, now=hour(4))
    assert Submission.objects.filter(withdrawn_at=None).count() == 2


def test_who_came_after_a_round_does_not_hand_it_in(room):
    seat = room.sit()
    Seat.objects.update(first_round=2)
    seat.refresh_from_db()

    with pytest.raises(NotNow, match="from the next one"):
        submit(seat=seat, round_number=1, now=hour(2))


def test_who_was_sent_out_hands_nothing_in(room):
    seat = room.sit()
    remove_seat(seat=seat, by=room.ada, epoch=room.now.epoch, now=NOON)

    with pytest.raises(SeatRemoved):
        submit(seat=seat, round_number=1, now=hour(2))
