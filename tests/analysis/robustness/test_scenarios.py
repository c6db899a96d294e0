"""Rules for choosing when it is open which future will count."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from options.analysis.robustness.scenarios import (
    expected_regret,
    expected_value,
    hurwicz,
    laplace,
    maximax,
    maximin,
)
from tests.analysis.robustness.published_payoffs import (
    ACTIONS,
    CAMP,
    CONDOMINIUMS,
    CONTRACTOR,
    JMCDM,
    LUMBER,
)

tables = arrays.arrays(
    np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(-9, 9)
)


def chosen(choice):
    return [round(figure, 9) for figure in choice.figures.tolist()], choice.options


@pytest.mark.parametrize(
    ("totals", "worst", "options"),
    [
        (CONDOMINIUMS, [7, 5, -9], (0,)),
        (CAMP, [-25, -23, -21, -30], (2,)),
        (LUMBER, [-180_000, -20_000, 0], (2,)),
        (CONTRACTOR, [50, 20, 40], (0,)),
        (ACTIONS, [-10, 0, -5], (1,)),
        (JMCDM, [18, 18, 24, 20], (2,)),
    ],
)
def test_caution_chooses_the_best_of_the_worst_as_the_books_print(totals, worst, options):
    assert chosen(maximin(totals)) == (worst, options)


@pytest.mark.parametrize(
    ("totals", "best", "options"),
    [
        (CONDOMINIUMS, [8, 14, 20], (2,)),
        (LUMBER, [200_000, 100_000, 0], (0,)),
        (CONTRACTOR, [60, 80, 70], (1,)),
        (ACTIONS, [80, 100, 115], (2,)),
        (JMCDM, [26, 34, 34, 30], (1, 2)),
    ],
)
def test_hope_chooses_the_best_of_the_best_as_the_books_print(totals, best, options):
    assert chosen(maximax(totals)) == (best, options)


@pytest.mark.parametrize(
    ("totals", "means", "options"),
    [
        (CAMP, [-14.5, -12.5, -18, -21.5], (1,)),
        (LUMBER, [10_000, 40_000, 0], (1,)),
        (CONTRACTOR, [55, 50, 55], (0, 2)),
    ],
)
def test_equal_chances_choose_the_highest_mean_as_the_books_print(totals, means, options):
    assert chosen(laplace(totals)) == (means, options)


def test_a_mixture_of_hope_and_caution_is_as_the_book_prints():
    # Render & Stair take a coefficient of realism of 0.8: 124,000, 76,000 and 0.
    assert chosen(hurwicz(LUMBER, optimism=0.8)) == ([124_000, 76_000, 0], (0,))


def test_half_hope_and_half_caution_is_as_the_book_prints():
    # Taha takes 0.5; his costs are 15, 15, 16.5 and 22.5, and he chooses the first or second.
    assert chosen(hurwicz(CAMP, optimism=0.5)) == ([-15, -15, -16.5, -22.5], (0, 1))


@pytest.mark.parametrize(
    ("totals", "probabilities", "values", "options"),
    [
        (CONDOMINIUMS, [0.8, 0.2], [7.8, 12.2, 14.2], (2,)),
        (LUMBER, [0.5, 0.5], [10_000, 40_000, 0], (1,)),
        (JMCDM, [0.2, 0.5, 0.2, 0.1], [24, 29.2, 27, 27], (1,)),
    ],
)
def test_expected_values_are_as_the_books_print(totals, probabilities, values, options):
    assert chosen(expected_value(totals, probabilities)) == (values, options)


@pytest.mark.parametrize(
    ("totals", "probabilities", "regrets", "options"),
    [
        # The least is the value of perfect information: 3.2 millions, and 60,000.
        (CONDOMINIUMS, [0.8, 0.2], [9.6, 5.2, 3.2], (2,)),
        (LUMBER, [0.5, 0.5], [90_000, 60_000, 100_000], (1,)),
        (JMCDM, [0.2, 0.5, 0.2, 0.1], [8, 2.8, 5, 5], (1,)),
    ],
)
def test_expected_regrets_are_as_the_books_print(totals, probabilities, regrets, options):
    assert chosen(expected_regret(totals, probabilities)) == (regrets, options)


@settings(max_examples=30)
@given(table=tables)
def test_hope_and_caution_are_the_ends_of_the_mixture(table):
    assert chosen(hurwicz(table, optimism=0)) == chosen(maximin(table))
    assert chosen(hurwicz(table, optimism=1)) == chosen(maximax(table))


@settings(max_examples=30)
@given(table=tables)
def test_equal_chances_are_the_mean(table):
    equal = np.full(len(table), 1 / len(table))

    assert chosen(expected_value(table, equal)) == chosen(laplace(table))


@settings(max_examples=30)
@given(table=tables, seed=st.integers(0, 99))
def test_least_expected_regret_and_highest_expected_value_agree(table, seed):
    chances = np.random.default_rng(seed).dirichlet(np.ones(len(table)))

    regret, value = expected_regret(table, chances), expected_value(table, chances)

    assert regret.options == value.options
    # What one loses by not knowing is the same from whichever side it is reckoned.
    assert regret.figures + value.figures == pytest.approx(chances @ table.max(axis=1))


@pytest.mark.parametrize("rule", [maximin, maximax, laplace])
@settings(max_examples=30)
@given(table=tables, seed=st.integers(0, 99))
def test_a_rule_keeps_its_choice_when_options_are_shuffled_or_rescaled(rule, table, seed):
    order = np.random.default_rng(seed).permutation(table.shape[1])

    turned = rule(3 * table[:, order] - 7)

    assert sorted(order[list(turned.options)]) == list(rule(table).options)


def test_totals_tie_in_proportion_to_how_far_they_spread():
    assert maximax([[1e9, 1e9 + 0.5, 0.0]]).options == (0, 1)
    assert maximax([[10.0, 10.5, 0.0]]).options == (1,)


@pytest.mark.parametrize("rule", [maximin, maximax, laplace])
@pytest.mark.parametrize(
    ("totals", "problem"),
    [
        ([[1.0, np.nan]], r"totals must not be missing \(row 1, column 2\)"),
        ([[np.inf, 1.0]], r"totals must not be infinite \(row 1, column 1\)"),
        ([1.0, 2.0], "table of at least one perspective by options"),
        (np.empty((0, 2)), "table of at least one perspective by options"),
        (np.empty((2, 0)), "table of at least one perspective by options"),
    ],
)
def test_what_is_no_table_of_totals_is_refused(rule, totals, problem):
    with pytest.raises(ValueError, match=problem):
        rule(totals)


@pytest.mark.parametrize("rule", [expected_value, expected_regret])
@pytest.mark.parametrize(
    ("probabilities", "problem"),
    [
        ([0.5], "one probability for each of the 2 perspectives"),
        ([1.5, -0.5], r"probabilities must not be negative \(place 2\)"),
        ([0.5, 0.6], "probabilities must sum to 1"),
        ([0.5, np.nan], r"probabilities must not be missing \(place 2\)"),
    ],
)
def test_what_are_no_probabilities_is_refused(rule, probabilities, problem):
    with pytest.raises(ValueError, match=problem):
        rule(CONDOMINIUMS, probabilities)


@pytest.mark.parametrize("optimism", [-0.1, 1.1, np.nan])
def test_an_optimism_outside_0_to_1_is_refused(optimism):
    with pytest.raises(ValueError, match="optimism must lie from 0 to 1"):
        hurwicz(CONDOMINIUMS, optimism=optimism)
