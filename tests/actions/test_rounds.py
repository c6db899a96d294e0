"""Lead a room through its agenda: rounds open, take answers, and are sealed for good."""

import pytest
from django.db import IntegrityError, transaction

from options.actions import rounds
from options.actions.choices import choose
from options.actions.closing import (
    archive_workshop,
    close_workshop,
    purge_workshop,
    reopen_workshop,
)
from options.actions.leases import take_lease, take_over
from options.actions.moving import add_minute, move, pause, resume, spotlight
from options.actions.scoring import Cell, Change, Judgement, record_score
from options.actions.sealing import digest_of
from options.actions.weighting import give_points
from options.actions.workshop_words import FAULTS, SENTENCES
from options.errors import (
    AlreadyMoved,
    NotInControl,
    NotNow,
    RoundNotOpen,
    RoundSealed,
    SeatRemoved,
)
from options.models import (
    Facilitation,
    Participant,
    Round,
    Score,
    SealedWeight,
    Seat,
    Swing,
)
from options.reports.weights_to_seal import weights_to_seal
from tests.factories import (
    NOON,
    SwingFactory,
    UserFactory,
)
from tests.rooms import AGAIN, DISCUSS, GUT, REVEAL, REVEAL_2, SCORE, WEIGH, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_round_opens_with_its_step_and_takes_answers_until_its_grace_ends(room):
    seat = room.sit()
    with pytest.raises(RoundNotOpen, match="not begun"):
        room.save(seat, 1)
    room.go(SCORE)
    room.save(seat, 10)
    room.go(REVEAL, at(100))
    assert room.states() == ["sealing", "waiting"]
    room.save(seat, 20, when=at(115))

    with pytest.raises(RoundSealed, match="sealed"):
        room.save(seat, 30, when=at(116))

    assert room.points() == [(20, False)]


def test_seal_comes_once_and_only_after_the_grace(room):
    room.sit()
    room.go(SCORE)
    room.go(REVEAL)

    assert [room.seal(at(s)) for s in (14, 15, 16, 17)] == [False, False, True, False]
    assert room.states() == ["sealed", "waiting"]
    assert room.now.moves.last().deed == "seal"


def test_going_on_within_the_asking_or_back_to_reading_seals_nothing(room):
    seat = room.sit()
    for step in (SCORE, WEIGH, 1, GUT):
        room.go(step)

    assert room.states() == ["open", "waiting"]
    room.save(seat, 5)


def test_nobody_goes_back_behind_what_was_shown(room):
    room.go(SCORE)
    room.go(REVEAL)

    for step in (SCORE, WEIGH, GUT):
        with pytest.raises(NotNow, match="Only the brief and the discussion"):
            room.go(step)
    room.go(1)
    with pytest.raises(NotNow, match="cannot be entered again"):
        room.go(SCORE)


def test_pressing_the_same_button_twice_moves_once(room):
    epoch = room.now.epoch
    room.do(move, to_step=1, epoch=epoch)

    with pytest.raises(AlreadyMoved, match="moved the workshop at 12:00:00"):
        room.do(move, to_step=2, epoch=epoch)

    assert room.now.step == 1
    assert [m.epoch for m in room.now.moves.all()] == [1, 2]


def test_second_round_asks_what_was_discussed_and_carries_the_rest(room):
    seat, other = room.sit("a"), room.sit("b")
    room.go(SCORE)
    room.save(seat, 10)
    room.save(seat, 20, cell=(1, 1))
    room.save(other, 30)
    room.go(REVEAL)
    room.seal(at(16))
    room.go(DISCUSS)
    room.do(spotlight, option=room.options[0], criterion=room.leaves[0])
    room.go(AGAIN)
    with pytest.raises(RoundNotOpen, match="discussed"):
        room.save(seat, 99, number=2, cell=(1, 1))
    room.save(seat, 11, number=2)
    room.go(REVEAL_2)

    room.seal(at(16))

    assert room.points() == [(10, False), (20, False), (30, False)]
    assert sorted(room.points(2)) == [(11, False), (20, True), (30, True)]


def test_round_for_which_nothing_was_discussed_opens_every_cell(room):
    seat = room.sit()
    room.go(SCORE)
    room.go(REVEAL)
    room.seal(at(16))
    room.go(AGAIN)

    room.save(seat, 5, number=2, cell=(1, 1))

    assert Round.objects.get(number=2).opens_all


def test_who_comes_in_the_grace_takes_part_from_the_next_round(room):
    room.go(SCORE)
    room.go(REVEAL)
    late = room.sit()

    with pytest.raises(RoundNotOpen, match="from the next one"):
        room.save(late, 5)


def test_removed_seat_writes_nothing(room):
    seat = room.sit()
    room.go(SCORE)
    Seat.objects.update(removed_at=NOON)

    with pytest.raises(SeatRemoved):
        room.save(seat, 5)


def test_round_of_a_decision_without_a_workshop_takes_nothing(room):
    sheet = Participant.objects.create(
        decision=room.now.decision, recovery_code="x", order_seed=1
    )
    room.go(SCORE)

    with pytest.raises(RoundNotOpen):
        record_score(
            cell=Cell(sheet, room.options[0], room.leaves[0], 1),
            change=Change("1", Judgement(points=1)),
            known=None,
        )


def test_weights_are_sealed_as_they_are_and_move_freely_afterwards(room):
    seat, silent = room.sit("a"), room.sit("b")
    room.go(SCORE)
    room.save(seat, 10)
    points = dict(zip(room.leaves, (30, 10), strict=True))
    give_points(participant=seat.participant, points=points, scope=Swing.Scope.ALL)
    room.go(REVEAL)
    room.seal(at(16))
    points = dict(zip(room.leaves, (10, 10), strict=True))
    give_points(participant=seat.participant, points=points, scope=Swing.Scope.ALL)

    sealed = SealedWeight.objects.order_by("criterion")
    assert [(w.participant, w.weight, w.how) for w in sealed] == [
        (seat.participant, 0.75, "points"),
        (seat.participant, 0.25, "points"),
    ]
    assert not silent.participant.sealed_weights.exists()
    assert Round.objects.get(number=1).weights_digest == digest_of(sealed)


def test_weights_to_seal_are_read_in_a_fixed_number_of_queries(room, django_assert_num_queries):
    people = [room.sit(str(n)).participant for n in range(4)]
    for person in people:
        SwingFactory(participant=person, criterion=room.leaves[0], points=5)
    decision = room.now.decision
    with django_assert_num_queries(3):
        assert len(weights_to_seal(decision, people)) == 4


def test_pause_stops_the_clock_and_refuses_no_answer(room):
    seat = room.sit()
    room.go(SCORE)
    room.do(pause, when=at(10))
    room.save(seat, 5, when=at(60))
    with pytest.raises(NotNow, match="paused"):
        room.do(pause)

    resumed = room.do(resume, when=at(70))

    assert (resumed.step_started_at, resumed.paused_at) == (at(60), None)
    with pytest.raises(NotNow, match="not paused"):
        room.do(resume)


def test_a_minute_more_is_the_current_steps(room):
    room.do(add_minute)
    room.do(add_minute)

    assert [s.extra_minutes for s in room.now.steps.all()][:2] == [2, 0]


def test_gut_choice_is_taken_in_its_step_and_its_grace_only(room):
    seat, option = room.sit(), room.options[0]
    for step, when in ((SCORE, 0), (GUT, 0), (REVEAL, 10)):
        room.go(step, at(when))
        if step == SCORE:
            with pytest.raises(NotNow, match="own step"):
                choose(seat=seat, kind="gut", option=option, now=NOON)
    choose(seat=seat, kind="gut", option=option, sure=2, now=at(25))

    with pytest.raises(NotNow, match="own step"):
        choose(seat=seat, kind="gut", option=room.options[1], now=at(26))
    assert seat.choices.get().option == option


def test_lease_keeps_others_out_until_it_ends_or_is_taken_over(room):
    grace = UserFactory()
    Facilitation.objects.create(workshop=room.now, user=grace, role="co")
    assert take_lease(workshop=room.now, by=room.ada, now=NOON)
    assert not take_lease(workshop=room.now, by=grace, now=at(14))
    with pytest.raises(NotInControl, match="in hand"):
        room.do(move, to_step=1, by=grace, when=at(14))
    assert take_lease(workshop=room.now, by=grace, now=at(15))

    take_over(workshop=room.now, by=room.ada, now=at(16))

    assert room.now.lease_holder == room.ada
    assert room.now.moves.last().deed == "take_over"


def test_closing_is_confirmed_seals_what_is_open_and_reopening_is_a_new_round(room):
    seat = room.sit()
    room.go(SCORE)
    with pytest.raises(NotNow, match="Confirm"):
        room.do(close_workshop, is_confirmed=False)
    room.do(close_workshop, is_confirmed=True)
    room.save(seat, 7, when=at(15))
    with pytest.raises(NotNow, match="being sealed"):
        room.do(reopen_workshop, reason="More to say.")
    room.seal(at(16))
    with pytest.raises(NotNow, match="why"):
        room.do(reopen_workshop, reason=" ")

    again = room.do(reopen_workshop, reason="More to say.")

    assert room.states() == ["sealed", "waiting", "open"]
    assert (again.state, again.steps.get(position=again.step).round_number) == ("open", 3)
    room.save(seat, 8, number=3)
    assert room.points() == [(7, False)]


def test_purged_workshop_holds_nothing_that_anybody_said(room):
    seat = room.sit()
    room.go(SCORE)
    room.save(seat, 7)
    room.do(close_workshop, is_confirmed=True)
    room.seal(at(16))
    with pytest.raises(NotNow, match="closed"):
        purge_workshop(workshop=room.now)
    assert room.do(archive_workshop).join_code is None

    purge_workshop(workshop=room.now)

    assert room.now.state == "purged"
    for kept in (Score, Participant, Seat, Round, SealedWeight):
        assert not kept.objects.exists()
    assert not room.now.moves.exists()


def test_every_reason_has_its_sentence():
    assert all(str(sentence).endswith(".") for sentence in (SENTENCES | FAULTS).values())


def test_database_keeps_what_the_guard_would_have_let_through(room, monkeypatch):
    seat = room.sit()
    room.go(SCORE)
    room.save(seat, 7)
    room.go(REVEAL)
    room.seal(at(16))
    monkeypatch.setattr(rounds, "is_over", lambda *_asked: False)

    with pytest.raises(IntegrityError), transaction.atomic():
        room.save(seat, 8, when=at(17))

    assert room.points() == [(7, False)]
