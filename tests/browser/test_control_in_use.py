"""A save never disturbs the control in use, and its fields say one thing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from options.models import Score
from tests.browser.acts import (
    SCORES,
    card,
    number_of,
    on_scale,
    score,
    see_saved,
    see_unsaved,
    word_of,
)

SMALL = {"width": 320, "height": 640}
PHONE = {"width": 360, "height": 640}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def cost(decision, page):
    """The page of the first criterion, open."""
    page.goto(reverse("criterion", args=[decision.slug, "cost"]))
    return page


def chosen(page, option):
    """What the scale of an option shows."""
    return (
        card(page, option)
        .locator(".scale input:checked")
        .evaluate_all("radios => radios.map(radio => radio.value)")
    )


def type_number(page, option, written):
    with page.expect_response(SCORES):
        number_of(page, option).fill(written)
        number_of(page, option).press("Enter")


def places(page):
    """Where the controls of all options stand on the screen."""
    return page.locator("[data-cell] :is(input, summary, textarea)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.x, box.y])"
    )


def moved(before, after):
    """By how many pixels the control that moved most has moved; a browser rounds to one."""
    pairs = zip(before, after, strict=True)
    return max(abs(now[axis] - was[axis]) for was, now in pairs for axis in (0, 1))


# --- Nothing moves ------------------------------------------------------------------------


def test_focus_stays_on_the_very_same_control_after_a_save(cost):
    used = on_scale(cost, "Rail", 40)
    used.click()
    before = cost.evaluate_handle("document.activeElement")
    see_saved(cost, "Rail")

    assert before.evaluate("node => node === document.activeElement && node.isConnected")
    expect(used).to_be_focused()


def test_number_field_keeps_focus_and_cursor_after_a_save(cost):
    field = number_of(cost, "Rail")
    field.fill("37")
    field.press("ArrowLeft")
    before = cost.evaluate_handle("document.activeElement")
    with cost.expect_response(SCORES):
        field.press("Enter")
    see_saved(cost, "Rail")

    assert before.evaluate("node => node === document.activeElement && node.isConnected")
    assert field.evaluate("node => node.selectionStart") == 1


@pytest.mark.parametrize(
    ("size", "step"),
    [(SMALL, 0), (SMALL, 20), (PHONE, 20), (DESK, 0)],
    ids=["small phone, level", "small phone, apart", "phone, apart", "desk, level"],
)
def test_no_control_moves_while_answers_are_saved(case, page, size, step):
    page.set_viewport_size(size)
    page.goto(reverse("criterion", args=[case.slug, "safety-soon"]))

    for index, cell in enumerate(page.locator("[data-cell]").all()):
        used = cell.get_by_role("radio", name=str(40 + step * index), exact=True)
        used.hover()
        before = places(page)
        used.click()
        expect(cell.locator(".word").first).to_have_text("✓ Saved")
        assert moved(before, places(page)) <= 1


@pytest.mark.parametrize("size", [SMALL, DESK], ids=["small phone", "desk"])
def test_no_control_moves_when_an_answer_cannot_be_saved(case, page, console, size):
    console.expect("503", "htmx:responseError")
    page.set_viewport_size(size)
    page.goto(reverse("criterion", args=[case.slug, "safety-soon"]))
    page.route(SCORES, lambda route: route.fulfill(status=503))
    used = on_scale(page, "Local force training", 40)
    used.hover()
    before = places(page)

    used.click()
    see_unsaved(page, "Local force training")

    expect(page.locator("#unsaved")).to_be_in_viewport()
    assert moved(before, places(page)) <= 1


@pytest.mark.parametrize("size", [SMALL, DESK], ids=["small phone", "desk"])
def test_no_control_moves_when_a_pair_is_scored(case, page, size):
    page.set_viewport_size(size)
    page.goto(reverse("head_to_head", args=[case.slug]))

    for cell in page.locator("[data-cell]").all()[:4]:
        used = cell.get_by_role("radio", name="40", exact=True)
        used.hover()
        before = places(page)
        used.click()
        expect(cell.locator(".word").first).to_have_text("✓ Saved")
        assert moved(before, places(page)) <= 1


# --- One answer ---------------------------------------------------------------------------


def test_number_between_the_steps_unchecks_the_scale(cost):
    score(cost, "Rail", 40)

    type_number(cost, "Rail", "37")

    see_saved(cost, "Rail")
    assert chosen(cost, "Rail") == []
    expect(number_of(cost, "Rail")).to_have_value("37")
    assert Score.objects.get().points == 37


def test_number_on_a_step_chooses_it_on_the_scale(cost):
    type_number(cost, "Rail", "40")

    see_saved(cost, "Rail")
    assert chosen(cost, "Rail") == ["40"]
    expect(number_of(cost, "Rail")).to_have_value("")
    assert Score.objects.get().points == 40


def test_tap_on_the_scale_empties_the_number_field(cost):
    type_number(cost, "Rail", "37")

    with cost.expect_response(SCORES):
        on_scale(cost, "Rail", 80).click()

    see_saved(cost, "Rail")
    expect(number_of(cost, "Rail")).to_have_value("")
    assert Score.objects.get().points == 80


def test_cannot_judge_clears_the_answer_and_opens_the_reason(cost):
    score(cost, "Rail", 40)

    with cost.expect_response(SCORES):
        card(cost, "Rail").get_by_label("I can't judge").check()

    see_saved(cost, "Rail")
    assert chosen(cost, "Rail") == []
    expect(card(cost, "Rail").get_by_label("Why?")).to_be_visible()
    stored = Score.objects.get()
    assert (stored.points, stored.cannot_judge) == (None, True)


def test_score_takes_cannot_judge_back(cost):
    box = card(cost, "Rail").get_by_label("I can't judge")
    with cost.expect_response(SCORES):
        box.check()
    see_saved(cost, "Rail")

    with cost.expect_response(SCORES):
        on_scale(cost, "Rail", 0).click()

    see_saved(cost, "Rail")
    expect(box).not_to_be_checked()
    stored = Score.objects.get()
    assert (stored.points, stored.cannot_judge) == (0, False)


def test_reason_saves_by_itself_while_one_goes_on_typing(cost):
    score(cost, "Rail", 40)
    card(cost, "Rail").get_by_text("Say more").click()
    why = card(cost, "Rail").get_by_label("Why?")

    with cost.expect_response(SCORES):
        why.press_sequentially("It is quiet")
    why.press_sequentially(" and quick.")

    expect(why).to_have_value("It is quiet and quick.")
    expect(why).to_be_focused()
    assert Score.objects.get().rationale == "It is quiet"


# --- Back, and refused --------------------------------------------------------------------


def test_undo_puts_the_answer_back_and_keeps_focus_near(cost):
    score(cost, "Rail", 40)
    with cost.expect_response(SCORES):
        on_scale(cost, "Rail", 90).click()
    see_saved(cost, "Rail")

    with cost.expect_response(SCORES):
        card(cost, "Rail").get_by_role("button", name="Undo").click()

    expect(on_scale(cost, "Rail", 40)).to_be_checked()
    expect(card(cost, "Rail").get_by_role("button", name="Undo")).to_be_focused()
    assert Score.objects.get().points == 40


def test_undo_of_the_first_answer_leaves_nothing_chosen(cost):
    score(cost, "Rail", 40)

    with cost.expect_response(SCORES):
        card(cost, "Rail").get_by_role("button", name="Undo").click()

    expect(word_of(cost, "Rail")).to_have_text("Not scored yet")
    assert chosen(cost, "Rail") == []
    assert Score.objects.get().points is None


@pytest.mark.parametrize("written", ["137", "-1", "ten", "4.5"])
def test_refused_number_stays_as_typed_with_its_error_beside_it(cost, console, written):
    console.expect("422")
    score(cost, "Rail", 40)

    type_number(cost, "Rail", written)

    field = number_of(cost, "Rail")
    expect(word_of(cost, "Rail")).to_have_text("! Not saved")
    expect(field).to_have_value(written)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Type a whole number from 0 to 100.")
    expect(card(cost, "Rail").get_by_text("Type a whole number from 0 to 100.")).to_be_visible()
    assert Score.objects.get().points == 40


def test_mended_number_takes_its_error_away(cost, console):
    console.expect("422")
    type_number(cost, "Rail", "137")
    expect(number_of(cost, "Rail")).to_have_attribute("aria-invalid", "true")

    type_number(cost, "Rail", "37")

    see_saved(cost, "Rail")
    expect(number_of(cost, "Rail")).not_to_have_attribute("aria-invalid", "true")
    expect(number_of(cost, "Rail")).to_have_accessible_description("")
    expect(card(cost, "Rail").get_by_text("Type a whole number")).to_have_count(0)


def test_lowest_above_the_score_is_refused_beside_its_field(cost, console):
    console.expect("422")
    score(cost, "Rail", 40)
    card(cost, "Rail").get_by_text("Say more").click()
    lowest = card(cost, "Rail").get_by_label("or lowest")

    with cost.expect_response(SCORES):
        lowest.fill("60")
        lowest.press("Enter")

    expect(lowest).to_have_accessible_description("The lowest must not be above your score.")
    expect(lowest).to_have_value("60")
    expect(lowest).to_be_focused()
    assert Score.objects.get().low is None
