"""What a sentence about a lead needs."""

import pytest

from options.analysis.stability import WeightThreshold
from options.analysis.takeovers import Takeover, takeovers


def test_the_smallest_move_comes_first():
    thresholds = (
        WeightThreshold(0, 0.5, 0.2, 0.75, (1,), (2, 3)),
        WeightThreshold(1, 0.3, None, None, (), ()),
        WeightThreshold(2, 0.2, 0.125, None, (4,), ()),
    )

    found = takeovers(thresholds)

    assert found == (
        Takeover(2, "below", 0.2, 0.125, pytest.approx(0.075), (4,)),
        Takeover(0, "above", 0.5, 0.75, 0.25, (2, 3)),
        Takeover(0, "below", 0.5, 0.2, 0.3, (1,)),
    )


def test_a_bound_at_zero_is_a_bound():
    found = takeovers([WeightThreshold(0, 0.0, None, 0.0, (), (1,))])

    assert found == (Takeover(0, "above", 0.0, 0.0, 0.0, (1,)),)


def test_a_lead_that_nothing_costs_has_no_takeovers():
    assert takeovers([WeightThreshold(0, 1.0, None, None, (), ())]) == ()
