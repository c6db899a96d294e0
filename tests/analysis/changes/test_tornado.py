"""The swing of a lead when the scores of one criterion vary."""

import numpy as np
import pytest

from options.analysis.changes.tornado import tornado
from options.analysis.totals.ranking import weighted_totals

VALUES = np.array([[80.0, 40.0], [50.0, 70.0]])
LOW = np.array([[60.0, 40.0], [40.0, 50.0]])
HIGH = np.array([[90.0, 40.0], [60.0, 80.0]])


def test_ends_are_the_lead_with_both_scores_against_the_leader_and_for_it():
    found = tornado(LOW, VALUES, HIGH, [0.6, 0.4], leader=0, rival=1)

    assert found.lead == pytest.approx(6)
    assert found.least == pytest.approx([6 + 0.6 * (0 - 30), 6 + 0.4 * (-40 + 30)])
    assert found.most == pytest.approx([6 + 0.6 * (50 - 30), 6 + 0.4 * (-10 + 30)])
    assert (found.order, found.turning) == ((0, 1), (0,))


def test_ends_are_what_totals_come_to_at_the_corners():
    rng = np.random.default_rng(6)
    values = rng.uniform(20, 80, (4, 5))
    low, high = values - rng.uniform(0, 20, (4, 5)), values + rng.uniform(0, 20, (4, 5))
    weights = rng.dirichlet(np.ones(5))

    found = tornado(low, values, high, weights, leader=2, rival=1)

    for column in range(5):
        worst = values.copy()
        worst[2, column], worst[1, column] = low[2, column], high[1, column]
        totals = weighted_totals(worst, weights)
        assert found.least[column] == pytest.approx(totals[2] - totals[1])


def test_score_without_a_range_swings_nothing_and_turns_nothing():
    found = tornado(VALUES, VALUES, VALUES, [0.6, 0.4], leader=0, rival=1)

    assert found.least == pytest.approx([6, 6])
    assert found.turning == ()
