"""A new facilitator pastes an outline: how many clicks and fields until it can be scored."""

from collections import Counter

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from options.models import Decision, Score
from tests.browser.acts import follow
from tests.browser.test_everybody import LOOKS, faults_of
from tests.factories import UserFactory

OUTLINE = """How should the city cut congestion?

Options
\t- Leave it (baseline)
\t- Charge in the centre: all who drive in pay
\t- More buses
\t- Fewer parking places

Criteria
1. Money
   1.1 What the city pays
       0: 200 million / 50: 100 million / 100: nothing
   1.2 What drivers pay
       0: 10 a day / 50: 5 a day / 100: nothing
2. People
   2.1 Time on the road
       0: as today / 50: a quarter less / 100: half
   2.2 Crashes
       0: as today / 50: a quarter less / 100: half
   2.3 Clean air
       0: as today / 50: a quarter better / 100: as in the hills
   2.4 Fairness
       0: the poor pay / 50: all pay alike / 100: the rich pay
"""


@pytest.fixture
def signed_in(transactional_db, base_url):
    """Let a browser in as somebody with an account and no role."""

    def enter(context):
        client = Client()
        client.force_login(UserFactory(username="mara"))
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": base_url}
        context.add_cookies([cookie])

    return enter


def make_from_outline(page):
    """Everything that a person does, counted."""
    done = Counter()

    def click(place):
        follow(page, place)
        done["clicks"] += 1

    page.goto("/")
    click(page.get_by_role("link", name="New decision"))
    page.get_by_role("textbox", name="Outline").fill(OUTLINE)
    done["fields"] += 1
    click(page.get_by_role("button", name="Show it as a tree"))
    expect(page.locator(".read-tree .read-tree li")).to_have_count(6)
    assert Decision.objects.count() == 0
    click(page.get_by_role("button", name="Make this decision"))
    expect(page.locator("#checklist")).to_contain_text("Ready to be scored")
    return done


def test_outline_of_4_options_and_6_criteria_takes_3_clicks_and_1_field(
    signed_in, context, page
):
    signed_in(context)

    assert make_from_outline(page) == {"clicks": 3, "fields": 1}

    follow(page, page.get_by_role("link", name="Score it"))
    page.get_by_role("radio", name="70", exact=True).first.click()
    expect(page.locator(".state").first).to_contain_text("Saved")
    assert Score.objects.get().points == 70


def test_outline_becomes_a_decision_without_javascript(signed_in, new_context):
    context = new_context(java_script_enabled=False)
    signed_in(context)

    assert make_from_outline(context.new_page()) == {"clicks": 3, "fields": 1}
    made = Decision.objects.get()
    assert (made.options.count(), made.criteria.filter(children=None).count()) == (4, 6)


def test_library_and_its_pages_pass_axe_and_fit_320_pixels(signed_in, context, page, console):
    signed_in(context)
    page.emulate_media(reduced_motion="reduce")
    make_from_outline(page)
    slug = Decision.objects.get().slug
    found = {}

    for address in ("/library/", "/decisions/new/", f"/decisions/{slug}/delete/"):
        page.goto(address)
        faults = faults_of(page, LOOKS[0])
        found |= {address: faults} if faults else {}
    page.goto("/decisions/new/")
    page.get_by_role("textbox", name="Outline").fill(OUTLINE)
    follow(page, page.get_by_role("button", name="Show it as a tree"))
    faults = faults_of(page, LOOKS[1])

    assert (found, faults, console.heard) == ({}, [], [])
