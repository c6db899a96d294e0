"""Judging in a room on the very comparison and weights pages, round by round."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from options.actions.moving import set_criterion, spotlight
from options.formats.tokens import hash_of
from options.models import Participant, Score, ScoreChange, Seat, Swing, Workshop
from tests.conftest import give_token
from tests.factories import UserFactory
from tests.htmx import HTMX, soup, swap
from tests.queries import queries
from tests.rooms import DISCUSS, REVEAL, SCORE, WEIGH, Room
from tests.views.test_scoring import fields

AGAIN = 7
pytestmark = pytest.mark.django_db


class Now(Room):
    """A room at the clock on the wall, as its pages are."""

    def go(self, step, when=None):
        return super().go(step, when or timezone.now())

    def seal(self):
        return super().seal(timezone.now() + timedelta(seconds=60))

    def browser(self, name="a"):
        self.seat = self.sit(hash_of(name))
        client = Client()
        give_token(client, name)
        return client

    @property
    def home(self):
        return f"/workshops/{self.now.slug}/seat/"

    def page(self, leaf=0):
        return f"/decisions/{self.now.decision.slug}/compare/{self.leaves[leaf].key}/"

    def save_at(self, option=0, leaf=0):
        keys = f"{self.options[option].key}/{self.leaves[leaf].key}"
        return f"/decisions/{self.now.decision.slug}/scores/{keys}/"

    def rounds(self):
        return list(Score.objects.order_by("pk").values_list("round_number", "points"))


@pytest.fixture(scope="module")
def kept_room(kept):
    return Now()


def cell_in(page, room, option=0, leaf=0):
    return f"c{room.options[option].pk}-{room.leaves[leaf].pk}"


def sent(page, room, option=0, leaf=0, change="1", **said):
    prefix = cell_in(page, room, option, leaf)
    cards = [card["data-cell"] for card in page.select("[data-cell]")]
    data = fields(page, cards.index(prefix)) if prefix in cards else {}
    data |= {"round": page.select_one("[name=round]")["value"]}
    data |= {f"{prefix}-{name}": value for name, value in said.items()}
    return data | {f"{prefix}-change": change}


def later_round(room, *cells):
    """Seal round 1, talk about some cells, and begin round 2."""
    room.go(REVEAL)
    room.seal()
    room.go(DISCUSS)
    for option, leaf in cells:
        room.do(spotlight, option=room.options[option], criterion=room.leaves[leaf])
    room.go(AGAIN)


# --- Into its own round -------------------------------------------------------------------


def test_seat_leads_to_the_first_criterion_and_a_save_goes_into_round_1(room):
    client = room.browser()
    room.go(SCORE)

    led = client.get(room.home)
    page = soup(client.get(led.url))
    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert led.url == room.page()
    assert answer.status_code == 200
    assert room.rounds() == [(1, 40)]


def test_save_on_its_way_at_the_seal_lands_in_its_own_round(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    room.go(REVEAL)

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 200
    assert room.rounds() == [(1, 40)]


def test_save_after_the_seal_is_refused_beside_the_control_and_never_moved_on(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    later_round(room)

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 409
    assert "This round is sealed" in soup(answer).select_one(".errors").text
    assert soup(answer).select_one(".state a")["href"] == room.home
    assert room.rounds() == []
    assert not ScoreChange.objects.exists()


@pytest.mark.parametrize(
    "written", ["0", "2", "9", "-1", "", "x", "1e9", "99999999999999", "²"]
)
def test_round_that_no_page_gave_is_refused(room, written):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    data = sent(page, room, points="40") | {"round": written}
    answer = client.post(room.save_at(), data, headers=HTMX)

    assert answer.status_code == 409
    assert room.rounds() == []


def test_same_save_sent_again_after_the_seal_hears_the_first_answer(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40")
    client.post(room.save_at(), data, headers=HTMX)
    room.go(REVEAL)
    room.seal()

    answer = client.post(room.save_at(), data, headers=HTMX)

    assert answer.status_code == 200
    assert ScoreChange.objects.count() == 1


def test_undo_after_the_seal_is_refused(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)
    room.go(REVEAL)
    room.seal()

    answer = client.post(f"{room.save_at()}undo/", {"round": "1", "undo": "1"}, headers=HTMX)

    assert answer.status_code == 409
    assert room.rounds() == [(1, 40)]


def test_seat_that_was_taken_away_saves_nothing_and_reads_why(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    Seat.objects.update(removed_at=timezone.now())

    answer = client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 409
    assert "taken this seat away" in soup(answer).text
    assert client.get(room.page()).url == room.home
    assert client.get(room.home).status_code == 200


def test_without_javascript_a_save_after_the_seal_keeps_what_was_typed(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40")
    room.go(REVEAL)
    room.seal()

    answer = client.post(room.page(), data)

    assert answer.status_code == 409
    assert "This round is sealed" in answer.content.decode()
    assert soup(answer).select_one(".scale input[checked]")["value"] == "40"
    assert room.rounds() == []


def test_without_javascript_one_button_saves_a_criterion_into_its_round(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    data = sent(page, room, points="40") | sent(page, room, option=1, points="70")

    answer = client.post(room.page(), data | {"next": ""})

    assert [button.text for button in page.select("noscript button:not(.quiet)")] == [
        "Save and go on"
    ]
    assert "scripted" in page.select_one("#next")["class"]
    assert answer.url == room.page(1)
    assert sorted(room.rounds()) == [(1, 40), (1, 70)]


# --- Whose desk it is ---------------------------------------------------------------------


PAGES = (
    "brief", "compare", "overview", "head-to-head", "weights", "weights/points",
    "weights/perspectives", "results", "sheet", "sheet/sheet.csv",
)  # fmt: skip


@pytest.mark.parametrize("who", ["stranger", "seat elsewhere", "account"])
def test_stranger_finds_nothing_of_the_copy(room, who):
    room.browser()
    room.go(SCORE)
    client = Now().browser("b") if who == "seat elsewhere" else Client()
    if who == "account":
        client.force_login(UserFactory())
    slug = room.now.decision.slug

    found = {name: client.get(f"/decisions/{slug}/{name}/").status_code for name in PAGES}
    saved = client.post(room.save_at(), {"round": "1"}, headers=HTMX).status_code

    assert set(found.values()) == {404}
    assert saved == 404


def test_staff_without_a_seat_reads_the_brief_and_scores_nothing(room):
    client = Client()
    client.force_login(UserFactory(is_staff=True))
    room.go(SCORE)
    slug = room.now.decision.slug

    found = {name: client.get(f"/decisions/{slug}/{name}/").status_code for name in PAGES}

    assert found.pop("brief") == 200
    assert set(found.values()) == {404}
    assert client.post(f"/decisions/{slug}/full-version/", {"is_on": "1"}).status_code == 404
    assert not Participant.objects.exists()


def test_cell_of_another_workshop_is_not_found(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    other = Now()
    other.go(SCORE)

    answer = client.post(other.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert answer.status_code == 404


def test_account_that_is_signed_in_does_not_take_over_the_sheet_of_a_seat(room):
    client = room.browser()
    client.force_login(UserFactory())
    room.go(SCORE)
    page = soup(client.get(room.page()))

    client.post(room.save_at(), sent(page, room, points="40"), headers=HTMX)

    assert Participant.objects.get().user is None
    assert room.rounds() == [(1, 40)]


def test_room_frame_leads_nowhere_that_the_step_does_not_allow(room):
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))
    links = " ".join(link["href"] for link in page.select("a[href]"))

    assert page.select_one("#bar")["data-every"] == "5"
    assert not any(f"/{name}/" in links for name in ("results", "head-to-head", "weights"))
    for name in ("results", "sheet", "sheet/start-over", "sheet/delete"):
        assert client.get(f"/decisions/{room.now.decision.slug}/{name}/").url == room.home


# --- What it costs ------------------------------------------------------------------------


def fill(room, people):
    """Seats up to a number of people."""
    there = Seat.objects.count()
    sheets = Participant.objects.bulk_create(
        Participant(decision=room.now.decision, recovery_code=f"{n}", order_seed=n)
        for n in range(there, people)
    )
    moment = timezone.now()
    Seat.objects.bulk_create(
        Seat(
            participant=sheet,
            workshop=room.now,
            number=sheet.order_seed + 1,
            joined_at=moment,
            last_seen_at=moment,
        )
        for sheet in sheets
    )


def test_save_in_a_room_asks_five_queries_however_many_sit_there(room):
    client = room.browser()
    room.go(SCORE)
    counts = []
    for people in (1, 3, 300):
        fill(room, people)
        page = soup(client.get(room.page()))
        data = sent(page, room, points=str(people % 100), change=str(people))
        address = room.save_at()
        with queries() as asked:
            assert client.post(address, data, headers=HTMX).status_code == 200
        counts.append(len(asked))

    assert counts == [5, 5, 5]


def test_page_after_a_save_looks_as_it_does_on_a_fresh_one(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    answer = client.post(room.save_at(), sent(page, room, points="70"), headers=HTMX)
    swap(page, f"#{soup(answer).find(class_='state')['id']}", answer)
    fresh = soup(client.get(room.page()))

    for tree in (page, fresh):
        tree.select_one(".clock").decompose()
        for radio in tree.select(".scale input"):
            radio.attrs.pop("checked", None)
        for late in tree.select("[hx-swap-oob]"):
            del late["hx-swap-oob"]
    assert page.prettify() == fresh.prettify()


# --- Done, or together --------------------------------------------------------------------


def test_who_is_done_rests_and_can_take_it_back(room):
    client = room.browser()
    room.go(SCORE)

    said = client.post(f"{room.home}done/", follow=True)
    back = client.post(f"{room.home}not-done/")

    assert "You are done" in soup(said).h1.text
    assert "After this step: Weigh" in soup(said).text
    assert back.url == room.home
    assert client.get(room.home).url == room.page()


def test_who_leaves_cells_empty_is_done_at_any_time_and_reads_what_that_means(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))
    form = page.select_one("form.done")

    told = [page.select_one("#left").text]
    for option in range(2):
        data = sent(page, room, option=option, change=f"{option}", points="70")
        client.post(room.save_at(option), data, headers=HTMX)
    last = soup(client.get(room.page(1)))
    client.post(form["action"])

    assert form.button["class"] == ["button", "quiet"]
    assert told == ["4 cells stay empty; they count as missing, not as zero"]
    assert last.select_one("#done")["class"] == ["button"]
    assert last.select_one("#left").text == (
        "2 cells stay empty; they count as missing, not as zero"
    )
    assert Seat.objects.get().done_round == 1


def test_assignment_is_handed_in_and_not_done(room):
    Workshop.objects.update(is_assignment=True)
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))
    answer = soup(client.post(room.save_at(), sent(page, room, points="70"), headers=HTMX))

    assert (page.select("#done, #left"), answer.select("#left")) == ([], [])


def test_who_was_done_with_scoring_is_asked_to_weigh(room):
    client = room.browser()
    room.go(SCORE)
    client.post(f"{room.home}done/")

    room.go(WEIGH)

    assert client.get(room.home).url.endswith("/weights/")
    assert Seat.objects.get().done_round == 0


def test_done_is_refused_where_the_room_takes_no_answers(room):
    client = room.browser()
    room.go(SCORE)
    Workshop.objects.update(state="closed")

    assert client.post(f"{room.home}done/").status_code == 409
    assert Seat.objects.get().done_round == 0


def test_room_that_goes_together_shows_one_criterion_and_phones_follow(room):
    Workshop.objects.update(pace="together")
    client = room.browser()
    room.go(SCORE)
    before = soup(client.get(room.page())).select_one("#bar")["hx-get"]
    client.post(f"{room.home}done/")

    elsewhere = client.get(room.page(1), follow=True)
    room.do(set_criterion, criterion=room.leaves[1], when=timezone.now())
    news = client.get(before, headers=HTMX)

    assert elsewhere.redirect_chain[-1][0] == room.page()
    assert len(soup(elsewhere).select(".steps li")) == 1
    assert news["HX-Redirect"] == room.page(1)


def test_console_turns_everybody_to_another_criterion_of_the_round(room):
    Workshop.objects.update(pace="together")
    room.go(SCORE)
    client = Client()
    client.force_login(room.ada)
    deed = f"/workshops/{room.now.slug}/do/set-criterion/"

    wrong = client.post(deed, {"criterion": "nothing", "epoch": room.now.epoch})
    right = client.post(deed, {"criterion": room.leaves[1].key, "epoch": room.now.epoch})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert room.now.criterion == room.leaves[1]


def test_room_without_ranges_asks_how_sure_and_for_no_range(room):
    Workshop.objects.update(with_ranges=False)
    client = room.browser()
    room.go(SCORE)

    page = soup(client.get(room.page()))

    assert page.select(".sure")
    assert not page.select(".range")


# --- Round 2 ------------------------------------------------------------------------------


@pytest.fixture
def again(room):
    """A seat with 40 and 60 on the first criterion, asked again about the first cell."""
    client = room.browser()
    room.go(SCORE)
    room.save(room.seat, 40, when=timezone.now())
    room.save(room.seat, 60, cell=(1, 0), when=timezone.now())
    later_round(room, (0, 0))
    return client


def test_round_2_asks_only_for_what_was_discussed(room, again):
    page = soup(again.get(room.home, follow=True))

    assert [card["data-cell"] for card in page.select("[data-cell]")] == [cell_in(page, room)]
    assert "0 of 1 answered" in page.select_one("#count").text
    assert "you said 40" in page.select_one(".earlier").text
    assert "Carried over" in page.select_one(".state").text
    assert not page.select(".scale input[checked]")
    assert again.get(room.page(1), follow=True).redirect_chain[-1][0] == room.page()


def test_one_tap_keeps_the_earlier_points_and_is_not_carried(room, again):
    page = soup(again.get(room.page()))

    answer = again.post(room.save_at(), sent(page, room, keep="on"), headers=HTMX)

    assert soup(answer).select_one(".scale input[checked]")["value"] == "40"
    assert answer["HX-Retarget"].startswith("#cell-")
    assert room.points(2) == [(40, False)]


def test_without_javascript_the_same_tap_keeps_them(room, again):
    page = soup(again.get(room.page()))

    answer = again.post(room.save_at(), sent(page, room, keep="on"))

    assert answer.url == room.page()
    assert room.points(2) == [(40, False)]


def test_nothing_said_is_carried_and_another_answer_changes(room, again):
    page = soup(again.get(room.page()))
    again.post(room.save_at(), sent(page, room, points="90"), headers=HTMX)

    room.go(AGAIN + 1)
    room.seal()

    assert sorted(room.points(2)) == [(60, True), (90, False)]


def test_cell_that_was_not_discussed_takes_no_answer(room, again):
    page = soup(again.get(room.page()))

    data = sent(page, room, option=1, points="10")
    answer = again.post(room.save_at(1), data, headers=HTMX)

    assert answer.status_code == 409
    assert room.points(2) == []


def test_nothing_to_keep_is_said(room):
    client = room.browser()
    room.go(SCORE)
    page = soup(client.get(room.page()))

    answer = client.post(room.save_at(), sent(page, room, keep="on"), headers=HTMX)

    assert answer.status_code == 422
    assert "no earlier answer" in soup(answer).text


# --- Weights ------------------------------------------------------------------------------


def place(room):
    return {"within": "", "criterion": room.leaves[0].key, "place": "1"}


def test_weights_are_taken_until_their_round_is_sealed(room):
    client = room.browser()
    room.go(SCORE)
    room.go(WEIGH)
    weights = f"/decisions/{room.now.decision.slug}/weights/"

    page = soup(client.get(client.get(room.home).url))
    open_ = client.post(f"{weights}place/", place(room), headers=HTMX)
    room.go(REVEAL)
    room.seal()
    late = client.post(f"{weights}restart/", {"within": ""}, headers=HTMX)
    points = client.post(f"{weights}points/", {f"p-{room.leaves[0].pk}": "5"}, headers=HTMX)

    assert page.select_one("form[action$='/seat/done/']")
    assert open_.status_code == 200
    assert soup(open_).select_one("form[action$='/seat/done/']")
    assert (late.status_code, points.status_code) in {(409, 409), (409, 422)}
    assert Swing.objects.exclude(rank=None).count() == 2
    assert client.get(weights).url == room.home
