"""Come through the door of a workshop, take a seat, leave it."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from options.actions.door import (
    change_code,
    lock_door,
    open_door,
    remove_seat,
    workshop_by_code,
)
from options.actions.leaving import leave_and_delete
from options.actions.participants import begin_sheet, sheet_for_saving
from options.actions.seats import (
    ask_for_time,
    join,
    say_done,
    say_understood,
    seen,
)
from options.errors import AnotherDecision, NoSuchRoom, NotNow, SeatRemoved
from options.models import Key, Participant, Round, Seat, Workshop
from tests.factories import (
    NOON,
    CriterionFactory,
    OptionFactory,
    PerspectiveFactory,
    RoundFactory,
    ScoreFactory,
    UserFactory,
    WorkshopFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def room():
    return WorkshopFactory(join_code="K7M4QX")


def sit(room, browser="a", **more):
    return join(workshop=room, token_hash=browser, order_seed=1, now=NOON, **more)


def by(room):
    return {"workshop": room, "by": room.facilitator, "epoch": room.epoch, "now": NOON}


@pytest.mark.parametrize("typed", ["K7M4QX", "k7m4qx", " K7M-4QX ", "k7m 4qx", "Ｋ７Ｍ４ＱＸ", "K7M–4QX"])  # fmt: skip  # noqa: E501
def test_code_is_read_however_it_is_typed(room, typed):
    assert workshop_by_code(typed=typed) == room


@pytest.mark.parametrize("typed", ["", "K7M4Q", "K7M4QXX", "K7M4Q0", "K7M4QO", "☃" * 99])
def test_what_cannot_be_a_code_is_told_how_codes_look(room, typed):
    with pytest.raises(NoSuchRoom, match="six letters and digits"):
        workshop_by_code(typed=typed)


def test_code_of_a_closed_workshop_finds_it_but_gives_no_seat(room):
    Workshop.objects.update(state="closed")

    assert workshop_by_code(typed="K7M4QX") == room
    with pytest.raises(NotNow):
        sit(room)


def test_changed_code_leaves_the_seats_and_closes_the_old_door(room):
    seat = sit(room)

    changed = change_code(**by(room))

    assert workshop_by_code(typed=changed.join_code) == room
    with pytest.raises(NoSuchRoom):
        workshop_by_code(typed="K7M4QX")
    assert sit(room) == seat


def test_seats_are_numbered_as_people_come_and_one_browser_has_one(room):
    first, second, again = sit(room, "a"), sit(room, "b"), sit(room, "a")

    assert (first.number, second.number) == (1, 2)
    assert again == first
    assert Key.objects.count() == Seat.objects.count() == Participant.objects.count() == 2


def test_number_of_somebody_who_left_is_not_given_again(room):
    leave_and_delete(seat=sit(room, "a"))

    assert sit(room, "a").number == 2


def test_seat_of_somebody_who_is_logged_in_stays_the_browsers(room):
    ada, seat = UserFactory(), sit(room)

    saving = sheet_for_saving(decision=room.decision, token_hash="a", user=ada, order_seed=1)

    assert saving == seat.participant
    assert Participant.objects.get().user is None
    assert Key.objects.get().participant == seat.participant


def test_sheet_that_an_account_had_on_the_copy_gets_no_seat(room):
    ada = UserFactory()
    own = begin_sheet(decision=room.decision, token_hash="a", user=ada, order_seed=1)

    assert sit(room).participant != own


def test_locked_door_refuses_who_comes_and_not_who_returns(room):
    seat = sit(room)
    locked = lock_door(**by(room))

    with pytest.raises(NotNow, match="locked"):
        sit(room, "b")
    assert sit(room) == seat
    with pytest.raises(NotNow, match="locked"):
        lock_door(**by(locked))
    with pytest.raises(NotNow, match="is open"):
        open_door(**by(open_door(**by(locked))))
    assert sit(room, "b").number == 2


def test_removed_seat_does_not_come_back(room):
    remove_seat(seat=sit(room), by=room.facilitator, epoch=0, now=NOON)

    with pytest.raises(SeatRemoved):
        sit(room)
    assert room.moves.get().detail == {"seat": 1}


def test_name_is_kept_only_where_names_are_known(room):
    assert sit(room, "a", name="Ada").name == ""
    Workshop.objects.update(privacy="named")
    assert sit(room, "b", name="Grace").name == "Grace"


def test_perspective_is_one_of_the_decision(room):
    own = PerspectiveFactory(decision=room.decision)

    assert sit(room, perspective=own).perspective == own
    with pytest.raises(AnotherDecision):
        sit(room, "b", perspective=PerspectiveFactory())
    assert Seat.objects.count() == 1


@pytest.mark.parametrize(
    ("states", "first"),
    [
        ((), 1),
        (("waiting", "waiting"), 1),
        (("open", "waiting"), 1),
        (("sealing", "waiting"), 2),
        (("sealed", "open"), 2),
        (("sealed", "sealed"), 3),
    ],
)
def test_who_comes_late_enters_the_first_round_that_is_not_over(room, states, first):
    for number, state in enumerate(states, start=1):
        RoundFactory(
            workshop=room, number=number, state=state, grace_until=NOON, sealed_at=NOON
        )

    assert sit(room).first_round == first


def test_seat_is_noted_as_seen_at_most_every_20_seconds(room):
    seat = sit(room)

    noted = [seen(seat=seat, now=NOON + timedelta(seconds=s)) for s in (1, 20, 21, 41, 42)]

    assert noted == [False, False, True, False, True]


def test_what_a_seat_says_of_itself_is_kept(room):
    seat = sit(room)
    say_done(seat=seat, round_number=2)
    say_done(seat=seat, round_number=1)
    say_understood(seat=seat, now=NOON)
    say_understood(seat=seat, now=NOON + timedelta(hours=1))
    ask_for_time(seat=seat, now=NOON)

    seat.refresh_from_db()
    assert (seat.done_round, seat.understood_at, seat.needs_time_at) == (2, NOON, NOON)
    ask_for_time(seat=seat, now=None)
    assert Seat.objects.get().needs_time_at is None


def test_leaving_deletes_every_row_and_counts_one_in_rounds_that_were_entered(room):
    leaf, option = (
        CriterionFactory(decision=room.decision),
        OptionFactory(decision=room.decision),
    )
    rounds = [RoundFactory(workshop=room, number=n) for n in (1, 2, 3)]
    seat, other = sit(room), sit(room, "b")
    for sheet, number in ((seat, 1), (seat, 3), (other, 2)):
        ScoreFactory(
            participant=sheet.participant, option=option, criterion=leaf, round_number=number
        )
    for sealed in rounds[:2]:
        Round.objects.filter(pk=sealed.pk).update(state="sealed", sealed_at=NOON)

    leave_and_delete(seat=seat)

    assert list(Participant.objects.all()) == [other.participant]
    assert [r.withdrawn for r in room.rounds.all()] == [1, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_many_who_come_at_once_get_different_numbers(room):
    start = threading.Barrier(8)
    found = []

    def come(token):
        start.wait()
        try:
            found.append(sit(room, token).number)
        finally:
            connection.close()

    threads = [threading.Thread(target=come, args=[f"{n // 2}"]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [1, 1, 2, 2, 3, 3, 4, 4]
