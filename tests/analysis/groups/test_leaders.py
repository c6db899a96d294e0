"""Who is first, and whether two rankings say the same."""

import numpy as np
import pytest

from options.analysis.groups.leaders import is_same_order, leaders_of, ranks_of_rows


def test_all_that_tie_for_first_lead():
    assert leaders_of([70.0, 90.0, 90.0 - 5e-8, np.nan]) == (1, 2)
    assert leaders_of([np.nan]) == leaders_of([]) == ()


def test_each_row_has_its_own_ranks():
    assert ranks_of_rows([[50.0, np.nan, 60.0], [1.0, 1.0, 0.0]]).tolist() == [
        [2, 0, 1],
        [1, 1, 3],
    ]
    assert ranks_of_rows(np.empty((0, 3))).shape == (0, 3)


def test_an_order_is_the_same_with_its_ties_and_gaps():
    assert is_same_order([90.0, 10.0, np.nan], [2.0, 1.0, np.nan])
    assert not is_same_order([90.0, 10.0], [50.0, 50.0])
    assert not is_same_order([90.0, 10.0], [90.0, np.nan])


@pytest.mark.parametrize(
    ("totals", "problem"), [([70.0], "a table"), ([[np.inf]], "must not be infinite")]
)
def test_tables_that_are_none_are_refused(totals, problem):
    with pytest.raises(ValueError, match=problem):
        ranks_of_rows(totals)


def test_a_single_row_is_needed_to_name_leaders():
    with pytest.raises(ValueError, match="one row"):
        leaders_of([[70.0]])
