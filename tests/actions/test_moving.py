"""Turn the room to a cell or a criterion, ask those who differ, open a cell again at once."""

import pytest

from options.actions.moving import (
    invite_minority,
    reopen_cell,
    set_criterion,
    spotlight,
)
from options.errors import AnotherDecision, ImpossibleAgenda, NotNow, NotScored, RoundNotOpen
from options.models import RoundCell, Workshop
from tests.factories import CriterionFactory, OptionFactory
from tests.rooms import AGAIN, DISCUSS, RESULTS, REVEAL, REVEAL_2, SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def spot(room):
    return room.now.spot_option, room.now.spot_criterion


def agenda(room):
    return [(s.kind, s.round_number) for s in room.now.steps.all()]


def test_room_looks_at_a_cell_until_a_round_begins_or_ends(room):
    room.show()
    room.do(spotlight, **room.cell)
    assert spot(room) == (room.options[0], room.leaves[0])
    room.go(DISCUSS, at(20))
    assert spot(room) == (room.options[0], room.leaves[0])

    room.go(AGAIN, at(30))

    assert spot(room) == (None, None)
    room.do(spotlight, **room.cell)
    room.go(REVEAL_2, at(40))
    assert spot(room) == (None, None)


def test_cell_to_look_at_is_one_that_the_room_scores(room):
    CriterionFactory(decision=room.now.decision, parent=room.leaves[1])
    room.show()

    with pytest.raises(AnotherDecision):
        room.do(spotlight, option=OptionFactory(), criterion=room.leaves[0])
    with pytest.raises(NotScored):
        room.do(spotlight, option=room.options[0], criterion=room.leaves[1])
    with pytest.raises(AnotherDecision):
        room.do(invite_minority, option=room.options[0], criterion=CriterionFactory())


def test_everybody_turns_to_one_criterion_where_the_room_goes_together(room):
    room.go(SCORE)
    with pytest.raises(NotNow, match="own pace"):
        room.do(set_criterion, criterion=room.leaves[1])
    Workshop.objects.update(pace="together")

    assert room.do(set_criterion, criterion=room.leaves[1]).criterion == room.leaves[1]

    assert room.now.moves.last().detail == {"criterion": room.leaves[1].key}
    with pytest.raises(AnotherDecision):
        room.do(set_criterion, criterion=CriterionFactory())
    room.go(REVEAL)
    assert room.now.criterion is None
    room.do(set_criterion, criterion=room.leaves[0])
    assert room.do(set_criterion, criterion=None).criterion is None


def test_those_who_differ_are_asked_after_a_reveal_and_the_log_says_on_which_cell(room):
    with pytest.raises(NotNow):
        room.do(invite_minority, **room.cell)
    room.show(DISCUSS)

    room.do(invite_minority, **room.cell)

    option, leaf = room.options[0], room.leaves[0]
    assert spot(room) == (option, leaf)
    told = room.now.moves.last()
    assert told.deed == "invite_minority"
    assert told.detail == {"option": option.key, "criterion": leaf.key, "round": 1}


def test_one_click_opens_a_cell_again_in_the_next_round(room):
    seat = room.sit()
    room.show(DISCUSS)
    room.do(spotlight, option=room.options[1], criterion=room.leaves[1])
    before = room.now.epoch, agenda(room)

    room.do(reopen_cell, **room.cell, when=at(30))

    assert (room.now.epoch, agenda(room)) == (before[0] + 1, before[1])
    assert (room.now.step, room.states()) == (AGAIN, ["sealed", "open"])
    assert spot(room) == (room.options[0], room.leaves[0])
    told = room.now.moves.last()
    assert (told.deed, told.after, told.detail["opens"]) == ("reopen_cell", AGAIN, 2)
    room.save(seat, 1, number=2)
    room.save(seat, 2, number=2, cell=(1, 1))
    with pytest.raises(RoundNotOpen, match="discussed"):
        room.save(seat, 3, number=2, cell=(0, 1))


def test_agenda_without_a_later_round_gets_one_before_what_was_not_reached(room):
    seat = room.sit()
    room.show(DISCUSS)
    room.go(AGAIN, at(20))
    room.go(REVEAL_2, at(30))
    room.seal(at(46))
    before = agenda(room)

    room.do(reopen_cell, **room.cell, when=at(50))

    after = REVEAL_2 + 1
    assert agenda(room) == [*before[:after], ("score", 3), ("reveal", 3), *before[after:]]
    assert (room.now.step, room.states()) == (after, ["sealed", "sealed", "open"])
    room.save(seat, 5, number=3)
    assert RoundCell.objects.filter(round__number=3).count() == 1
    room.go(after + 1, at(60))
    assert room.seal(at(76))


def test_cell_opens_again_from_the_talk_though_the_goodbye_was_reached(room):
    room.show(DISCUSS)
    room.go(AGAIN, at(20))
    for step in (RESULTS, len(agenda(room)) - 1):
        room.go(step, at(30))
    room.seal(at(46))
    room.go(DISCUSS, at(50))
    before = agenda(room)

    room.do(reopen_cell, **room.cell, when=at(60))

    added = [("score", 3), ("reveal", 3), ("results", None), ("wrap", None)]
    assert agenda(room) == [*before, *added]
    assert room.now.step == len(before)


def test_cell_opens_again_only_beside_a_sealed_round(room):
    room.go(SCORE)
    with pytest.raises(NotNow, match="belongs to the steps"):
        room.do(reopen_cell, **room.cell)
    room.go(REVEAL)
    with pytest.raises(NotNow, match="after the spreads"):
        room.do(reopen_cell, **room.cell)
    room.seal(at(16))
    room.go(AGAIN, at(20))
    room.go(DISCUSS, at(30))

    with pytest.raises(NotNow, match="waits until it is sealed"):
        room.do(reopen_cell, **room.cell)


def test_agenda_does_not_grow_for_ever(room):
    room.show(DISCUSS)
    room.now.steps.filter(position__gt=DISCUSS).delete()
    first, last = DISCUSS + 1, 40
    room.now.steps.bulk_create(
        type(room.now.steps.first())(
            workshop=room.now,
            position=at_place,
            kind="wrap" if at_place == last - 1 else "discuss",
            minutes=1,
        )
        for at_place in range(first, last)
    )

    with pytest.raises(ImpossibleAgenda, match="too many steps"):
        room.do(reopen_cell, **room.cell)
    assert len(agenda(room)) == last
