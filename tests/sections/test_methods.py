"""Does the method matter? Only where methods differ, and why."""

import pytest
from django.template.loader import render_to_string

from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.factories import PerspectiveFactory, PerspectiveSwingFactory
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db


def told(sheet):
    return SECTIONS["methods"].tell(own_ground(sheet.decision, sheet, 0, {}))


def lopsided():
    """Train has the higher total, 54 against 50; its cost is at the very bottom."""
    return small_sheet({"train": (90, 0), "share": (50, 50)}, names=("Train", "Share"))


def test_agreement_is_said_in_one_sentence():
    sheet = small_sheet({"train": (80, 90), "share": (50, 60)}, names=("Train", "Share"))

    assert told(sheet).sentences == ("No. All 7 other ways choose \u2068Train\u2069 too.",)


def test_way_that_differs_says_what_it_chooses_and_why():
    sentences = told(lopsided()).sentences

    assert sentences[0].startswith("It does:")
    assert (
        "Weighted product chooses \u2068Share\u2069: it punishes very low scores more than a"
        " sum does." in sentences
    )


def test_perspectives_add_their_median_and_their_least_regret():
    sheet = lopsided()
    safety, cost = sheet.decision.criteria.all()
    for key, weights in {"a": (100, 0), "b": (0, 100), "c": (20, 80)}.items():
        perspective = PerspectiveFactory(decision=sheet.decision, key=key, name=key)
        for leaf, number in zip((safety, cost), weights, strict=True):
            PerspectiveSwingFactory(perspective=perspective, criterion=leaf, points=number)

    (picture,) = told(sheet).pictures
    rows = {row[0]: row[1:] for row in picture.table.rows}

    # Train has 90, 0 and 18, Share 50 each time: medians 18 and 50, greatest regrets 50 and 40.
    assert rows["Median of the perspectives"] == (2, 1)
    assert rows["Least greatest regret"] == (2, 1)


def test_nothing_is_asked_of_other_methods_while_a_score_is_missing():
    sheet = small_sheet({"train": (90, 0), "share": (50, None)}, names=("Train", "Share"))

    assert told(sheet).sentences[0].startswith("Other methods are asked once")
    assert told(sheet).pictures == ()


def test_every_way_has_a_row_in_the_drawing_and_in_the_table():
    (picture,) = told(lopsided()).pictures
    drawn = render_to_string(
        picture.drawing, {**picture.context, "title": picture.title, "sentence": "Drawn"}
    )

    assert len(picture.table.rows) == 8
    assert all(row[0] in drawn for row in picture.table.rows)
