"""Places, totals, intervals and pieces."""

import pytest

from options.models import Score
from options.reports.results import results_for
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def ranking(sheet):
    return results_for(sheet.decision, sheet).figures.ranking


def places(sheet):
    return [(row.view.name, row.place, row.is_tied) for row in ranking(sheet).rows]


def test_totals_are_weight_times_score():
    rows = ranking(small_sheet()).rows

    assert [(row.view.name, row.place) for row in rows] == [
        ("Train", 1),
        ("Share", 2),
        ("Wait", 3),
    ]
    assert [row.total for row in rows] == pytest.approx([64, 58, 24])
    assert [piece.adds for piece in rows[0].pieces] == pytest.approx([48, 16])


def test_equal_totals_share_a_place_and_leave_a_gap():
    sheet = small_sheet({**POINTS, "share": (80, 40)})

    assert places(sheet) == [("Train", 1, True), ("Share", 1, True), ("Wait", 3, False)]


def test_missing_score_makes_the_total_an_interval_and_never_zero():
    train, *_ = ranking(small_sheet({**POINTS, "train": (80, None)})).rows

    assert (train.total, train.place, train.missing) == (None, None, 1)
    assert (train.least, train.most) == (pytest.approx(48), pytest.approx(88))


def test_order_is_not_decidable_while_a_gap_can_change_it():
    found = ranking(small_sheet({**POINTS, "train": (80, None)}))

    assert (found.has_totals, found.is_order_decided) == (False, False)


def test_order_that_no_gap_can_change_is_decided():
    sheet = small_sheet({"train": (100, None), "share": (50, 50), "wait": (0, 10)})

    assert ranking(sheet).is_order_decided
    assert places(sheet) == [("Train", 1, False), ("Share", 2, False), ("Wait", 3, False)]


def test_place_that_no_gap_can_change_is_given_and_the_rest_is_open():
    sheet = small_sheet({"train": (100, 90), "share": (50, None), "wait": (40, 50)})

    found = ranking(sheet)

    assert places(sheet)[0] == ("Train", 1, False)
    assert [row.view.name for row in found.without_place] == ["Share", "Wait"]
    assert (found.is_order_decided, found.has_some_places) == (False, True)


def test_gap_that_weighs_nothing_leaves_the_totals_known():
    sheet = small_sheet({**POINTS, "train": (80, None)}, weights=(60, 0))

    assert [row.total for row in ranking(sheet).rows] == pytest.approx([80, 50, 20])


def test_score_to_check_again_counts_as_missing():
    sheet = small_sheet()
    sheet.decision.criteria.filter(key="cost").update(revision=2)

    found = ranking(sheet)

    assert not found.has_totals
    assert [row.missing for row in found.rows] == [1, 1, 1]


def test_raising_a_score_never_lowers_its_option():
    sheet = small_sheet()
    before = {row.view.name: row.total for row in ranking(sheet).rows}
    Score.objects.filter(option__key="wait", criterion__key="safety").update(points=90)

    after = {row.view.name: row.total for row in ranking(sheet).rows}

    assert after["Wait"] == pytest.approx(66)
    assert (after["Train"], after["Share"]) == (before["Train"], before["Share"])


def test_options_of_an_open_order_stand_in_one_band():
    found = ranking(small_sheet(confidence="medium"))

    assert [[row.view.name for row in band.rows] for band in found.bands] == [
        ["Train", "Share"],
        ["Wait"],
    ]
