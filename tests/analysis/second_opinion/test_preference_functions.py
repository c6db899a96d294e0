"""The six shapes of a preference, and the thresholds that each of them needs."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.second_opinion.preference_functions import (
    THRESHOLDS,
    PreferenceFunction,
    Shape,
    degrees,
)
from tests.analysis.second_opinion.tables import few

ONE_OF_EACH = [
    PreferenceFunction(Shape.USUAL),
    PreferenceFunction(Shape.U_SHAPE, indifference=10),
    PreferenceFunction(Shape.V_SHAPE, preference=40),
    PreferenceFunction(Shape.LEVEL, indifference=10, preference=30),
    PreferenceFunction(Shape.LINEAR, indifference=10, preference=30),
    PreferenceFunction(Shape.GAUSSIAN, spread=20),
]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        # Gaps -50, 0, 5, 10, 20, 30, 40 and 41, from the definitions.
        (ONE_OF_EACH[0], [0, 0, 1, 1, 1, 1, 1, 1]),
        (ONE_OF_EACH[1], [0, 0, 0, 0, 1, 1, 1, 1]),
        (ONE_OF_EACH[2], [0, 0, 0.125, 0.25, 0.5, 0.75, 1, 1]),
        (ONE_OF_EACH[3], [0, 0, 0, 0, 0.5, 0.5, 1, 1]),
        (ONE_OF_EACH[4], [0, 0, 0, 0, 0.5, 1, 1, 1]),
        (
            ONE_OF_EACH[5],
            [0, 0, *(1 - math.exp(-(gap**2) / 800) for gap in (5, 10, 20, 30, 40, 41))],
        ),
    ],
)
def test_each_shape_follows_its_definition(function, expected):
    found = degrees([-50, 0, 5, 10, 20, 30, 40, 41], function)

    assert found.tolist() == pytest.approx(expected)


@pytest.mark.parametrize("function", ONE_OF_EACH, ids=lambda function: function.shape)
@few
@given(gaps=st.lists(st.floats(-100, 100), min_size=2))
def test_a_wider_gap_is_never_less_of_a_preference(function, gaps):
    found = degrees(sorted(gaps), function)

    assert (np.diff(found) >= 0).all()
    assert ((found >= 0) & (found <= 1)).all()
    assert not found[np.sort(gaps) <= 0].any()


def test_a_gap_on_a_step_but_for_rounding_has_not_passed_it():
    steps = PreferenceFunction(Shape.LEVEL, indifference=0.2, preference=0.4)

    assert 0.8 - 0.6 > 0.2
    assert degrees([0.8 - 0.6], steps).tolist() == [0.5]
    assert degrees([0.8 - 0.6], steps, tolerance=1e-9).tolist() == [0.0]


def test_gaps_keep_their_shape_and_missing_ones_are_refused():
    assert degrees(np.zeros((2, 3, 4)), ONE_OF_EACH[0]).shape == (2, 3, 4)
    with pytest.raises(ValueError, match=r"gaps must not be missing \(place 2\)"):
        degrees([1.0, np.nan], ONE_OF_EACH[0])


@pytest.mark.parametrize("shape", Shape)
def test_each_shape_needs_exactly_its_thresholds(shape):
    given_all = {"indifference": 5.0, "preference": 20.0, "spread": 10.0}
    needed = {name: given_all[name] for name in THRESHOLDS[shape]}

    assert PreferenceFunction(shape, **needed).shape is shape
    for name in needed:
        without = {other: value for other, value in needed.items() if other != name}
        with pytest.raises(ValueError, match=f"{shape} function needs its {name} threshold"):
            PreferenceFunction(shape, **without)
    for name in given_all.keys() - needed:
        with pytest.raises(ValueError, match=f"{shape} function has no {name} threshold"):
            PreferenceFunction(shape, **needed, **{name: given_all[name]})


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_threshold_is_a_finite_number(value):
    with pytest.raises(ValueError, match="indifference threshold must be a finite number"):
        PreferenceFunction(Shape.U_SHAPE, indifference=value)


def test_thresholds_are_not_too_low():
    assert PreferenceFunction(Shape.U_SHAPE, indifference=0.0).indifference == 0.0
    with pytest.raises(ValueError, match="indifference threshold must not be negative"):
        PreferenceFunction(Shape.U_SHAPE, indifference=-1.0)
    with pytest.raises(ValueError, match="preference threshold must be above 0"):
        PreferenceFunction(Shape.V_SHAPE, preference=0.0)
    with pytest.raises(ValueError, match="spread threshold must be above 0"):
        PreferenceFunction(Shape.GAUSSIAN, spread=0.0)


@pytest.mark.parametrize("shape", [Shape.LEVEL, Shape.LINEAR])
@pytest.mark.parametrize(("low", "high"), [(20.0, 20.0), (30.0, 20.0)])
def test_thresholds_are_in_order(shape, low, high):
    with pytest.raises(ValueError, match="must be above the indifference one"):
        PreferenceFunction(shape, indifference=low, preference=high)


def test_a_linear_function_from_0_is_a_v_shape():
    gaps = np.linspace(-10, 60, 29)
    linear = PreferenceFunction(Shape.LINEAR, indifference=0, preference=40)

    assert degrees(gaps, linear).tolist() == degrees(gaps, ONE_OF_EACH[2]).tolist()
