import pytest
from django.test import Client

from options.actions.door import lock_door
from options.formats.tokens import hash_of
from options.models import Key, Knock, Participant, Score, Seat
from tests.conftest import give_token
from tests.factories import NOON, PerspectiveFactory
from tests.htmx import HTMX, soup, swap
from tests.rooms import DISCUSS, SCORE, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(room):
    return room.sit(hash_of("a"))


@pytest.fixture
def client(seat):
    client = Client()
    give_token(client, "a")
    return client


def address(room, rest=""):
    return f"/workshops/{room.now.slug}/seat/{rest}"


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


# --- More time ---------------------------------------------------------------------------


def test_need_for_time_is_kept_shown_and_taken_back(room, client):
    client.post(address(room, "time/"), {"on": "1"})
    needed = Seat.objects.get().needs_time_at
    tree = soup(client.get(address(room)))
    client.post(address(room, "time/"), {"on": "0"})

    assert needed is not None
    assert words(tree.select_one("#own-time button")) == "I have enough time now"
    assert Seat.objects.get().needs_time_at is None


def test_asking_for_time_on_the_page_swaps_what_a_fresh_page_shows(room, client):
    old = soup(client.get(address(room)))
    answer = client.post(address(room, "time/"), {"on": "1"}, headers=HTMX)
    swap(old, "#own-time", answer)

    fresh = soup(client.get(address(room)))
    for tree in (old, fresh):
        tree.select_one("#own-time [name=next]")["value"] = ""
    assert old.select_one(".seat-foot") == fresh.select_one(".seat-foot")


@pytest.mark.parametrize("sent", ["//evil.com", "https://evil.com", "/\\evil.com", "x:1"])
def test_asking_for_time_leads_to_no_other_site(room, client, sent):
    answer = client.post(address(room, "time/"), {"on": "1", "next": sent})

    assert answer.url == address(room)


def test_asking_for_time_on_a_page_of_the_room_leads_back_to_it(room, client):
    place = f"/decisions/{room.now.decision.slug}/overview/"

    answer = client.post(address(room, "time/"), {"on": "1", "next": place})

    assert answer.url == place


# --- For whom ----------------------------------------------------------------------------


def test_page_of_perspectives_opens_for_who_has_chosen_none(room, client):
    PerspectiveFactory(decision=room.now.decision, key="crews", name="Crews")

    page = soup(client.get(address(room, "speaks-for/")))

    assert [own["value"] for own in page.select("[name=perspective]")] == ["crews", ""]
    assert page.select("[name=perspective][checked]") == []


def test_perspective_can_be_changed_until_something_is_shown(room, client):
    crews = PerspectiveFactory(decision=room.now.decision, key="crews", name="Crews")
    client.post(address(room, "speaks-for/"), {"perspective": "crews"})
    chosen = Seat.objects.get().perspective
    room.show(DISCUSS)

    answer = client.post(address(room, "speaks-for/"), {"perspective": ""})

    assert chosen == crews
    assert answer.status_code == 409
    assert Seat.objects.get().perspective == crews


def test_perspective_of_another_decision_is_refused(room, client):
    PerspectiveFactory(key="crews")

    answer = client.post(address(room, "speaks-for/"), {"perspective": "crews"})

    assert answer.status_code == 422


def test_perspective_in_the_lobby_is_saved_by_itself_and_says_so(room, client):
    crews = PerspectiveFactory(decision=room.now.decision, key="crews", name="<Crews>")
    page = soup(client.get(address(room)))
    form = page.select_one(".lobby form:has(.speaks)")

    answer = client.post(form["hx-post"], {"perspective": "crews"}, headers=HTMX)

    assert form["hx-trigger"] == "change"
    assert page.select_one(form["hx-target"])
    assert answer.content.decode().strip() == "Saved: you speak for “&lt;Crews&gt;”."
    assert Seat.objects.get().perspective == crews


def test_lobby_without_javascript_is_read_again_once_nothing_is_chosen_any_more(room, client):
    refresh = "noscript meta[http-equiv=refresh]"
    before = soup(client.get(address(room))).select_one(refresh)
    PerspectiveFactory(decision=room.now.decision, key="crews")
    asked = soup(client.get(address(room))).select_one(refresh)
    client.post(address(room, "speaks-for/"), {"perspective": "crews"})
    chosen = soup(client.get(address(room))).select_one(refresh)

    assert before["content"] == chosen["content"] == "15"
    assert asked is None


# --- Leaving -----------------------------------------------------------------------------


def test_who_leaves_before_the_first_answer_leaves_no_trace(room, client):
    answer = client.post(address(room, "leave/"), {"what": "keep"}, follow=True)

    assert "nothing of you is kept" in answer.content.decode()
    assert [model.objects.count() for model in (Seat, Participant, Key)] == [0, 0, 0]
    assert client.get(address(room)).status_code == 404


def test_who_was_let_in_and_leaves_has_never_stood_at_the_door(room):
    room.do(lock_door)
    client = Client()
    give_token(client, "b")
    Knock.objects.create(
        workshop=room.now, number=1, token_hash=hash_of("b"), asked_at=NOON, admitted_at=NOON
    )
    room.sit(hash_of("b"))

    client.post(address(room, "leave/"), {"what": "keep"})

    assert Knock.objects.count() == 0


def test_shared_browser_forgets_the_seat_and_the_code_opens_it_again(room, client, seat):
    room.go(SCORE)
    room.save(seat, 70)
    code = seat.participant.recovery_code

    answer = client.post(address(room, "leave/"), {"what": "keep"}, follow=True)
    gone = client.get(address(room)).status_code
    back = client.post("/sheets/", {"code": code})

    assert code in answer.content.decode()
    assert gone == 404
    assert back.url == address(room)
    assert Score.objects.get().points == 70


def test_page_of_leaving_counts_what_would_be_deleted(room, client, seat):
    room.go(SCORE)
    room.save(seat, 70)
    room.save(seat, 0, cell=(1, 0))

    tree = soup(client.get(address(room, "leave/")))

    assert words(tree.select_one("#delete li")) == "2 scores"
    assert "No round with your scores is sealed" in words(tree.select_one("#delete"))


def test_who_deletes_leaves_sealed_figures_marked_as_withdrawn(room, client, seat):
    room.go(SCORE)
    room.save(seat, 70)
    room.go(5)
    room.seal(at(16))

    told = words(soup(client.get(address(room, "leave/"))).select_one("#delete"))
    client.post(address(room, "leave/"), {"what": "delete"})

    assert "1 round with your scores is sealed" in told
    assert [model.objects.count() for model in (Seat, Score, Participant)] == [0, 0, 0]
    assert room.now.rounds.get(number=1).withdrawn == 1


def test_leaving_without_saying_how_changes_nothing(room, client):
    answer = client.post(address(room, "leave/"), {"what": "dance"})

    assert answer.status_code == 422
    assert Seat.objects.count() == 1


def test_leaving_twice_is_leaving_once(room, client):
    answers = [client.post(address(room, "leave/"), {"what": "delete"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]


# --- The list of sheets, the lobby, the brief --------------------------------------------


def test_seat_is_among_the_sheets_and_leads_to_the_room(room, client, seat):
    line = soup(client.get("/sheets/")).select_one(".sheets li")

    assert [link["href"] for link in line.select("a")] == [address(room)] * 2
    assert words(line.select_one(".tag")) == "in a workshop"


def test_lobby_shows_the_place_the_promise_a_scale_and_the_way_back(room, client, seat):
    tree = soup(client.get(address(room)))

    assert "seat 1" in words(tree.select_one(".lobby .lead"))
    assert len(tree.select(".promise dd")) == 3
    assert [radio["value"] for radio in tree.select("[name=practice]")] == [
        str(points) for points in range(0, 101, 10)
    ]
    assert tree.select_one("[name=practice]").find_parent("form") is None
    assert words(tree.select_one(".way-back code")) == seat.participant.recovery_code
    assert tree.select_one(".way-back svg.qr") is not None


def test_waiting_page_refreshes_itself_without_a_script_and_a_page_with_inputs_does_not(
    room, client
):
    waiting = client.get(address(room)).content.decode()
    room.go(1)
    reading = client.get(address(room)).content.decode()

    assert 'http-equiv="refresh"' in waiting
    assert 'http-equiv="refresh"' not in reading
    assert "Check for news" in reading


def test_reader_says_that_they_understand_once(room, client):
    room.go(1)
    old = soup(client.get(address(room)))
    answer = client.post(address(room, "understood/"), headers=HTMX)
    swap(old, "#room", answer)

    assert Seat.objects.get().understood_at is not None
    assert old.select("#say-understood") == []
    assert client.post(address(room, "understood/")).status_code == 302
