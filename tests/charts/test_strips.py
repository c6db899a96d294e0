"""How far a weight can move, as a strip."""

import pytest

from options.charts.strips import END, START, place_of, strips_of
from options.reports.results import results_for
from tests.reports.small_case import small_sheet

pytestmark = pytest.mark.django_db


def strips(points=None):
    sheet = small_sheet(points)
    return strips_of(results_for(sheet.decision, sheet).figures.changes)


def test_band_ends_where_the_other_takes_over_and_names_it():
    safety, cost = strips().rows

    assert (safety.start, safety.end, safety.dot) == (428.0, END, place_of(0.6))
    assert (cost.start, cost.end, cost.dot) == (START, 428.0, place_of(0.4))
    assert [(mark.x, mark.letter, mark.anchor) for mark in safety.marks] == [
        (428.0, "B", "end")
    ]


def test_leader_whatever_the_weight_fills_the_strip():
    found = strips({"train": (80, 70), "share": (50, 40), "wait": (20, 30)})

    assert [(strip.start, strip.width, strip.marks) for strip in found.rows] == [
        (START, END - START, ())
    ] * 2


def test_letter_of_the_leader_never_lies_under_the_dot():
    for strip in strips().rows:
        assert not strip.has_letter or abs(strip.middle - strip.dot) > 13
