"""The wall: one picture, no secret, blank and frozen when asked, cheap to follow."""

from options.actions.closing import archive_workshop, close_workshop
from options.actions.door import lock_door
from options.actions.moving import pause
from options.actions.opening import draft_workshop
from options.actions.wall import blank_wall, hold_wall, release_wall
from options.actions.wall_views import show_view
from options.models import Workshop
from options.reports.held import as_held
from options.reports.room import room_of
from tests.factories import NOON
from tests.htmx import HTMX, soup
from tests.queries import queries
from tests.rooms import DISCUSS, RESULTS, REVEAL, SCORE


def wall(client, room):
    return soup(client.get(f"/walls/{room.now.wall_key}/"))


def text(page):
    return " ".join(page.select_one("#wall").text.split())


def pulse(client, page):
    return client.get(page.select_one("#wall")["hx-get"], headers=HTMX)


def test_wall_has_no_frame_no_form_and_no_account(room, client):
    client.force_login(room.ada)

    page = wall(client, room)

    assert page.select("header, footer, nav, form, button") == []
    assert str(room.ada) not in page.text


def test_code_shows_while_the_door_is_open(room, client):
    code = room.now.join_code
    spoken = f"{code[:3]}-{code[3:]}"
    before = text(wall(client, room))
    room.do(lock_door)

    assert spoken in before
    assert spoken not in text(wall(client, room))


def test_pulse_without_news_is_one_query(room, client):
    room.sit("a")
    page = wall(client, room)

    with queries() as found:
        answer = pulse(client, page)

    assert (answer.status_code, len(found)) == (204, 1)


def test_somebody_who_joins_is_news(room, client):
    page = wall(client, room)
    room.sit("a")

    assert "1 person takes part" in text(soup(pulse(client, page)))


def test_frozen_wall_keeps_its_picture_even_when_it_is_loaded_again(room, client):
    room.go(SCORE)
    room.do(hold_wall)
    page = wall(client, room)
    room.sit("a")
    room.go(REVEAL)

    still, again = pulse(client, page), text(wall(client, room))
    room.do(release_wall)

    assert still.status_code == 204
    assert again.startswith("Score · round 1")
    assert text(wall(client, room)).startswith("Spreads · round 1")


def test_frozen_wall_says_so_to_nobody(room, client):
    room.do(hold_wall)

    assert "fr" not in text(wall(client, room)).lower().replace("from", "")


def test_frozen_discussion_knows_nothing_of_later_rounds(room):
    room.show(DISCUSS)
    room.do(hold_wall)
    room.now.rounds.filter(number=2).update(state="sealed", sealed_at=NOON)
    stands = room_of(room.now, NOON)

    assert (stands.shown.number, as_held(stands).shown.number) == (2, 1)


def test_frozen_wall_keeps_the_part_of_the_result_that_it_shows(room):
    views = Workshop.WallView
    room.show(DISCUSS)
    room.do(show_view, view=views.CHANGES)
    room.do(hold_wall)
    room.do(show_view, view=views.GUT)

    stands = room_of(room.now, NOON)

    assert (as_held(stands).workshop.wall_view, stands.workshop.wall_view) == ("changes", "gut")


def test_last_picture_has_the_way_to_the_result_for_phones(room, client):
    room.show(RESULTS)
    before = wall(client, room)
    Workshop.objects.filter(pk=room.pk).update(step=RESULTS + 2)

    page = wall(client, room)

    assert before.select_one(".way-out") is None
    assert page.select_one(".way-out .address").text.strip() == (
        f"testserver/workshops/{room.now.slug}/results/"
    )
    assert page.select_one(".way-out svg.qr path")


def test_blank_wall_has_nothing_to_read(room, client):
    room.do(blank_wall)

    assert text(wall(client, room)) == ""


def test_wall_counts_down_while_a_round_is_sealed(room, client, monkeypatch):
    room.go(SCORE)
    room.go(REVEAL)
    monkeypatch.setattr("options.views.workshop.finding.timezone.now", lambda: NOON)

    page = wall(client, room)

    assert "Round 1 is being sealed" in text(page)
    assert page.select_one(".sealing [data-left]")["data-left"] == "15"


def test_wall_seals_what_is_due_and_shows_the_spreads(room, client):
    room.go(SCORE)
    room.go(REVEAL)

    assert "is being sealed" not in text(wall(client, room))
    assert room.states()[0] == "sealed"


def test_wall_says_that_work_is_saved_in_a_pause(room, client):
    room.go(SCORE)
    room.do(pause)

    page = wall(client, room)

    assert "Paused. Your work is saved." in text(page)
    assert page.select_one(".clock").has_attr("data-still")


def test_wall_of_a_draft_a_closed_and_an_archived_workshop(room, client):
    draft = draft_workshop(decision=room.now.decision, by=room.ada, now=NOON)
    before = soup(client.get(f"/walls/{draft.wall_key}/"))
    room.do(close_workshop, is_confirmed=True)
    closed = text(wall(client, room))
    room.do(archive_workshop)

    assert "is being prepared" in text(before)
    assert closed.startswith("Thank you")
    assert text(wall(client, room)).startswith("This workshop is over")


def test_unknown_key_opens_no_wall(client, db):
    assert client.get("/walls/unknown/pulse/").status_code == 404
