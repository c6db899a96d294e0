"""Totals, ranks and ties, and what is decided before all scores are in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.arrays import TIE
from options.analysis.totals.ranking import (
    Decided,
    bounds_of_scores,
    competition_ranks,
    contributions,
    sure_places,
    total_bounds,
    weighted_totals,
    what_is_decided,
)
from options.analysis.weighing.weights import normalised
from tests.analysis.examples import OFFICES

# Goodwin & Wright print the weights of their office problem in whole percent.
OFFICE_WEIGHTS = np.array([0.32, 0.26, 0.23, 0.10, 0.06, 0.03])


@st.composite
def bounded_problems(draw):
    """Low and high tables, weights, and a table of scores between the bounds."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    ends = np.sort(rng.integers(0, 101, (2, *shape)), axis=0).astype(float)
    width = draw(st.sampled_from([0.0, 0.1, 1.0]))
    high = ends[0] + width * (ends[1] - ends[0])
    inside = ends[0] + rng.random(shape) * (high - ends[0])
    return ends[0], high, normalised(rng.integers(1, 10, shape[1])), inside


def test_totals_are_those_of_the_office_problem():
    totals = weighted_totals(OFFICES, OFFICE_WEIGHTS)

    assert totals.round(1).tolist() == [80.8, 39.4, 47.4, 52.3, 64.8, 20.9, 60.2]
    assert competition_ranks(totals).tolist() == [1, 6, 5, 4, 2, 7, 3]


def test_each_sample_of_weights_gives_a_row_of_totals():
    values = np.array([[100.0, 0.0], [40.0, 80.0]])

    totals = weighted_totals(values, np.array([[1.0, 0.0], [0.25, 0.75]]))

    assert totals.tolist() == [[100.0, 40.0], [25.0, 70.0]]


def test_a_missing_score_leaves_no_total_unless_it_weighs_nothing():
    values = np.array([[80.0, np.nan], [50.0, 20.0]])

    totals = weighted_totals(values, np.array([[0.5, 0.5], [1.0, 0.0]]))

    assert np.array_equal(totals, [[np.nan, 35.0], [80.0, 50.0]], equal_nan=True)


def test_no_options_have_no_totals():
    assert weighted_totals(np.empty((0, 2)), np.array([0.5, 0.5])).shape == (0,)


def test_contributions_add_up_to_the_totals():
    parts = contributions(OFFICES, OFFICE_WEIGHTS)

    assert parts[0] == pytest.approx([32.0, 15.6, 23.0, 7.5, 0.0, 2.7])
    assert parts.sum(axis=1) == pytest.approx(weighted_totals(OFFICES, OFFICE_WEIGHTS))


def test_a_missing_score_contributes_nothing_known():
    parts = contributions([[80.0, np.nan, np.nan]], [0.5, 0.5, 0.0])

    assert np.array_equal(parts, [[40.0, np.nan, 0.0]], equal_nan=True)


@given(problem=bounded_problems(), seed=st.integers(0, 99))
def test_the_order_of_options_and_criteria_does_not_matter(problem, seed):
    _, _, weights, values = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(values.shape[0]), rng.permutation(values.shape[1])

    totals = weighted_totals(values[np.ix_(rows, columns)], weights[columns])

    assert totals == pytest.approx(weighted_totals(values, weights)[rows])


@pytest.mark.parametrize(
    ("weights", "problem"),
    [
        ([0.5, 0.4], "must sum to 1"),
        ([1.5, -0.5], "must not be negative"),
        ([1.0, np.nan], "must not be missing"),
        ([1.0, np.inf], "must not be infinite"),
        ([1.0], "one weight for each of the 2 criteria"),
        (1.0, "one weight for each of the 2 criteria"),
        ([[0.5, 0.5], [0.5, 0.6]], "must sum to 1"),
    ],
)
def test_weights_that_are_none_are_refused(weights, problem):
    with pytest.raises(ValueError, match=problem):
        weighted_totals(np.array([[1.0, 2.0]]), np.array(weights))


def test_contributions_need_exactly_one_set_of_weights():
    with pytest.raises(ValueError, match="exactly one set"):
        contributions([[1.0, 2.0]], [[0.5, 0.5]])


def test_ties_share_a_rank_and_leave_a_gap():
    assert competition_ranks([50.0, 70.0, 70.0, 20.0, 50.0]).tolist() == [3, 1, 1, 5, 3]


def test_totals_apart_by_less_than_the_tolerance_tie():
    assert competition_ranks([50.0, 50.0 + 5e-8, 50.0 - 5e-7]).tolist() == [1, 1, 3]
    assert competition_ranks([50.0, 51.0, 53.0], tolerance=1.0).tolist() == [2, 2, 1]


def test_an_option_without_a_total_is_unranked():
    assert competition_ranks([np.nan, 10.0, 20.0]).tolist() == [0, 2, 1]
    assert competition_ranks([np.nan]).tolist() == [0]
    assert competition_ranks([]).tolist() == []


@given(totals=st.lists(st.integers(0, 6), min_size=1, max_size=10))
def test_a_rank_counts_the_options_that_are_better(totals):
    ranks = competition_ranks(np.array(totals, dtype=float))

    assert ranks.tolist() == [1 + sum(other > own for other in totals) for own in totals]


@pytest.mark.parametrize(
    ("totals", "tolerance", "problem"),
    [
        ([np.inf], 0.0, "must not be infinite"),
        ([[1.0]], 0.0, "one row"),
        ([1.0], -1.0, "must not be negative"),
        ([1.0], np.nan, "must not be negative"),
    ],
)
def test_totals_that_cannot_be_ranked_are_refused(totals, tolerance, problem):
    with pytest.raises(ValueError, match=problem):
        competition_ranks(totals, tolerance=tolerance)


def test_total_bounds_are_the_totals_of_the_bounds():
    low, high = total_bounds([[10.0, 20.0]], [[30.0, 100.0]], [0.75, 0.25])

    assert (low.tolist(), high.tolist()) == ([12.5], [47.5])


def test_a_missing_score_may_be_anything_and_a_given_one_keeps_its_range():
    values = np.array([[50.0, np.nan]])

    low, high = bounds_of_scores(values, [[40.0, np.nan]], [[70.0, np.nan]])

    assert (low.tolist(), high.tolist()) == ([[40.0, 0.0]], [[70.0, 100.0]])


@pytest.mark.parametrize(
    ("low", "high", "problem"),
    [
        ([[np.nan]], [[60.0]], "range that it lies in"),
        ([[40.0]], [[np.nan]], "range that it lies in"),
        ([[51.0]], [[60.0]], "range that it lies in"),
        ([[40.0]], [[49.0]], "range that it lies in"),
        ([[40.0, 40.0]], [[60.0, 60.0]], "the same shape"),
        ([[-1.0]], [[60.0]], "from 0 to 100"),
        ([[40.0]], [[101.0]], "from 0 to 100"),
    ],
)
def test_a_range_that_does_not_hold_its_score_is_refused(low, high, problem):
    with pytest.raises(ValueError, match=problem):
        bounds_of_scores([[50.0]], low, high)


def test_everything_is_decided_when_no_totals_overlap():
    # By hand: totals 40..50, 60..70 and 10..30.
    low, high = np.array([[40.0], [60.0], [10.0]]), np.array([[50.0], [70.0], [30.0]])

    assert what_is_decided(low, high, [1.0]) == Decided(1, (1, 0, 2), ())


def test_a_leader_can_be_sure_while_the_rest_is_open():
    low, high = np.array([[20.0], [60.0], [10.0]]), np.array([[50.0], [70.0], [30.0]])

    assert what_is_decided(low, high, [1.0]) == Decided(1, None, ((0, 2),))


def test_nothing_is_decided_between_options_that_tie():
    exact = np.array([[50.0], [50.0]])

    assert what_is_decided(exact, exact, [1.0]) == Decided(None, None, ((0, 1),))


def test_touching_bounds_are_still_open():
    low, high = np.array([[50.0], [20.0]]), np.array([[90.0], [50.0]])

    assert what_is_decided(low, high, [1.0]).leader is None


def test_a_single_option_leads_itself():
    assert what_is_decided([[0.0]], [[100.0]], [1.0]) == Decided(0, (0,), ())


def test_a_place_is_given_where_it_holds_and_left_open_elsewhere():
    # By hand: totals 40..50, 60..70, 45..48 and twice exactly 10.
    low = np.array([[40.0], [60.0], [45.0], [10.0], [10.0]])
    high = np.array([[50.0], [70.0], [48.0], [10.0], [10.0]])

    assert sure_places(low, high, [1.0]).tolist() == [0, 1, 0, 4, 4]


@given(problem=bounded_problems())
def test_sure_places_hold_for_scores_within_the_bounds(problem):
    low, high, weights, values = problem
    totals = weighted_totals(values, weights)

    for place, total in zip(sure_places(low, high, weights), totals, strict=True):
        assert place in (0, 1 + np.count_nonzero(totals > total + TIE))


@given(problem=bounded_problems())
def test_what_is_decided_holds_for_scores_within_the_bounds(problem):
    low, high, weights, values = problem
    totals = weighted_totals(values, weights)

    decided = what_is_decided(low, high, weights)

    if decided.leader is not None:
        assert totals.argmax() == decided.leader
    if decided.order is not None:
        assert decided.order == tuple(np.argsort(-totals))
    assert (decided.order is None) == bool(decided.open_pairs)


@pytest.mark.parametrize(
    ("low", "high", "problem"),
    [
        ([[60.0]], [[50.0]], "low must not be above high"),
        ([[np.nan]], [[50.0]], "low must not be missing"),
        ([[10.0]], [[np.nan]], "high must not be missing"),
        ([[10.0], [10.0]], [[50.0]], "same shape"),
        (np.empty((0, 1)), np.empty((0, 1)), "at least one option"),
    ],
)
def test_bounds_that_are_none_are_refused(low, high, problem):
    with pytest.raises(ValueError, match=problem):
        what_is_decided(low, high, [1.0])
