"""Which options most perspectives could live with."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.groups.acceptance import acceptable_to, in_top, least_objection

# Three perspectives, four options. By hand, short of each one's best: 0, 10, 40, 60;
# 50, 5, 0, 25; 30, 20, 45, 0.
TOTALS = [[80.0, 70.0, 40.0, 20.0], [20.0, 65.0, 70.0, 45.0], [40.0, 50.0, 25.0, 70.0]]


@st.composite
def tables(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    totals = rng.integers(0, 101, (draw(st.integers(1, 5)), draw(st.integers(1, 5))))
    gaps = rng.random(totals.shape) < draw(st.sampled_from([0.0, 0.3]))
    return np.where(gaps, np.nan, totals)


def test_what_lies_within_some_points_of_the_best_is_acceptable():
    found = acceptable_to(TOTALS, within=10)

    assert found.acceptable.tolist() == [
        [True, True, False, False],
        [False, True, True, False],
        [False, False, False, True],
    ]
    assert found.accepting.tolist() == [1, 2, 1, 1]
    assert (found.perspectives, found.most, found.to_all) == (3, (1,), ())


def test_with_enough_points_one_option_is_acceptable_to_all():
    assert acceptable_to(TOTALS, within=20).to_all == (1,)
    assert acceptable_to(TOTALS, within=19.9).to_all == ()


def test_nobody_has_to_give_up_their_best():
    assert acceptable_to(TOTALS, within=0).accepting.tolist() == [1, 0, 1, 1]
    assert acceptable_to([[50.0, 50.0 - 5e-8]], within=0).to_all == (0, 1)


def test_what_is_among_the_first_of_each_is_acceptable():
    found = in_top(TOTALS, places=2)

    assert found.accepting.tolist() == [1, 3, 1, 1]
    assert (found.most, found.to_all) == ((1,), (1,))


def test_level_options_share_the_better_rank():
    assert in_top([[50.0, 50.0, 40.0]], places=1).to_all == (0, 1)
    assert in_top([[50.0, 50.0, 40.0]], places=2).to_all == (0, 1)


def test_the_least_objection_is_worked_by_hand():
    found = least_objection(TOTALS)

    assert found.objections.tolist() == [50.0, 20.0, 45.0, 60.0]
    assert (found.options, found.points, found.hardest_for) == ((1,), 20.0, (2,))


def test_several_options_can_ask_equally_little():
    found = least_objection([[60.0, 50.0, 0.0], [50.0, 60.0, 0.0]])

    assert (found.options, found.points, found.hardest_for) == ((0, 1), 10.0, (1,))


def test_an_option_that_a_perspective_does_not_know_is_not_taken_as_accepted():
    totals = [[80.0, 70.0], [np.nan, 30.0]]

    assert acceptable_to(totals, within=100).accepting.tolist() == [1, 2]
    assert in_top(totals, places=2).accepting.tolist() == [1, 2]
    found = least_objection(totals)
    assert np.array_equal(found.objections, [np.nan, 10.0], equal_nan=True)
    assert found.options == (1,)


def test_a_perspective_without_totals_has_no_say():
    totals = [[np.nan, np.nan], [80.0, 70.0]]

    assert acceptable_to(totals, within=0).to_all == (0,)
    assert acceptable_to(totals, within=0).perspectives == 1
    found = least_objection([*totals, [60.0, 65.0]])
    assert (found.options, found.points, found.hardest_for) == ((0,), 5.0, (2,))


def test_without_totals_there_is_nothing_to_agree_on():
    for totals in ([[np.nan, np.nan]], np.empty((0, 2))):
        found = acceptable_to(totals, within=10)
        least = least_objection(totals)

        assert (found.most, found.to_all, found.perspectives) == ((), (), 0)
        assert (least.options, least.points, least.hardest_for) == ((), None, ())
        assert np.isnan(least.objections).all()


def test_without_an_option_that_all_know_there_is_no_least_objection():
    assert least_objection([[80.0, np.nan], [np.nan, 70.0]]).points is None


@settings(max_examples=15)
@given(totals=tables())
def test_the_least_objection_is_where_agreement_begins(totals):
    found = least_objection(totals)

    if found.points is not None:
        assert acceptable_to(totals, within=found.points).to_all == found.options
        if found.points > 0:
            assert acceptable_to(totals, within=found.points - 0.5).to_all == ()
    else:
        assert acceptable_to(totals, within=100).to_all == ()


@settings(max_examples=15)
@given(totals=tables(), within=st.integers(0, 50), more=st.integers(0, 50))
def test_more_points_never_make_less_acceptable(totals, within, more):
    before = acceptable_to(totals, within=within).acceptable

    after = acceptable_to(totals, within=within + more).acceptable

    assert after[before].all()


@pytest.mark.parametrize("points", [-1.0, np.nan])
def test_points_that_are_none_are_refused(points):
    with pytest.raises(ValueError, match="points must not be negative"):
        acceptable_to(TOTALS, within=points)


def test_places_that_are_none_are_refused():
    with pytest.raises(ValueError, match="at least the first place"):
        in_top(TOTALS, places=0)


@pytest.mark.parametrize(
    ("totals", "problem"),
    [
        ([50.0], "one row of options for each person or perspective"),
        (np.empty((1, 0)), "one row of options for each person or perspective"),
        ([[50.0, np.inf]], r"must not be infinite \(row 1, column 2\)"),
    ],
)
def test_totals_that_are_none_are_refused(totals, problem):
    for ask in (
        lambda: acceptable_to(totals, within=1),
        lambda: in_top(totals, places=1),
        lambda: least_objection(totals),
    ):
        with pytest.raises(ValueError, match=problem):
            ask()
