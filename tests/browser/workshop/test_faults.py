"""The server is killed, a phone has no network, a laptop dies: the room goes on by itself."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from options.models import Facilitation, Score, Workshop
from tests.browser.acts import on_scale, score, see_nothing_waiting, see_saved, see_unsaved
from tests.browser.workshop.screens import LAPTOP, PHONE, SCORE, go, prepare, sign_in
from tests.browser.workshop.server import Server

NO_SERVER = (
    "ERR_CONNECTION",
    "ERR_EMPTY_RESPONSE",
    "ERR_SOCKET_NOT_CONNECTED",
    "htmx:sendError",
    "htmx:afterRequest",
)
NO_NETWORK = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
LATER = 60_000  # milliseconds: longer than the longest wait between two tries
UNDER_20_SECONDS = 20_000


@pytest.fixture
def server(transactional_db):
    server = Server()
    server.start()
    yield server
    server.kill()


def sit_down(phone, workshop, address=""):
    """A phone comes in by the link and is where the room is."""
    phone.goto(f"{address}{reverse('join', args=[workshop.join_code])}")
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.locator("#bar .where b")).to_have_text("Score")


def show_wall(wall, workshop, address=""):
    wall.goto(f"{address}{reverse('wall', args=[workshop.wall_key])}")
    expect(wall.locator(".bottom")).to_contain_text("1 person takes part")


def given():
    return sorted(Score.objects.values_list("option__name", "points"))


def test_killed_server_comes_back_and_nothing_is_lost(server, screens, workshop, console):
    room = screens(address=server.address, phones=1)
    [phone] = room.phones
    sit_down(phone, workshop, server.address)
    show_wall(room.wall, workshop, server.address)
    score(phone, "Rail", 0)
    picture = room.wall.locator(".picture").inner_text()

    console.expect(*NO_SERVER)
    server.kill()
    on_scale(phone, "Road", 70).click()
    see_unsaved(phone, "Road")
    for page in (phone, room.wall):
        expect(page.locator("#lost")).to_be_visible()
        expect(page.locator("#lost")).to_contain_text("No connection since")
    assert room.wall.locator(".picture").inner_text() == picture
    assert given() == [("Rail", 0)]
    server.start()

    expect(phone.locator("#lost")).to_be_hidden(timeout=LATER)
    expect(room.wall.locator("#lost")).to_be_hidden(timeout=LATER)
    see_saved(phone, "Road")
    see_nothing_waiting(phone)
    assert given() == [("Rail", 0), ("Road", 70)]
    go(workshop, SCORE + 1)
    expect(phone.locator("#bar .where b")).to_have_text("Weigh", timeout=LATER)
    expect(room.wall.locator(".top")).to_contain_text("Weigh")


def test_phone_without_network_keeps_its_value_and_finds_the_room(screens, workshop, console):
    room = screens(phones=1)
    [phone] = room.phones
    sit_down(phone, workshop)

    console.expect(*NO_NETWORK)
    phone.context.set_offline(True)
    on_scale(phone, "Rail", 30).click()
    see_unsaved(phone, "Rail")
    expect(phone.locator("#lost")).to_be_visible()
    assert given() == []
    phone.context.set_offline(False)
    see_saved(phone, "Rail")
    phone.context.set_offline(True)
    go(workshop, SCORE + 1)
    expect(phone.locator("#lost")).to_be_visible()
    expect(phone.locator("#bar .where b")).to_have_text("Score")
    phone.context.set_offline(False)

    expect(phone.locator("#bar .where b")).to_have_text("Weigh")
    expect(phone.locator("#lost")).to_be_hidden()
    assert given() == [("Rail", 30)]


def test_phone_that_died_comes_back_to_its_step_and_values(screens, workshop):
    [phone] = screens(phones=1).phones
    sit_down(phone, workshop)
    score(phone, "Rail", 0)
    handset = phone.context
    phone.close()

    again = prepare(handset.new_page(), PHONE)
    again.goto(reverse("join", args=[workshop.join_code]))
    again.get_by_role("link", name="Go back to your seat").click()

    expect(again.locator("#bar .where b")).to_have_text("Score")
    expect(on_scale(again, "Rail", 0)).to_be_checked()
    assert workshop.seats.count() == 1


def test_co_facilitator_takes_over_from_a_dead_tab(screens, people, workshop, base_url):
    room = screens(phones=0)
    address = reverse("console", args=[workshop.slug])
    room.console.goto(address)
    expect(room.console.locator("#lease")).to_contain_text("You have the workshop in hand")
    ben = User.objects.create_user("ben")
    Facilitation.objects.create(workshop=workshop, user=ben, role="co")
    sign_in(people[0], ben, base_url)
    other = prepare(people[0].new_page(), LAPTOP)
    other.goto(address)
    expect(other.locator("#lease")).to_contain_text("ada has the workshop in hand")

    room.console.close()
    began = timezone.now()
    other.locator("#do-take-over").click()
    epoch = other.locator("#helm .next [name=epoch]")
    expect(epoch).to_have_value(str(workshop.epoch + 1), timeout=UNDER_20_SECONDS)
    expect(other.locator("#lease")).to_contain_text("You have the workshop in hand")
    other.locator("#next").click()
    expect(other.locator("#helm .where")).to_contain_text("Weigh", timeout=UNDER_20_SECONDS)

    held = Workshop.objects.get(pk=workshop.pk)
    assert held.lease_holder == ben
    assert (timezone.now() - began).total_seconds() < 20
    assert [one.deed for one in held.moves.order_by("epoch")][-2:] == ["take_over", "move"]
