"""What a sealed round holds: figures, weights, reasons; and what leaving does to it."""

import pytest
from django.db import IntegrityError

from options.actions import rounds
from options.actions.leaving import leave_and_delete
from options.actions.participants import delete_sheet, start_over
from options.actions.rounds import seal_due
from options.actions.scoring import Cell, Change, Judgement, judgement_in, record_score
from options.actions.weighting import give_points
from options.models import Reason, Round, Score, SealedFigures, SealedWeight, Seat, Swing
from options.reports.weights_to_seal import weights_to_seal
from tests.rooms import AGAIN, DISCUSS, REVEAL, REVEAL_2, SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def count_scores(workshop, held):
    """Figures for tests: how many answers the round holds."""
    asked = Score.objects.filter(round_number=held.number, participant__seat__workshop=workshop)
    return {"n": asked.count(), "state": held.state}


def seal(room, when=16, figures_of=count_scores):
    return seal_due(
        workshop=room.now, now=at(when), weights_of=weights_to_seal, figures_of=figures_of
    )


def write(room, seat, points, why, *, number=1, cell=(0, 0)):
    option, leaf = room.options[cell[0]], room.leaves[cell[1]]
    known = Score.objects.filter(
        participant=seat.participant, option=option, criterion=leaf, round_number=number
    ).first()
    record_score(
        cell=Cell(seat.participant, option, leaf, number),
        change=Change(
            f"{points}{why}", Judgement(points=points, rationale=why), judgement_in(known)
        ),
        known=known,
        now=at(0),
    )


def reasons(number=1):
    found = Reason.objects.filter(round_number=number).order_by("text")
    return [(reason.text, reason.side) for reason in found]


def test_figures_are_those_of_the_seal_though_somebody_leaves_later(room):
    seat, other = room.sit("a"), room.sit("b")
    room.go(SCORE)
    room.save(seat, 10)
    room.save(other, 30)
    room.go(REVEAL)
    assert seal(room)
    sealed = Round.objects.get(number=1)

    leave_and_delete(seat=seat)

    assert SealedFigures.objects.get().figures == {"n": 2, "state": "sealing"}
    after = Round.objects.get(number=1)
    assert (after.weights_digest, after.withdrawn) == (sealed.weights_digest, 1)
    assert not SealedWeight.objects.filter(participant=seat.participant_id).exists()


def test_second_round_counts_who_left_and_who_only_started_over(room):
    people = [room.sit(name) for name in "abc"]
    room.go(SCORE)
    for seat in people:
        room.save(seat, 10)
    room.go(REVEAL)
    seal(room)
    delete_sheet(people[0].participant)
    start_over(people[1].participant)
    room.go(AGAIN, at(20))
    room.save(people[2], 20, number=2)
    room.go(REVEAL_2, at(30))
    seal(room, 46)

    figures = SealedFigures.objects.order_by("round__number")
    assert [kept.figures["n"] for kept in figures] == [3, 1]
    assert [r.withdrawn for r in Round.objects.order_by("number")] == [2, 0]


def test_round_is_sealed_without_figures_where_nobody_asks_for_any(room):
    room.go(SCORE)
    room.go(REVEAL)

    assert seal(room, figures_of=None)
    assert not SealedFigures.objects.exists()


def test_seal_that_fails_leaves_the_round_as_it_was(room):
    seat = room.sit()
    room.go(SCORE)
    room.save(seat, 10)
    room.go(REVEAL)

    def broken(_workshop, _held):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        seal(room, figures_of=broken)

    assert room.states()[0] == "sealing"
    assert not SealedWeight.objects.exists()
    assert seal(room)


def test_rationales_become_reasons_that_pull_away_from_the_median(room):
    low, middle, high, silent = (room.sit(name) for name in "abcd")
    room.go(SCORE)
    write(room, low, 10, "Too dear.")
    write(room, middle, 40, "Middling.")
    write(room, high, 90, "Works.")
    write(room, silent, 40, "")
    write(room, low, None, "No idea.", cell=(1, 0))
    write(room, high, 0, "Nothing.", cell=(1, 1))
    room.go(REVEAL)
    seal(room)

    assert reasons() == [
        ("Middling.", ""),
        ("No idea.", ""),
        ("Nothing.", ""),
        ("Too dear.", "down"),
        ("Works.", "up"),
    ]
    assert set(Reason.objects.values_list("origin", "made_at")) == {("rationale", at(16))}


def test_blank_rationale_is_no_reason(room):
    seat = room.sit()
    room.go(SCORE)
    write(room, seat, 10, "  \n ")
    room.go(REVEAL)
    seal(room)

    assert not Reason.objects.exists()


def test_words_that_are_carried_or_repeated_are_not_said_again(room):
    seat, other = room.sit("a"), room.sit("b")
    room.go(SCORE)
    write(room, seat, 10, "Works.")
    write(room, other, 50, "Too dear.")
    room.go(REVEAL)
    seal(room)
    room.go(DISCUSS, at(20))
    room.go(AGAIN, at(20))
    write(room, seat, 30, "Works.", number=2)
    room.go(REVEAL_2, at(30))
    seal(room, 46)

    assert reasons() == [("Too dear.", "up"), ("Works.", "down")]
    assert reasons(2) == []


def test_reasons_of_a_seat_that_was_taken_away_are_hidden(room):
    seat = room.sit()
    room.go(SCORE)
    write(room, seat, 10, "Rude words.")
    Seat.objects.update(removed_at=at(5))
    room.go(REVEAL)
    seal(room)

    assert Reason.objects.get().hidden_at == at(16)


def test_seal_is_tried_once_more_when_somebody_left_meanwhile(room, monkeypatch):
    seat = room.sit()
    room.go(SCORE)
    room.save(seat, 10)
    room.go(REVEAL)
    tries, real = [], rounds.seal_weights

    def meets_somebody_leaving(held, weights_of):
        tries.append(held)
        if len(tries) == 1:
            raise IntegrityError("somebody is gone")
        return real(held, weights_of)

    monkeypatch.setattr(rounds, "seal_weights", meets_somebody_leaving)

    assert seal(room)
    assert len(tries) == 2
    assert [m.deed for m in room.now.moves.all()].count("seal") == 1


def test_own_weights_of_later_change_neither_digest_nor_sealed_weights(room):
    seat = room.sit()
    room.go(SCORE)
    room.save(seat, 10)
    room.go(REVEAL)
    seal(room)
    before = (
        Round.objects.get(number=1).weights_digest,
        list(SealedWeight.objects.values_list("weight", flat=True)),
    )
    points = dict(zip(room.leaves, (90, 10), strict=True))
    give_points(participant=seat.participant, points=points, scope=Swing.Scope.ALL)

    after = (
        Round.objects.get(number=1).weights_digest,
        list(SealedWeight.objects.values_list("weight", flat=True)),
    )
    assert after == before == (before[0], [0.5, 0.5])
