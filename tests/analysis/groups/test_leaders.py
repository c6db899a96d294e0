"""Everybody's own ranks, who is first, and whether two rankings say the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.groups.leaders import is_same_order, leaders_of, ranks_of_rows
from options.analysis.totals.ranking import competition_ranks


def test_all_that_tie_for_first_lead():
    assert leaders_of([70.0, 90.0, 90.0 - 5e-8, np.nan]) == (1, 2)
    assert leaders_of([np.nan]) == leaders_of([]) == ()


def test_each_row_has_its_own_ranks():
    assert ranks_of_rows([[50.0, np.nan, 60.0], [1.0, 1.0, 0.0]]).tolist() == [
        [2, 0, 1],
        [1, 1, 3],
    ]
    assert ranks_of_rows(np.empty((0, 3))).shape == (0, 3)


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), people=st.integers(0, 9), options=st.integers(1, 6))
def test_ranks_are_the_competition_ranks_of_each_row(seed, people, options):
    rng = np.random.default_rng(seed)
    totals = rng.integers(0, 4, (people, options)) + rng.choice([0.0, 6e-8], (people, options))
    totals[rng.random(totals.shape) < 0.2] = np.nan

    ranks = ranks_of_rows(totals)

    assert ranks.tolist() == [competition_ranks(row).tolist() for row in totals]


def test_an_order_is_the_same_with_its_ties_and_gaps():
    assert is_same_order([90.0, 10.0, np.nan], [2.0, 1.0, np.nan])
    assert not is_same_order([90.0, 10.0], [50.0, 50.0])
    assert not is_same_order([90.0, 10.0], [90.0, np.nan])


@pytest.mark.parametrize(
    ("totals", "problem"),
    [
        ([70.0], "one row of options for each"),
        (np.empty((2, 0)), "one row of options for each"),
        ([[np.inf]], "must not be infinite"),
    ],
)
def test_tables_that_are_none_are_refused(totals, problem):
    with pytest.raises(ValueError, match=problem):
        ranks_of_rows(totals)


def test_a_single_row_is_needed_to_name_leaders():
    with pytest.raises(ValueError, match="one row"):
        leaders_of([[70.0]])
