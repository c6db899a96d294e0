import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, RequestFactory

from options.actions.closing import close_workshop
from options.actions.door import admit, change_code, lock_door
from options.actions.seats import join
from options.formats.tokens import hash_of
from options.models import Knock, Participant, Seat, Workshop
from options.views.attempts import DOORS, counters
from tests.conftest import give_token
from tests.factories import NOON, PerspectiveFactory
from tests.htmx import soup
from tests.queries import queries
from tests.rooms import DISCUSS, SCORE, Room

pytestmark = pytest.mark.django_db
JOIN_QUERIES = 12


@pytest.fixture(autouse=True)
def no_failures_so_far():
    cache.clear()


@pytest.fixture(scope="module")
def kept_room(kept):
    room = Room()
    Workshop.objects.filter(pk=room.pk).update(join_code="K7M4QX")
    room.ada.first_name, room.ada.last_name = "Ada", "Lindqvist"
    room.ada.save()
    return room


def browser(name="a") -> Client:
    client = Client()
    give_token(client, name)
    return client


def set_room(room, **fields):
    Workshop.objects.filter(pk=room.pk).update(**fields)


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


def page(client, code="K7M4QX"):
    return soup(client.get(f"/join/{code}/"))


def promises(tree) -> list[str]:
    return [words(line) for line in tree.select(".promise dd")]


# --- What one joins ----------------------------------------------------------------------


def test_door_says_what_it_is_who_leads_it_and_where_the_room_is(room):
    room.go(SCORE)

    tree = page(browser())

    assert words(tree.h1) == room.now.decision.title
    assert words(tree.select_one(".lead")) == "What should be done?"
    assert [words(fact) for fact in tree.select(".facts dd")] == [
        "Ada Lindqvist",
        "Score, round 1",
    ]
    assert [words(button) for button in tree.select(".enter button")] == ["Join"]
    assert tree.select(".enter [required]") == []


@pytest.mark.parametrize(
    "typed", ["k7m4qx", "K7M-4QX", " k7m 4qx ", "Ｋ７Ｍ４ＱＸ", "K7M\u20114QX"]
)
def test_code_opens_the_door_however_it_is_written(room, typed):
    answer = browser().get("/join/", {"code": typed})

    assert (answer.status_code, answer.url) == (302, "/join/K7M4QX/")


@pytest.mark.parametrize(
    ("privacy", "asked", "shown"),
    [
        ("anonymous", "No name and no account.", "Nobody sees which are yours"),
        ("group", "for whom you speak if you like", "which seat speaks for whom"),
        ("named", "Your name, points", "your answers beside your name"),
    ],
)
def test_three_promises_are_those_of_the_workshop(room, settings, privacy, asked, shown):
    settings.WORKSHOP_LINKS_DAYS = 7
    set_room(room, privacy=privacy)

    said = promises(page(browser()))

    assert len(said) == 3
    assert asked in said[0]
    assert shown in said[1]
    assert "delete them" in said[2]
    assert said[2].endswith(
        "7 days after the workshop has closed, nothing leads from you to them."
    )


@pytest.mark.parametrize(
    ("privacy", "shown"),
    [
        ("anonymous", "nobody sees which answers are yours"),
        ("group", "see which seat speaks for whom"),
        ("named", "can see your answers by name"),
    ],
)
def test_promise_stands_in_short_above_the_button(room, privacy, shown):
    Workshop.objects.update(privacy=privacy)

    form = page(browser()).select_one("form.enter")

    short = [words(line) for line in form.select("button")[0].find_all_previous("li")][::-1]
    assert len(short) == 4
    assert shown in short[1]
    assert short[2] == "Leave at any time; take your answers along, or delete them."


def test_nothing_is_promised_of_links_that_are_never_cut(room, settings):
    settings.WORKSHOP_LINKS_DAYS = 0

    assert promises(page(browser()))[2].endswith("marked as one withdrawn.")


def test_one_tap_with_nothing_filled_in_takes_a_seat(room):
    answer = browser().post("/join/K7M4QX/")

    assert (answer.status_code, answer.url) == (302, f"/workshops/{room.now.slug}/seat/")
    assert Seat.objects.get().perspective is None


def test_new_browser_gets_its_cookie_with_the_page_so_that_two_taps_are_one_seat(room, client):
    client.get("/join/K7M4QX/")
    first, second = client.post("/join/K7M4QX/"), client.post("/join/K7M4QX/")

    assert first.url == second.url
    assert (Seat.objects.count(), Participant.objects.count()) == (1, 1)


def test_seated_browser_is_led_back_and_offered_no_second_seat(room):
    client = browser()
    client.post("/join/K7M4QX/")

    tree = page(client)

    assert words(tree.select_one(".notice")) == "You are already in, with seat 1."
    assert tree.select_one("a.button")["href"] == f"/workshops/{room.now.slug}/seat/"
    assert tree.select(".enter") == []


@pytest.mark.parametrize("token", ["tampered", "x" * 10_000, "a:b:c", "\x7f"])
def test_token_that_was_not_signed_here_is_a_new_browser(room, token):
    client = browser()
    client.post("/join/K7M4QX/")
    stranger = Client()
    stranger.cookies[settings.PARTICIPANT_COOKIE_NAME] = token

    assert page(stranger).select_one(".enter") is not None


def test_seat_of_another_workshop_is_none_in_this_one(room):
    other = Room()
    join(workshop=other.now, token_hash=hash_of("a"), order_seed=1, now=NOON)

    assert page(browser()).select_one(".enter") is not None
    assert browser().get(f"/workshops/{room.now.slug}/seat/").status_code == 404


def test_person_who_was_sent_out_is_told_and_gets_no_seat(room):
    client = browser()
    client.post("/join/K7M4QX/")
    Seat.objects.update(removed_at=NOON)

    answer = client.post("/join/K7M4QX/")

    assert answer.status_code == 409
    assert "taken this seat away" in answer.content.decode()
    assert page(client).select("a.button") == []


# --- Perspectives and names --------------------------------------------------------------


def test_perspective_can_be_chosen_at_the_door_and_nothing_is_chosen_before(room):
    crews = PerspectiveFactory(decision=room.now.decision, key="crews", name="Crews")
    client = browser()

    tree = page(client)
    client.post("/join/K7M4QX/", {"perspective": "crews"})

    radios = tree.select("input[name=perspective]")
    assert [radio["value"] for radio in radios] == ["crews", ""]
    assert [radio for radio in radios if radio.has_attr("checked")] == []
    assert Seat.objects.get().perspective == crews


def test_only_offered_perspectives_are_shown_and_taken(room):
    decision = room.now.decision
    crews, _other = (
        PerspectiveFactory(decision=decision, key=key) for key in ("crews", "others")
    )
    room.now.offered.add(crews)

    radios = page(browser()).select("input[name=perspective]")
    answer = browser().post("/join/K7M4QX/", {"perspective": "others"})

    assert [radio["value"] for radio in radios] == ["crews", ""]
    assert answer.status_code == 422
    assert "does not offer that perspective" in answer.content.decode()
    assert Seat.objects.count() == 0


def test_door_asks_for_no_perspective_where_the_facilitator_gives_them(room):
    PerspectiveFactory(decision=room.now.decision)
    set_room(room, may_choose_perspective=False)

    assert page(browser()).select("input[name=perspective]") == []


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200d", "\u3164", "\ufeff"])
def test_name_that_nobody_can_see_is_refused_where_names_are_known(room, typed):
    set_room(room, privacy="named")

    answer = browser().post("/join/K7M4QX/", {"name": typed})

    assert answer.status_code == 422
    assert words(soup(answer).select_one("#name-errors")) == (
        "This workshop knows its people by name. Type yours."
    )
    assert Seat.objects.count() == 0


@pytest.mark.parametrize("typed", ["ada lindqvist", "ADA  LINDQVIST", "Ada\u200b Lindqvist"])
def test_nobody_joins_under_the_name_of_the_facilitator(room, typed):
    set_room(room, privacy="named")

    answer = browser().post("/join/K7M4QX/", {"name": typed})

    assert answer.status_code == 422
    assert soup(answer).select_one("#name")["value"] == typed


def test_name_is_kept_only_where_names_are_known(room):
    browser("a").post("/join/K7M4QX/", {"name": "Bo"})
    set_room(room, privacy="named")
    browser("b").post("/join/K7M4QX/", {"name": " Bo  Ek "})

    assert [seat.name for seat in Seat.objects.all()] == ["", "Bo Ek"]


# --- Late, closed, locked ----------------------------------------------------------------


def test_person_who_comes_late_is_told_from_which_round_they_count(room):
    room.show(DISCUSS)

    notice = words(page(browser()).select_one(".enter .notice"))

    assert notice == (
        "Round 1 is over. You take part in all that follows and are counted from round 2."
    )


def test_person_who_comes_after_every_round_is_told_so(room):
    room.show(DISCUSS)
    room.now.steps.filter(round_number=2).update(round_number=1)

    assert "nothing left to score" in words(page(browser()).select_one(".enter .notice"))


def test_closed_workshop_lets_nobody_in_and_says_how_to_come_back(room):
    room.do(close_workshop, is_confirmed=True)

    answer = browser().post("/join/K7M4QX/")

    assert answer.status_code == 409
    assert "This workshop is closed" in words(page(browser()).select_one(".notice"))
    assert page(browser()).select("form") == []


def test_code_of_a_workshop_that_was_put_away_is_unknown(room):
    set_room(room, join_code=None, state="archived")

    answer = browser().get("/join/K7M4QX/")

    assert answer.status_code == 404
    assert "No workshop with the code K7M-4QX is open." in answer.content.decode()


def test_locked_door_asks_once_waits_and_follows(room):
    room.do(lock_door)
    client = browser()

    refused = client.post("/join/K7M4QX/")
    before = page(client)
    asked = [client.post("/join/K7M4QX/ask/").status_code for _ in range(2)]
    waiting = page(client)

    assert refused.status_code == 409
    assert [words(button) for button in before.select("main button")] == ["Ask to come in"]
    assert asked == [302, 302]
    assert Knock.objects.count() == 1
    assert waiting.select_one("#knock")["hx-get"] == "/join/K7M4QX/pulse/"
    assert client.get("/join/K7M4QX/pulse/").status_code == 204


def test_person_at_the_door_is_let_in_by_one_tap_and_the_page_follows(room):
    room.do(lock_door)
    client = browser()
    client.post("/join/K7M4QX/ask/")

    admit(knock=Knock.objects.get(), by=room.ada, now=NOON)
    with queries() as asked:
        pulse = client.get("/join/K7M4QX/pulse/")

    assert pulse.headers["HX-Redirect"] == "/join/K7M4QX/"
    assert len(asked) == 1
    assert client.post("/join/K7M4QX/").status_code == 302
    assert browser("b").post("/join/K7M4QX/").status_code == 409


def test_waiting_costs_one_query_and_a_changed_code_ends_it(room):
    room.do(lock_door)
    client = browser()
    client.post("/join/K7M4QX/ask/")

    with queries() as asked:
        client.get("/join/K7M4QX/pulse/")
    room.do(change_code)

    assert len(asked) == 1
    assert client.get("/join/K7M4QX/pulse/").headers["HX-Redirect"] == "/join/K7M4QX/"


def test_open_door_needs_nobody_to_ask(room):
    answer = browser().post("/join/K7M4QX/ask/")

    assert answer.status_code == 409
    assert Knock.objects.count() == 0


# --- Many at once, and wrong codes -------------------------------------------------------


def test_joining_costs_the_same_for_the_first_and_for_the_hundredth(room):
    counts = []
    for n in range(3):
        client = browser(f"person {n}")
        with queries() as asked:
            client.post("/join/K7M4QX/")
        counts.append(len(asked))

    assert counts == [JOIN_QUERIES] * 3


def test_many_join_from_one_address_though_many_codes_there_were_wrong(room):
    client = Client()
    for n in range(12):
        client.get("/join/", {"code": f"WRNG{n:02}"})
    for n in range(8):
        assert browser(f"person {n}").post("/join/K7M4QX/").status_code == 302

    assert Seat.objects.count() == 8


def test_codes_tried_by_the_hundred_have_to_wait_and_nobody_inside_does(room):
    inside = browser()
    inside.post("/join/K7M4QX/")
    address = {"REMOTE_ADDR": "192.0.2.7"}
    Client().get("/join/", {"code": "WRNGCD"}, **address)
    for key in counters(RequestFactory().get("/", **address), DOORS):
        if key != DOORS.name:
            cache.set(key, cache.get(key) * DOORS.per_address, 600)

    answer = Client().get("/join/", {"code": "K7M4QX"}, **address)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert inside.get(f"/workshops/{room.now.slug}/seat/", **address).status_code == 200
    assert Client().get("/join/K7M4QX/", REMOTE_ADDR="192.0.2.8").status_code == 200
