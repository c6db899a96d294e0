"""Gaps, and whether they could matter."""

import pytest

from options.models import Score
from options.reports.results import results_for
from tests.factories import SwingFactory
from tests.reports.small_case import POINTS, small_sheet

pytestmark = pytest.mark.django_db


def missing(sheet):
    return results_for(sheet.decision, sheet).missing


def test_nothing_is_missing_when_every_cell_has_points():
    found = missing(small_sheet())

    assert (found.groups, found.scored, found.expected, found.is_answered) == ((), 6, 6, True)


def test_gap_names_its_cell_and_place():
    sheet = small_sheet({**POINTS, "train": (80, None)})

    (group,) = missing(sheet).groups
    (cell,) = group.cells

    train, cost = (
        sheet.decision.options.get(key="train"),
        sheet.decision.criteria.get(key="cost"),
    )
    assert (cell.anchor, str(cell.why)) == (f"cell-{train.pk}-{cost.pk}", "unanswered")


def test_each_reason_is_counted_apart():
    sheet = small_sheet({**POINTS, "train": (None, 40)})
    Score.objects.filter(option__key="share", criterion__key="safety").update(
        points=None, cannot_judge=True
    )
    sheet.decision.criteria.filter(key="cost").update(revision=2)

    found = missing(sheet)

    assert (found.unanswered, found.cannot_judge, found.check_again) == (1, 1, 3)
    assert (found.scored, found.is_answered) == (1, False)


def test_gap_that_could_change_the_leader_says_who_can_still_lead():
    found = missing(small_sheet({**POINTS, "wait": (50, None)}))

    assert found.sure_leader is None
    assert [view.name for view in found.contenders] == ["Train", "Wait"]


def test_gap_that_cannot_change_the_leader_says_so():
    found = missing(small_sheet({**POINTS, "wait": (20, None)}))

    assert found.sure_leader.name == "Train"


def test_criterion_without_points_is_named_while_others_have_some():
    sheet = small_sheet(weights=())
    sheet.weighing = "points"
    sheet.save()
    SwingFactory(
        participant=sheet, criterion=sheet.decision.criteria.get(key="safety"), points=80
    )

    assert [leaf.name for leaf in missing(sheet).unweighed] == ["Cost"]
