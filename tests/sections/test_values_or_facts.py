"""Values or facts: what a gap between two sides comes from."""

import pytest
from django.template.loader import render_to_string

from options.models import ReferenceScore
from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.factories import PerspectiveFactory, PerspectiveSwingFactory
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

TWO = ("Train", "Share")


def sheet_beside(weights, points, own=None):
    """Own answers 80/40 and 50/70 by 60 and 40; a perspective on other scores and weights."""
    sheet = small_sheet(own or {"train": (80, 40), "share": (50, 70)}, names=TWO)
    other = PerspectiveFactory(decision=sheet.decision, key="other", name="Other")
    leaves = list(sheet.decision.criteria.all())
    for leaf, number in zip(leaves, weights, strict=True):
        PerspectiveSwingFactory(perspective=other, criterion=leaf, points=number)
    for option, row in zip(sheet.decision.options.all(), points, strict=True):
        for leaf, best in zip(leaves, row, strict=True):
            ReferenceScore.objects.create(
                option=option, criterion=leaf, low=best, best=best, high=best
            )
    return sheet


def told(sheet, **asked):
    return SECTIONS["values-or-facts"].tell(own_ground(sheet.decision, sheet, 0, asked))


def test_same_scores_leave_only_weights_to_argue_about():
    scores = {"train": (80, 40), "share": (50, 50)}
    found = told(sheet_beside((20, 80), [(80, 40), (50, 50)], scores))

    assert found.sentences == (
        (
            "\u2068You\u2069 and \u2068Other\u2069 differ in values: 100\xa0% of the gap comes"
            " from weights, 0\xa0% from scores."
        ),
        "Argue first about the weight of \u2068Safety\u2069: 60\xa0% against 20\xa0%.",
    )


def test_same_weights_leave_only_scores_to_look_into():
    found = told(sheet_beside((60, 40), [(30, 40), (50, 70)]))

    assert found.sentences == (
        (
            "\u2068You\u2069 and \u2068Other\u2069 differ on facts: 100\xa0% of the gap comes"
            " from scores, 0\xa0% from weights."
        ),
        (
            "Look for evidence first on \u2068Train\u2069, \u2068Safety\u2069: 80 against 30"
            " points."
        ),
    )


def test_parts_add_up_to_the_gap_of_each_option():
    table = told(sheet_beside((20, 80), [(30, 40), (50, 90)])).pictures[0].table

    # Train: 64 - 38 = 26: 0.4 x 55 - 0.4 x 40 = 6 from weights, 0.4 x 50 from scores.
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Train"] == pytest.approx((64, 38, 6, 20))
    assert all(one - other == pytest.approx(w + s) for one, other, w, s in rows.values())


def test_two_sides_that_agree_have_nothing_between_them():
    found = told(sheet_beside((60, 40), [(80, 40), (50, 70)]))

    assert found.sentences[0].startswith("Nothing that could change an order")


def test_illustrative_scores_stay_hidden_until_every_cell_is_answered():
    sheet = sheet_beside(
        (60, 40), [(30, 40), (50, 70)], {"train": (80, None), "share": (50, 70)}
    )

    assert told(sheet).sentences[0].startswith("Once every cell has an answer")
    assert not told(sheet).pictures


def test_drawing_names_both_sides_and_both_parts():
    (picture,) = told(sheet_beside((20, 80), [(30, 40), (50, 90)])).pictures
    drawn = render_to_string(picture.drawing, {**picture.context, "title": "", "sentence": ""})

    assert "You" in drawn
    assert "Other" in drawn
    assert "weights +6" in drawn
    assert "scores +20" in drawn


def test_rounding_is_no_pull_the_other_way():
    points = {"train": (7, 91), "share": (55, 13)}
    found = told(sheet_beside((37, 90), [(7, 91), (55, 13)], points))

    assert "100\xa0% of the gap comes from weights" in found.sentences[0]


def test_scores_that_pull_the_other_way_are_said_to():
    # Of the gap in Train's lead, 6 against -14, weights make 28 and scores -8.
    found = told(sheet_beside((20, 80), [(100, 40), (50, 70)]))

    assert found.sentences[0] == (
        "The gap between \u2068You\u2069 and \u2068Other\u2069 comes from weights; scores pull"
        " the other way. Values are at issue."
    )
