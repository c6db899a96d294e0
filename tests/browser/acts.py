"""What a person does on the pages, and what the person looks at."""

import re

from playwright.sync_api import expect

START = re.compile("^Start comparing.*: Protecting Chinese nationals")
SCORES = "**/scores/**"
NOTHING_WAITS = """() => new Promise((done, fail) => {
  const look = (tries) => {
    if (sessionStorage.getItem("policy-options-unsaved") === null) done();
    else if (tries === 0) fail(new Error("an answer still waits to be stored"));
    else setTimeout(look, 20, tries - 1);
  };
  look(750);
})"""


def card(page, option):
    """The card of one option, by its name."""
    return page.get_by_role("region", name=option, exact=True)


def on_scale(page, option, points):
    """One radio of an option's scale."""
    return card(page, option).get_by_role("radio", name=str(points), exact=True)


def number_of(page, option):
    """The number field beside an option's scale."""
    return card(page, option).get_by_label(f"{option}: exact number from 0 to 100")


def word_of(page, option):
    """The word that says whether an option's answer is saved."""
    return card(page, option).locator(".state .word").first


def score(page, option, points):
    """Tap a point of the scale and see that it is saved."""
    on_scale(page, option, points).click()
    see_saved(page, option)


def see_saved(page, option):
    """The answer is stored, and the page says so."""
    expect(word_of(page, option)).to_have_text("✓ Saved")


def see_unsaved(page, option):
    """The answer could not be stored yet, and the page says so."""
    expect(word_of(page, option)).to_have_text("! Not saved yet")


def see_nothing_waiting(page):
    """Every answer that this tab kept was acknowledged."""
    page.evaluate(NOTHING_WAITS)


def follow(page, link):
    """Press a link or a button that leads to another page, and wait for that page."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        link.click()


def follow_by(page, key):
    """Press a key on a link or a button that leads to another page."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press(key)


def sideways(page):
    """By how many pixels a page is wider than its window."""
    return page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
