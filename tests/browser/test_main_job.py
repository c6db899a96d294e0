"""From home to a verdict: by taps, without JavaScript, by keyboard alone."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from options.models import Score, Swing
from tests.browser.acts import START, follow

POINTS = {
    "Present arrangements (baseline)": 20,
    "Chinese security deployment": 40,
    "Local force training": 90,
    "Intelligence sharing": 60,
}
VERDICT = "Local force training leads."


class Taps:
    """A finger, and how often it touched the screen for what."""

    def __init__(self):
        self.count = Counter()

    def tap(self, what, place):
        place.tap()
        self.count[what] += 1

    def move(self, page, link):
        with page.expect_navigation(wait_until="domcontentloaded"):
            self.tap("moves", link)


@pytest.fixture
def phone(new_context):
    """A page on a small phone."""
    size = {"width": 360, "height": 640}
    return new_context(viewport=size, has_touch=True, is_mobile=True).new_page()


def cards(page):
    return page.locator("[data-cell]").all()


def point(card):
    """The radio that the person of these tests chooses for an option."""
    points = POINTS[card.get_by_role("heading").inner_text()]
    return card.get_by_role("radio", name=str(points), exact=True)


def verdict(page):
    return page.locator("#verdict").get_by_role("heading", level=1)


def test_two_taps_from_home_and_no_field_store_a_first_score(case, phone):
    taps = Taps()
    phone.goto("/")

    taps.move(phone, phone.get_by_role("link", name=START))
    taps.tap("scores", phone.get_by_role("radio", name="70", exact=True).first)
    expect(phone.locator(".state").first).to_contain_text("Saved")

    assert taps.count == {"moves": 1, "scores": 1}
    assert Score.objects.get().points == 70


def test_default_case_takes_24_taps_to_score_6_to_weigh_8_to_move(case, phone):
    taps = Taps()
    phone.goto("/")

    taps.move(phone, phone.get_by_role("link", name=START))
    while "/compare/" in phone.url:
        for card in cards(phone):
            taps.tap("scores", point(card))
            expect(card.locator(".word").first).to_have_text("✓ Saved")
        taps.move(phone, phone.locator("#next"))
    while phone.get_by_role("button", name="Move this").count():
        placed = phone.locator(".placed").count()
        taps.tap("weights", phone.get_by_role("button", name="Move this").first)
        expect(phone.locator(".placed").nth(placed)).to_be_visible()
    taps.move(phone, phone.get_by_role("link", name="See what it implies"))

    expect(verdict(phone)).to_have_text(VERDICT)
    assert taps.count["scores"] == 24 == Score.objects.count()
    assert taps.count["weights"] <= 6 == Swing.objects.count()
    assert taps.count["moves"] <= 8


def test_same_job_is_done_without_javascript(case, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")

    follow(page, page.get_by_role("link", name=START))
    while True:
        for card in cards(page):
            point(card).check()
        onward = page.get_by_role("button", name="Save and go on")
        if not onward.count():
            break
        follow(page, onward)
    follow(page, page.get_by_role("button", name="Save these scores"))
    follow(page, page.get_by_role("link", name="Next: weigh the criteria"))
    while page.get_by_role("button", name="Move this").count():
        follow(page, page.get_by_role("button", name="Move this").first)
    follow(page, page.get_by_role("link", name="See what it implies"))

    expect(verdict(page)).to_have_text(VERDICT)
    assert Score.objects.count() == 24
    assert Swing.objects.count() == 6
