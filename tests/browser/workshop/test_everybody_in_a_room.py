"""Every page of a room for everybody: no axe finding, light and dark, wide enough at 320 px."""

import pytest
from django.urls import reverse
from django.utils import timezone

from options.actions.moving import move
from options.actions.opening import Manner, open_workshop
from options.agenda.plans import TEMPLATES
from options.models import Round, Workshop
from tests.browser.test_everybody import LOOKS, NARROW, faults_of
from tests.browser.workshop.screens import answer_the_rest, seat_on_paper, sign_in

POINTS = (0, 20, 40, 60, 80, 100, 10)
CLASS = TEMPLATES["class"]


@pytest.fixture
def page(page):
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.fixture
def workshop(case, ada):
    return open_workshop(decision=case, by=ada, now=timezone.now())


def stages(workshop):
    """The room, led through its class; in the first round six people give their points."""
    yield "lobby"
    for place, plan in enumerate(CLASS):
        if place == 0:
            continue
        if plan.kind == "weigh":
            seat_on_paper(workshop, 5)
            answer_the_rest(workshop, POINTS)
        workshop = Workshop.objects.get(pk=workshop.pk)
        told = {"by": workshop.facilitator, "epoch": workshop.epoch, "now": timezone.now()}
        move(workshop=workshop, to_step=place, **told)
        over = Round.objects.filter(workshop=workshop, state="sealing")
        over.update(grace_until=timezone.now())
        yield f"{plan.kind} {plan.round_number or ''}"


def look(page, found, name, address, within=None):
    """Open a page and note what is wrong with it; axe reads a known frame only once."""
    page.set_viewport_size(NARROW)
    # A phone that follows the room may move on by itself meanwhile: then nothing is answered.
    answer = page.goto(address) or page.goto(address)
    assert answer.status == 200, name
    found[name] = faults_of(page, LOOKS[len(found) // 2 % 2], within)


def faulty(found):
    return {name: faults for name, faults in found.items() if faults}


def test_every_screen_of_a_room_passes_axe_and_fits_320_pixels(
    page, people, workshop, ada, base_url
):
    found = {}
    sign_in(page.context, ada, base_url)
    phone = people[0].new_page()
    phone.emulate_media(reduced_motion="reduce")
    look(phone, found, "join", reverse("join", args=[workshop.join_code]))
    phone.get_by_role("button", name="Join", exact=True).click()
    phone.wait_for_url("**/seat/")

    for name in stages(workshop):
        step = "#console-step" if name != "lobby" else None
        look(phone, found, f"seat, {name}", reverse("seat", args=[workshop.slug]))
        look(page, found, f"console, {name}", reverse("console", args=[workshop.slug]), step)
        look(page, found, f"wall, {name}", reverse("wall", args=[workshop.wall_key]), ".wall")
    look(phone, found, "leave", reverse("leave", args=[workshop.slug]))
    look(page, found, "console, all", reverse("console", args=[workshop.slug]))

    assert faulty(found) == {}
    assert len(found) == 3 * len(CLASS) + 3


def test_pages_around_a_room_pass_axe_and_fit_320_pixels(page, case, ada, base_url):
    found = {}
    sign_in(page.context, ada, base_url)
    manner = Manner(is_assignment=True)
    opened = open_workshop(
        decision=case, by=ada, now=timezone.now(), agenda=TEMPLATES["assignment"], manner=manner
    )
    seat_on_paper(opened, 1)

    look(page, found, "new", reverse("new_workshop", args=[case.slug]))
    for name in ("setup_workshop", "seats", "assignment", "paper", "paper_cards"):
        look(page, found, name, reverse(name, args=[opened.slug]))
    look(page, found, "card", reverse("paper_entry", args=[opened.slug, 1]))
    look(page, found, "workshops", reverse("workshops"))
    look(page, found, "log", reverse("workshop_log", args=[opened.slug]))

    assert faulty(found) == {}
