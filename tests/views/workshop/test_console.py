"""The console: what its button does, who has the room in hand, counts, seats, door and log."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from options.actions import door
from options.actions.leases import take_over
from options.actions.moving import move, pause
from options.models import Facilitation, Participant, Seat, Workshop
from options.views.workshop.log import SENTENCES
from tests.factories import NOON, FacilitationFactory, UserFactory
from tests.htmx import HTMX, soup
from tests.queries import queries
from tests.rooms import GUT, REVEAL, SCORE, WEIGH


@pytest.fixture
def ada(client, room):
    client.force_login(room.ada)
    return client


@pytest.fixture
def grace(room):
    user = UserFactory(username="Grace")
    FacilitationFactory(workshop=room.now, user=user, role="co")
    return user


def console(room):
    return f"/workshops/{room.now.slug}/"


def deed(client, room, name, *, epoch=None, **more):
    sent = {"epoch": room.now.epoch if epoch is None else epoch, **more}
    return client.post(f"{console(room)}do/{name}/", sent)


def lead_to(client, room, step):
    return client.post(f"{console(room)}move/", {"epoch": room.now.epoch, "step": step})


def test_button_says_what_it_seals_and_who_is_not_done(room, ada):
    room.sit("a")
    room.sit("b")
    room.go(SCORE)
    room.go(GUT)

    page = soup(ada.get(console(room)))

    assert page.select_one("#next").text == "Seal round 1 and show the spreads"
    assert page.select_one("#next-lines").text.startswith(
        "2 of 2 are not done yet. What arrives within 15 seconds still counts; "
        "then round 1 is sealed for good."
    )


def test_every_step_is_listed_with_its_button_or_the_reason_against_it(room, ada):
    room.go(SCORE)

    lines = [
        " ".join(line.text.split()) for line in soup(ada.get(console(room))).select(".ways li")
    ]

    assert len(lines) == 12
    assert lines[0].endswith("Only the brief and the discussion can be shown again.")
    assert lines[SCORE].endswith("the room is here 10 min")
    assert lines[WEIGH].endswith("This is where the large button leads.")
    assert lines[REVEAL].endswith("Seal round 1 and show the spreads")
    assert lines[7].endswith("A round is still open. Show its spreads or the results first.")
    assert lines[9].endswith("Show the results, and seal round 1")


def test_move_without_script_comes_back_to_the_console(room, ada):
    answer = lead_to(ada, room, SCORE)

    assert (answer.status_code, answer.url, room.now.step) == (302, console(room), SCORE)


def test_stale_button_says_who_moved_and_shows_the_console_of_now(room, ada, grace):
    old = room.now.epoch
    room.do(move, to_step=SCORE, by=grace)

    answer = ada.post(f"{console(room)}move/", {"epoch": old, "step": 1}, headers=HTMX)

    page = soup(answer)
    assert answer.status_code == 409
    assert page.select_one("#said").text.strip() == (
        "Grace moved the workshop at 12:00:00, so nothing was changed."
    )
    assert page.select_one(".helm .where").text.split() == ["Score", "·", "round", "1"]


def test_lease_is_taken_and_then_kept_without_a_word(room, ada):
    taken = ada.post(f"{console(room)}lease/", {"was": "free"})
    kept = ada.post(f"{console(room)}lease/", {"was": "mine"})

    assert "You have the workshop in hand." in taken.content.decode()
    assert (kept.status_code, room.now.lease_holder) == (204, room.ada)


def test_other_facilitator_reads_who_has_it_and_takes_over(room, ada, grace):
    take_over(workshop=room.now, by=grace, now=timezone.now())

    page = soup(ada.get(console(room)))
    refused = deed(ada, room, "pause")
    deed(ada, room, "take-over")

    lease = " ".join(page.select_one("#lease").text.split())
    assert lease.startswith("Grace has the workshop in hand, at least until")
    assert lease.endswith("Take over")
    assert refused.status_code == 409
    assert "Grace has the workshop in hand. Take over to move it." in refused.content.decode()
    assert room.now.lease_holder == room.ada


def test_line_of_who_has_the_workshop_comes_with_buttons_of_the_same_epoch(room, ada, grace):
    page = soup(ada.get(console(room)))
    asked = {field["name"]: field["value"] for field in page.select("#lease-was input[value]")}
    take_over(workshop=room.now, by=grace, now=timezone.now())

    answer = soup(ada.post(f"{console(room)}lease/", asked, headers=HTMX))
    typing = soup(ada.post(f"{console(room)}lease/", asked | {"busy": "1"}, headers=HTMX))

    assert answer.select_one("#lease b").text == "Grace"
    epochs = {field["value"] for field in answer.select("[name=epoch]")}
    assert epochs == {str(room.now.epoch)} != {asked["seen"]}
    assert answer.select_one("#next")
    assert (typing.select_one("#lease b").text, typing.select("#next")) == ("Grace", [])


def test_lease_that_ran_out_is_free(room, ada, grace):
    take_over(workshop=room.now, by=grace, now=timezone.now() - timedelta(seconds=16))

    assert "Nobody has the workshop in hand" in ada.get(console(room)).content.decode()


def test_instructor_reads_the_console_and_finds_no_button(room, client):
    teacher = UserFactory()
    FacilitationFactory(workshop=room.now, user=teacher, role="instructor")
    client.force_login(teacher)

    page = soup(client.get(console(room)))

    assert page.select("main button") == []
    assert client.post(f"{console(room)}lease/").status_code == 403


@pytest.mark.parametrize("seats", [1, 3, 300])
def test_pulse_without_news_costs_three_queries_for_any_number_of_seats(room, ada, seats):
    fill(room, seats)
    address = soup(ada.get(console(room))).select_one("#tally")["hx-get"]

    with queries() as found:
        answer = ada.get(address, headers=HTMX)

    assert (answer.status_code, len(found)) == (204, 3)


def fill(room, seats):
    """So many seats, in two statements."""
    numbers, decision = range(1, seats + 1), room.now.decision
    sheets = Participant.objects.bulk_create(
        Participant(decision=decision, recovery_code=f"code {n}", order_seed=1) for n in numbers
    )
    Seat.objects.bulk_create(
        Seat(workshop=room.now, participant=sheet, number=n, joined_at=NOON, last_seen_at=NOON)
        for n, sheet in zip(numbers, sheets, strict=True)
    )


def test_new_count_brings_counts_button_and_wall_and_leaves_the_rest(room, ada):
    address = soup(ada.get(console(room))).select_one("#tally")["hx-get"]
    room.sit("a")

    answer = soup(ada.get(address, headers=HTMX))

    assert [part["id"] for part in answer.children if part.name] == [
        "tally", "next-lines", "wall-copy", "knocks", "console-step",
    ]  # fmt: skip
    assert answer.select_one("#tally dd").text == "1"


def test_what_is_being_typed_stays_while_the_workshop_moves(room, ada):
    address = soup(ada.get(console(room))).select_one("#tally")["hx-get"]
    room.go(SCORE)

    answer = ada.get(f"{address}&busy=1", headers=HTMX)
    later = soup(answer).select_one("#tally")["hx-get"]
    silent = ada.get(f"{later}&busy=1", headers=HTMX)
    free = ada.get(later, headers=HTMX)

    assert "The workshop has moved meanwhile." in answer.content.decode()
    assert soup(answer).select("#console") == []
    assert silent.status_code == 204
    assert soup(free).select_one("#console .where").text.split()[0] == "Score"


def test_knock_is_news_and_is_let_in(room, ada):
    room.do(door.lock_door)
    address = soup(ada.get(console(room))).select_one("#tally")["hx-get"]
    door.ask_to_enter(workshop=room.now, token_hash="k", now=timezone.now())

    news = ada.get(address, headers=HTMX)
    deed(ada, room, "admit", number=1)

    assert "1 person waits at the door." in news.content.decode()
    assert room.now.knocks.get().admitted_at is not None


def test_helper_is_added_by_name_and_a_wrong_name_stays_beside_its_field(room, ada):
    UserFactory(username="Hedy")

    wrong = deed(ada, room, "add-helper", username="Nobody", role="co")
    deed(ada, room, "add-helper", username="hedy", role="observer")

    page = soup(wrong)
    assert wrong.status_code == 422
    assert page.select_one("#username")["value"] == "Nobody"
    assert "Nobody with an account is called “Nobody”" in page.select_one(".errors").text
    assert Facilitation.objects.get().role == "observer"


def test_closing_wants_to_be_confirmed(room, ada):
    unsure = deed(ada, room, "close")
    deed(ada, room, "close", is_confirmed="on")

    assert unsure.status_code == 422
    assert "Confirm that the workshop ends for everybody." in unsure.content.decode()
    assert room.now.state == "closed"


def test_closed_room_opens_again_only_for_a_reason(room, ada):
    deed(ada, room, "close", is_confirmed="on")

    refused = deed(ada, room, "reopen", reason=" ")
    deed(ada, room, "reopen", reason="The budget changed.")

    assert "Say why the workshop opens again." in refused.content.decode()
    assert room.now.state == "open"


def seat_deed(client, room, name, **sent):
    return client.post(f"{console(room)}seats/{name}/", {"epoch": room.now.epoch, **sent})


def test_names_and_perspectives_of_seats_show_only_where_they_are_known(room, ada):
    seat = room.sit("a")
    Seat.objects.filter(pk=seat.pk).update(name="Rosalind")

    anonymous = ada.get(f"{console(room)}seats/").content.decode()
    Workshop.objects.update(privacy="named")
    named = ada.get(f"{console(room)}seats/").content.decode()

    assert ("Rosalind" in anonymous, "Speaks for" in anonymous) == (False, False)
    assert ("Rosalind" in named, "Speaks for" in named) == (True, True)


def test_seat_is_taken_away_by_its_number(room, ada):
    room.sit("a")

    seat_deed(ada, room, "remove", number=1)
    unknown = seat_deed(ada, room, "remove", number=9)

    assert Seat.objects.get().removed_at is not None
    assert (unknown.status_code, "There is no seat 9." in unknown.content.decode()) == (
        422,
        True,
    )


def test_one_time_link_opens_the_seat_on_another_device_once(room, ada, client):
    seat = room.sit("a")
    page = soup(seat_deed(ada, room, "link", number=1))
    address = page.select_one(".door bdi").text.removeprefix("http://testserver")
    ada.logout()

    shown = client.get(address)
    opened = client.post(address)
    again = client.post(address)

    assert page.select_one(".door svg.qr") is not None
    assert "opens seat 1 on this device" in shown.content.decode()
    assert (opened.url, again.status_code) == (f"{console(room)}seat/", 410)
    assert seat.participant.keys.count() == 2


def test_log_tells_every_move_in_a_sentence(room, ada):
    room.go(SCORE)
    room.do(pause)

    lines = [
        " ".join(li.text.split()[1:])
        for li in soup(ada.get(f"{console(room)}log/")).select("li")
    ]

    assert lines == [
        f"{room.ada} paused.",
        f"{room.ada} went on to “Score, round 1”.",
        f"{room.ada} opened the room.",
    ]


def test_log_has_a_sentence_for_every_deed():
    source = "".join(p.read_text("utf-8") for p in Path("options/actions").glob("*.py"))
    named = set(re.findall(r'(?:deed(?:: str)?=|deed: str = |set_wall\()"([a-z_]+)"', source))

    assert "seal" in named
    assert named - set(SENTENCES) == set()
