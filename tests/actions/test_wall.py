"""Blank the wall, or let it keep its picture; guesses and ratings of single people."""

import pytest

from options.actions.closing import close_workshop, publish_report, set_agreed_text
from options.actions.moving import move
from options.actions.opening import open_workshop
from options.actions.predictions import predict
from options.actions.ratings import rate
from options.actions.wall import blank_wall, hold_wall, release_wall, unblank_wall
from options.agenda.plans import TEMPLATES
from options.errors import AlreadyMoved, AnotherDecision, DoesNotFit, NotNow
from options.models import Prediction, Rating, Workshop
from tests.factories import NOON, CriterionFactory
from tests.rooms import SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_wall_goes_blank_and_comes_back(room):
    assert room.do(blank_wall).wall_is_blank
    assert not room.do(unblank_wall).wall_is_blank
    assert [m.deed for m in room.now.moves.all()][-2:] == ["blank_wall", "unblank_wall"]


def test_held_wall_keeps_its_picture_wherever_the_room_goes(room):
    cell = {"spot_option": room.options[0], "spot_criterion": room.leaves[1]}
    Workshop.objects.update(**cell)
    room.do(hold_wall)
    room.go(1)

    assert room.now.wall_held == {
        "step": 0,
        "option": room.options[0].pk,
        "criterion": room.leaves[1].pk,
        "view": "ranking",
        "epoch": 1,
    }
    assert room.do(release_wall).wall_held is None


def test_wall_moves_for_nobody_who_is_behind(room):
    room.go(1)

    with pytest.raises(AlreadyMoved):
        room.do(hold_wall, epoch=1)

    assert room.now.wall_held is None


def test_guess_is_taken_in_its_step_and_its_grace_and_the_last_one_counts(room):
    original = room.now.decision
    whole = open_workshop(
        decision=original, by=room.ada, now=NOON, agenda=TEMPLATES["workshop"]
    )
    room.pk = whole.pk
    room.options = list(whole.decision.options.all())
    room.leaves = list(whole.decision.criteria.all())
    seat = room.sit()
    room.go(SCORE)
    with pytest.raises(NotNow, match="own step"):
        predict(seat=seat, **room.cell, now=NOON)
    room.go(5)
    predict(seat=seat, **room.cell, now=NOON)
    room.go(6, at(10))
    predict(seat=seat, option=room.options[1], criterion=room.leaves[0], now=at(25))

    with pytest.raises(NotNow, match="own step"):
        predict(seat=seat, **room.cell, now=at(26))
    assert Prediction.objects.get().option == room.options[1]


def test_guess_is_a_cell_of_the_room(room):
    seat = room.sit()
    room.now.steps.filter(position=1).update(kind="predict")
    room.go(1)

    with pytest.raises(AnotherDecision):
        predict(seat=seat, option=room.options[0], criterion=CriterionFactory(), now=NOON)


def test_rating_waits_for_the_end_and_the_last_one_counts(room):
    seat = room.sit()
    with pytest.raises(NotNow, match="own step"):
        rate(seat=seat, clear=5)
    room.do(move, to_step=room.now.steps.count() - 1)
    rate(seat=seat, clear=5, heard=1)
    room.do(close_workshop, is_confirmed=True)
    rate(seat=seat, clear=4, useful=2)

    kept = Rating.objects.get()
    assert (kept.clear, kept.heard, kept.useful) == (4, None, 2)
    for answer in (0, 6):
        with pytest.raises(DoesNotFit, match="one of the five"):
            rate(seat=seat, heard=answer)


def test_report_is_published_once_no_round_takes_answers(room):
    room.go(SCORE)
    with pytest.raises(NotNow, match="being sealed"):
        room.do(publish_report)
    room.do(close_workshop, is_confirmed=True)
    with pytest.raises(NotNow, match="being sealed"):
        room.do(publish_report)
    room.seal(at(16))

    assert room.do(publish_report, when=at(17)).published_at == at(17)
    assert room.do(publish_report, when=at(18)).published_at == at(17)


def test_agreed_text_is_kept_as_written_and_fits(room):
    assert room.do(set_agreed_text, text=" We\r\nagree. ").agreed_text == "We\nagree."
    with pytest.raises(DoesNotFit, match="4001"):
        room.do(set_agreed_text, text="x" * 4001)
    assert room.do(set_agreed_text, text=" ").agreed_text == ""
