"""PROMETHEE I and II: published examples, flows, pairs, and what a third option can do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.second_opinion.preference_functions import PreferenceFunction, Shape
from options.analysis.second_opinion.promethee import (
    flows,
    incomparable_pairs,
    partial_order,
    preference_index,
)
from options.analysis.totals.dominance import dominance
from tests.analysis.second_opinion.tables import few, problems

USUAL = PreferenceFunction(Shape.USUAL)
LINEAR = PreferenceFunction(Shape.LINEAR, indifference=5, preference=20)
ONE_OF_EACH = [
    USUAL,
    PreferenceFunction(Shape.U_SHAPE, indifference=10),
    PreferenceFunction(Shape.V_SHAPE, preference=40),
    PreferenceFunction(Shape.LEVEL, indifference=10, preference=30),
    LINEAR,
    PreferenceFunction(Shape.GAUSSIAN, spread=20),
]


def power_stations():
    # Brans & Vincke (1985), Management Science 31, 647-656, and Brans, Vincke & Mareschal
    # (1986), EJOR 24, 228-238: engineers, power, construction cost (in 100 million), upkeep,
    # villages to leave, safety. Each criterion has another of the six shapes.
    values = [
        [80, 90, 6, 5.4, 8, 5],
        [65, 58, 2, 9.7, 1, 1],
        [83, 60, 4, 7.2, 4, 7],
        [40, 80, 10, 7.5, 7, 10],
        [52, 72, 6, 2.0, 3, 8],
        [94, 96, 7, 3.6, 5, 6],
    ]
    functions = [
        PreferenceFunction(Shape.U_SHAPE, indifference=10),
        PreferenceFunction(Shape.V_SHAPE, preference=30),
        PreferenceFunction(Shape.LINEAR, indifference=0.5, preference=5),
        PreferenceFunction(Shape.LEVEL, indifference=1, preference=6),
        PreferenceFunction(Shape.USUAL),
        PreferenceFunction(Shape.GAUSSIAN, spread=5),
    ]
    is_cost = [True, False, True, True, True, False]
    return preference_index(values, np.full(6, 1 / 6), functions, is_cost=is_cost)


def test_the_power_stations_of_brans_vincke_and_mareschal():
    printed = [
        [0.000, 0.296, 0.250, 0.268, 0.100, 0.185],
        [0.462, 0.000, 0.389, 0.333, 0.296, 0.500],
        [0.236, 0.180, 0.000, 0.333, 0.056, 0.429],
        [0.399, 0.505, 0.305, 0.000, 0.223, 0.212],
        [0.444, 0.515, 0.487, 0.380, 0.000, 0.448],
        [0.286, 0.399, 0.250, 0.432, 0.133, 0.000],
    ]

    index = power_stations()
    found = flows(index)

    # The source rounds each criterion's degree first, so its last digit is off by up to one.
    assert index == pytest.approx(np.array(printed), abs=1.1e-3)
    # It prints sums where later papers print means.
    assert 5 * found.positive == pytest.approx(
        [1.099, 1.980, 1.234, 1.644, 2.274, 1.500], abs=2.5e-3
    )
    assert 5 * found.negative == pytest.approx(
        [1.827, 1.895, 1.681, 1.746, 0.808, 1.774], abs=2.5e-3
    )
    assert found.ranks.tolist() == [6, 2, 5, 3, 1, 4]


def test_the_power_stations_are_not_all_comparable():
    # By hand from the printed flows: the fifth leaves most and enters least; the second
    # leaves more than the fourth, but enters more as well.
    order = partial_order(flows(power_stations()))

    assert order.is_preferred[4].tolist() == [True, True, True, True, False, True]
    assert order.is_incomparable[1, 3]
    assert order.is_incomparable[3, 1]
    assert (1, 3) in incomparable_pairs(order)
    assert len(incomparable_pairs(order)) == order.is_incomparable.sum() / 2
    assert not order.is_preferred[1, 3]


def test_the_facility_location_of_papathanasiou_and_ploskas():
    # Papathanasiou & Ploskas (2018), Multiple Criteria Decision Aid, ch. 3: linear, q 1, p 2.
    values = [
        [8, 7, 2, 1],
        [5, 3, 7, 5],
        [7, 5, 6, 4],
        [9, 9, 7, 3],
        [11, 10, 3, 7],
        [6, 9, 5, 4],
    ]
    function = PreferenceFunction(Shape.LINEAR, indifference=1, preference=2)

    found = flows(preference_index(values, [0.4, 0.3, 0.1, 0.2], function))

    assert found.net.round(2).tolist() == [-0.26, -0.52, -0.22, 0.36, 0.70, -0.06]


def test_the_energy_scenarios_of_ziemba():
    # Ziemba (2019), Sustainability 11 (6), 1555, table of PROMETHEE II results.
    values = np.array(
        [
            [38723, 34913, 25596, 34842, 22570, 39773, 19500, 34525, 16486],
            [33207, 32085, 2123, 32095, 1445, 17485, 868, 16958, 958],
            [0, 0.2, 5, 0.2, 0.2, 0.2, 99, 99, 99],
            [3375, 3127, 3547, 3115, 3090, 4135, 3160, 4295, 3653],
            [11.36, 12.78, 12.78, 12.86, 12.86, 17, 12.86, 17, 12.86],
            [-320.9, -148.4, -148.4, -9.9, -9.9, 0, -9.9, 0, -9.9],
            [203.7, 463, 356.2, 552.5, 295, 383, 264, 352, 264],
            [0, 11.7, 44.8, 11.7, 95.9, 95.9, 116.8, 116.8, 164.9],
            [0, 4.9, 10.7, 5.4, 11.2, 11.2, 11.2, 11.2, 11.2],
            [1, 1, 1, 3.5, 4, 4, 4, 4, 4],
            [21.5, 47.9, 27.7, 39.7, 1.5, 22.7, 2.7, 23.9, 1],
            [0, 3.7, 4.5, 10.3, 11.5, 11.5, 11.3, 11.3, 11.4],
        ]
    ).T
    points = np.array([0.3333, 0.1667, 0.1667, 0.3333, 0.25, 0.75, 1, 1, 0.4, 0.2, 0.4, 1])
    costs = np.array([1, 1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 0], dtype=bool)
    low = [420, 1000, 10, 40, 1, 7, 50, 20, 1, 1, 4.6, 1]
    high = [2100, 5000, 50, 200, 5, 20, 100, 80, 4, 2, 23, 3]
    functions = [PreferenceFunction(Shape.LINEAR, q, p) for q, p in zip(low, high, strict=True)]

    found = flows(preference_index(values, points / points.sum(), functions, is_cost=costs))

    printed = [-0.4143, -0.5056, -0.2317, -0.2892, 0.3313, 0.0619, 0.4296, 0.1626, 0.4554]
    assert found.net.round(4).tolist() == printed


def test_the_wind_farms_of_ziemba_and_others():
    # Ziemba, Watrobski, Ziolo & Karczmarczyk (2017), Energies 10 (11), 1755: V-shapes.
    values = np.array(
        [
            [16347, 14219, 8160, 8160],
            [9, 8.5, 9, 8.5],
            [73.8, 55, 64.8, 62.5],
            [36.7, 36, 28.5, 29.5],
            [1.5, 2, 2, 1.5],
            [3730, 3240, 1860, 1860],
            [2, 1, 2, 1],
            [1, 1, 2, 3],
            [38.8, 33.1, 45.8, 27.3],
            [4, 2, 4, 3],
            [1720524, 1496512, 858830, 858830],
            [40012, 34803, 19973, 19973],
        ]
    ).T
    points = np.array([20, 5, 5, 1.67, 1.67, 11.67, 11.67, 5, 5, 16.67, 8.33, 8.33])
    costs = np.array([1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0], dtype=bool)
    high = [7280, 4, 13.4, 7.4, 3, 1662, 3, 3, 13.8, 3, 766240, 17820]
    functions = [PreferenceFunction(Shape.V_SHAPE, preference=p) for p in high]

    found = flows(preference_index(values, points / points.sum(), functions, is_cost=costs))

    assert found.net.round(4).tolist() == [-0.0445, 0.1884, -0.0954, -0.0485]


def slow_degree(gap, function):
    q, p, s = function.indifference, function.preference, function.spread
    match function.shape:
        case Shape.USUAL:
            return float(gap > 0)
        case Shape.U_SHAPE:
            return float(gap > q)
        case Shape.V_SHAPE:
            return min(max(gap, 0) / p, 1)
        case Shape.LEVEL:
            return (float(gap > q) + float(gap > p)) / 2
        case Shape.LINEAR:
            return min(max((gap - q) / (p - q), 0), 1)
    return 1 - np.exp(-(max(gap, 0) ** 2) / (2 * s**2))


@few
@given(
    problem=problems(criteria=(1, 6)),
    functions=st.lists(st.sampled_from(ONE_OF_EACH), min_size=6, max_size=6),
)
def test_the_index_is_what_a_slow_reader_of_the_definition_finds(problem, functions):
    values, weights, _ = problem

    index = preference_index(values, weights, functions[: len(weights)])

    for a, row in enumerate(values):
        for b, other in enumerate(values):
            read = [slow_degree(*pair) for pair in zip(row - other, functions, strict=False)]
            assert index[a, b] == pytest.approx(np.dot(weights, read), abs=1e-12)


@few
@given(problem=problems(), function=st.sampled_from(ONE_OF_EACH))
def test_flows_are_balanced_and_pairs_have_exactly_one_relation(problem, function):
    values, weights, _ = problem

    index = preference_index(values, weights, function)
    found = flows(index)
    order = partial_order(found)

    assert not index.diagonal().any()
    assert (index + index.T <= 1 + 1e-9).all()
    assert found.net.sum() == pytest.approx(0.0, abs=1e-12)
    relations = order.is_preferred, order.is_preferred.T, order.is_indifferent
    assert (np.sum([*relations, order.is_incomparable], axis=0) == 1).all()
    assert order.is_indifferent.diagonal().all()
    above, below = np.nonzero(order.is_preferred)
    assert (found.ranks[above] <= found.ranks[below]).all()


@few
@given(problem=problems(), function=st.sampled_from(ONE_OF_EACH))
def test_the_order_of_options_and_criteria_does_not_matter(problem, function):
    values, weights, rng = problem
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))

    before = flows(preference_index(values, weights, function))
    after = flows(preference_index(values[rows][:, columns], weights[columns], function))

    assert after.net == pytest.approx(before.net[rows], abs=1e-12)


@few
@given(problem=problems(options=(2, 6)), function=st.sampled_from(ONE_OF_EACH))
def test_a_dominated_option_never_has_the_better_flow(problem, function):
    values, weights, _ = problem

    found = flows(preference_index(values, weights, function))

    above, below = np.nonzero(dominance(values))
    assert (found.positive[above] >= found.positive[below] - 1e-12).all()
    assert (found.negative[above] <= found.negative[below] + 1e-12).all()


@few
@given(problem=problems())
def test_the_usual_shape_reads_nothing_but_the_order(problem):
    values, weights, _ = problem

    before = preference_index(values, weights, USUAL)

    assert preference_index(np.exp(values / 20), weights, USUAL) == pytest.approx(before)


def test_columns_that_are_flat_or_without_weight_add_nothing():
    table = [[90.0, 7.0, 5.0], [10.0, 7.0, 95.0]]

    index = preference_index(table, [0.4, 0.6, 0.0], USUAL)

    assert index.tolist() == [[0.0, 0.4], [0.0, 0.0]]


def test_a_single_option_has_no_flows():
    found = flows(preference_index([[5.0]], [1.0], USUAL))

    assert (found.net.tolist(), found.ranks.tolist()) == ([0.0], [1])
    assert partial_order(found).is_indifferent.tolist() == [[True]]


def test_a_difference_below_a_tie_is_no_preference():
    assert not preference_index([[100.0], [100.0 - 5e-8]], [1.0], USUAL).any()
    assert preference_index([[100.0], [100.0 - 5e-7]], [1.0], USUAL).any()


def test_functions_are_one_for_all_or_one_for_each():
    with pytest.raises(ValueError, match="one preference function for each of 2 criteria"):
        preference_index([[1.0, 2.0]], [0.5, 0.5], [USUAL])


@pytest.mark.parametrize("index", [[[0.0, 0.5]], [0.0], np.zeros((0, 0))])
def test_an_index_is_square(index):
    with pytest.raises(ValueError, match="options by options"):
        flows(index)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan, np.inf])
def test_an_index_lies_from_0_to_1(wrong):
    with pytest.raises(ValueError, match="from 0 to 1"):
        flows([[0.0, wrong], [0.0, 0.0]])


def test_nobody_is_preferred_to_themselves():
    with pytest.raises(ValueError, match="preferred to itself"):
        flows([[0.5]])
