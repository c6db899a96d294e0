"""Who helps to run a room, who sits on paper, and how a seat is found again."""

from datetime import timedelta

import pytest

from options.actions.door import admit, ask_to_enter, lock_door, open_door, remove_seat
from options.actions.leases import take_lease
from options.actions.moving import move
from options.actions.paper import add_paper_seat
from options.actions.participants import recover_sheet
from options.actions.people import add_helper, remove_helper
from options.actions.seat_links import make_seat_link, seat_behind, use_seat_link
from options.actions.seats import assign_perspective, choose_perspective
from options.errors import (
    AlreadyUsed,
    AnotherDecision,
    NoName,
    NoSuchPerson,
    NotAFacilitator,
    NotNow,
    SameName,
    SeatRemoved,
)
from options.formats.tokens import hash_of
from options.models import Facilitation, Key, Knock, Participant, Seat, SeatLink, Workshop
from tests.factories import NOON, PerspectiveFactory, UserFactory
from tests.rooms import REVEAL, SCORE, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
CO = Facilitation.Role.CO_FACILITATOR


def helps(room, role=CO, by=None):
    grace = UserFactory(username="Grace")
    add_helper(workshop=room.now, username=" grace ", role=role, by=by or room.ada, now=NOON)
    return grace


def test_helper_runs_the_room_until_the_role_is_taken_away(room):
    grace = helps(room)
    room.do(move, to_step=1, by=grace)
    assert take_lease(workshop=room.now, by=grace, now=NOON)

    remove_helper(workshop=room.now, user=grace, by=room.ada, now=NOON)

    assert room.now.lease_holder is None
    with pytest.raises(NotAFacilitator):
        room.do(move, to_step=2, by=grace)


def test_log_says_that_a_role_was_given_and_taken(room):
    grace = helps(room)
    remove_helper(workshop=room.now, user=grace, by=room.ada, now=NOON)

    told = [(move.deed, move.user, move.detail) for move in room.now.moves.all()][-2:]
    assert told == [
        ("add_helper", room.ada, {"account": grace.pk}),
        ("remove_helper", room.ada, {"account": grace.pk}),
    ]


def test_second_role_takes_the_place_of_the_first(room):
    grace = helps(room)
    take_lease(workshop=room.now, by=grace, now=NOON)

    add_helper(
        workshop=room.now,
        username="Grace",
        role=Facilitation.Role.OBSERVER,
        by=room.ada,
        now=NOON,
    )

    assert Facilitation.objects.get().role == "observer"
    assert room.now.lease_holder is None


def test_helper_is_somebody_with_an_account_who_does_not_lead_already(room):
    UserFactory(username="gone", is_active=False)
    for name in ("nobody", "gone", ""):
        with pytest.raises(NoSuchPerson, match="Nobody with an account"):
            add_helper(workshop=room.now, username=name, role=CO, by=room.ada, now=NOON)
    with pytest.raises(SameName, match="leads this workshop"):
        add_helper(
            workshop=room.now, username=room.ada.username, role=CO, by=room.ada, now=NOON
        )


def test_only_those_who_run_the_room_choose_helpers(room):
    watching = helps(room, role=Facilitation.Role.OBSERVER)

    for by in (watching, UserFactory()):
        with pytest.raises(NotAFacilitator):
            add_helper(workshop=room.now, username="Grace", role=CO, by=by, now=NOON)
        with pytest.raises(NotAFacilitator):
            remove_helper(workshop=room.now, user=watching, by=by, now=NOON)


# --- The door -----------------------------------------------------------------------------


def test_who_asks_at_a_locked_door_is_admitted_with_one_tap(room):
    inside = room.sit("inside")
    with pytest.raises(NotNow, match="door is open"):
        ask_to_enter(workshop=room.now, token_hash="a", now=NOON)
    room.do(lock_door)
    knock = ask_to_enter(workshop=room.now, token_hash="a", now=NOON)
    assert ask_to_enter(workshop=room.now, token_hash="a", now=at(9)) == knock
    assert ask_to_enter(workshop=room.now, token_hash="b", now=NOON).number == 2
    epoch = room.now.epoch
    with pytest.raises(NotNow, match="locked"):
        room.sit("a")
    with pytest.raises(NotAFacilitator):
        admit(knock=knock, by=UserFactory(), now=NOON)

    admit(knock=knock, by=room.ada, now=at(5))
    admit(knock=knock, by=room.ada, now=at(6))

    assert room.sit("a").number == 2
    assert room.sit("inside") == inside
    with pytest.raises(NotNow, match="locked"):
        room.sit("b")
    assert room.now.is_locked
    assert room.now.epoch == epoch
    assert Knock.objects.get(number=1).admitted_at == at(5)
    room.do(open_door)


# --- Names --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u3164\ufeff", "\u2800 \u00ad"])
def test_name_that_nobody_could_see_is_refused_where_names_are_known(room, name):
    Workshop.objects.update(privacy="named")

    with pytest.raises(NoName, match="Type yours"):
        room.sit(name=name)

    assert not Seat.objects.exists()
    assert not Participant.objects.exists()


@pytest.mark.parametrize("name", ["ADA", "a\u200bda", " Ada ", "Ａda", "ada lovelace"])
def test_nobody_takes_the_name_of_the_facilitator(room, name):
    Workshop.objects.update(privacy="named")
    type(room.ada).objects.update(username="ada", first_name="Ada", last_name="Lovelace")

    with pytest.raises(SameName, match="facilitator has this name"):
        room.sit(name=name)
    assert room.sit(name="Ada B.").name == "Ada B."


# --- Perspectives -------------------------------------------------------------------------


def test_perspective_is_one_that_the_room_offers(room):
    offered, other = PerspectiveFactory.create_batch(2, decision=room.now.decision)
    room.now.offered.add(offered)
    seat = room.sit()

    choose_perspective(seat=seat, perspective=offered)

    assert Seat.objects.get().perspective == offered
    with pytest.raises(NotNow, match="not offered"):
        choose_perspective(seat=seat, perspective=other)
    choose_perspective(seat=seat, perspective=None)
    assert Seat.objects.get().perspective is None


def test_perspective_is_the_facilitators_to_give_where_people_do_not_choose(room):
    mine = PerspectiveFactory(decision=room.now.decision)
    Workshop.objects.update(may_choose_perspective=False)
    seat = room.sit()
    with pytest.raises(NotNow, match="facilitator says"):
        room.sit("b", perspective=mine)
    for wanted in (mine, None):
        with pytest.raises(NotNow, match="facilitator says"):
            choose_perspective(seat=seat, perspective=wanted)

    deed = {"by": room.ada, "now": NOON, "perspective": mine}
    assign_perspective(seat=seat, epoch=room.now.epoch, **deed)

    assert Seat.objects.get().perspective == mine
    assert room.now.moves.last().detail == {"seat": 1, "perspective": mine.key}
    deed |= {"perspective": PerspectiveFactory()}
    with pytest.raises(AnotherDecision):
        assign_perspective(seat=seat, epoch=room.now.epoch, **deed)


def test_nobody_changes_sides_after_something_was_shown(room):
    mine = PerspectiveFactory(decision=room.now.decision)
    seat = room.sit()
    room.go(SCORE)
    choose_perspective(seat=seat, perspective=mine)
    room.go(REVEAL)

    with pytest.raises(NotNow, match="keeps their perspective"):
        choose_perspective(seat=seat, perspective=None)
    with pytest.raises(NotNow, match="keeps their perspective"):
        assign_perspective(
            seat=seat, perspective=None, by=room.ada, epoch=room.now.epoch, now=NOON
        )


# --- Paper --------------------------------------------------------------------------------


def test_paper_seat_has_no_browser_and_counts_like_any_other(room):
    room.sit()
    room.do(lock_door)
    room.go(SCORE)

    seat = room.do(add_paper_seat)
    room.save(seat, 40)

    stored = Seat.objects.get(number=2)
    assert (stored.kind, stored.entered_by) == ("paper", room.ada)
    assert not Key.objects.filter(participant=stored.participant).exists()
    assert room.points() == [(40, False)]
    assert room.now.moves.last().detail == {"seat": 2}


def test_paper_seat_needs_a_name_where_names_are_known(room):
    Workshop.objects.update(privacy="named")

    with pytest.raises(NoName):
        room.do(add_paper_seat)
    with pytest.raises(AnotherDecision):
        room.do(add_paper_seat, name="Grace", perspective=PerspectiveFactory())
    assert room.do(add_paper_seat, name="Grace").name == "Grace"


# --- Another device -----------------------------------------------------------------------


def test_link_opens_a_seat_on_another_device_once(room):
    seat = room.sit("phone")
    token = make_seat_link(seat=seat, by=room.ada, now=NOON)
    assert seat_behind(token=token, now=NOON) == seat

    assert use_seat_link(token=token, token_hash="laptop", now=at(900)) == seat

    assert room.sit("laptop") == room.sit("phone") == seat
    with pytest.raises(AlreadyUsed, match="used already"):
        use_seat_link(token=token, token_hash="other", now=at(900))
    with pytest.raises(AlreadyUsed, match="used already"):
        seat_behind(token=token, now=at(900))
    assert room.now.moves.last().detail == {"seat": 1}
    assert SeatLink.objects.get().token_hash == hash_of(token) != token


def test_link_lives_for_15_minutes_and_only_the_newest_opens(room):
    seat = room.sit()
    old, late = (make_seat_link(seat=seat, by=room.ada, now=NOON) for _i in range(2))

    for token, when in ((old, NOON), (late, NOON + timedelta(seconds=901)), ("x", NOON)):
        with pytest.raises(AlreadyUsed, match="15 minutes"):
            use_seat_link(token=token, token_hash="b", now=when)


def test_link_is_made_by_those_who_run_the_room_for_seats_that_take_part(room):
    seat = room.sit()
    with pytest.raises(NotAFacilitator):
        make_seat_link(seat=seat, by=UserFactory(), now=NOON)
    token = make_seat_link(seat=seat, by=room.ada, now=NOON)
    remove_seat(seat=seat, by=room.ada, epoch=room.now.epoch, now=NOON)

    with pytest.raises(SeatRemoved):
        make_seat_link(seat=seat, by=room.ada, now=NOON)
    with pytest.raises(SeatRemoved):
        use_seat_link(token=token, token_hash="b", now=NOON)


def test_recovery_code_opens_a_seat_though_somebody_is_logged_in(room):
    seat = room.sit()

    code = seat.participant.recovery_code
    recover_sheet(code=code, token_hash="b", user=UserFactory())

    assert room.sit("b") == seat
    assert Participant.objects.get().user is None
