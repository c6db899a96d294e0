"""Points for swings: suggested, saved, refused, and given up for the order."""

import pytest

from options.models import Swing
from tests.factories import (
    CriterionFactory,
)
from tests.htmx import HTMX, soup, swap
from tests.views.weighting.acts import (
    given,
    plain,
    points_sent,
    send_points,
    shown,
    tap,
    text,
    url,
)

pytestmark = pytest.mark.django_db


def test_points_are_suggested_from_the_order_and_not_saved_by_looking(student, sheet, abcd):
    for place, key in enumerate("dcb", start=1):
        tap(student, sheet.decision, key, place)

    page = shown(student, url(sheet.decision, "weights_points"))

    fields = {field["name"]: field["value"] for field in page.select(".points-row input")}
    assert fields == points_sent(a="12", b="28", c="52", d="100")
    assert given(sheet) == {}


def test_change_of_points_moves_only_shares_and_words(student, sheet, abcd):
    address = url(sheet.decision, "weights_points")
    send_points(student, sheet.decision, {"a": 50, "b": 50, "c": 50, "d": 50})
    page = shown(student, address)

    answer = send_points(
        student, sheet.decision, {"a": 100, "b": 60, "c": 0, "d": 40}, headers=HTMX
    )
    assert not soup(answer).select("input[name^=points]")
    swap(page, "#points-said", answer)

    assert text(page.select_one("#points-said")) == "Saved"
    fresh = shown(student, address)
    for field in [*page.select(".points-row input"), *fresh.select(".points-row input")]:
        field["value"] = ""
    assert plain(page) == plain(fresh)
    assert given(sheet) == {"a": 100, "b": 60, "c": 0, "d": 40}
    assert [text(share) for share in page.select(".live-share")] == [
        "50 %",
        "30 %",
        "0 %",
        "20 %",
    ]


def test_main_button_after_saving_points_leads_to_the_result(student, sheet, abcd):
    address = url(sheet.decision, "weights_points")
    page = shown(student, address)
    main = ".points .button:not(.quiet), .onward .button:not(.quiet)"
    assert [text(button) for button in page.select(main)] == ["Use these points"]

    points = {"a": 100, "b": 60, "c": 0, "d": 40}
    swap(page, "#points-said", send_points(student, sheet.decision, points, headers=HTMX))

    assert [text(button) for button in page.select(main)] == ["See what it implies"]


def test_first_points_after_an_order_offer_the_way_back_to_it(student, sheet, abcd):
    address = url(sheet.decision, "weights_points")
    tap(student, sheet.decision, "a", 1)
    page = shown(student, address)
    assert text(page.select_one("#points-order")) == "Your order counts at the moment."

    points = {"a": 100, "b": 60, "c": 0, "d": 40}
    swap(page, "#points-said", send_points(student, sheet.decision, points, headers=HTMX))

    assert text(page.select_one("#points-order")) == "Use my order instead"
    assert page.select_one("#points-order") == shown(student, address).select_one(
        "#points-order"
    )


def test_points_of_a_tree_move_totals_and_top_swings_too(student, sheet, tree):
    address = url(tree, "weights_points")
    keys = [f"{branch}{n}" for branch in "pq" for n in range(5)]
    send_points(student, tree, dict.fromkeys([*keys, "p", "q"], 50))
    page = shown(student, address)

    points = dict.fromkeys([*keys, "q"], 50) | {"p3": 100, "p": 100}
    swap(page, "#points-said", send_points(student, tree, points, headers=HTMX))

    fresh = shown(student, address)
    for field in [*page.select(".points-row input"), *fresh.select(".points-row input")]:
        field["value"] = ""
    assert plain(page) == plain(fresh)
    top = sheet.decision.criteria.get(key="p3")
    assert f"by its top swing: {top.name}" in text(page.select_one("#ends-p"))


def test_points_without_javascript_lead_back_to_their_page(student, sheet, abcd):
    answer = send_points(student, sheet.decision, {"a": "٧٠", "b": " 30 ", "c": "", "d": "-0"})

    assert answer["Location"] == url(sheet.decision, "weights_points")
    assert given(sheet) == {"a": 70, "b": 30, "d": 0}


@pytest.mark.parametrize(
    "written",
    ["nan", "inf", "1e400", "-1", "100.0001", "101", "0x10", "1" * 5000, "½", "70;", "<b>"],
)
@pytest.mark.parametrize("headers", [HTMX, {}])
def test_points_that_are_no_number_are_refused_and_kept_as_typed(
    student, sheet, abcd, written, headers
):
    send_points(student, sheet.decision, {"a": 10, "b": 20, "c": 30, "d": 40})

    answer = send_points(
        student,
        sheet.decision,
        {"a": "55", "b": written, "c": "30", "d": "40"},
        headers=headers,
    )

    page = soup(answer)
    assert answer.status_code == 422
    assert text(page.select_one("#error-b")) == "Type a whole number from 0 to 100."
    assert text(page.select_one("#error-a")) == ""
    assert given(sheet) == {"a": 10, "b": 20, "c": 30, "d": 40}
    assert bool(page.select(".points-row input")) is not bool(headers)
    if not headers:
        typed = {field["name"]: field["value"] for field in page.select(".points-row input")}
        assert typed == points_sent(a="55", b=written, c="30", d="40")


@pytest.mark.parametrize("written", ["0", "", "  "])
def test_points_that_are_all_zero_or_empty_are_refused(student, sheet, abcd, written):
    answer = send_points(student, sheet.decision, dict.fromkeys("abcd", written))

    assert answer.status_code == 422
    assert text(soup(answer).select_one("#error-a")) == (
        "Give at least one of these more than 0 points."
    )
    assert Swing.objects.count() == 0


def test_branch_whose_points_are_all_zero_is_refused_by_name(student, sheet, tree):
    points = {f"q{n}": 0 for n in range(5)} | {"p": 100, "q": 50}

    answer = send_points(student, tree, points)

    assert answer.status_code == 422
    assert text(soup(answer).select_one("#error-q0")) == (
        "Give at least one swing of “Quiet” more than 0 points."
    )
    assert Swing.objects.count() == 0


def test_foreign_fields_among_points_are_ignored(student, sheet, abcd):
    foreign = CriterionFactory(key="foreign")

    send_points(student, sheet.decision, {"a": 100, "foreign": 50})

    assert given(sheet) == {"a": 100}
    assert not foreign.swings.exists()


def test_swings_without_points_are_named_where_weights_are_shown(student, sheet, abcd):
    send_points(student, sheet.decision, {"a": 100, "b": 0})

    page = shown(student, url(sheet.decision))

    assert "No points yet, so these count nothing: Criterion c, Criterion d." in text(page)
    assert text(page.h1) == "Your weights, from points."


def test_order_can_count_instead_of_points_and_back(student, sheet, abcd):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)
    send_points(student, sheet.decision, {"a": 100, "b": 0, "c": 0, "d": 0})
    page = shown(student, url(sheet.decision))

    answer = student.post(
        url(sheet.decision, "weights_method"), {"method": "ranks"}, headers=HTMX
    )
    swap(page, "#weights", answer)

    assert plain(page) == plain(shown(student, url(sheet.decision)))
    assert len(page.select(".placed")) == 4
    assert given(sheet) == {"a": 100, "b": 0, "c": 0, "d": 0}
    assert (
        student.post(url(sheet.decision, "weights_method"), {"method": "x"}).status_code == 422
    )
