"""How far a weight can move, as a strip."""

import pytest

from options.charts.strips import strips_of
from options.reports.results import results_for
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db


def test_band_ends_where_the_other_takes_over_and_names_it():
    sheet = small_sheet()
    safety, cost = strips_of(results_for(sheet.decision, sheet).figures.changes)

    assert (safety.start, safety.end, safety.dot) == ("50.000%", "100.000%", "60.000%")
    assert (cost.start, cost.end, cost.dot) == ("0.000%", "50.000%", "40.000%")
    assert [(mark.x, mark.letter) for mark in safety.marks] == [("50.000%", "B")]


def test_leader_whatever_the_weight_fills_the_strip():
    sheet = small_sheet({"train": (80, 70), "share": (50, 40), "wait": (20, 30)})

    strips = strips_of(results_for(sheet.decision, sheet).figures.changes)

    assert [(strip.start, strip.width, strip.marks) for strip in strips] == [
        ("0.000%", "100.000%", ())
    ] * 2
