"""How far one weight can move before the leader changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.stability import (
    WeightThreshold,
    leader_of,
    score_changes,
    weight_thresholds,
)
from tests.analysis.examples import behind, moved, problems

# By hand, with weight t of the first criterion: totals 20 + 60t, 70 - 50t and 50 + 10t. At a
# half the third leads with 55; the second catches up at 1/3, the first at 3/5.
THREE = np.array([[80.0, 20.0], [20.0, 70.0], [60.0, 50.0]])
HALVES = np.array([0.5, 0.5])


def test_the_threshold_is_where_the_lines_cross():
    first, second = weight_thresholds(THREE, HALVES)

    assert first == WeightThreshold(
        0, 0.5, pytest.approx(1 / 3), pytest.approx(3 / 5), (1,), (0,)
    )
    assert second == WeightThreshold(
        1, 0.5, pytest.approx(2 / 5), pytest.approx(2 / 3), (0,), (1,)
    )


def test_an_option_that_is_best_everywhere_leads_at_every_weight():
    values = np.array([[10.0, 10.0], [90.0, 80.0], [90.0, 20.0]])

    for threshold in weight_thresholds(values, HALVES):
        assert (threshold.lower, threshold.upper) == (None, None)
        assert (threshold.lower_options, threshold.upper_options) == ((), ())


def test_a_tie_exactly_at_the_end_is_no_bound():
    # By hand: with all weight on the second criterion the two tie, and no weight lies beyond.
    values = np.array([[90.0, 50.0], [10.0, 50.0]])

    assert weight_thresholds(values, HALVES)[0].lower is None


def test_leaders_that_tie_now_have_the_present_weight_as_border():
    values = np.array([[100.0, 0.0], [0.0, 100.0]])

    first, second = weight_thresholds(values, HALVES)

    assert first == WeightThreshold(0, 0.5, 0.5, None, (1,), ())
    assert second == WeightThreshold(1, 0.5, None, 0.5, (), (1,))


def test_a_twin_of_the_leader_takes_nothing_over():
    values = np.array([[100.0, 0.0], [100.0, 0.0], [0.0, 60.0]])

    first, _ = weight_thresholds(values, HALVES)

    assert (first.lower, first.lower_options) == (pytest.approx(0.375), (2,))


def test_rivals_that_catch_up_together_are_named_with_the_next_leader_first():
    # By hand: all three are level at t = 1/2; below it the third falls least.
    values = np.array([[80.0, 20.0], [60.0, 40.0], [50.0, 50.0]])

    first, _ = weight_thresholds(values, [0.75, 0.25])

    assert (first.lower, first.lower_options) == (pytest.approx(0.5), (2, 1))


def test_a_weight_of_zero_can_only_rise():
    values = np.array([[60.0, 0.0], [40.0, 100.0]])

    _, second = weight_thresholds(values, [1.0, 0.0])

    # By hand: 60 (1 - t) = 40 (1 - t) + 100 t at t = 1/6.
    assert second == WeightThreshold(1, 0.0, None, pytest.approx(1 / 6), (), (1,))


def test_a_criterion_with_all_the_weight_gives_to_the_others_equally():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    first = weight_thresholds(values, [1.0, 0.0, 0.0])[0]

    # By hand: the rivals have 50 on the rest, so 20 t = 50 (1 - t).
    assert (first.lower, first.lower_options) == (pytest.approx(5 / 7), (1, 2))


def test_a_criterion_with_all_the_weight_gives_by_the_points_of_the_rest():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    first = weight_thresholds(values, [1.0, 0.0, 0.0], rest=[100.0, 30.0, 10.0])[0]

    # By hand: the second has 75 on the rest, so 20 t = 75 (1 - t).
    assert (first.lower, first.lower_options) == (pytest.approx(75 / 95), (1,))


def test_points_of_zero_for_the_rest_are_as_good_as_none():
    values = np.array([[60.0, 0.0], [40.0, 100.0]])

    with_zeros = weight_thresholds(values, [1.0, 0.0], rest=[100.0, 0.0])

    assert with_zeros == weight_thresholds(values, [1.0, 0.0])


def test_a_single_criterion_has_no_threshold():
    assert weight_thresholds([[50.0], [40.0]], [1.0]) == (
        WeightThreshold(0, 1.0, None, None, (), ()),
    )


def test_a_single_option_has_no_rival():
    assert {(t.lower, t.upper) for t in weight_thresholds([[5.0, 9.0]], HALVES)} == {
        (None, None)
    }


def test_a_column_without_differences_can_cost_no_lead_below_its_whole_weight():
    values = np.array([[70.0, 50.0], [60.0, 50.0]])

    assert weight_thresholds(values, HALVES)[1].upper is None


@given(problem=problems())
def test_thresholds_agree_with_a_scan(problem):
    values, weights = problem
    leader = leader_of(values, weights)

    for threshold in weight_thresholds(values, weights):
        lower = -1 if threshold.lower is None else threshold.lower
        upper = 2 if threshold.upper is None else threshold.upper
        assert lower - 1e-12 <= threshold.weight <= upper + 1e-12
        if len(weights) == 1:
            continue
        for t in np.linspace(0, 1, 41):
            gap = behind(values, moved(weights, [threshold.criterion], t), leader)
            if lower + 1e-4 < t < upper - 1e-4:
                assert gap <= 1e-9
            elif t < lower - 1e-4 or t > upper + 1e-4:
                assert gap > 1e-9


@given(problem=problems())
def test_whoever_is_named_first_leads_beyond_the_bound(problem):
    values, weights = problem

    for threshold in weight_thresholds(values, weights):
        for bound, takers, step in (
            (threshold.lower, threshold.lower_options, -1e-8),
            (threshold.upper, threshold.upper_options, 1e-8),
        ):
            if bound is None:
                assert takers == ()
                continue
            at = moved(weights, [threshold.criterion], bound)
            beyond = moved(weights, [threshold.criterion], bound + step)
            assert max(behind(values, at, taker) for taker in takers) < 1e-6
            assert behind(values, beyond, takers[0]) < 1e-11


@given(problem=problems(), seed=st.integers(0, 99))
def test_the_same_amount_for_every_option_moves_no_threshold(problem, seed):
    values, weights = problem
    shift = np.random.default_rng(seed).integers(0, 50, len(weights))

    shifted = weight_thresholds(values / 2 + shift, weights)

    for one, other in zip(shifted, weight_thresholds(values / 2, weights), strict=True):
        assert (one.lower is None) == (other.lower is None)
        assert one.lower is None or one.lower == pytest.approx(other.lower, abs=1e-9)


def test_the_first_of_tied_leaders_leads():
    assert leader_of([[10.0], [50.0], [50.0 + 1e-9]], [1.0]) == 1


@pytest.mark.parametrize("figure", [leader_of, weight_thresholds, score_changes])
@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[np.nan, 1.0]], [0.5, 0.5], "must not be missing"),
        ([[1.0, 1.0]], [0.5, 0.6], "must sum to 1"),
        (np.empty((0, 2)), [0.5, 0.5], "at least one option"),
    ],
)
def test_problems_without_a_leader_are_refused(figure, values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        figure(values, weights)


@pytest.mark.parametrize("rest", [[1.0], [1.0, -1.0]])
def test_points_of_the_rest_must_be_one_a_criterion(rest):
    with pytest.raises(ValueError, match="one number from 0 for each criterion"):
        weight_thresholds(THREE, HALVES, rest=rest)
