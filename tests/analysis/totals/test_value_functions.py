"""Performance in natural units becomes a value between two anchors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.totals.value_functions import piecewise_value, value

units = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))


def test_value_lies_on_the_line_between_the_anchors():
    # By hand: the way from 20 to 70 is 50 units long, so 35 is 15 / 50 of it.
    assert value([20.0, 35.0, 70.0], worst=20.0, best=70.0).tolist() == [0.0, 30.0, 100.0]


def test_costs_run_from_high_to_low():
    assert value([500.0, 400.0, 0.0], worst=500.0, best=0.0).tolist() == [0.0, 20.0, 100.0]


def test_what_lies_beyond_an_anchor_is_worth_the_anchor():
    assert value([-5.0, 15.0], worst=0.0, best=10.0).tolist() == [0.0, 100.0]


def test_missing_performance_stays_missing():
    values = value([np.nan, 5.0], worst=0.0, best=10.0)

    assert np.isnan(values).tolist() == [True, False]


def test_every_criterion_can_have_anchors_of_its_own():
    table = [[10.0, 3.0], [20.0, 1.0]]

    values = value(table, worst=[0.0, 5.0], best=[40.0, 1.0])

    assert values.tolist() == [[25.0, 50.0], [50.0, 100.0]]


def test_the_worst_of_a_falling_scale_is_not_minus_zero():
    assert not np.signbit(value(50.0, worst=50.0, best=0.0))


@given(a=units, b=units, worst=units, best=units)
def test_more_of_what_is_wanted_is_never_worth_less(a, b, worst, best):
    if worst == best:
        return
    less, more = (min(a, b), max(a, b)) if best > worst else (max(a, b), min(a, b))

    values = value([less, more], worst=worst, best=best)

    assert 0 <= values[0] <= values[1] <= 100


@given(celsius=st.floats(-50, 50), worst=st.floats(-50, 0), best=st.floats(10, 50))
def test_a_change_of_units_changes_no_value(celsius, worst, best):
    def fahrenheit(degrees):
        return degrees * 1.8 + 32

    converted = value(fahrenheit(celsius), worst=fahrenheit(worst), best=fahrenheit(best))

    assert converted == pytest.approx(value(celsius, worst=worst, best=best), abs=1e-9)


def test_equal_anchors_are_refused():
    with pytest.raises(ValueError, match="must differ"):
        value(5.0, worst=3.0, best=3.0)


@pytest.mark.parametrize("anchor", [np.nan, np.inf])
def test_an_anchor_that_is_no_number_is_refused(anchor):
    with pytest.raises(ValueError, match="anchor must not be"):
        value(5.0, worst=anchor, best=3.0)


def test_an_infinite_performance_is_refused():
    with pytest.raises(ValueError, match="performance must not be infinite"):
        value(np.inf, worst=0.0, best=3.0)


def test_piecewise_value_lies_on_the_lines_between_its_points():
    # By hand: half way from 10 to 20 is half way from 80 to 100.
    values = piecewise_value([-1.0, 5.0, 15.0, 99.0], at=[0, 10, 20], values=[0, 80, 100])

    assert values.tolist() == [0.0, 40.0, 90.0, 100.0]


def test_piecewise_value_reads_a_falling_scale():
    values = piecewise_value([20.0, 12.5, 0.0], at=[20, 10, 0], values=[0, 60, 100])

    assert values.tolist() == [0.0, 45.0, 100.0]


def test_piecewise_value_may_be_best_in_the_middle():
    assert piecewise_value([0.0, 5.0, 10.0], at=[0, 5, 10], values=[0, 100, 20]).tolist() == [
        0.0,
        100.0,
        20.0,
    ]


def test_piecewise_value_keeps_missing_missing():
    assert np.isnan(piecewise_value(np.nan, at=[0, 1], values=[0, 100]))


@given(performance=units, worst=st.floats(-1e6, 0), best=st.floats(1, 1e6))
def test_piecewise_with_two_points_is_linear(performance, worst, best):
    curve = piecewise_value(performance, at=[worst, best], values=[0, 100])

    assert curve == pytest.approx(value(performance, worst=worst, best=best), abs=1e-6)


@pytest.mark.parametrize(
    ("at", "values", "problem"),
    [
        ([0], [0], "at least two points"),
        ([0, 1], [0, 50, 100], "at least two points"),
        ([[0, 1]], [[0, 1]], "at least two points"),
        ([0, 1, 1], [0, 50, 100], "rise or fall throughout"),
        ([0, 2, 1], [0, 50, 100], "rise or fall throughout"),
        ([0, 1], [0, 101], "from 0 to 100"),
        ([0, 1], [-1, 100], "from 0 to 100"),
        ([0, np.nan], [0, 100], "must not be missing"),
        ([0, 1], [0, np.nan], "must not be missing"),
    ],
)
def test_points_that_make_no_curve_are_refused(at, values, problem):
    with pytest.raises(ValueError, match=problem):
        piecewise_value(0.5, at=at, values=values)
