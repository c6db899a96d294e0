"""Reasons for one cell: without names or points, supported, hidden, invited."""

import pytest

from options.models import Reason, Support
from tests.factories import ReasonFactory
from tests.htmx import HTMX, soup
from tests.rooms import AGAIN, DISCUSS, REVEAL, at
from tests.spreads import SPLIT, Spreads

pytestmark = pytest.mark.django_db


def said(room, seat, text="It worked elsewhere.", **more):
    told = {"workshop": room.now, "participant": seat.participant, "text": text}
    return ReasonFactory(**told, **room.cell, **more)


def room_of(points=SPLIT):
    room = Spreads(points, DISCUSS)
    room.turn_to(0, 0)
    return room


@pytest.fixture(scope="module")
def kept_room(kept):
    return room_of()


def reason_texts(page, selector=".reasons li > p"):
    return [line.get_text() for line in page.select(selector)]


def test_reason_is_given_with_its_side_and_read_by_others_without_a_name_or_points(room):
    room.seats[0].name = "Grace Hopper"
    room.seats[0].save()

    answer = room.send("reason", cell=room.name, side="down", text="Only 1 of 9 <b>worked</b>")

    assert answer.status_code == 302
    reason = Reason.objects.get()
    assert (reason.side, reason.origin, reason.text) == (
        "down",
        "talk",
        "Only 1 of 9 <b>worked</b>",
    )
    line = room.look("seat", room.seats[5]).select_one(".reasons li:not(.soft)")
    assert line.p.get_text() == "Only 1 of 9 <b>worked</b>"
    assert line.get_text(" ", strip=True).removeprefix(line.p.get_text()).split() == [
        *["I", "see", "it", "like", "this", "0"]
    ]
    for screen in ("wall", "console"):
        assert "Grace Hopper" not in str(room.look(screen))


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"side": "up", "text": "  "}, "text", "Write something that others can read."),
        ({"side": "up", "text": "x" * 2001}, "text", "there is room for 2000"),
        ({"text": "Because"}, "side", "Say whether this speaks for more points or for fewer."),
        ({"side": "sideways", "text": "Because"}, "side", "Say whether this speaks for more"),
    ],
)
def test_refused_reason_comes_back_as_it_was_typed(sent, field, sentence):
    room = Spreads([70] * 5, DISCUSS)

    answer = room.send("reason", cell=room.name, **sent)

    page = soup(answer)
    assert answer.status_code == 422
    assert sentence in page.select_one(f"#{field}-error").get_text()
    assert page.select_one("#reason-text").get_text() == sent["text"]
    if sent.get("side") == "up":
        assert page.select_one("input[value=up]").has_attr("checked")
    assert not Reason.objects.exists()


def test_support_is_switched_on_and_off_and_nobody_supports_themselves(room):
    reason = said(room, room.seats[1])

    room.send("support", reason=reason.pk, on="1")
    button = room.look("seat").select_one(f"#support-{reason.pk}")
    assert (button["aria-pressed"], button.span.get_text()) == ("true", "1")

    room.send("support", reason=reason.pk)
    assert not Support.objects.exists()
    assert room.send("support", room.seats[1], reason=reason.pk, on="1").status_code == 409
    own = room.look("seat", room.seats[1])
    assert not own.select(f"#support-{reason.pk}")
    assert "yours, supported by 0" in own.get_text()


def test_every_reader_has_an_order_of_their_own_and_keeps_it(room):
    for number in range(6):
        said(room, room.seats[number], f"Reason {number}")

    orders = [
        tuple(reason_texts(room.look("seat", seat)))
        for seat in (*room.seats[8:11], room.seats[8])
    ]

    assert len(set(orders)) > 1
    assert orders[0] == orders[3]
    assert {frozenset(order) for order in orders} == {frozenset(orders[0])}


def test_hidden_reason_is_gone_for_everybody_but_the_console_and_the_log_says_so(room):
    reason = said(room, room.seats[1], "Shout")

    room.press("hide-reason", reason=reason.pk)

    assert reason_texts(room.look("seat")) == []
    assert "Shout" not in str(room.look("wall"))
    line = room.look("console").select_one(".hidden-reason")
    assert "Shout" in line.get_text()
    assert room.now.moves.filter(deed="hide_reason").count() == 1
    room.press("show-reason", reason=reason.pk)
    assert reason_texts(room.look("seat")) == ["Shout"]


def test_wall_shows_picked_reasons_else_the_most_supported_and_never_others(room):
    first, second = said(room, room.seats[1], "First"), said(room, room.seats[2], "Second")
    said(room, room.seats[3], "Third", side="down")
    Support.objects.create(reason=second, seat=room.seats[4])

    assert reason_texts(room.look("wall"), ".side li:not(.soft)") == ["Second"]
    room.press("spotlight-reason", reason=first.pk)
    assert reason_texts(room.look("wall"), ".side li:not(.soft)") == ["First"]
    room.press("unspotlight-reason", reason=first.pk)
    assert reason_texts(room.look("wall"), ".side li:not(.soft)") == ["Second"]


def test_only_those_who_differ_are_invited_and_the_phones_follow(room):
    few = room.browser(room.seats[17])
    asks = room.open(few).select_one("#bar")["hx-get"]
    assert "held by few here" not in str(room.look("seat", room.seats[17]))

    room.press("invite-minority", cell=room.name)

    assert b"held by few here" in few.get(asks, headers=HTMX).content
    assert "held by few here" not in str(room.look("seat", room.seats[0]))
    for screen in ("wall", "console"):
        assert "held by few here" not in str(room.look(screen))
    room.send("reason", room.seats[17], cell=room.name, side="up", text="I was there.")
    room.send("reason", room.seats[0], cell=room.name, side="down", text="I was not.")
    assert [reason.origin for reason in Reason.objects.order_by("pk")] == ["invited", "talk"]


def test_room_without_two_camps_has_nobody_to_invite():
    page = Spreads([40, 50, 50, 60, 60, 70], DISCUSS).look("console")

    assert not page.select("#invite-minority")


def test_one_press_asks_the_cell_again_in_the_next_round(room):
    answer = room.press("reopen-cell", cell=room.name)

    assert answer.status_code == 302
    assert room.now.step == AGAIN
    held = room.now.rounds.get(number=2)
    assert (held.state, [cell.option for cell in held.cells.all()]) == (
        "open",
        [room.options[0]],
    )


def test_deed_of_an_older_epoch_is_refused(room):
    old = room.now.epoch - 1
    reason = said(room, room.seats[1])

    for deed in ("reopen-cell", "invite-minority", "hide-reason", "spotlight-reason"):
        answer = room.press(deed, epoch=old, cell=room.name, reason=reason.pk)
        assert answer.status_code == 409
    reason.refresh_from_db()
    assert (reason.hidden_at, reason.spotlit_at) == (None, None)


def test_reason_that_is_none_is_refused(room):
    for key in ("", "x", "-1", str(2**70)):
        assert room.send("support", reason=key, on="1").status_code == 422
        assert room.press("hide-reason", reason=key).status_code == 422
    assert room.send("support", reason=10**6, on="1").status_code == 409


def test_discussion_is_over_when_the_next_round_is_open(room):
    room.go(AGAIN, at(30))

    answer = room.send("reason", cell=room.name, side="up", text="Too late")

    assert answer.status_code == 302 or answer.status_code == 409
    assert not Reason.objects.exists()


def test_few_people_talk_without_a_spread():
    room = room_of([10, 90, 40])
    said(room, room.seats[1], "We saw it fail.")

    page = room.look("seat")

    assert reason_texts(page) == ["We saw it fail."]
    assert "▲" not in page.select_one("#reasons").get_text()
    assert not page.select("svg.spread")
    assert room.look("console").select(".judged")


def test_nothing_of_a_discussion_is_taken_while_looking_at_the_spreads_of_an_open_round():
    room = Spreads(SPLIT, REVEAL, is_sealed=False)

    assert room.send("wish", cell=room.name, on="1").status_code == 409
