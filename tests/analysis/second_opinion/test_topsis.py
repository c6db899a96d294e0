"""TOPSIS: published examples, directions, units, and columns that tell nothing."""

import numpy as np
import pytest
from hypothesis import given

from options.analysis.second_opinion.topsis import Normalisation, topsis
from options.analysis.totals.dominance import dominance
from tests.analysis.second_opinion.tables import few, problems

BOTH = list(Normalisation)


def test_the_fighter_aircraft_of_hwang_and_yoon():
    # Hwang & Yoon (1981), Multiple Attribute Decision Making, section 3.3: speed, range,
    # payload, cost, reliability and manoeuvrability (terms on a scale of 1 to 9).
    values = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    is_cost = [False, False, False, True, False, False]

    found = topsis(values, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], is_cost=is_cost)

    # The source rounds before it divides, and so prints .613 or .614 for the third.
    assert found.closeness == pytest.approx([0.643, 0.268, 0.6135, 0.312], abs=6e-4)
    assert found.ranks.tolist() == [1, 4, 2, 3]


def test_the_four_options_of_tzeng_and_huang():
    # Tzeng & Huang (2011), Multiple Attribute Decision Making, ch. 5.
    found = topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3])

    assert found.closeness.round(4).tolist() == [0.5037, 0.6581, 0.7482, 0.3340]


def test_the_three_cars_of_hodgett():
    # Hodgett, TOPSIS in Excel; also an example of the R package MCDA: price, economy,
    # aesthetics, boot. The source prints the ideal price without a sign; ours is negative,
    # because costs are turned around.
    values = [[5490, 51.4, 8.5, 285], [6500, 70.6, 7, 288], [6489, 54.3, 7.5, 290]]

    found = topsis(values, [0.35, 0.25, 0.25, 0.15], is_cost=[True, False, False, False])

    assert found.closeness.round(4).tolist() == [0.4817, 0.5182, 0.1780]
    ideal = [-0.179573776, 0.171636015, 0.159499658, 0.087302767]
    anti_ideal = [-0.212610118, 0.124958799, 0.131352659, 0.085797547]
    assert found.ideal == pytest.approx(ideal, abs=1e-9)
    assert found.anti_ideal == pytest.approx(anti_ideal, abs=1e-9)


def test_the_six_machines_of_ersoy():
    # Ersoy (2021), LogForum 17 (3). Its weights are printed to three digits, and so the
    # closeness is met to within one of the last digit.
    values = [
        [256, 8, 41, 1.6, 1.77, 7347.16],
        [256, 8, 32, 1.0, 1.80, 6919.99],
        [256, 8, 53, 1.6, 1.90, 8400.00],
        [256, 8, 41, 1.0, 1.75, 6808.90],
        [512, 8, 35, 1.6, 1.70, 8479.99],
        [256, 4, 35, 1.6, 1.70, 7499.99],
    ]
    is_cost = [False, False, False, False, True, True]

    found = topsis(values, [0.405, 0.221, 0.134, 0.199, 0.007, 0.034], is_cost=is_cost)

    printed = [0.308, 0.254, 0.327, 0.263, 0.857, 0.192]
    assert found.closeness == pytest.approx(printed, abs=1e-3)


def test_min_max_by_hand():
    # The columns become 1, 0, .5 and 0, 1, .5; with equal weights the first two are as far
    # from the ideal as from its opposite, and so is the third, which lies between them.
    found = topsis(
        [[100.0, 20.0], [0.0, 40.0], [50.0, 30.0]],
        [0.5, 0.5],
        normalisation=Normalisation.MIN_MAX,
    )

    assert found.closeness.tolist() == pytest.approx([0.5, 0.5, 0.5])
    assert found.ranks.tolist() == [1, 1, 1]
    assert found.to_ideal.tolist() == pytest.approx([0.5, 0.5, 0.125**0.5])


def test_other_units_turn_the_vector_winner_around():
    # Opricovic & Tzeng (2004), section 5: risk and altitude of three climbs. Adding 5 to the
    # risk and taking 1 off the altitude (in km) describes the same climbs on other scales.
    is_cost = [True, False]
    climbs = np.array([[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]])
    rescaled = climbs * [1.0, 0.001] + [5.0, -1.0]

    first = topsis(climbs, [0.5, 0.5], is_cost=is_cost)
    second = topsis(rescaled, [0.5, 0.5], is_cost=is_cost)

    assert first.ranks.tolist() == [1, 2, 3]
    assert second.ranks.tolist() == [3, 1, 2]


def test_fahrenheit_instead_of_celsius_turns_the_vector_winner_around():
    celsius = np.array([[4.0, 50.0], [12.0, 33.0]])
    fahrenheit = celsius * [1.8, 1.0] + [32.0, 0.0]

    assert topsis(celsius, [0.5, 0.5]).ranks.tolist() == [2, 1]
    assert topsis(fahrenheit, [0.5, 0.5]).ranks.tolist() == [1, 2]


@few
@given(problem=problems())
def test_min_max_knows_no_units(problem):
    values, weights, rng = problem
    factors = rng.uniform(0.1, 10, len(weights))
    shifts = rng.uniform(-50, 50, len(weights))

    before = topsis(values, weights, normalisation=Normalisation.MIN_MAX)
    after = topsis(values * factors + shifts, weights, normalisation=Normalisation.MIN_MAX)

    assert after.closeness == pytest.approx(before.closeness, abs=1e-9)


@few
@given(problem=problems())
def test_vector_does_not_mind_a_factor(problem):
    values, weights, rng = problem
    factors = rng.uniform(0.1, 10, len(weights))

    found = topsis(values * factors, weights)

    assert found.closeness == pytest.approx(topsis(values, weights).closeness, abs=1e-9)


@pytest.mark.parametrize("normalisation", BOTH)
@few
@given(problem=problems())
def test_the_order_of_options_and_criteria_does_not_matter(normalisation, problem):
    values, weights, rng = problem
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))

    before = topsis(values, weights, normalisation=normalisation)
    shuffled = values[rows][:, columns]
    after = topsis(shuffled, weights[columns], normalisation=normalisation)

    assert after.closeness == pytest.approx(before.closeness[rows], abs=1e-9)


@pytest.mark.parametrize("normalisation", BOTH)
@few
@given(problem=problems(options=(2, 6)))
def test_a_dominated_option_is_never_closer(normalisation, problem):
    values, weights, _ = problem

    closeness = topsis(values, weights, normalisation=normalisation).closeness

    above, below = np.nonzero(dominance(values))
    assert (closeness[above] >= closeness[below] - 1e-9).all()


@pytest.mark.parametrize("normalisation", BOTH)
@few
@given(problem=problems())
def test_a_cost_is_a_benefit_turned_around(normalisation, problem):
    values, weights, rng = problem
    is_cost = rng.integers(0, 2, len(weights)).astype(bool)
    turned = np.where(is_cost, -values, values)

    found = topsis(turned, weights, normalisation=normalisation, is_cost=is_cost)

    expected = topsis(values, weights, normalisation=normalisation)
    assert found.closeness == pytest.approx(expected.closeness, abs=1e-9)


@pytest.mark.parametrize("normalisation", BOTH)
@pytest.mark.parametrize(
    "values",
    [
        [[40.0, 0.0]],
        [[40.0, 0.0], [40.0, 0.0]],
        [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
        [[40.0, 1.0], [40.0 + 3e-8, 1.0]],
    ],
)
def test_where_nothing_differs_all_are_at_the_ideal_and_it_says_so(normalisation, values):
    found = topsis(values, [0.75, 0.25], normalisation=normalisation)

    assert not found.tells_apart
    assert found.closeness.tolist() == [1.0] * len(values)
    assert found.ranks.tolist() == [1] * len(values)


@pytest.mark.parametrize("normalisation", BOTH)
def test_columns_that_are_flat_zero_or_without_weight_add_nothing(normalisation):
    lone = topsis([[90.0], [10.0], [30.0]], [1.0], normalisation=normalisation)
    table = [[90.0, 7.0, 0.0, 5.0], [10.0, 7.0, 0.0, 95.0], [30.0, 7.0, 0.0, 0.0]]

    found = topsis(table, [0.4, 0.3, 0.3, 0.0], normalisation=normalisation)

    assert lone.closeness.tolist() == pytest.approx([1.0, 0.0, 0.25])
    assert found.closeness == pytest.approx(lone.closeness, abs=1e-12)
    assert found.tells_apart


def test_a_small_weight_on_all_that_differs_tells_options_apart():
    found = topsis([[90.0, 7.0], [10.0, 7.0]], [1e-6, 1 - 1e-6])

    assert found.tells_apart
    assert found.closeness.tolist() == [1.0, 0.0]


def test_weights_that_are_none_are_refused():
    with pytest.raises(ValueError, match="one weight for each of the 2 criteria"):
        topsis([[1.0, 2.0]], [1.0])
    with pytest.raises(ValueError, match="exactly one set"):
        topsis([[1.0]], [[1.0], [1.0]])
