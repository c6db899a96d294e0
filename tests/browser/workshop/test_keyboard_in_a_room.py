"""A room by keyboard alone: one joins, scores and is done; another leads it on."""

from django.urls import reverse
from playwright.sync_api import expect

from options.models import Criterion, Score
from tests.browser.acts import follow_by
from tests.browser.test_keyboard import choose_by_arrows, tab_to
from tests.browser.workshop.screens import sign_in


def test_participant_joins_scores_and_is_done_by_keyboard(workshop, page):
    Criterion.objects.filter(decision=workshop.decision, key="noise").delete()
    page.goto(reverse("join", args=[workshop.join_code]))

    tab_to(page, page.get_by_role("button", name="Join", exact=True))
    follow_by(page, "Enter")
    for index, card in enumerate(page.locator("[data-cell]").all()):
        choose_by_arrows(page, card, index * 10)
    tab_to(page, page.locator("#done"))
    follow_by(page, "Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("You are done")
    points = Score.objects.order_by("points").values_list("points", "round_number")
    assert list(points) == [(0, 1), (10, 1), (20, 1)]
    assert workshop.seats.get().done_round == 1


def test_console_is_led_on_by_keyboard_and_keeps_the_focus(workshop, page, ada, base_url):
    sign_in(page.context, ada, base_url)
    page.goto(reverse("console", args=[workshop.slug]))

    tab_to(page, page.locator("#next"))
    page.keyboard.press("Enter")
    expect(page.locator("#helm .where")).to_contain_text("Weigh")
    expect(page.locator("#next")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#helm .where")).to_contain_text("One choice")
