"""What follows when only the order of the weights is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.robustness.never_best import best_cases
from options.analysis.robustness.ordinal import (
    extreme_weights,
    leads_under_order,
    totals_under_order,
    worst_weights_under_order,
)
from options.analysis.totals.dominance import dominance
from options.analysis.uncertainty.sampling import ordered_weights
from tests.analysis.examples import problems


@st.composite
def ranked(draw):
    """Points and ranks, ties among them."""
    values, weights = draw(problems())
    return values, draw(
        st.lists(st.integers(1, 4), min_size=len(weights), max_size=len(weights))
    )


@pytest.mark.parametrize(
    ("count", "centroid"),
    [
        (2, [0.75, 0.25]),
        (3, [0.6111, 0.2778, 0.1111]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.0900, 0.0400]),
    ],
)
def test_the_extreme_weights_have_the_printed_centroid(count, centroid):
    # Edwards & Barron (1994), OBHDP 60, 306-325, and Barron & Barrett (1996), Management
    # Science 42, 1515-1523, print the rank-order centroid weights, which are the mean of the
    # extreme points.
    points = extreme_weights(range(1, count + 1))

    assert points.mean(axis=0).round(4).tolist() == centroid


def test_two_criteria_in_order_have_the_printed_extremes():
    # Logical Decisions, user's manual, section 9: with Power before Fuel Economy the weights
    # lie between 1.0 and 0.0, and 0.5 and 0.5.
    assert extreme_weights([1, 2]).tolist() == [[1.0, 0.0], [0.5, 0.5]]


def test_criteria_of_one_rank_may_come_first_in_any_order():
    assert sorted(extreme_weights([2, 1, 2]).round(4).tolist()) == [
        [0.0, 0.5, 0.5],
        [0.0, 1.0, 0.0],
        [0.3333, 0.3333, 0.3333],
        [0.5, 0.5, 0.0],
    ]


def test_the_least_lead_is_the_least_running_mean():
    # By hand: the differences are 30, -20, 5, with running means 30, 5 and 5.
    values = np.array([[70.0, 30.0, 50.0], [40.0, 50.0, 45.0]])

    leads = leads_under_order(values, [1, 2, 3])

    assert leads.least.tolist() == [[0.0, 5.0], [-30.0, 0.0]]
    assert leads.surely_better.tolist() == [[False, True], [False, False]]
    assert leads.sure_leaders == (0,)


def test_criteria_of_one_rank_are_taken_in_the_worst_order():
    # By hand: the differences are 30, and -20 and 5 in one rank: means 30, 5 and 5 whichever
    # is worse comes first. The other way they are -30, 20 and -5: -30, -17.5 and -5.
    values = np.array([[70.0, 30.0, 50.0], [40.0, 50.0, 45.0]])

    assert leads_under_order(values, [1, 2, 2]).least.tolist() == [[0.0, 5.0], [-30.0, 0.0]]
    # All in one rank: the lead is least where only the worst criterion counts.
    assert leads_under_order(values, [7, 7, 7]).least.tolist() == [[0.0, -20.0], [-30.0, 0.0]]


def test_totals_lie_between_their_running_means():
    # By hand: running means 60, 50, 55 and, with the last two in one rank, 60, 50 or 62.5, 55.
    values = np.array([[60.0, 40.0, 65.0]])

    assert [bound.tolist() for bound in totals_under_order(values, [1, 2, 3])] == [[50], [60]]
    assert [bound.tolist() for bound in totals_under_order(values, [1, 2, 2])] == [[50], [62.5]]


def test_the_worst_weights_are_named():
    values = np.array([[70.0, 30.0, 50.0], [40.0, 70.0, 45.0]])

    # By hand: the differences are 30, -40, 5 with running means 30, -5 and -5/3.
    worst = worst_weights_under_order(values, [1, 2, 3], option=0, rival=1)

    assert worst.tolist() == [0.5, 0.5, 0.0]


@settings(max_examples=30)
@given(problem=ranked())
def test_no_extreme_weights_give_less_than_the_least_lead(problem):
    values, ranks = problem
    totals = extreme_weights(ranks) @ values.T

    gaps = (totals[:, :, None] - totals[:, None, :]).min(axis=0)

    assert leads_under_order(values, ranks).least == pytest.approx(gaps, abs=1e-9)
    lowest, highest = totals_under_order(values, ranks)
    assert lowest == pytest.approx(totals.min(axis=0), abs=1e-9)
    assert highest == pytest.approx(totals.max(axis=0), abs=1e-9)


@settings(max_examples=30)
@given(problem=ranked(), seed=st.integers(0, 99))
def test_no_weights_in_order_give_less_than_the_least_lead(problem, seed):
    values, ranks = problem
    weights = ordered_weights(ranks, 50, np.random.default_rng(seed))

    totals = weights @ values.T

    gaps = (totals[:, :, None] - totals[:, None, :]).min(axis=0)
    assert (gaps >= leads_under_order(values, ranks).least - 1e-9).all()


@settings(max_examples=30)
@given(problem=ranked())
def test_the_worst_weights_give_the_least_lead(problem):
    values, ranks = problem
    last = len(values) - 1

    worst = worst_weights_under_order(values, ranks, option=0, rival=last)

    assert worst.sum() == pytest.approx(1)
    lead = worst @ (values[0] - values[last])
    assert lead == pytest.approx(leads_under_order(values, ranks).least[0, last], abs=1e-9)


@settings(max_examples=30)
@given(problem=ranked())
def test_a_dominant_option_is_never_behind_whatever_the_order(problem):
    values, ranks = problem

    never_behind = leads_under_order(values, ranks).least >= -1e-9

    assert never_behind[dominance(values)].all()


@settings(max_examples=30)
@given(problem=problems())
def test_without_any_order_only_dominance_is_sure(problem):
    values, weights = problem

    leads = leads_under_order(values, [1] * len(weights))

    assert leads.surely_better.tolist() == dominance(values).tolist()


@settings(max_examples=30)
@given(problem=ranked())
def test_what_can_be_first_is_among_what_may_be_first_pair_by_pair(problem):
    values, ranks = problem

    may_be_first = leads_under_order(values, ranks).may_be_first

    for case in best_cases(values, ranks=ranks):
        assert may_be_first[case.option] or not case.can_be_first


@settings(max_examples=30)
@given(problem=ranked(), seed=st.integers(0, 99))
def test_another_order_of_options_and_criteria_changes_nothing(problem, seed):
    values, ranks = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(len(ranks))

    turned = leads_under_order(values[np.ix_(rows, columns)], np.array(ranks)[columns])

    least = leads_under_order(values, ranks).least[np.ix_(rows, rows)]
    assert turned.least == pytest.approx(least, abs=1e-9)


def test_a_single_criterion_is_its_own_order():
    assert leads_under_order([[60.0], [20.0]], [1]).least.tolist() == [
        [0.0, 40.0],
        [-40.0, 0.0],
    ]


def test_a_single_option_leads():
    assert leads_under_order([[60.0, 20.0]], [1, 2]).sure_leaders == (0,)


@pytest.mark.parametrize(
    ("values", "ranks", "problem"),
    [
        ([[1.0, 2.0]], [1], "one rank for each of the 2 criteria"),
        ([[1.0, 2.0]], [0, 1], "whole numbers from 1"),
        ([[1.0, np.nan]], [1, 2], r"values must not be missing \(row 1, column 2\)"),
        (np.empty((0, 2)), [1, 2], "at least one option"),
    ],
)
@pytest.mark.parametrize("figure", [leads_under_order, totals_under_order])
def test_what_has_no_order_is_refused(figure, values, ranks, problem):
    with pytest.raises(ValueError, match=problem):
        figure(values, ranks)


@pytest.mark.parametrize(("option", "rival"), [(2, 0), (0, 2), (-1, 0), (0, -1)])
def test_an_option_that_is_not_there_has_no_worst_weights(option, rival):
    with pytest.raises(ValueError, match="must be in the list"):
        worst_weights_under_order([[1.0], [2.0]], [1], option=option, rival=rival)


def test_too_many_extremes_are_not_named():
    with pytest.raises(ValueError, match="too many criteria share a rank"):
        extreme_weights([1] * 13)
