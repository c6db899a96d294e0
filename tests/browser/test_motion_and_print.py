"""Whoever wants no motion gets none; whoever prints gets no buttons."""

import pytest
from django.urls import reverse

GLIDING = """all => all
  .filter(one => getComputedStyle(one).transitionDuration
    .split(", ").some(time => parseFloat(time) > 0))
  .map(one => `${one.tagName}.${one.className}`)"""
MOVING = """() => document.getAnimations()
  .flatMap(one => one.effect.getKeyframes())
  .flatMap(frame => Object.keys(frame))
  .filter(name => !["offset", "computedOffset", "easing", "composite",
    "opacity", "visibility"].includes(name))"""
SHOWN_BUTTONS = """all => all
  .filter(one => one.checkVisibility())
  .map(one => one.textContent.trim())"""
BUTTONS = "button, [role=button], input[type=submit], .button"
FULL = {"scored": 1.0, "placed": 5}


@pytest.fixture
def pages_of(context, hold_sheet, case):
    """The pages of a full sheet, by the names of their routes."""
    hold_sheet(context, case, **FULL)
    criterion = reverse("criterion", args=[case.slug, "safety-soon"])
    named = {
        name: reverse(name, args=[case.slug]) for name in ("weighting", "results", "sheet")
    }
    return {"comparison": criterion, **named}


def test_nothing_moves_for_those_who_want_no_motion(page, pages_of):
    page.emulate_media(reduced_motion="reduce")
    moving = {}

    for name, address in pages_of.items():
        page.goto(address)
        found = page.locator("body, body *").evaluate_all(GLIDING) + page.evaluate(MOVING)
        if found:
            moving[name] = sorted(set(found))

    assert moving == {}


def test_marks_glide_for_everybody_else(page, pages_of):
    page.emulate_media(reduced_motion="no-preference")
    page.goto(pages_of["comparison"])

    assert page.locator("body *").evaluate_all(GLIDING) != []


@pytest.mark.parametrize("name", ["results", "sheet"])
def test_print_shows_no_button(page, pages_of, name):
    page.goto(pages_of[name])
    page.emulate_media(media="print")

    assert page.locator(BUTTONS).evaluate_all(SHOWN_BUTTONS) == []
    assert page.get_by_role("heading", level=1).is_visible()


def test_screen_shows_buttons(page, pages_of):
    page.goto(pages_of["sheet"])

    assert page.locator(BUTTONS).evaluate_all(SHOWN_BUTTONS) != []
