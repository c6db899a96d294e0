"""The option that nobody has to regret much."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from options.analysis.robustness.regret import GreatestRegret, Removal, minimax_regret
from tests.analysis.robustness.published_payoffs import (
    CAMP,
    CONDOMINIUMS,
    CONTRACTOR,
    JMCDM,
    LUMBER,
)

tables = arrays.arrays(
    np.float64, st.tuples(st.integers(1, 5), st.integers(1, 6)), elements=st.integers(0, 9)
)


@pytest.mark.parametrize(
    ("totals", "regrets", "maximum", "choice"),
    [
        (CONDOMINIUMS, [[12, 6, 0], [0, 2, 16]], [12, 6, 16], (1,)),
        (
            CAMP,
            [[0, 3, 16, 25], [3, 0, 11, 15], [6, 0, 0, 7], [10, 8, 6, 0]],
            [10, 8, 16, 25],
            (1,),
        ),
        (
            LUMBER,
            [[0, 100_000, 200_000], [180_000, 20_000, 0]],
            [180_000, 100_000, 200_000],
            (1,),
        ),
        (CONTRACTOR, [[0, 30, 10], [20, 0, 10]], [20, 30, 10], (2,)),
    ],
)
def test_regrets_are_as_the_books_print(totals, regrets, maximum, choice):
    found = minimax_regret(totals)

    assert found.regrets.tolist() == regrets
    assert (found.maximum.tolist(), found.choice) == (maximum, choice)


def test_the_choice_is_as_another_library_prints():
    assert minimax_regret(JMCDM).choice == (3,)


def test_the_greatest_regret_says_who_loses_what_and_would_rather_have_which():
    assert minimax_regret(CONDOMINIUMS).greatest_regrets() == (
        GreatestRegret(option=0, perspective=0, regret=12.0, favourite=2),
        GreatestRegret(option=1, perspective=0, regret=6.0, favourite=2),
        GreatestRegret(option=2, perspective=1, regret=16.0, favourite=0),
    )


def test_an_option_that_is_not_chosen_may_decide_between_two_others():
    # By hand: without the third, the greatest regrets are 5 and 6, so the first is chosen.
    # The third is far better for the second perspective: now they are 11, 6 and 7. Without
    # the first, the second is regretted by 6 and the third by 1.
    found = minimax_regret([[8.0, 2.0, 1.0], [4.0, 9.0, 15.0]])

    assert (found.maximum.tolist(), found.choice) == ([11.0, 6.0, 7.0], (1,))
    assert found.removals() == (Removal(option=0, choice=(2,)), Removal(option=2, choice=(0,)))


def test_an_option_that_is_best_for_nobody_decides_nothing():
    found = minimax_regret([[8.0, 2.0, 1.0], [4.0, 9.0, 8.0]])

    assert (found.choice, found.removals()) == ((0,), ())


def test_options_that_tie_are_chosen_together():
    assert minimax_regret([[10.0, 0.0], [0.0, 10.0]]).choice == (0, 1)


def test_a_single_option_is_nobodys_regret():
    found = minimax_regret([[3.0], [7.0]])

    assert (found.maximum.tolist(), found.choice, found.removals()) == ([0.0], (0,), ())


@settings(max_examples=30)
@given(table=tables)
def test_the_choice_is_what_a_loop_over_all_cells_chooses(table):
    worst = [
        max(max(row) - row[option] for row in table.tolist())
        for option in range(table.shape[1])
    ]

    found = minimax_regret(table)

    assert found.maximum.tolist() == worst
    assert found.choice == tuple(k for k, regret in enumerate(worst) if regret == min(worst))


@settings(max_examples=30)
@given(table=tables)
def test_removals_are_found_by_taking_every_option_away(table):
    found = minimax_regret(table)
    expected = []
    for option in range(table.shape[1]):
        if option in found.choice:
            continue
        left = [k for k in range(table.shape[1]) if k != option]
        without = tuple(left[k] for k in minimax_regret(table[:, left]).choice)
        if without != found.choice:
            expected.append(Removal(option, without))

    assert found.removals() == tuple(expected)


@settings(max_examples=30)
@given(table=tables, shift=st.integers(-5, 5))
def test_what_is_added_to_all_options_of_a_perspective_moves_no_regret(table, shift):
    moved = table.copy()
    moved[0] += shift

    assert minimax_regret(moved).regrets.tolist() == minimax_regret(table).regrets.tolist()


@settings(max_examples=30)
@given(table=tables)
def test_an_option_best_for_everybody_is_chosen_without_regret(table):
    best = np.column_stack([table, table.max(axis=1) + 1])

    found = minimax_regret(best)

    assert (found.choice, found.maximum[-1]) == ((table.shape[1],), 0.0)


def test_a_missing_total_is_refused():
    with pytest.raises(ValueError, match=r"must not be missing \(row 2, column 1\)"):
        minimax_regret([[1.0, 2.0], [np.nan, 2.0]])
