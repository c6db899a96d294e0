"""What follows when each weight is only known to lie between two bounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.robustness.never_best import best_cases
from options.analysis.robustness.weight_ranges import (
    leads_within_ranges,
    totals_within_ranges,
    worst_weights_within_ranges,
)
from options.analysis.totals.dominance import dominance
from options.analysis.weighing.reachable_ranges import reachable_ranges
from tests.analysis.examples import problems


@st.composite
def ranged(draw):
    """Points, and bounds with some weights between them; narrow or as wide as can be."""
    values, weights = draw(problems())
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    width = draw(st.sampled_from([0.0, 0.1, 1.0]))
    low = np.maximum(weights - width * rng.random(len(weights)), 0)
    high = np.minimum(weights + width * rng.random(len(weights)), 1)
    return values, low, high


def knapsack(prices, sizes, capacity):
    """What a knapsack of divisible goods is worth: shares of the capacity are weights."""
    each = np.array(prices) / np.array(sizes)
    most = np.minimum(np.array(sizes) / capacity, 1)
    _, highest = totals_within_ranges([each], np.zeros(len(each)), most)
    return float(highest[0] * capacity)


def test_a_knapsack_of_three_goods_is_worth_what_is_printed():
    # Horowitz & Sahni, Fundamentals of Computer Algorithms, section 4.2 (knapsack problem):
    # profits 25, 24, 15, sizes 18, 15, 10, capacity 20: the optimum 31.5 takes all of the
    # second and half of the third.
    assert knapsack([25, 24, 15], [18, 15, 10], 20) == pytest.approx(31.5, abs=1e-9)


def test_the_butchers_knapsack_is_worth_what_is_printed():
    # Rosetta Code, "Knapsack problem/Continuous": nine cuts of meat and 15 kg; the answers
    # there print 349.38 for salami, ham, brawn, greaves and 3.5 kg of welt.
    prices = [36, 43, 90, 45, 30, 56, 67, 95, 98]
    sizes = [3.8, 5.4, 3.6, 2.4, 4.0, 2.5, 3.7, 3.0, 5.9]

    assert round(knapsack(prices, sizes, 15), 2) == 349.38


def test_the_smallest_differences_take_what_is_left():
    # By hand: low 0.2 each leaves 0.4. The differences are 40, -30 and 10: the least lead is
    # 0.2 * 20 - 0.3 * 30 + 0.1 * 10 = -4, the most 4 + 0.3 * 40 + 0.1 * 10 = 17.
    values = np.array([[60.0, 40.0, 50.0], [20.0, 70.0, 40.0]])

    leads = leads_within_ranges(values, [0.2, 0.2, 0.2], [0.5, 0.5, 0.5])

    assert leads.least.round(9).tolist() == [[0.0, -4.0], [-17.0, 0.0]]
    worst = worst_weights_within_ranges(
        values, [0.2, 0.2, 0.2], [0.5, 0.5, 0.5], option=0, rival=1
    )
    assert worst.round(9).tolist() == [0.2, 0.5, 0.3]


def test_exact_weights_leave_nothing_open():
    values = np.array([[60.0, 40.0], [20.0, 70.0]])

    leads = leads_within_ranges(values, [0.5, 0.5], [0.5, 0.5])

    assert leads.least.tolist() == [[0.0, 5.0], [-5.0, 0.0]]


@settings(max_examples=30)
@given(problem=ranged(), seed=st.integers(0, 99))
def test_no_weights_in_their_ranges_give_less_than_the_least_lead(problem, seed):
    values, low, high = problem
    rng = np.random.default_rng(seed)
    leads = leads_within_ranges(values, low, high)
    lowest, highest = totals_within_ranges(values, low, high)

    for _ in range(10):
        order = rng.permutation(len(low))
        weights = low.copy()
        for criterion in order:
            room = min(high[criterion] - low[criterion], 1 - weights.sum())
            weights[criterion] += max(room, 0) * rng.choice([1.0, 1.0, 0.5])
        if abs(weights.sum() - 1) > 1e-9:
            continue
        totals = values @ weights
        assert (np.subtract.outer(totals, totals) >= leads.least - 1e-7).all()
        assert (totals >= lowest - 1e-7).all()
        assert (totals <= highest + 1e-7).all()


@settings(max_examples=30)
@given(problem=ranged())
def test_the_worst_weights_lie_in_their_ranges_and_give_the_least_lead(problem):
    values, low, high = problem
    last = len(values) - 1

    worst = worst_weights_within_ranges(values, low, high, option=0, rival=last)

    assert worst.sum() == pytest.approx(1)
    assert (worst >= low - 1e-12).all()
    assert (worst <= high + 1e-12).all()
    lead = worst @ (values[0] - values[last])
    expected = leads_within_ranges(values, low, high).least[0, last]
    assert lead == pytest.approx(expected, abs=1e-9)


@settings(max_examples=30)
@given(problem=problems())
def test_weights_that_are_quite_open_leave_only_dominance(problem):
    values, weights = problem
    nothing, everything = np.zeros(len(weights)), np.ones(len(weights))

    leads = leads_within_ranges(values, nothing, everything)

    assert leads.surely_better.tolist() == dominance(values).tolist()


@settings(max_examples=30)
@given(problem=ranged())
def test_drawn_in_bounds_change_no_lead(problem):
    values, low, high = problem

    drawn_in = leads_within_ranges(values, *reachable_ranges(low, high))

    assert drawn_in.least == pytest.approx(
        leads_within_ranges(values, low, high).least, abs=1e-9
    )


@settings(max_examples=30)
@given(problem=ranged())
def test_what_can_be_first_is_among_what_may_be_first_pair_by_pair(problem):
    values, low, high = problem

    may_be_first = leads_within_ranges(values, low, high).may_be_first

    for case in best_cases(values, low=low, high=high):
        assert may_be_first[case.option] or not case.can_be_first


@settings(max_examples=30)
@given(problem=ranged(), seed=st.integers(0, 99))
def test_another_order_of_options_and_criteria_changes_nothing(problem, seed):
    values, low, high = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(len(low))

    turned = leads_within_ranges(values[np.ix_(rows, columns)], low[columns], high[columns])

    least = leads_within_ranges(values, low, high).least[np.ix_(rows, rows)]
    assert turned.least == pytest.approx(least, abs=1e-9)


def test_many_options_are_compared_part_by_part():
    values = np.random.default_rng(3).uniform(0, 100, (60, 4))
    low, high = [0.1, 0.2, 0.0, 0.1], [0.4, 0.5, 0.3, 0.6]

    leads = leads_within_ranges(values, low, high)

    for one, other in ((0, 1), (12, 40), (59, 58), (58, 59)):
        pair = leads_within_ranges(values[[one, other]], low, high)
        assert leads.least[one, other] == pytest.approx(pair.least[0, 1], abs=1e-9)


def test_a_single_criterion_has_all_the_weight():
    leads = leads_within_ranges([[60.0], [20.0]], [0.0], [1.0])

    assert leads.least.tolist() == [[0.0, 40.0], [-40.0, 0.0]]


def test_a_single_option_leads():
    assert leads_within_ranges([[60.0, 20.0]], [0, 0], [1, 1]).sure_leaders == (0,)


def test_ranges_that_no_weights_keep_are_refused():
    with pytest.raises(ValueError, match=r"the lows sum to 1\.2, above 1"):
        leads_within_ranges([[1.0, 2.0]], [0.6, 0.6], [1, 1])
    with pytest.raises(ValueError, match="one low and one high for each criterion"):
        totals_within_ranges([[1.0, 2.0]], [0], [1])


def test_a_missing_score_is_refused():
    with pytest.raises(ValueError, match=r"values must not be missing \(row 1, column 2\)"):
        totals_within_ranges([[1.0, np.nan]], [0, 0], [1, 1])


@pytest.mark.parametrize(("option", "rival"), [(2, 0), (0, 2), (-1, 0), (0, -1)])
def test_an_option_that_is_not_there_has_no_worst_weights(option, rival):
    with pytest.raises(ValueError, match="must be in the list"):
        worst_weights_within_ranges([[1.0], [2.0]], [0], [1], option=option, rival=rival)
