"""The order of swings: taps and moves, with and without JavaScript."""

import pytest
from django.test import Client

from options.models import Participant, Swing
from tests.factories import (
    CriterionFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.views.weighting.acts import order, plain, press_undo, shown, tap, text, url

pytestmark = pytest.mark.django_db


def move(student, decision, words, within="", **options):
    data = {"move": words, "within": within}
    return student.post(url(decision, "weights_move"), data, **options)


def test_first_page_asks_for_the_first_swing_and_shows_both_ends(student, sheet):
    CriterionFactory(decision=sheet.decision, key="a", name="Safety", worst="None", best="All")
    CriterionFactory(decision=sheet.decision, key="b", name="Cost", worst="Dear", best="Cheap")

    page = shown(student, url(sheet.decision))

    assert text(page.h1) == (
        "Everything is at its worst. Which one would you move to its best first?"
    )
    assert [text(swing) for swing in page.select(".swing")] == [
        "Safety From None to All Move this first : Safety",
        "Cost From Dear to Cheap Move this first : Cost",
    ]
    assert not page.select(".order")


def test_tap_looks_as_it_does_on_a_fresh_page(student, sheet, abcd):
    page = shown(student, url(sheet.decision))

    for place, key in enumerate("cad", start=1):
        swap(page, "#weights", tap(student, sheet.decision, key, place, headers=HTMX))
        assert plain(page) == plain(shown(student, url(sheet.decision)))

    assert order(sheet) == ["c", "a", "d", "b"]
    assert [text(row.select_one(".share")) for row in page.select(".placed")] == [
        "52 %",
        "27 %",
        "15 %",
        "6 %",
    ]


def test_tap_without_javascript_leads_back_to_the_page(student, sheet, abcd):
    answer = tap(student, sheet.decision, "c", 1, follow=True)

    assert answer.redirect_chain == [(url(sheet.decision), 302)]
    assert text(soup(answer).select_one(".messages")) == "Saved: “Criterion c” is number 1."
    assert order(sheet) == ["c"]


def test_words_about_a_tap_are_announced_beside_the_fragment(student, sheet, abcd):
    page = shown(student, url(sheet.decision))

    swap(page, "#weights", tap(student, sheet.decision, "c", 1, headers=HTMX))

    assert text(page.select_one("[aria-live] #weights-said")) == (
        "Saved: “Criterion c” is number 1."
    )


def test_first_tap_of_a_new_browser_makes_its_sheet_and_a_look_does_not(sheet, abcd):
    stranger = Client()
    stranger.get(url(sheet.decision))
    stranger.get(url(sheet.decision, "weights_points"))
    stranger.get(url(sheet.decision, "weights_perspectives"))
    assert Participant.objects.count() == 1

    tap(stranger, sheet.decision, "b", 1)

    own = Participant.objects.exclude(pk=sheet.pk).get()
    assert order(own) == ["b"]
    assert order(sheet) == []
    assert len(shown(stranger, url(sheet.decision)).select(".placed")) == 1


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_stale_tap_changes_nothing_and_says_so(student, sheet, abcd, headers):
    tap(student, sheet.decision, "a", 1)

    answer = tap(student, sheet.decision, "b", 1, headers=headers)

    assert answer.status_code == 409
    assert "The order has changed since that page was shown" in text(
        soup(answer).select_one("#weights-said")
    )
    assert order(sheet) == ["a"]


def test_double_tap_has_one_effect_and_the_same_answer(student, sheet, abcd):
    first = tap(student, sheet.decision, "a", 1, headers=HTMX)
    again = tap(student, sheet.decision, "a", 1, headers=HTMX)

    assert again.status_code == 200
    assert plain(soup(again)) == plain(soup(first))
    assert order(sheet) == ["a"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"criterion": "a"},
        {"criterion": "a", "place": "x"},
        {"criterion": "a", "place": "0"},
        {"criterion": "a", "place": "9" * 5000},
        {"criterion": "a\0", "place": "1"},
        {"criterion": "a", "place": "1", "within": "'; --"},
    ],
)
def test_broken_tap_is_refused_with_the_page(student, sheet, abcd, data):
    answer = student.post(url(sheet.decision, "weights_place"), data)

    assert answer.status_code == 422
    assert "nothing was changed" in text(soup(answer).select_one("#weights-said"))
    assert Swing.objects.count() == 0


def test_foreign_criteria_and_comparisons_are_not_found(student, sheet, abcd):
    CriterionFactory(key="foreign")

    assert tap(student, sheet.decision, "foreign", 1).status_code == 404
    assert tap(student, sheet.decision, "a", 1, within="nowhere").status_code == 404
    assert move(student, sheet.decision, "up foreign a").status_code == 404
    assert student.get(url(sheet.decision), {"within": "nowhere"}).status_code == 404
    assert Swing.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [("up b a", "bacd"), ("down a b", "bacd"), ("tie b a", "abcd")],
)
def test_mended_order_looks_as_it_does_on_a_fresh_page(student, sheet, abcd, words, expected):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)
    page = shown(student, url(sheet.decision))

    swap(page, "#weights", move(student, sheet.decision, words, headers=HTMX))

    assert plain(page) == plain(shown(student, url(sheet.decision)))
    assert "".join(order(sheet)) == expected


def test_tied_swings_are_shown_with_the_same_place_and_weight(student, sheet, abcd):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)

    move(student, sheet.decision, "tie b a")

    rows = shown(student, url(sheet.decision)).select(".placed")
    assert [(text(r.select_one(".place")), text(r.select_one(".share"))) for r in rows] == [
        ("1=", "40 %"),
        ("1=", "40 %"),
        ("3", "15 %"),
        ("4", "6 %"),
    ]


def test_swing_at_its_end_keeps_a_button_that_does_nothing(student, sheet, abcd):
    tap(student, sheet.decision, "a", 1)

    (button,) = shown(student, url(sheet.decision)).select("#up-a")

    assert (button["type"], button["aria-disabled"], button.get("name")) == (
        "button",
        "true",
        None,
    )


@pytest.mark.parametrize("words", ["", "up", "up a", "left a b", "up a b c", "up  b"])
def test_broken_move_is_refused_with_the_page(student, sheet, abcd, words):
    tap(student, sheet.decision, "a", 1)

    assert move(student, sheet.decision, words).status_code == 422
    assert order(sheet) == ["a"]


def test_order_starts_again_and_undo_brings_it_back(student, sheet, abcd):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)
    page = shown(student, url(sheet.decision))

    answer = student.post(url(sheet.decision, "weights_restart"), {"within": ""}, headers=HTMX)
    swap(page, "#weights", answer)
    assert plain(page) == plain(shown(student, url(sheet.decision)))
    assert order(sheet) == []

    swap(page, "#weights", press_undo(student, sheet.decision, page, headers=HTMX))
    assert plain(page) == plain(shown(student, url(sheet.decision)))
    assert order(sheet) == ["a", "b", "c", "d"]
