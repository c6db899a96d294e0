"""Two tabs, quick taps, a failing server, no network, leaving: nothing lost or doubled."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from options.models import Score, ScoreChange
from tests.browser.acts import (
    SCORES,
    card,
    follow,
    number_of,
    on_scale,
    score,
    see_nothing_waiting,
    see_saved,
    see_unsaved,
    word_of,
)

FAILING = ("503", "htmx:responseError")
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
LATER = 60_000  # milliseconds: longer than the longest wait between two tries


@pytest.fixture
def cost(decision):
    return reverse("criterion", args=[decision.slug, "cost"])


@pytest.fixture
def own_page(new_context):
    """A page of a browser whose clock the test sets."""
    page = new_context().new_page()
    page.clock.install()
    return page


def fail(page, **wishes):
    """Answer every save with "not available", or the next few."""
    page.route(SCORES, lambda route: route.fulfill(status=503), **wishes)


def stored():
    """What the database holds, by option and criterion."""
    rows = Score.objects.values_list("option__name", "criterion__name", "points")
    return sorted(rows)


def unsaved(page):
    return page.locator("#unsaved")


def leaving(page, *, stay):
    """Every warning on leaving, and the person's answer to it."""
    warnings = []

    def answer(dialog):
        warnings.append(dialog.type)
        if stay:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    return warnings


# --- Twice --------------------------------------------------------------------------------


def test_last_of_two_tabs_wins_and_is_told_what_it_replaced(context, cost):
    early, late = context.new_page(), context.new_page()
    early.goto(cost)
    late.goto(cost)

    score(early, "Rail", 40)
    score(late, "Rail", 60)

    told = late.locator(".state").filter(has_text="This replaced 40")
    expect(told).to_contain_text("saved in another tab or device.")
    assert stored() == [("Rail", "Cost", 60)]


def test_tabs_that_score_different_options_do_not_disturb_each_other(context, cost):
    one, other = context.new_page(), context.new_page()
    one.goto(cost)
    other.goto(cost)

    score(one, "Rail", 40)
    score(other, "Road", 60)

    expect(other.get_by_text("This replaced")).to_have_count(0)
    assert stored() == [("Rail", "Cost", 40), ("Road", "Cost", 60)]


def test_save_that_is_sent_twice_has_one_effect(page, cost):
    page.goto(cost)

    with page.expect_request(SCORES) as caught:
        score(page, "Rail", 40)
    sent = caught.value
    again = page.request.post(sent.url, data=sent.post_data, headers=sent.headers)

    assert again.ok
    assert ScoreChange.objects.count() == 1
    assert stored() == [("Rail", "Cost", 40)]


def test_of_ten_quick_taps_the_last_is_stored_in_one_row(page, cost):
    page.goto(cost)

    for points in (0, 10, 20, 30, 40, 50, 60, 70, 80, 30):
        on_scale(page, "Rail", points).click()
    see_nothing_waiting(page)

    see_saved(page, "Rail")
    expect(on_scale(page, "Rail", 30)).to_be_checked()
    assert stored() == [("Rail", "Cost", 30)]


def test_undo_after_quick_taps_goes_back_to_another_answer(page, cost):
    held = []
    page.goto(cost)
    score(page, "Rail", 90)

    def hold(route):
        held.append(route)

    page.route(SCORES, hold, times=1)
    with page.expect_request(SCORES):
        on_scale(page, "Rail", 10).click()
    for points in (20, 30, 20, 30):
        on_scale(page, "Rail", points).click()
    held[0].continue_()
    see_nothing_waiting(page)
    see_saved(page, "Rail")

    with page.expect_response(f"{SCORES}undo/"):
        card(page, "Rail").get_by_role("button", name="Undo").click()

    expect(on_scale(page, "Rail", 30)).not_to_be_checked()
    assert Score.objects.get().points != 30


def test_quick_taps_on_several_options_are_all_stored(page, cost):
    page.goto(cost)

    for option, points in (("Road", 10), ("Rail", 90), ("River", 0), ("Road", 20)):
        on_scale(page, option, points).click()
    see_nothing_waiting(page)

    assert stored() == [("Rail", "Cost", 90), ("River", "Cost", 0), ("Road", "Cost", 20)]


# --- A server that fails ------------------------------------------------------------------


def test_save_that_fails_once_says_so_and_is_retried_by_itself(page, cost, console):
    console.expect(*FAILING)
    page.goto(cost)
    fail(page, times=1)

    on_scale(page, "Rail", 40).click()

    see_unsaved(page, "Rail")
    expect(unsaved(page)).to_contain_text("1 answer is not saved yet.")
    see_saved(page, "Rail")
    expect(unsaved(page)).to_be_hidden()
    assert stored() == [("Rail", "Cost", 40)]
    assert ScoreChange.objects.count() == 1


def test_save_that_fails_three_times_is_stored_once_at_the_fourth(own_page, cost, console):
    console.expect(*FAILING)
    own_page.goto(cost)
    fail(own_page, times=3)

    on_scale(own_page, "Rail", 40).click()
    for _wait in range(3):
        see_unsaved(own_page, "Rail")
        with own_page.expect_response(SCORES):
            own_page.clock.fast_forward(LATER)

    see_saved(own_page, "Rail")
    assert stored() == [("Rail", "Cost", 40)]
    assert ScoreChange.objects.count() == 1


def test_answer_that_was_stored_but_not_acknowledged_is_not_doubled(page, cost, console):
    console.expect(*FAILING)
    page.goto(cost)

    def store_and_fail(route):
        route.fetch()
        route.fulfill(status=503)

    page.route(SCORES, store_and_fail, times=1)
    on_scale(page, "Rail", 40).click()
    see_unsaved(page, "Rail")
    see_saved(page, "Rail")

    assert stored() == [("Rail", "Cost", 40)]
    assert ScoreChange.objects.count() == 1


def test_newer_answer_replaces_one_that_still_waits(own_page, cost, console):
    console.expect(*FAILING)
    own_page.goto(cost)
    fail(own_page, times=1)

    on_scale(own_page, "Rail", 40).click()
    see_unsaved(own_page, "Rail")
    score(own_page, "Rail", 90)
    own_page.clock.fast_forward(LATER)
    see_nothing_waiting(own_page)

    see_saved(own_page, "Rail")
    assert stored() == [("Rail", "Cost", 90)]


def test_undo_that_fails_says_so_and_can_be_tried_again(page, cost, console):
    console.expect(*FAILING)
    page.goto(cost)
    score(page, "Rail", 40)
    fail(page, times=1)

    undo = card(page, "Rail").get_by_role("button", name="Undo")
    undo.click()
    expect(word_of(page, "Rail")).to_have_text("! Not undone: try again")
    assert stored() == [("Rail", "Cost", 40)]
    undo.click()

    expect(word_of(page, "Rail")).to_have_text("Not scored yet")
    assert stored() == [("Rail", "Cost", None)]


# --- No network ---------------------------------------------------------------------------


def test_answers_given_offline_are_stored_when_the_network_is_back(own_page, cost, console):
    console.expect(*OFFLINE)
    own_page.goto(cost)
    own_page.context.set_offline(True)

    for option, points in (("Road", 10), ("Rail", 90), ("River", 0)):
        on_scale(own_page, option, points).click()
        see_unsaved(own_page, option)
    expect(unsaved(own_page)).to_contain_text("3 answers are not saved yet.")
    assert stored() == []

    for _try in range(8):  # until it waits so long that only the network's return can end it
        own_page.clock.fast_forward(LATER)
        for option in ("Road", "Rail", "River"):
            see_unsaved(own_page, option)
    own_page.context.set_offline(False)
    for option in ("Road", "Rail", "River"):
        see_saved(own_page, option)
    expect(unsaved(own_page)).to_be_hidden()
    assert stored() == [("Rail", "Cost", 90), ("River", "Cost", 0), ("Road", "Cost", 10)]
    assert ScoreChange.objects.count() == 3


# --- Leaving ------------------------------------------------------------------------------


def test_reload_puts_an_unsaved_answer_back_and_stores_it(page, cost, console):
    console.expect(*FAILING)
    warnings = leaving(page, stay=False)
    page.goto(cost)
    fail(page)
    on_scale(page, "Rail", 40).click()
    see_unsaved(page, "Rail")
    number_of(page, "Road").fill("37")
    number_of(page, "Road").press("Enter")
    see_unsaved(page, "Road")

    page.reload()
    expect(on_scale(page, "Rail", 40)).to_be_checked()
    expect(number_of(page, "Road")).to_have_value("37")
    expect(unsaved(page)).to_contain_text("2 answers are not saved yet.")
    page.unroute(SCORES)

    see_saved(page, "Rail")
    see_saved(page, "Road")
    assert warnings == ["beforeunload"]
    assert stored() == [("Rail", "Cost", 40), ("Road", "Cost", 37)]


def test_unsaved_answer_is_stored_from_the_next_page_too(page, cost, console):
    console.expect(*FAILING)
    leaving(page, stay=False)
    page.goto(cost)
    fail(page)
    on_scale(page, "Rail", 40).click()
    see_unsaved(page, "Rail")

    follow(page, page.get_by_role("link", name="Next: Noise"))
    expect(unsaved(page)).to_contain_text("1 answer is not saved yet.")
    page.unroute(SCORES)

    expect(unsaved(page)).to_be_hidden()
    expect(word_of(page, "Rail")).to_have_text("Not scored yet")
    assert stored() == [("Rail", "Cost", 40)]


@pytest.mark.parametrize("link", ["See what it implies so far", "All at a glance", "Weigh"])
def test_unsaved_answer_is_stored_from_the_other_pages_of_its_decision(
    page, cost, console, link
):
    console.expect(*FAILING)
    leaving(page, stay=False)
    page.goto(cost)
    fail(page)
    on_scale(page, "Rail", 40).click()
    see_unsaved(page, "Rail")

    follow(page, page.get_by_role("link", name=link, exact=True))
    expect(unsaved(page)).to_contain_text("1 answer is not saved yet.")
    page.unroute(SCORES)
    see_nothing_waiting(page)

    expect(unsaved(page)).to_be_hidden()
    assert stored() == [("Rail", "Cost", 40)]


def test_answer_on_its_way_when_the_page_is_left_is_stored_from_the_next(page, cost):
    page.goto(cost)
    page.route(SCORES, lambda _route: None, times=1)

    with page.expect_request(SCORES):
        on_scale(page, "Rail", 40).click()
    expect(word_of(page, "Rail")).to_have_text("Saving…")
    follow(page, page.get_by_role("link", name="Next: Noise"))
    see_nothing_waiting(page)

    assert stored() == [("Rail", "Cost", 40)]


def test_leaving_warns_only_while_something_is_unsaved(page, cost, console):
    console.expect(*FAILING)
    warnings = leaving(page, stay=True)
    page.goto(cost)
    score(page, "Road", 40)
    follow(page, page.get_by_role("link", name="Next: Noise"))
    assert warnings == []

    fail(page)
    on_scale(page, "Rail", 40).click()
    see_unsaved(page, "Rail")
    with page.expect_event("dialog"):
        page.get_by_role("link", name="All at a glance").click()
    assert warnings == ["beforeunload"]
    assert page.url.endswith("/noise/")

    page.unroute(SCORES)
    see_saved(page, "Rail")
    follow(page, page.get_by_role("link", name="All at a glance"))
    assert warnings == ["beforeunload"]
