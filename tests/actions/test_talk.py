"""Say what one wants to hear about and why, after a spread was shown; hide it, show it."""

import pytest

from options.actions.door import remove_seat
from options.actions.participants import delete_sheet
from options.actions.talk import (
    MOST_REASONS,
    give_reason,
    hide_reason,
    show_reason,
    spotlight_reason,
    support,
    unspotlight_reason,
    unsupport,
    unwish,
    wish,
)
from options.errors import (
    AnotherDecision,
    DoesNotFit,
    NotAFacilitator,
    NothingSaid,
    NotNow,
    NotScored,
    SeatRemoved,
    SheetGone,
    TooMany,
)
from options.models import Reason, Support, Wish
from tests.factories import CriterionFactory, OptionFactory, ReasonFactory, UserFactory
from tests.rooms import AGAIN, DISCUSS, RESULTS, REVEAL, SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def say(room, seat, text="It worked.", **more):
    told = {"side": "up", "now": at(20), **room.cell, **more}
    return give_reason(seat=seat, text=text, **told)


def test_wish_is_said_once_and_taken_back(room):
    seat = room.sit()
    room.show()

    wish(seat=seat, **room.cell)
    wish(seat=seat, **room.cell)

    assert Wish.objects.count() == 1
    unwish(seat=seat, **room.cell)
    assert not Wish.objects.exists()


def test_nobody_talks_before_a_round_was_sealed_nor_while_one_is_open(room):
    seat = room.sit()
    room.go(SCORE)
    with pytest.raises(NotNow, match="belongs to the steps"):
        say(room, seat)
    room.go(REVEAL)
    with pytest.raises(NotNow, match="after the spreads"):
        say(room, seat)
    room.seal(at(16))
    say(room, seat)
    room.go(AGAIN)
    room.go(DISCUSS)

    with pytest.raises(NotNow, match="waits until it is sealed"):
        say(room, seat, "More.")
    with pytest.raises(NotNow, match="waits until it is sealed"):
        wish(seat=seat, **room.cell)


def test_reason_is_of_the_round_that_was_shown_and_said_once(room):
    seat = room.sit()
    room.show(DISCUSS)

    first = say(room, seat, " It worked.\r\nTwice. ")
    again = say(room, seat, "It worked.\nTwice.")

    assert first == again
    assert Reason.objects.get() == first
    kept = (first.round_number, first.side, first.origin, first.text)
    assert kept == (1, "up", "talk", "It worked.\nTwice.")


def test_side_that_is_none_is_no_side(room):
    seat = room.sit()
    room.show(DISCUSS)

    assert say(room, seat, side="sideways").side == ""


def test_empty_and_endless_reasons_are_refused_with_what_to_do(room):
    seat = room.sit()
    room.show(DISCUSS)

    for nothing in ("", "  \n", "\u200b\u3164", "\0"):
        with pytest.raises(NothingSaid, match="others can read"):
            say(room, seat, nothing)
    with pytest.raises(DoesNotFit, match="2001 signs; there is room for 2000"):
        say(room, seat, "x" * 2001)
    say(room, seat, "x" * 2000)


def test_nobody_fills_the_room_alone(room):
    seat, other = room.sit("a"), room.sit("b")
    room.show(DISCUSS)
    for number in range(MOST_REASONS):
        say(room, seat, f"Reason {number}")

    with pytest.raises(TooMany, match="Let others speak"):
        say(room, seat, "One more")

    say(room, seat, "Elsewhere", option=room.options[1])
    say(room, other)


def test_reason_concerns_a_cell_of_this_room(room):
    seat = room.sit()
    room.show(DISCUSS)
    CriterionFactory(decision=room.now.decision, parent=room.leaves[1])

    with pytest.raises(AnotherDecision):
        say(room, seat, option=OptionFactory())
    with pytest.raises(AnotherDecision):
        say(room, seat, criterion=CriterionFactory())
    with pytest.raises(NotScored, match="only groups"):
        wish(seat=seat, option=room.options[0], criterion=room.leaves[1])


def test_who_was_sent_out_or_left_says_nothing(room):
    out, gone = room.sit("a"), room.sit("b")
    room.show(DISCUSS)
    room_now = room.now
    remove_seat(seat=out, by=room.ada, epoch=room_now.epoch, now=at(20))
    delete_sheet(gone.participant)

    with pytest.raises(SeatRemoved):
        say(room, out)
    with pytest.raises(SheetGone, match="Join again"):
        say(room, gone)


def test_others_support_a_reason_once_and_its_person_does_not(room):
    seat, other = room.sit("a"), room.sit("b")
    room.show(DISCUSS)
    reason = say(room, seat)

    support(seat=other, reason=reason)
    support(seat=other, reason=reason)

    assert Support.objects.count() == 1
    with pytest.raises(NotNow, match="your own"):
        support(seat=seat, reason=reason)
    unsupport(seat=other, reason=reason)
    assert not Support.objects.exists()


def test_reason_of_another_room_or_one_that_is_gone_is_not_supported(room):
    seat, other = room.sit("a"), room.sit("b")
    room.show(DISCUSS)
    reason = say(room, seat)
    Reason.objects.filter(pk=reason.pk).delete()

    with pytest.raises(NotNow, match="taken back"):
        support(seat=other, reason=reason)
    with pytest.raises(AnotherDecision):
        support(seat=other, reason=ReasonFactory())


def test_hidden_reason_leaves_the_wall_and_comes_back_and_the_log_says_so(room):
    seat, other = room.sit("a"), room.sit("b")
    room.show(DISCUSS)
    reason = say(room, seat)
    room.do(spotlight_reason, reason=reason, when=at(21))
    room.do(hide_reason, reason=reason, when=at(22))
    reason.refresh_from_db()
    assert (reason.hidden_at, reason.spotlit_at) == (at(22), None)
    with pytest.raises(NotNow, match="hidden"):
        support(seat=other, reason=reason)

    room.do(show_reason, reason=reason)
    room.do(spotlight_reason, reason=reason, when=at(24))

    reason.refresh_from_db()
    assert (reason.hidden_at, reason.spotlit_at) == (None, at(24))
    room.do(unspotlight_reason, reason=reason)
    assert Reason.objects.get().spotlit_at is None
    deeds = ["spotlight_reason", "hide_reason", "show_reason", "spotlight_reason"]
    logged = list(room.now.moves.order_by("epoch"))[-5:]
    assert [m.deed for m in logged] == [*deeds, "unspotlight_reason"]
    assert {m.detail["reason"] for m in logged} == {reason.pk}


def test_only_those_who_run_the_room_hide_its_own_reasons(room):
    seat = room.sit()
    room.show(DISCUSS)
    reason = say(room, seat)

    with pytest.raises(NotAFacilitator):
        room.do(hide_reason, reason=reason, by=UserFactory())
    with pytest.raises(AnotherDecision):
        room.do(hide_reason, reason=ReasonFactory())


def test_talk_is_over_with_the_results(room):
    seat = room.sit()
    room.show(DISCUSS)
    room.go(RESULTS, at(20))

    with pytest.raises(NotNow):
        say(room, seat)
