"""Which change of one score lets a rival draw level with the leader."""

import math

import numpy as np
import pytest
from hypothesis import given

from options.analysis.ranking import weighted_totals
from options.analysis.stability import ScoreChange, leader_of, score_changes
from tests.analysis.examples import problems


def test_a_score_closes_the_gap_divided_by_its_weight():
    # By hand: totals 68 and 44, a gap of 24; 24 / 0.4 = 60 and 24 / 0.6 = 40.
    values = np.array([[80.0, 60.0], [20.0, 60.0]])

    changes = score_changes(values, [0.4, 0.6])

    assert [
        (c.option, c.criterion, round(c.points_needed, 9), c.possible) for c in changes
    ] == [
        (0, 1, 40.0, True),
        (1, 1, 40.0, True),
        (0, 0, 60.0, True),
        (1, 0, 60.0, True),
    ]
    assert [c.is_rise for c in changes] == [False, True, False, True]
    assert {c.rival for c in changes} == {1}


def test_a_change_beyond_the_scale_is_impossible():
    changes = score_changes([[30.0, 90.0], [80.0, 10.0]], [0.25, 0.75])

    # By hand: 75 against 27.5, a gap of 47.5, which is 190 points on the first criterion.
    assert {(c.option, c.criterion): c.possible for c in changes} == {
        (0, 0): False,
        (1, 0): False,
        (0, 1): True,
        (1, 1): True,
    }


def test_a_criterion_without_weight_changes_nothing():
    changes = score_changes([[80.0, 50.0], [40.0, 50.0]], [1.0, 0.0])

    assert changes[-2:] == (
        ScoreChange(0, 1, math.inf, False, 1),
        ScoreChange(1, 1, math.inf, False, 1),
    )


def test_an_option_that_ties_needs_no_change():
    assert {c.points_needed for c in score_changes([[50.0], [50.0]], [1.0])} == {0.0}


@given(problem=problems())
def test_every_possible_change_makes_a_tie(problem):
    values, weights = problem
    leader = leader_of(values, weights)

    changes = score_changes(values, weights)

    assert len(changes) == 2 * (len(values) - 1) * len(weights)
    for change in changes:
        if not change.possible:
            continue
        changed = values.copy()
        sign = 1 if change.is_rise else -1
        changed[change.option, change.criterion] += sign * change.points_needed
        totals = weighted_totals(np.clip(changed, 0, 100), weights)
        assert totals[change.rival] == pytest.approx(totals[leader], abs=1e-6)


def test_a_single_option_has_no_rival_to_draw_level():
    assert score_changes([[5.0, 9.0]], [0.5, 0.5]) == ()
