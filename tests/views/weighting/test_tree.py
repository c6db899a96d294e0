"""Weighing branch by branch."""

import pytest

from options.actions.participants import show_full_version
from tests.factories import (
    CriterionFactory,
)
from tests.htmx import HTMX, swap
from tests.views.weighting.acts import order, plain, shown, tap, text, url

pytestmark = pytest.mark.django_db


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
