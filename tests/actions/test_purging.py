"""What does not stay for ever: links to people for a week, what they said for ninety days."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from options.actions.closing import archive_workshop, close_workshop, reopen_workshop
from options.actions.door import ask_to_enter, lock_door, open_door
from options.actions.participants import recover_sheet
from options.actions.purging import (
    destroy_links,
    forget_workshops,
    purge_unused_sheets,
    purge_workshops,
    workshops_to_purge,
)
from options.actions.seat_links import make_seat_link
from options.actions.seats import say_understood
from options.actions.talk import give_reason, support
from options.models import (
    Key,
    Knock,
    Participant,
    Reason,
    Round,
    Score,
    Seat,
    SeatLink,
    Support,
    Workshop,
)
from tests.factories import NOON, ReasonFactory, SeatFactory
from tests.rooms import DISCUSS, Room, at

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def days(number):
    return NOON + timedelta(days=number)


@pytest.fixture
def room():
    """A room that was closed at noon, in which two people talked."""
    held = Room()
    seat, other = held.sit("a"), held.sit("b")
    held.show(DISCUSS)
    told = {"side": "up", "text": "It worked.", "now": at(20), **held.cell}
    support(seat=other, reason=give_reason(seat=seat, **told))
    say_understood(seat=seat, now=at(5))
    Seat.objects.update(last_seen_at=at(30))
    make_seat_link(seat=seat, by=held.ada, now=NOON)
    held.do(lock_door)
    ask_to_enter(workshop=held.now, token_hash="c", now=NOON)
    held.do(close_workshop, is_confirmed=True)
    return held


def test_a_week_after_the_end_nothing_leads_to_a_seat_and_what_was_said_stays(room):
    code = Participant.objects.first().recovery_code
    assert forget_workshops(now=days(7) - timedelta(seconds=1), days=7) == 0

    assert forget_workshops(now=days(7), days=7) == 1
    assert forget_workshops(now=days(8), days=7) == 0

    for link in (Key, SeatLink, Knock):
        assert not link.objects.exists()
    assert recover_sheet(code=code, token_hash="z", user=None) is None
    seats = Seat.objects.values_list("last_seen_at", "understood_at")
    assert set(seats) == {(NOON, None)}
    assert Reason.objects.count() == Support.objects.count() == 1
    assert room.now.links_gone_at == days(7)


def test_links_of_an_open_room_stay(room):
    room.do(reopen_workshop, reason="More to say.")

    assert not destroy_links(workshop=room.now, now=days(99))
    assert forget_workshops(now=days(8), days=7) == 0
    assert Key.objects.exists()


def test_room_that_opens_again_forgets_again(room):
    forget_workshops(now=days(7), days=7)
    room.do(reopen_workshop, reason="More to say.", when=days(8))
    room.do(open_door, when=days(8))
    room.sit("new")
    room.do(close_workshop, is_confirmed=True, when=days(9))

    assert forget_workshops(now=days(16), days=7) == 1
    assert not Key.objects.exists()


def test_ninety_days_after_the_end_nothing_is_left_of_what_was_said(room):
    Workshop.objects.update(agreed_text="We agree.", published_at=NOON)
    assert purge_workshops(now=days(90) - timedelta(seconds=1), days=90) == 0

    assert purge_workshops(now=days(90), days=90) == 1

    for kept in (Participant, Seat, Reason, Support, Score, Round, Knock):
        assert not kept.objects.exists()
    assert (room.now.state, room.now.agreed_text, room.now.published_at) == ("purged", "", None)
    assert purge_workshops(now=days(91), days=90) == 0


def test_room_that_was_put_away_is_emptied_too(room):
    room.do(archive_workshop)

    assert purge_workshops(now=days(90), days=90) == 1


def test_room_left_open_is_emptied_when_nobody_was_in_it_for_as_long():
    left, used = Room(), Room()
    SeatFactory(workshop=used.now, last_seen_at=days(50))

    assert list(workshops_to_purge(days(91), 90)) == [left.now]
    assert purge_workshops(now=days(91), days=90) == 1
    assert used.now.state == "open"


def test_other_rooms_lose_nothing(room):
    other = ReasonFactory(workshop__opened_at=days(1))

    assert purge_workshops(now=days(90), days=90) == 1

    assert Reason.objects.get() == other


def test_no_days_at_all_keep_everything(room):
    assert forget_workshops(now=days(9999), days=0) == 0
    assert purge_workshops(now=days(9999), days=0) == 0


def test_sheet_in_a_workshop_goes_with_the_workshop_only(room):
    Participant.objects.update(last_used_at=days(-9999))

    assert purge_unused_sheets(unused_for=timedelta(days=90)) == 0


def test_command_does_all_of_it(room, settings, capsys):
    settings.WORKSHOP_LINKS_DAYS, settings.WORKSHOP_ANSWERS_DAYS = 7, 0
    call_command("purge")
    settings.WORKSHOP_ANSWERS_DAYS = 1
    call_command("purge")

    said = capsys.readouterr().out.splitlines()
    assert said[1] == "1 workshops closed 7 days ago forgot who had which seat."
    assert said[2] == "WORKSHOP_ANSWERS_DAYS is 0: what was said in workshops is kept."
    assert said[5] == "1 workshops closed 1 days ago were emptied."
