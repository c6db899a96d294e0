"""Evidence worth reading next: the cell whose range can change the leader most."""

import pytest
from django.template.loader import render_to_string

from options.sections import SECTIONS
from options.sections.grounds import own_ground
from tests.factories import EvidenceFactory
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db

TWO = ("Train", "Share")


def told(sheet):
    return SECTIONS["evidence"].tell(own_ground(sheet.decision, sheet, 0, {}))


def close():
    """Train leads 64 to 58; each score may lie 30 points on either side."""
    return small_sheet({"train": (80, 40), "share": (50, 70)}, names=TWO, confidence="low")


def test_cell_that_changes_the_leader_most_often_is_named():
    # A lead of 6 at weight 0.6 is lost 10 points lower; from 50 over 80 to 100 that is
    # (70 - 50)² / (50 x 30) = 0.267.
    assert told(close()).sentences[0] == (
        "Read first about \u2068Train\u2069, \u2068Safety\u2069: below 70 points"
        " \u2068Train\u2069 no longer leads, and 27\xa0% of its plausible values lie there."
    )


def test_best_evidence_on_the_cell_is_named():
    sheet = close()
    train = sheet.decision.options.get(key="train")
    safety = sheet.decision.criteria.get(key="safety")
    for grade in ("C", "B"):
        EvidenceFactory(decision=sheet.decision, option=train, criterion=safety, strength=grade)

    assert told(sheet).sentences[1] == "Its best evidence is fair."


def test_cell_without_a_note_says_so():
    assert told(close()).sentences[1] == "There is no note on it yet."


def test_lead_that_no_score_can_cost_is_said_to_hold():
    sheet = small_sheet({"train": (90, 90), "share": (10, 10)}, names=TWO)

    assert told(sheet).sentences[0] == (
        "No single score, wherever it lies in its range, costs \u2068Train\u2069 the first"
        " place. \u2068Train\u2069, \u2068Safety\u2069 can move a total most, by 6 points."
    )


def test_missing_score_is_asked_for_first():
    sheet = small_sheet({"train": (90, None), "share": (10, 10)}, names=TWO)

    assert told(sheet).sentences[0].startswith("What is worth reading next can be said once")


def test_drawing_and_table_say_the_same_share():
    (picture,) = told(close()).pictures
    drawn = render_to_string(picture.drawing, {**picture.context, "title": "", "sentence": ""})

    assert "27\xa0%" in drawn
    assert picture.table.rows[0][:5] == ("Train", "Safety", 50, 80, 100)
