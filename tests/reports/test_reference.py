"""Illustrative scores stay hidden until the sheet is complete, and never count."""

import pytest

from options.reports.results import results_for
from tests.factories import (
    PerspectiveFactory,
    PerspectiveSwingFactory,
    ReferenceScoreFactory,
)
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def refer(sheet, key, *best):
    option = sheet.decision.options.get(key=key)
    for leaf, points in zip(sheet.decision.criteria.all(), best, strict=False):
        ReferenceScoreFactory(
            option=option, criterion=leaf, best=points, low=max(points - 10, 0), high=points
        )


def reference(sheet):
    return results_for(sheet.decision, sheet).figures.reference


def test_reference_is_hidden_until_the_last_answer():
    sheet = small_sheet({**POINTS, "wait": (20, None)})
    refer(sheet, "train", 70, 40)

    assert reference(sheet) is None


def test_reference_is_hidden_while_a_score_must_be_checked_again():
    sheet = small_sheet()
    sheet.decision.criteria.filter(key="cost").update(revision=2)

    assert reference(sheet) is None


def test_both_totals_are_under_ones_own_weights():
    sheet = small_sheet()
    refer(sheet, "train", 70, 50)

    train, share, _ = reference(sheet).rows

    assert (train.own, train.reference, train.difference) == pytest.approx((64, 62, 2))
    assert (share.own, share.reference, share.difference) == (pytest.approx(58), None, None)


def test_option_with_part_of_a_row_shows_no_reference_total():
    sheet = small_sheet(weights=(60, 0))
    refer(sheet, "train", 70)

    assert reference(sheet).rows[0].reference is None


def test_largest_differences_come_first_and_equal_scores_not_at_all():
    sheet = small_sheet()
    refer(sheet, "train", 70, 40)
    refer(sheet, "share", 50, 20)

    first, second = reference(sheet).cells

    assert (first.view.name, first.criterion.name, first.difference) == ("Share", "Cost", 50)
    assert (second.view.name, second.difference, second.is_within) == ("Train", 10, False)


def test_reference_changes_no_figure_of_ones_own():
    sheet = small_sheet()
    before = results_for(sheet.decision, sheet)
    refer(sheet, "wait", 100, 100)

    assert results_for(sheet.decision, sheet).verdict == before.verdict


def test_perspective_weights_are_laid_over_ones_own_scores():
    sheet = small_sheet()
    perspective = PerspectiveFactory(decision=sheet.decision, name="Payers")
    cost = sheet.decision.criteria.get(key="cost")
    PerspectiveSwingFactory(perspective=perspective, criterion=cost, points=100)

    (payers,) = reference(sheet).perspectives

    assert [view.name for view in payers.leaders] == ["Share"]
    assert (payers.total, payers.is_own_leader) == (pytest.approx(70), False)
