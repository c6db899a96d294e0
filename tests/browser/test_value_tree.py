"""The value tree by keyboard alone, at 320 pixels, with the focus where the hand is."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from options.models import Criterion
from tests.browser.test_everybody import LOOKS, faults_of
from tests.factories import CriterionFactory, DecisionFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_tree_is_shaped_by_keyboard_and_keeps_the_focus(page, base_url):
    owner = get_user_model().objects.create_user("ann", password="a long one")
    decision = DecisionFactory(slug="own", owner=owner, is_published=False)
    first, last = (CriterionFactory(decision=decision, name=name) for name in ("Cost", "Time"))
    page.goto("/accounts/login/")
    page.fill("[name=username]", "ann")
    page.fill("[name=password]", "a long one")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/decisions/own/edit/")

    page.locator(f"#down-{first.pk}").press("Enter")
    expect(page.get_by_role("status")).to_have_text("“Cost” moved down.")
    expect(page.locator(f"#down-{first.pk}")).to_be_focused()
    page.locator(f"#nest-{first.pk}").press("Enter")
    expect(page.get_by_role("status")).to_have_text("“Cost” lies under “Time” now.")
    page.locator(f"#open-{first.pk}").press("Enter")
    page.locator(f"#name-{first.pk}").fill("Costs")
    assert faults_of(page, LOOKS[0]) == []
    page.locator(f"#name-{first.pk}").press("Enter")
    expect(page.locator(f"#open-{first.pk}")).to_be_focused()
    page.get_by_role("button", name="Undo renaming to “Costs”").press("Enter")
    expect(page.locator(f"#open-{first.pk}")).to_have_text("Cost")

    stored = Criterion.objects.get(pk=first.pk)
    assert (stored.name, stored.parent_id) == ("Cost", last.pk)


def test_tree_is_dragged_by_mouse_and_keeps_the_place(page, base_url):
    owner = get_user_model().objects.create_user("ann", password="a long one")
    decision = DecisionFactory(slug="own", owner=owner, is_published=False)
    made = [
        CriterionFactory(decision=decision, name=name) for name in ("Cost", "Time", "Noise")
    ]
    cost, _time, noise = made
    page.goto("/accounts/login/")
    page.fill("[name=username]", "ann")
    page.fill("[name=password]", "a long one")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/decisions/own/edit/")
    grip = page.locator(f"#criterion-{noise.pk} .grip").bounding_box()
    target = page.locator(f"#row-{cost.pk}").bounding_box()

    page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    page.mouse.down()
    page.mouse.move(grip["x"] + 30, target["y"] + target["height"] - 4, steps=4)
    page.mouse.up()

    expect(page.get_by_role("status")).to_have_text("“Noise” lies under “Cost” now.")
    expect(page.locator(f"#open-{noise.pk}")).to_be_focused()
    assert Criterion.objects.get(pk=noise.pk).parent_id == cost.pk
