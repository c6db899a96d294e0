"""Records as arrays."""

import numpy as np
import pytest

from options.models import Score
from options.reports.cells import scores_given
from options.reports.matrices import judgements_of
from options.reports.structure import structure_of
from tests.factories import ParticipantFactory, ScoreFactory
from tests.reports.small_case import small_decision, small_sheet

pytestmark = pytest.mark.django_db


def judgements(sheet):
    return judgements_of(structure_of(sheet.decision, full=False), scores_given(sheet))


def test_rows_and_columns_stand_in_the_order_of_the_keys():
    found = judgements(small_sheet())

    assert [view.option.key for view in found.options] == ["share", "train", "wait"]
    assert [leaf.key for leaf in found.criteria] == ["cost", "safety"]
    assert found.points.tolist() == [[70, 50], [40, 80], [30, 20]]


def test_score_of_zero_is_a_score_and_no_score_is_missing():
    found = judgements(small_sheet({"train": (0, None)}))

    assert found.points[1, 1] == 0
    assert np.isnan(found.points).sum() == 5


def test_what_cannot_be_judged_is_missing():
    sheet = small_sheet()
    Score.objects.filter(option__key="train", points=80).update(points=None, cannot_judge=True)

    assert np.isnan(judgements(sheet).points[1, 1])


def test_score_given_for_another_meaning_is_missing():
    sheet = small_sheet()
    sheet.decision.criteria.filter(key="safety").update(revision=2)

    assert np.isnan(judgements(sheet).points).tolist() == [[False, True]] * 3


def test_range_comes_from_what_was_stated_else_from_the_confidence():
    decision = small_decision()
    sheet = ParticipantFactory(decision=decision)
    train, share, wait = decision.options.all()
    safety = decision.criteria.get(key="safety")
    given = {"participant": sheet, "criterion": safety}
    ScoreFactory(option=train, points=80, low=10, high=90, confidence="high", **given)
    ScoreFactory(option=share, points=95, confidence="low", **given)
    ScoreFactory(option=wait, points=50, **given)

    found = judgements(sheet)

    assert found.low[:, 1].tolist() == [65, 10, 35]
    assert found.high[:, 1].tolist() == [100, 90, 65]
    assert found.stated_low[:2, 1].tolist() == [65, 10]
    assert np.isnan(found.stated_low[2, 1])
