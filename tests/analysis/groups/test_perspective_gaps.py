"""How far apart perspectives are, and on which option."""

import numpy as np
import pytest

from options.analysis.groups.perspective_gaps import PerspectiveGap, widest_gaps


def test_the_widest_gap_comes_first_and_names_both_ends():
    gaps = widest_gaps([[70.0, 50.0], [40.0, 55.0], [60.0, 45.0]])

    assert gaps == (PerspectiveGap(0, 30.0, (1,), (0,)), PerspectiveGap(1, 10.0, (2,), (1,)))


def test_perspectives_that_tie_at_an_end_are_all_named():
    (gap,) = widest_gaps([[70.0], [20.0], [70.0 - 5e-8], [np.nan]])

    assert gap == PerspectiveGap(0, 50.0, (1,), (0, 2))


def test_an_option_that_one_perspective_knows_has_no_gap():
    assert widest_gaps([[70.0, np.nan], [np.nan, np.nan]]) == ()


def test_perspectives_that_agree_are_at_both_ends():
    assert widest_gaps([[70.0], [70.0]]) == (PerspectiveGap(0, 0.0, (0, 1), (0, 1)),)


@pytest.mark.parametrize(
    ("totals", "problem"),
    [
        ([70.0], "one row of options for each person or perspective"),
        ([[np.inf]], "must not be infinite"),
    ],
)
def test_totals_that_are_none_are_refused(totals, problem):
    with pytest.raises(ValueError, match=problem):
        widest_gaps(totals)
