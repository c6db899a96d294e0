"""What a sentence about a lead needs."""

import numpy as np
import pytest

from options.analysis.changes.stability import weight_thresholds
from options.analysis.changes.takeovers import Takeover, takeovers


def test_the_smallest_move_comes_first():
    # By hand, with weight t of the first criterion: totals 100t, 75 - 75t and 50. At 5/8 the
    # first leads with 62.5; the third catches up at 1/2 and would be passed by the second at
    # 1/3, too late to take over. Of the second criterion the same is 3/8, 1/2.
    found = takeovers(weight_thresholds([[100.0, 0], [0, 75], [50, 50]], [0.625, 0.375]))

    assert found == (
        Takeover(0, "below", 0.625, 0.5, 0.125, (2,)),
        Takeover(1, "above", 0.375, 0.5, 0.125, (2,)),
    )


def test_a_criterion_may_cost_the_lead_on_both_sides():
    # By hand: totals 100t, 100 - 100t and 60; the third leads from 2/5 to 3/5.
    found = takeovers(weight_thresholds([[100.0, 0], [0, 100], [60, 60]], [0.5625, 0.4375]))

    first = [takeover for takeover in found if takeover.path == 0]
    assert first == [
        Takeover(0, "above", 0.5625, pytest.approx(0.6), pytest.approx(0.0375), (0,)),
        Takeover(0, "below", 0.5625, pytest.approx(0.4), pytest.approx(0.1625), (1,)),
    ]
    assert [takeover.move for takeover in found] == sorted(t.move for t in found)


def test_a_bound_at_zero_is_a_bound():
    # By hand: both have 60 on the first criterion, and the second wins on the other.
    found = takeovers(weight_thresholds([[60.0, 0.0], [60.0, 50.0]], [1.0, 0.0]))

    assert Takeover(1, "above", 0.0, 0.0, 0.0, (1,)) in found


def test_a_lead_that_nothing_costs_has_no_takeovers():
    assert takeovers(weight_thresholds([[50.0], [40.0]], [1.0])) == ()


def test_equal_moves_keep_the_order_of_the_weights():
    found = takeovers(weight_thresholds(np.array([[100.0, 0], [0, 100]]), [0.5, 0.5]))

    assert [(takeover.path, takeover.side) for takeover in found] == [
        (0, "below"),
        (1, "above"),
    ]
