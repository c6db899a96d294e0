"""How likely a single score is to cost the leader its place."""

import numpy as np
import pytest

from options.analysis.changes.turning_shares import turning_shares
from options.analysis.uncertainty.acceptability import smaa
from options.analysis.uncertainty.sampling import fixed_weights
from options.analysis.uncertainty.score_draws import TriangularScores

VALUES = np.array([[80.0, 40.0], [50.0, 70.0]])
WEIGHTS = [0.6, 0.4]


def test_score_without_a_range_turns_nothing():
    found = turning_shares(VALUES, VALUES, VALUES, WEIGHTS)

    assert found.shares.tolist() == [[0, 0], [0, 0]]
    assert found.order == ()


def test_score_without_weight_turns_nothing():
    found = turning_shares(VALUES - 10, VALUES, VALUES + 10, [1.0, 0.0])

    assert found.shares[:, 1].tolist() == [0, 0]


@pytest.mark.parametrize("cell", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_share_is_that_of_draws_of_this_score_alone(cell):
    low, high = VALUES.copy(), VALUES.copy()
    low[cell], high[cell] = VALUES[cell] - 30, VALUES[cell] + 20
    drawn = smaa(
        TriangularScores(low, VALUES, high),
        lambda samples, rng: fixed_weights(WEIGHTS, samples, rng),
        samples=10_000,
        seed=7,
    )

    found = turning_shares(low, VALUES, high, WEIGHTS)

    assert found.shares[cell] == pytest.approx(drawn.first[1], abs=0.015)
