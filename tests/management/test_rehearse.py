"""What a rehearsal measures and finds; `make load` runs whole ones."""

import random

import pytest
from django.core.management import CommandError, call_command

from options.models import Key
from options.rehearsal.browser import Answer, Browser, Cut
from options.rehearsal.check import lost_answers
from options.rehearsal.measures import Measures, percentile
from options.rehearsal.pages import Page
from options.rehearsal.person import Manner, Person
from options.visitors import Visitor
from tests.conftest import give_token
from tests.rooms import Room


def person_at(client, room, seat) -> Person:
    browser = Browser("http://x", measures=Measures(), rng=random.Random(1))  # noqa: S311 -- a simulated person
    browser.cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    return Person(1, browser, str(room.now.join_code), Manner(), browser.rng)


@pytest.fixture
def saved(client):
    """A room with one save of 40 points, and the simulated person who made it."""
    room = Room()
    visitor = Visitor(token="a token", is_new=False, user=None)
    seat = room.sit(visitor.token_hash)
    give_token(client, visitor.token)
    room.go(1)
    room.go(2)
    room.save(seat, 40)
    return room, person_at(client, room, seat)


@pytest.mark.django_db
def test_an_acknowledged_answer_that_is_stored_is_not_lost(saved):
    room, person = saved
    person.acknowledged = {(room.options[0].key, room.leaves[0].key, "1"): 40}

    assert lost_answers(room.now, [person]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("points", "number"), [(50, "1"), (40, "2")])
def test_an_acknowledged_answer_that_is_stored_otherwise_is_lost(saved, points, number):
    room, person = saved
    place = (room.options[0].key, room.leaves[0].key, number)
    person.acknowledged = {place: points}

    (sentence,) = lost_answers(room.now, [person])

    assert sentence.startswith(f"person 1, round {number}: ")
    assert sentence.endswith(f"said {points}, stored {40 if number == '1' else None}")


@pytest.mark.django_db
def test_an_answer_whose_seat_was_forgotten_is_lost(saved):
    room, person = saved
    person.acknowledged = {(room.options[0].key, room.leaves[0].key, "1"): 40}

    Key.objects.all().delete()

    assert len(lost_answers(room.now, [person])) == 1


def test_a_page_says_what_a_person_can_do_on_it():
    page = Page(
        "/x/",
        '<div id="bar" hx-get="/workshops/R/pulse/?e=3&amp;p=desk" data-every="5"></div>'
        '<form id="scores"><input type="hidden" name="csrfmiddlewaretoken" value="T">'
        '<input type="hidden" name="round" value="2"></form>'
        '<section data-cell="c1-2"\n hx-post="/decisions/d/scores/a/b/">'
        '<input name="c1-2-seen" value=""><input name="c1-2-revision" value="4"></section>'
        '<a class="button" id="next" href="/decisions/d/compare/c/">Next</a>',
    )

    (cell,) = page.cells
    assert (cell.prefix, cell.address, cell.is_empty) == (
        "c1-2",
        "/decisions/d/scores/a/b/",
        True,
    )
    assert cell.known == {"seen": "", "revision": "4"}
    assert page.bar == ("/workshops/R/pulse/?e=3&p=desk", 5.0)
    assert (page.token, page.round, page.upcoming) == ("T", "2", "/decisions/d/compare/c/")


def test_a_form_is_read_with_its_choices_texts_and_buttons():
    page = Page(
        "/x/",
        '<form method="post" action="/workshops/R/seat/reason/">'
        '<input type="hidden" name="cell" value="a"><input type="radio" name="side" value="up">'
        '<input type="radio" name="side" value="down"><textarea name="text"></textarea>'
        '<input type="radio" name="side" value=""><input name="n" inputmode="numeric">'
        '<button name="go" value="1">Send</button></form>'
        '<form action="/elsewhere/"><input name="other"></form>',
    )

    (form,) = page.forms("/seat/")

    assert form.fixed == {"cell": "a"}
    assert form.choices == {"side": ["up", "down", ""]}
    assert form.numbers == ["n"]
    assert (form.texts, form.buttons) == (["text"], [("go", "1")])


def test_a_redirect_leads_to_a_path_of_the_site():
    answer = Answer(302, "", {"location": "http://127.0.0.1:8000/workshops/R/seat/?a=1"})

    assert answer.location == "/workshops/R/seat/?a=1"


def test_percentiles_are_times_that_were_measured():
    times = [float(number) for number in range(1, 101)]

    assert [percentile(times, share) for share in (50, 95, 99)] == [50.0, 95.0, 99.0]
    assert percentile([], 95) == 0.0


def test_a_rehearsal_needs_people_and_a_room():
    with pytest.raises(CommandError, match="at least one person"):
        call_command("rehearse", people=0)


@pytest.mark.django_db
def test_a_rehearsal_in_a_room_that_is_not_there_says_so():
    with pytest.raises(CommandError, match="No workshop has the code K7M4QX"):
        call_command("rehearse", code="K7M4QX")


class Door(Browser):
    """Answers as a door does; opening the seat's page is cut off once."""

    def __init__(self, *, seated):
        super().__init__("http://x", measures=Measures(), rng=random.Random(1))  # noqa: S311 -- a simulated person
        self.page = '<a href="/workshops/abc/seat/">on</a>' if seated else "<form></form>"
        self.posts, self.is_cut = 0, True

    def get(self, path, *_told, **_named):
        if "seat" not in path:
            return Answer(200, self.page, {})
        if self.is_cut:
            self.is_cut = False
            raise Cut
        return Answer(200, "", {})

    def post(self, *_told, **_named):
        self.posts += 1
        return Answer(302, "", {"location": "/workshops/abc/seat/"})


@pytest.mark.parametrize(("seated", "posts"), [(False, 1), (True, 0)])
def test_nobody_takes_a_seat_twice_because_an_answer_was_lost(seated, posts):
    door = Door(seated=seated)
    person = Person(1, door, "CODE", Manner(), door.rng)

    for _try in range(3):
        person.act(0.0)

    assert person.page is not None
    assert person.seat == "/workshops/abc/seat/"
    assert door.posts == posts
