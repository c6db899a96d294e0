"""Values that multiply: published ratios, zeros, units and ties."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.totals.ranking import weighted_totals
from options.analysis.totals.weighted_product import (
    product_ranks,
    product_ratios,
    weighted_products,
    zero_criteria,
)

NAN = float("nan")


@st.composite
def problems(draw, *, zeros=True):
    """Values, some of them 0 or the same, and weights, some of them 0."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    options, criteria = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    lowest = 0 if zeros else 1
    values = rng.integers(lowest, draw(st.sampled_from([3, 101])), (options, criteria))
    swings = rng.integers(0, 3, criteria).astype(float)
    swings[rng.integers(criteria)] += 1
    return values.astype(float), swings / swings.sum()


def test_the_published_ratios_of_three_options():
    # Triantaphyllou (2000), Multi-Criteria Decision Making Methods, section 2.2.2.
    values = [[25.0, 20, 15, 30], [10.0, 30, 20, 30], [30.0, 10, 30, 10]]
    weights = [0.20, 0.15, 0.40, 0.25]

    ratios = product_ratios(values, weights)

    assert ratios[0, 1].round(3) == 1.007
    assert ratios[0, 2].round(3) == 1.067
    assert ratios[1, 2].round(3) == 1.059
    assert product_ranks(values, weights).tolist() == [1, 2, 3]


def test_the_published_ratio_of_two_cars():
    # Majumder, Weighted product method: a brief introduction: 0.5 and 0.2 against 0.3 and 0.5
    # with weights of 0.667 and 0.333 make 1.036.
    ratios = product_ratios([[0.5, 0.2], [0.3, 0.5]], [0.667, 0.333])

    assert ratios[0, 1].round(3) == 1.036


def test_products_by_hand():
    # The roots of 90 x 10 and of 30 x 30 are both 30; of 80 x 20 it is 40.
    products = weighted_products([[90.0, 10], [30.0, 30], [80.0, 20]], [0.5, 0.5])

    assert products == pytest.approx([30, 30, 40])
    assert product_ranks([[90.0, 10], [30.0, 30], [80.0, 20]], [0.5, 0.5]).tolist() == [2, 2, 1]


def test_a_zero_cannot_be_made_up_for():
    values, weights = [[100.0, 100, 0], [1.0, 1, 1]], [0.6, 0.3999, 0.0001]

    assert weighted_products(values, weights).tolist() == [0.0, 1.0]
    assert product_ranks(values, weights).tolist() == [2, 1]
    assert zero_criteria(values, weights) == ((2,), ())


def test_a_zero_without_weight_does_not_count():
    values, weights = [[50.0, 0], [20.0, 90]], [1.0, 0.0]

    assert weighted_products(values, weights) == pytest.approx([50, 20])
    assert zero_criteria(values, weights) == ((), ())


def test_options_at_zero_tie_and_lie_infinitely_far_behind():
    values, weights = [[0.0, 50], [50.0, 0], [1.0, 1]], [0.5, 0.5]

    assert product_ratios(values, weights).tolist() == [
        [1.0, 1.0, 0.0],
        [1.0, 1.0, 0.0],
        [np.inf, np.inf, 1.0],
    ]
    assert product_ranks(values, weights).tolist() == [2, 2, 1]
    assert product_ranks(values[:2], weights).tolist() == [1, 1]


def test_every_set_of_weights_has_its_products():
    values = [[25.0, 20], [10.0, 0]]
    sets = [[0.5, 0.5], [1.0, 0.0]]

    products = weighted_products(values, sets)

    assert products == pytest.approx(
        np.stack([weighted_products(values, weights) for weights in sets])
    )


def test_products_that_differ_by_rounding_alone_tie():
    # The root of each row's product is 60.
    values = [[first, 3600.0 / first] for first in (36.0, 40, 45, 48, 50, 60, 72, 75, 80, 90)]

    assert len(set(weighted_products(values, [0.5, 0.5]).tolist())) > 1
    assert set(product_ranks(values, [0.5, 0.5]).tolist()) == {1}


def test_no_option_has_no_rank_and_one_is_first():
    assert product_ranks(np.ones((0, 2)), [0.5, 0.5]).tolist() == []
    assert product_ranks([[0.0, 0.0]], [0.5, 0.5]).tolist() == [1]


@settings(max_examples=40)
@given(problem=problems())
def test_they_are_the_products_that_multiplying_gives(problem):
    values, weights = problem

    expected = np.prod(np.where(weights > 0, values, 1.0) ** weights, axis=1)

    assert weighted_products(values, weights) == pytest.approx(expected, rel=1e-12)


@settings(max_examples=40)
@given(problem=problems(), seed=st.integers(0, 2**32 - 1))
def test_the_unit_of_a_criterion_does_not_matter(problem, seed):
    values, weights = problem
    units = np.exp(np.random.default_rng(seed).uniform(-5, 5, len(weights)))

    ratios = product_ratios(values * units, weights)

    assert ratios == pytest.approx(product_ratios(values, weights), rel=1e-10)
    assert product_ranks(values * units, weights).tolist() == (
        product_ranks(values, weights).tolist()
    )


@settings(max_examples=40)
@given(problem=problems(zeros=False))
def test_a_product_lies_between_the_lowest_value_and_the_weighted_total(problem):
    values, weights = problem

    products = weighted_products(values, weights)

    assert (products >= values.min(axis=1) - 1e-9).all()
    assert (products <= weighted_totals(values, weights) + 1e-9).all()


@settings(max_examples=40)
@given(problem=problems(), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_options_and_criteria_does_not_matter(problem, seed):
    values, weights = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))

    moved = weighted_products(values[np.ix_(rows, columns)], weights[columns])

    assert moved == pytest.approx(weighted_products(values, weights)[rows])


@settings(max_examples=40)
@given(problem=problems(), seed=st.integers(0, 2**32 - 1))
def test_a_higher_value_never_hurts(problem, seed):
    values, weights = problem
    rng = np.random.default_rng(seed)
    higher = values.copy()
    higher[rng.integers(len(values)), rng.integers(len(weights))] += rng.uniform(0, 50)

    before, after = (weighted_products(table, weights) for table in (values, higher))

    assert (after >= before * (1 - 1e-12)).all()


@pytest.mark.parametrize(
    "figure", [weighted_products, product_ratios, product_ranks, zero_criteria]
)
@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[1.0, -1.0]], [0.5, 0.5], r"must not be negative \(row 1, column 2\)"),
        ([[1.0, NAN]], [0.5, 0.5], r"missing \(row 1, column 2\)"),
        ([[np.inf, 1.0]], [0.5, 0.5], r"infinite \(row 1, column 1\)"),
        ([1.0, 1.0], [0.5, 0.5], "table of options"),
        (np.ones((1, 0)), [], "table of options"),
        ([[1.0, 1.0]], [1.0], "one weight for each"),
        ([[1.0, 1.0]], [0.5, 0.4], "sum to 1"),
    ],
)
def test_what_has_no_product_is_refused(figure, values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        figure(values, weights)


@pytest.mark.parametrize("figure", [product_ratios, product_ranks, zero_criteria])
def test_several_sets_of_weights_have_products_but_no_one_order(figure):
    with pytest.raises(ValueError, match="exactly one set of weights"):
        figure([[1.0, 2.0]], [[0.5, 0.5], [0.1, 0.9]])
