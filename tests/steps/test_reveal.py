"""Spreads on the wall, the phones and the console, one cell at a time."""

import pytest

from options.models import RoundCell, Wish
from tests.htmx import HTMX, soup
from tests.queries import queries
from tests.rooms import AGAIN, DISCUSS, REVEAL_2, at
from tests.spreads import SPLIT, Spreads

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_room(kept):
    return Spreads(SPLIT)


def words(page):
    """What a page says, and so a whole answer's page."""
    tree = page if hasattr(page, "select_one") else soup(page)
    return " ".join(tree.get_text(" ").split())


def test_wall_shows_the_first_cell_of_the_list_with_its_median_and_its_split(room):
    page = room.look("wall")

    assert room.options[0].name in page.h1.get_text()
    assert len(page.select_one(".dots")["d"].split("M")) - 1 == 18
    assert "median 10, middle half 0–90" in page.select_one("svg.spread").get_text()
    assert "Split: the room holds two views" in page.get_text()
    assert [row.td.get_text() for row in page.select(".spread-table tbody tr")][:2] == [
        "6",
        "6",
    ]


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        ([], "Nobody gave points here."),
        ([None] * 6, "Nobody gave points here."),
        ([60], "1 person gave points here. A spread needs five"),
        ([60, 20], "2 people gave points here. A spread needs five"),
        ([60, 20, 30, 90], "4 people gave points here. A spread needs five"),
        ([70] * 300, "Nobody differs: all 300 gave 70 points."),
        (SPLIT, "The room holds two views: 18 answers from 0 to 100"),
    ],
)
def test_every_size_of_a_room_has_its_sentence_on_each_screen(points, sentence):
    room = Spreads(points)
    if points[:1] == [70]:
        room.turn_to(0, 0)

    assert sentence in words(room.look("wall"))
    if points:
        assert sentence in words(room.look("seat"))
    if 3 <= len(points) <= 4:
        sentence = "4 people gave points here. A spread needs five; the wall"
    assert sentence in words(room.look("console"))


def test_three_or_four_people_have_their_median_behind_a_warning_on_the_console_alone():
    room = Spreads([60, 20, 30, 90])

    warned = room.look("console").select_one(".warned")

    assert "4 people can work out each other's answers" in warned.summary.get_text()
    assert "The room's median is 45." in warned.get_text()
    for screen in ("wall", "seat"):
        assert "median" not in words(room.look(screen))


def test_phone_shows_own_points_beside_the_room(room):
    page = room.look("seat", room.seats[17])

    assert "you: 100" in page.select_one("svg.spread").get_text()
    assert "You gave 100: outside the room's middle half." in page.get_text()


def test_before_the_seal_nothing_is_shown():
    room = Spreads([90] * 6, is_sealed=False)

    for screen in ("wall", "seat", "console"):
        answer = room.look(screen)
        assert "median" not in words(answer)
        assert not answer.select("svg.spread, .notes")


def test_list_begins_with_what_could_change_the_leader_and_one_press_turns_everybody(room):
    lines = room.look("console").select(".cells-list > li")
    assert len(lines) == 4
    assert "could change the leader" in lines[0].get_text()
    assert "two views, 6 against 12" in " ".join(lines[0].get_text().split())
    other = room.name_of(1, 1)
    room.press("show-cell", cell=other)

    assert room.turned_to() == (room.options[1], room.leaves[1])
    for screen in ("wall", "seat"):
        page = room.look(screen)
        assert room.options[1].name in page.h1.get_text()
        assert page.select_one(".cell-head .eyebrow").get_text() == room.leaves[1].name


def test_next_cell_is_the_first_that_nobody_has_looked_at(room):
    first, second = (
        line.button["value"] for line in room.look("console").select(".cells-list > li")[1:3]
    )

    for cell in (first, room.name):
        room.press("show-cell", cell=cell)

    assert room.look("console").select_one("#next-cell")["value"] == second


def test_list_says_when_nothing_can_change_the_leader():
    page = words(Spreads([70] * 6).look("console"))

    assert "Nothing left can change the leader" in page


def test_button_of_an_older_epoch_changes_nothing_and_says_who_was_quicker(room):
    old = room.now.epoch
    room.turn_to(0, 0)

    answer = room.press("show-cell", epoch=old, cell=room.name_of(1, 1))

    assert answer.status_code == 409
    assert f"{room.ada} moved the workshop at" in words(answer)
    assert room.turned_to()[0] == room.options[0]


def test_cell_that_is_none_is_refused():
    room = Spreads([70] * 5)

    for cell in ("", "0-0", "x" * 99):
        answer = room.press("show-cell", cell=cell)
        assert answer.status_code == 422
        assert "That cell is not in this workshop any more" in words(answer)


def test_wish_is_switched_on_and_off_and_counted_on_the_console(room):
    answer = room.send("wish", cell=room.name, on="1")

    assert answer.status_code == 302
    assert Wish.objects.count() == 1
    assert "× 1" in room.look("console").select_one("#wanted").get_text()
    assert room.look("seat").select_one("#wish-button")["class"][-1] == "on"
    room.send("wish", cell=room.name)
    assert not Wish.objects.exists()


def test_own_look_at_a_cell_follows_steps_but_not_the_room(room):
    client = room.browser(room.seats[0])
    page = room.open(client, cell=room.name_of(1, 0))
    assert room.options[1].name in page.h1.get_text()
    assert "Back to what the room looks at" in page.get_text()
    room.turn_to(0, 1)

    news = client.get(page.select_one("#bar")["hx-get"], headers=HTMX)
    assert soup(news).select_one("#bar")
    assert "HX-Redirect" not in news.headers
    assert "The room has moved on" not in news.content.decode()

    room.go(DISCUSS, at(30))
    assert client.get(page.select_one("#bar")["hx-get"], headers=HTMX).headers["HX-Redirect"]


def test_every_cell_can_be_looked_at_by_oneself(room):
    page = room.look("seat", cell="all")

    assert len(page.select(".strips a")) == 4
    first = page.select_one(".strips a")
    assert first["href"].endswith(f"/seat/?cell={room.name}")
    assert "median 10, 18 answers · you: 0" in words(first)


def test_wish_from_an_own_look_stays_there(room):
    answer = room.send("wish", cell=room.name_of(1, 1), aside=room.name_of(1, 1), on="1")

    assert answer["Location"].endswith(f"/seat/?cell={room.name_of(1, 1)}")


def test_unknown_cell_shows_what_the_room_looks_at(room):
    for cell in ("nonsense", "0-0", "é"):
        page = room.look("seat", cell=cell)
        assert room.options[0].name in page.h1.get_text()
        assert "Back to what" not in page.get_text()


def test_phones_follow_another_cell(room):
    client = room.browser(room.seats[0])
    asks = room.open(client).select_one("#bar")["hx-get"]
    room.turn_to(1, 1)

    news = client.get(asks, headers=HTMX)

    assert soup(news).select_one("#room")["hx-swap-oob"] == "true"
    assert room.options[1].name in news.content.decode()


def test_perspective_of_fewer_than_five_is_not_shown():
    room = Spreads(SPLIT, few=4)
    told = " ".join(room.look("seat").select_one(".groups").get_text().split())

    assert "Few not shown: it needs five people in it and five outside" in told
    assert "Without a perspective not shown" in told


def test_second_reveal_tells_what_moved_and_from_where():
    room = Spreads([20] * 6)
    room.turn_to(0, 0)
    waiting = room.now.rounds.get(number=2)
    assert RoundCell.objects.filter(round=waiting).count() == 1
    room.go(AGAIN, at(20))
    room.score([40] * 4, number=2)
    room.go(REVEAL_2, at(30))
    room.seal(at(60))
    room.turn_to(0, 0)

    for screen in ("wall", "seat"):
        page = words(room.look(screen))
        assert "Round 1 → round 2: +13.3 on average; 4 up, 0 down, 2 the same, of 6" in page
        assert "round 1: 20" in page
        assert "2 carried over from an earlier round" in page
    assert "What moved, round 1 → round 2" in words(room.look("console"))


def test_queries_do_not_grow_with_people():
    rooms = [Spreads([10, 20, 30, 40, 90] * size, few=5) for size in (2, 8)]

    for screen in ("wall", "seat", "console"):
        counts = []
        for room in rooms:
            with queries() as asked:
                room.look(screen)
            counts.append(len(asked))
        assert counts[0] == counts[1]
