"""What holds between every two options whatever the weights."""

import numpy as np
import pytest

from options.analysis.robustness.sure_leads import Prospect, SureLeads

# The first leads the second by 5 to 20 and the third by -10 to 30; the second and the third
# are each ahead at times.
LEADS = SureLeads(np.array([[0.0, 5.0, -10.0], [-20.0, 0.0, -8.0], [-30.0, -4.0, 0.0]]))


def test_an_option_never_behind_and_sometimes_ahead_is_surely_better():
    assert LEADS.surely_better.tolist() == [
        [False, True, False],
        [False, False, False],
        [False, False, False],
    ]
    assert LEADS.unbeaten.tolist() == [True, False, True]


def test_an_option_that_a_rival_always_leads_cannot_be_first():
    assert LEADS.may_be_first.tolist() == [True, False, True]


def test_an_option_that_a_rival_only_ever_ties_may_still_be_first():
    leads = SureLeads(np.array([[0.0, 0.0], [-20.0, 0.0]]))

    assert leads.unbeaten.tolist() == [True, False]
    assert leads.may_be_first.tolist() == [True, True]


def test_the_safest_option_has_the_smallest_maximum_regret():
    assert LEADS.maximum_regret.tolist() == [10.0, 20.0, 30.0]
    assert LEADS.safest == (0,)


def test_an_option_that_is_never_behind_anybody_is_a_sure_leader():
    leads = SureLeads(np.array([[0.0, 5.0, 0.0], [-9.0, 0.0, -7.0], [0.0, 5.0, 0.0]]))

    assert (leads.sure_leaders, leads.safest) == ((0, 2), (0, 2))
    assert LEADS.sure_leaders == ()


def test_prospects_say_who_beats_whom_and_what_can_be_lost():
    assert LEADS.prospects() == (
        Prospect(option=0, beats=(1,), beaten_by=(), regret=10.0, rival=2),
        Prospect(option=1, beats=(), beaten_by=(0,), regret=20.0, rival=0),
        Prospect(option=2, beats=(), beaten_by=(), regret=30.0, rival=0),
    )


def test_differences_below_a_tie_are_none():
    leads = SureLeads(np.array([[0.0, -5e-8], [-5e-8, 0.0]]))

    assert not leads.surely_better.any()
    assert leads.sure_leaders == (0, 1)
    assert [prospect.rival for prospect in leads.prospects()] == [None, None]


@pytest.mark.parametrize("name", ["unbeaten", "may_be_first"])
def test_a_single_option_stands_alone(name):
    assert getattr(SureLeads(np.zeros((1, 1))), name).tolist() == [True]
