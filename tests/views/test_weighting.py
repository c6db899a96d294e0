"""The weighting pages: taps, moves, points, adoption and undo, with and without JavaScript."""

from copy import copy

import pytest
from django.test import Client
from django.urls import reverse

from options.actions.participants import show_full_version
from options.models import Participant, Swing
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    ParticipantFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
)
from tests.htmx import HTMX, soup, swap

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return ParticipantFactory()


@pytest.fixture
def student(sheet, browser_of):
    return browser_of(sheet)


@pytest.fixture
def abcd(sheet):
    return [
        CriterionFactory(decision=sheet.decision, key=key, name=f"Criterion {key}")
        for key in "abcd"
    ]


@pytest.fixture
def tree(sheet):
    """Ten leaves in two branches, seen in full; six of them are in the short version."""
    show_full_version(sheet, is_on=True)
    decision = sheet.decision
    p = CriterionFactory(decision=decision, key="p", name="Protection")
    q = CriterionFactory(decision=decision, key="q", name="Quiet")
    for n in range(5):
        CriterionFactory(decision=decision, parent=p, key=f"p{n}", in_core=n < 3)
        CriterionFactory(decision=decision, parent=q, key=f"q{n}", in_core=n < 3)
    return decision


def url(decision, name="weighting", *more):
    return reverse(name, args=[decision.slug, *more])


def tap(student, decision, key, place, within="", **options):
    data = {"criterion": key, "place": place, "within": within}
    return student.post(url(decision, "weights_place"), data, **options)


def move(student, decision, words, within="", **options):
    data = {"move": words, "within": within}
    return student.post(url(decision, "weights_move"), data, **options)


def order(sheet, scope="all"):
    placed = Swing.objects.filter(participant=sheet, scope=scope).exclude(rank=None)
    return list(placed.order_by("rank").values_list("criterion__key", flat=True))


def given(sheet, scope="all"):
    pointed = Swing.objects.filter(participant=sheet, scope=scope).exclude(points=None)
    return dict(pointed.values_list("criterion__key", "points"))


def plain(page):
    """The page's lines, without the words of the last deed and what a signature varies."""
    page = copy(page)
    for said in page.select("#weights-said, #points-said"):
        said.string = ""
        said.attrs.pop("class", None)
    for held in page.select("input[name=before]"):
        held["value"] = ""
    for messages in page.select(".messages"):
        messages.decompose()
    return [line.strip() for line in page.prettify().splitlines() if line.strip()]


def shown(student, address):
    return soup(student.get(address))


def text(element):
    """The words, with names in the middle of a sentence as a reader sees them."""
    read = copy(element)
    for name in read.select("bdi"):
        name.unwrap()
    read.smooth()
    return " ".join(read.get_text(" ").split())


def points_sent(**points):
    return {f"points-{key}": value for key, value in points.items()}


# --- The order ---------------------------------------------------------------------------


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


def press_undo(student, decision, page, **options):
    fields = {
        field["name"]: field["value"]
        for field in page.select("#undo input")
        if field["name"] != "csrfmiddlewaretoken"
    }
    return student.post(url(decision, "weights_undo"), fields, **options)


# --- A tree ------------------------------------------------------------------------------


def test_ten_leaves_are_weighed_branch_by_branch(student, sheet, tree):
    page = shown(student, url(tree))

    assert [text(step) for step in page.select(".steps a")] == [
        "Protection",
        "Quiet",
        "Across the branches",
    ]
    assert text(page.select_one(".eyebrow")) == "Within Protection"
    assert [b["value"] for b in page.select(".swing button")] == [f"p{n}" for n in range(5)]


def test_across_the_branches_each_stands_by_its_top_swing(student, sheet, tree):
    waits = shown(student, url(tree) + "?within=")
    assert [text(link) for link in waits.select(".asked .button")] == ["Protection", "Quiet"]
    assert not waits.select(".swing")

    tap(student, tree, "p2", 1, within="p")
    tap(student, tree, "q4", 1, within="q")

    top = sheet.decision.criteria.get(key="p2")
    rows = shown(student, url(tree) + "?within=").select(".swing")
    assert [button["value"] for row in rows for button in row.select("button")] == ["p", "q"]
    assert f"by its top swing: {top.name}" in text(rows[0])


def test_tap_in_a_branch_looks_as_it_does_on_a_fresh_page(student, sheet, tree):
    page = shown(student, url(tree) + "?within=q")

    for place in range(1, 5):
        answer = tap(student, tree, f"q{place}", place, within="q", headers=HTMX)
        swap(page, "#weights", answer)
        assert plain(page) == plain(shown(student, url(tree) + "?within=q"))

    assert order(sheet, "siblings") == ["q1", "q2", "q3", "q4", "q0"]
    assert text(page.select_one(".onward .button")) == "Next: within Protection"


def test_tap_in_a_branch_leads_back_to_it_without_javascript(student, sheet, tree):
    answer = tap(student, tree, "q1", 1, within="q")

    assert answer["Location"] == url(tree) + "?within=q"


def test_leaf_of_another_branch_is_not_found_here(student, sheet, tree):
    assert tap(student, tree, "p1", 1, within="q").status_code == 404
    assert tap(student, tree, "p1", 1, within="").status_code == 404


def test_full_version_on_and_off_keeps_both_orders(student, sheet, tree):
    tap(student, tree, "q1", 1, within="q")
    show_full_version(sheet, is_on=False)
    tap(student, tree, "p1", 1)
    show_full_version(sheet, is_on=True)

    assert order(sheet) == ["p1"]
    assert order(sheet, "siblings") == ["q1"]
    assert len(shown(student, url(tree) + "?within=q").select(".placed")) == 1


def test_heavily_divided_branch_is_pointed_out(student, sheet):
    big = CriterionFactory(decision=sheet.decision, name="Protection")
    for _ in range(3):
        CriterionFactory(decision=sheet.decision, parent=big)
    CriterionFactory(decision=sheet.decision)

    page = shown(student, url(sheet.decision))

    assert "“Protection” is divided into 3 criteria, more than the others" in text(page)
    assert [text(heading) for heading in page.select(".to-place .branch")] == [
        "Protection",
        "Others",
    ]


def test_before_the_first_tap_the_share_of_each_is_said_and_there_is_a_way_on(
    student, sheet, abcd
):
    page = shown(student, url(sheet.decision))

    assert "all criteria weigh the same: 25 % each." in text(page.select_one(".lead"))
    assert text(page.select_one(".onward .button")) == "Go on with equal weights"


# --- Points ------------------------------------------------------------------------------


def send_points(student, decision, points, **options):
    return student.post(url(decision, "weights_points"), points_sent(**points), **options)


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


# --- Perspectives, clearing, undoing -----------------------------------------------------


@pytest.fixture
def cabinet(sheet, abcd):
    perspective = PerspectiveFactory(
        decision=sheet.decision, key="cabinet", name="Federal cabinet", reason="Must answer."
    )
    for criterion, points in zip(abcd, (100, 60, 0, 40), strict=True):
        PerspectiveSwingFactory(perspective=perspective, criterion=criterion, points=points)
    return perspective


def test_perspective_shows_its_reason_and_weights_as_illustrative(student, sheet, cabinet):
    PerspectiveFactory(decision=sheet.decision, name="Without weights")
    page = shown(student, url(sheet.decision, "weights_perspectives"))

    (section,) = page.select(".perspective")
    assert [text(share) for share in section.select(".weight")] == [
        "Criterion a 50 %",
        "Criterion b 30 %",
        "Criterion c 0 %",
        "Criterion d 20 %",
    ]
    assert text(section.select_one(".tag")) == "illustrative"
    assert "Must answer." in text(section)


def test_adopted_weights_stay_labelled_and_undo_restores_what_they_replaced(
    student, sheet, cabinet
):
    send_points(student, sheet.decision, {"a": 1, "b": 2, "c": 3, "d": 4})

    adopted = student.post(url(sheet.decision, "weights_adopt", "cabinet"), follow=True)
    page = soup(adopted)
    assert "Adopted from Federal cabinet, illustrative." in text(page)
    assert given(sheet) == {"a": 100, "b": 60, "c": 0, "d": 40}

    press_undo(student, sheet.decision, page)
    assert given(sheet) == {"a": 1, "b": 2, "c": 3, "d": 4}
    sheet.refresh_from_db()
    assert sheet.adopted_from is None


def test_adopted_weights_that_were_changed_since_say_so(student, sheet, cabinet):
    student.post(url(sheet.decision, "weights_adopt", "cabinet"))
    send_points(student, sheet.decision, {"a": 90, "b": 60, "c": 0, "d": 40})

    said = text(shown(student, url(sheet.decision)).select_one(".asked"))

    assert "Adopted from Federal cabinet, illustrative. You have changed them since." in said


def test_perspective_of_another_decision_cannot_be_adopted(student, sheet, abcd):
    PerspectiveFactory(key="foreign")

    answer = student.post(url(sheet.decision, "weights_adopt", "foreign"))

    assert answer.status_code == 404
    assert Swing.objects.count() == 0


def test_perspective_without_weights_is_refused_with_a_sentence(student, sheet, abcd):
    PerspectiveFactory(decision=sheet.decision, key="empty", name="Nobody")

    answer = student.post(url(sheet.decision, "weights_adopt", "empty"))

    assert answer.status_code == 409
    assert text(soup(answer).select_one("#weights-said")) == (
        "“Nobody” gives no weight to anything here."
    )


def test_clearing_makes_weights_equal_and_can_be_undone(student, sheet, abcd):
    for place, key in enumerate("abc", start=1):
        tap(student, sheet.decision, key, place)

    answer = student.post(url(sheet.decision, "weights_clear"), follow=True)
    assert Swing.objects.count() == 0

    press_undo(student, sheet.decision, soup(answer))
    assert order(sheet) == ["a", "b", "c", "d"]


def test_undo_of_points_leads_back_to_the_points(student, sheet, abcd):
    send_points(student, sheet.decision, {"a": 100, "b": 0, "c": 0, "d": 0})
    send_points(student, sheet.decision, {"a": 0, "b": 100, "c": 0, "d": 0})
    page = shown(student, url(sheet.decision, "weights_points"))

    answer = press_undo(student, sheet.decision, page)

    assert answer["Location"] == url(sheet.decision, "weights_points")
    assert given(sheet) == {"a": 100, "b": 0, "c": 0, "d": 0}


def test_undo_pressed_twice_has_one_effect(student, sheet, abcd):
    tap(student, sheet.decision, "a", 1)
    tap(student, sheet.decision, "b", 2)
    page = shown(student, url(sheet.decision))

    press_undo(student, sheet.decision, page)
    press_undo(student, sheet.decision, page)

    assert order(sheet) == ["a"]


def test_undo_of_another_sheet_or_of_nobody_is_refused(student, browser_of, sheet, abcd):
    tap(student, sheet.decision, "a", 1)
    tap(student, sheet.decision, "b", 2)
    page = shown(student, url(sheet.decision))
    other = ParticipantFactory(decision=sheet.decision)

    assert press_undo(browser_of(other), sheet.decision, page).status_code == 422
    assert press_undo(Client(), sheet.decision, page).status_code == 422
    for written in ("", "x", "a:b:c", "." * 5000, "\0"):
        answer = student.post(url(sheet.decision, "weights_undo"), {"before": written})
        assert answer.status_code == 422
    assert order(other) == []
    assert order(sheet) == ["a", "b"]


def test_undo_is_kept_for_the_weighting_pages_of_one_decision_only(student, sheet, abcd):
    answer = tap(student, sheet.decision, "a", 1)

    cookie = answer.cookies["weights_before"]
    assert cookie["path"] == url(sheet.decision)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


# --- Everybody and everything ------------------------------------------------------------

GETS = ["weighting", "weights_points", "weights_perspectives"]
POSTS = [
    "weights_place",
    "weights_move",
    "weights_restart",
    "weights_method",
    "weights_clear",
    "weights_undo",
]


@pytest.mark.parametrize("name", [*GETS, *POSTS])
def test_unpublished_decision_is_not_found(client, name):
    decision = DecisionFactory(is_published=False)
    CriterionFactory(decision=decision)

    answer = client.get if name in GETS else client.post

    assert answer(url(decision, name)).status_code == 404


@pytest.mark.parametrize("name", POSTS)
def test_looking_at_a_deed_does_nothing(client, sheet, name):
    assert client.get(url(sheet.decision, name)).status_code == 405


def test_stranger_does_not_see_the_sheet(student, sheet, abcd):
    tap(student, sheet.decision, "a", 1)

    assert not shown(Client(), url(sheet.decision)).select(".placed")


@pytest.mark.parametrize("name", ["weights_place", "weights_move", "weights_restart"])
def test_button_of_a_swing_that_is_gone_is_not_found(student, sheet, name):
    data = {"criterion": "a", "place": 1, "move": "up a b"}

    assert student.post(url(sheet.decision, name), data).status_code == 404


def test_decision_without_criteria_says_that_there_is_nothing_to_weigh(student, sheet):
    page = shown(student, url(sheet.decision))

    assert text(page.h1) == "Nothing to weigh yet"
    assert student.get(url(sheet.decision, "weights_points"))["Location"] == url(sheet.decision)


def test_single_criterion_has_all_the_weight_without_a_question(student, sheet):
    CriterionFactory(decision=sheet.decision)

    page = shown(student, url(sheet.decision))

    assert text(page.h1) == "There is one criterion, so it has all the weight."
    assert not page.select(".swing")


def test_texts_of_a_decision_are_shown_as_typed(student, sheet):
    for key in "ab":
        CriterionFactory(
            decision=sheet.decision, key=key, name=f"<script>{key}</script>", worst="{{7*7}}"
        )

    page = student.get(url(sheet.decision)).content.decode()

    assert "<script>a" not in page
    assert "&lt;script&gt;a" in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize("many", [1, 3, 30])
@pytest.mark.parametrize(("name", "queries"), [("weighting", 3), ("weights_points", 2)])
def test_queries_do_not_grow_with_criteria(
    student, sheet, many, name, queries, django_assert_num_queries
):
    for _ in range(many):
        CriterionFactory(decision=sheet.decision)

    student.get(url(sheet.decision, name))  # -- the content is kept from now on

    with django_assert_num_queries(queries):
        student.get(url(sheet.decision, name))


@pytest.mark.parametrize("many", [2, 3, 30])
def test_perspectives_take_the_same_queries_however_many(
    student, sheet, many, django_assert_num_queries
):
    for _ in range(many):
        leaf = CriterionFactory(decision=sheet.decision)
        PerspectiveSwingFactory(perspective__decision=sheet.decision, criterion=leaf, points=10)

    student.get(url(sheet.decision))  # -- the content is kept from now on

    with django_assert_num_queries(4):
        student.get(url(sheet.decision, "weights_perspectives"))


@pytest.mark.parametrize("many", [2, 3, 30])
def test_a_tap_takes_eight_queries_at_most(student, sheet, many, django_assert_max_num_queries):
    leaves = [CriterionFactory(decision=sheet.decision) for _ in range(many)]

    student.get(url(sheet.decision))  # -- the content is kept from now on

    with django_assert_max_num_queries(8 + 2):  # -- and the savepoint of the deed
        tap(student, sheet.decision, leaves[0].key, 1, headers=HTMX)


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("weights_restart", {"within": ""}, 302),
        ("weights_clear", {"within": ""}, 302),
        ("weights_place", {"criterion": "a", "place": 2, "within": ""}, 409),
        ("weights_move", {"move": "up b a", "within": ""}, 409),
    ],
)
def test_deed_that_stores_nothing_begins_no_sheet(name, data, status):
    decision = DecisionFactory()
    for key in "abcd":
        CriterionFactory(decision=decision, key=key)

    answer = Client().post(url(decision, name), data)

    assert answer.status_code == status
    assert not Participant.objects.exists()


def test_nothing_to_adopt_begins_no_sheet():
    decision = CriterionFactory().decision
    PerspectiveFactory(decision=decision, key="empty")

    answer = Client().post(url(decision, "weights_adopt", "empty"))

    assert answer.status_code == 409
    assert not Participant.objects.exists()
