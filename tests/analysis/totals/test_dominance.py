"""Which options are no worse everywhere and better somewhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from options.analysis.totals.dominance import dominance, efficient
from options.analysis.totals.ranking import weighted_totals
from options.analysis.weighing.weights import normalised

tables = arrays.arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(1, 4)), elements=st.integers(0, 5)
)


def test_better_once_and_no_worse_elsewhere_dominates():
    # By hand: the first beats the third on both, ties it with the second on one.
    table = np.array([[50.0, 60.0], [50.0, 40.0], [40.0, 50.0]])

    assert dominance(table).tolist() == [
        [False, True, True],
        [False, False, False],
        [False, False, False],
    ]
    assert efficient(table).tolist() == [True, False, False]


def test_equal_options_do_not_dominate_each_other():
    table = np.array([[50.0, 60.0], [50.0, 60.0]])

    assert not dominance(table).any()
    assert efficient(table).tolist() == [True, True]


def test_an_option_with_a_missing_score_takes_no_part():
    table = np.array([[90.0, 90.0], [np.nan, 10.0], [10.0, np.nan], [0.0, 0.0]])

    assert dominance(table)[0].tolist() == [False, False, False, True]
    assert not dominance(table)[1:].any()
    assert efficient(table).tolist() == [True, True, True, False]


def test_a_single_option_is_efficient():
    assert efficient(np.array([[0.0]])).tolist() == [True]


@given(table=tables)
def test_dominance_is_a_strict_order(table):
    dominates = dominance(table)

    assert not dominates.diagonal().any()
    assert not (dominates & dominates.T).any()
    assert not ((dominates @ dominates) & ~dominates).any()
    assert efficient(table).any()


@given(table=tables, seed=st.integers(0, 2**32 - 1))
def test_a_dominated_option_never_has_the_higher_total(table, seed):
    weights = normalised(np.random.default_rng(seed).random(table.shape[1]) + 0.01)

    totals = weighted_totals(table, weights)

    for winner, loser in np.argwhere(dominance(table)):
        assert totals[winner] > totals[loser]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ([50.0, 60.0], "table of options by criteria"),
        ([[101.0]], "from 0 to 100"),
        ([[-1.0]], "from 0 to 100"),
        ([[np.inf]], "infinite"),
        (np.empty((2, 0)), "at least one criterion"),
    ],
)
def test_what_is_no_table_is_refused(values, problem):
    with pytest.raises(ValueError, match=problem):
        dominance(values)
