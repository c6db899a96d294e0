"""The main job by keyboard alone: Tab, arrows, Space and Enter, and one always sees where."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from options.models import Score, Swing
from tests.browser.acts import SCORES, follow_by, score

FAR = 120  # presses of Tab until a control counts as out of reach
LOOK = """(wanted) => {
  const one = document.activeElement;
  const ring = [one, one.closest("label")].some(part => part
    && getComputedStyle(part).outlineStyle !== "none"
    && parseFloat(getComputedStyle(part).outlineWidth) >= 2);
  const box = one.getBoundingClientRect();
  const there = document.elementFromPoint(
    box.x + Math.min(box.width, innerWidth) / 2, box.y + box.height / 2);
  const near = one.closest("label") ?? one;
  const open = there !== null && (near.contains(there) || there.contains(near));
  const fault = `${one.outerHTML.slice(0, 120)} ring: ${ring}, open: ${open}`;
  return [one === wanted, ring && open ? "" : fault];
}"""


def tab_to(page, wanted):
    """Press Tab until a control has the focus; at each stop one sees where it is."""
    for _press in range(FAR):
        page.keyboard.press("Tab")
        is_there, fault = wanted.evaluate(LOOK)
        assert fault == ""
        if is_there:
            return
    pytest.fail(f"Tab does not reach {wanted}")


def choose_by_arrows(page, card, points):
    """From the first radio of a scale to the one with these points."""
    tab_to(page, card.get_by_role("radio", name="0", exact=True))
    if points == 0:
        page.keyboard.press("Space")
    for _press in range(points // 10):
        page.keyboard.press("ArrowRight")
    chosen = card.get_by_role("radio", name=str(points), exact=True)
    expect(card.locator(".word").first).to_have_text("✓ Saved")
    expect(chosen).to_be_checked()
    expect(chosen).to_be_focused()


def test_whole_job_is_done_by_keyboard_alone(decision, page):
    page.goto("/")

    tab_to(page, page.get_by_role("link", name="Start comparing"))
    follow_by(page, "Enter")
    while "/compare/" in page.url:
        for index, card in enumerate(page.locator("[data-cell]").all()):
            choose_by_arrows(page, card, index * 10)
        tab_to(page, page.locator("#next"))
        follow_by(page, "Enter")
    while page.get_by_role("button", name="Move this").count():
        placed = page.locator(".placed").count()
        tab_to(page, page.get_by_role("button", name="Move this").first)
        page.keyboard.press("Enter")
        expect(page.locator(".placed").nth(placed)).to_be_visible()
        expect(page.locator("#asked")).to_be_focused()
    tab_to(page, page.get_by_role("link", name="See what it implies"))
    follow_by(page, "Enter")

    expect(page.locator("#verdict").get_by_role("heading", level=1)).to_be_visible()
    assert Score.objects.count() == 6
    assert Swing.objects.count() == 2


def test_skip_link_leads_past_the_bar(case, page):
    page.goto(reverse("criterion", args=[case.slug, "safety-soon"]))

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_number_field_is_typed_and_left_by_keyboard(decision, page):
    page.goto(reverse("criterion", args=[decision.slug, "cost"]))
    card = page.locator("[data-cell]").first

    tab_to(page, card.get_by_label("exact number"))
    page.keyboard.type("37")
    with page.expect_response(SCORES):
        page.keyboard.press("Tab")

    expect(card.locator(".word").first).to_have_text("✓ Saved")
    assert Score.objects.get().points == 37


def test_cannot_judge_and_undo_are_reached_by_keyboard(decision, page):
    page.goto(reverse("criterion", args=[decision.slug, "cost"]))
    card = page.locator("[data-cell]").first
    name = card.get_by_role("heading").inner_text()
    score(page, name, 40)

    tab_to(page, card.get_by_label("I can't judge"))
    with page.expect_response(SCORES):
        page.keyboard.press("Space")
    expect(card.locator(".word").first).to_have_text("✓ Saved")
    assert Score.objects.get().cannot_judge
    undo = card.get_by_role("button", name="Undo")
    while not undo.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    expect(card.get_by_role("radio", name="40", exact=True)).to_be_checked()
    expect(undo).to_be_focused()
    assert Score.objects.get().points == 40


@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_seen_at_every_stop_of_the_comparison_page(case, page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(reverse("criterion", args=[case.slug, "safety-soon"]))

    tab_to(page, page.get_by_role("link", name="Log in"))
