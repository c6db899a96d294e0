"""Whether people put the options into one order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.concordance import kendall_concordance

# NAG Library Manual, example of routine G08DAF: three comparisons of ten objects with many
# ties, W = 0.828.
NAG = [
    [1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
    [2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
    [2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
]

# The data `anxiety` of the R package irr (Gamer 2012): three raters, twenty patients.
ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]

SCORECARD = [
    [4, 3, 1, 5, 6, 9, 8, 2, 7, 11, 10, 12],
    [1, 2, 6, 3, 5, 4, 8, 9, 10, 11, 6, 12],
    [1, 2, 6, 3, 4, 5, 8, 7, 10, 9, 11, 12],
    [2, 3, 5, 6, 7, 1, 4, 10, 8, 9, 11, 12],
    [1, 6, 2, 5, 3, 8, 4, 9, 7, 10, 11, 12],
]


@st.composite
def rooms_of_totals(draw):
    """Whole totals, often tied: people by options."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return rng.integers(0, draw(st.sampled_from([2, 4, 101])), shape).astype(float)


def test_concordance_with_ties_is_the_published_one():
    found = kendall_concordance(NAG)

    assert found.coefficient is not None
    assert round(found.coefficient, 3) == 0.828
    assert (found.counted, found.degrees_of_freedom) == (3, 9)


def test_concordance_without_ties_is_the_published_one():
    # ProofWiki, "Kendall's Coefficient of Concordance", arbitrary example 1: four judges, three
    # competitors, rank sums 7, 9 and 8, so S = 2 and W = 1/16.
    found = kendall_concordance([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]])

    assert found.coefficient == pytest.approx(1 / 16)
    assert found.chi_square == pytest.approx(0.5)


def test_concordance_of_ten_projects_is_the_published_one():
    # A teaching page, "The Kendall coefficient of concordance" (Scribd 659863121, example 1):
    # ten projects, four judges, squares of 1048 about the mean rank sum of 22.
    ranks = [
        [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
        [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
        [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
        [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
    ]

    found = kendall_concordance(np.negative(ranks))

    sums = found.mean_ranks * 4
    assert sums.tolist() == [10, 8, 12, 16, 21, 22, 25, 31, 37, 38]
    assert ((sums - 22) ** 2).sum() == 1048
    assert found.coefficient == pytest.approx(12 * 1048 / (16 * 990))


def test_concordance_of_raters_with_many_ties_is_the_published_one():
    # irr's own example, kendall(anxiety, TRUE): Wt = 0.54, Chisq(19) = 30.8.
    found = kendall_concordance(ANXIETY)

    assert found.coefficient is not None
    assert found.chi_square is not None
    assert round(found.coefficient, 2) == 0.54
    assert (round(found.chi_square, 1), found.degrees_of_freedom) == (30.8, 19)


def test_concordance_of_a_scorecard_is_the_published_one():
    # Kemp (2016), Scorecard example for the R package irr: five raters, twelve items,
    # Wt = 0.735 and Chisq(11) = 40.5.
    found = kendall_concordance(SCORECARD)

    assert found.coefficient is not None
    assert found.chi_square is not None
    assert round(found.coefficient, 3) == 0.735
    assert (round(found.chi_square, 1), found.degrees_of_freedom) == (40.5, 11)


def test_two_opposite_orders_have_no_concordance():
    found = kendall_concordance([[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]])

    assert (found.coefficient, found.chi_square) == (0.0, 0.0)
    assert found.mean_ranks.tolist() == [2.0, 2.0, 2.0]


def test_people_with_the_same_ties_agree_fully():
    assert kendall_concordance(
        [[9.0, 5.0, 5.0], [80.0, 70.0, 70.0]]
    ).coefficient == pytest.approx(1.0)


def test_totals_tie_within_the_tolerance_only():
    tied = kendall_concordance([[50.0, 50.0 + 5e-8], [50.0, 50.0]])
    apart = kendall_concordance([[50.0, 50.0 + 2e-7], [50.0, 50.0]])

    assert tied.coefficient is None
    assert apart.coefficient is not None


def test_who_tells_no_two_options_apart_says_nothing():
    found = kendall_concordance([[5.0, 5.0], [7.0, 7.0]])

    assert (found.coefficient, found.chi_square) == (None, None)
    assert found.mean_ranks.tolist() == [1.5, 1.5]


def test_a_single_option_has_no_order():
    found = kendall_concordance([[5.0], [7.0]])

    assert (found.coefficient, found.degrees_of_freedom) == (None, 0)


def test_who_misses_an_option_is_left_out_and_counted():
    found = kendall_concordance([[3.0, 2.0, 1.0], [1.0, np.nan, 9.0], [30.0, 20.0, 10.0]])

    assert (found.counted, found.left_out) == (2, 1)
    assert found.coefficient == 1.0


def test_when_nobody_is_left_there_is_no_concordance():
    for nobody in (np.full((2, 3), np.nan), np.empty((0, 3))):
        found = kendall_concordance(nobody)

        assert (found.coefficient, found.counted, found.left_out) == (None, 0, len(nobody))
        assert np.isnan(found.mean_ranks).tolist() == [True] * 3


@settings(max_examples=40)
@given(totals=rooms_of_totals())
def test_concordance_is_the_spread_of_rank_sums_in_parts_of_the_most_there_can_be(totals):
    # Counted pair by pair: a rank is 1, a half more for each tie and 1 for each better.
    better = (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    level = (totals[:, None, :] == totals[:, :, None]).sum(axis=2) - 1
    ranks = 1 + better + level / 2
    people, options = totals.shape
    spread = ((ranks - (options + 1) / 2) ** 2).sum(axis=1)

    found = kendall_concordance(totals)

    assert found.mean_ranks == pytest.approx(ranks.mean(axis=0), abs=1e-12)
    most = people * spread.sum()
    if most == 0:
        assert found.coefficient is None
    else:
        squares = ((ranks.sum(axis=0) - people * (options + 1) / 2) ** 2).sum()
        assert found.coefficient == pytest.approx(squares / most, abs=1e-12)


@settings(max_examples=40)
@given(totals=rooms_of_totals(), seed=st.integers(0, 99))
def test_neither_names_nor_scales_nor_directions_matter(totals, seed):
    rng = np.random.default_rng(seed)
    shuffled = totals[rng.permutation(len(totals))][:, rng.permutation(totals.shape[1])]

    found = kendall_concordance(totals).coefficient

    for other in (shuffled, totals * 2 + 7, -totals):
        assert kendall_concordance(other).coefficient == pytest.approx(found, abs=1e-12)
    if found is not None:
        assert -1e-12 <= found <= 1 + 1e-12


@pytest.mark.parametrize("totals", [[1.0, 2.0], np.empty((2, 0)), 5.0])
def test_totals_that_are_no_rows_are_refused(totals):
    with pytest.raises(ValueError, match="one row of options for each person"):
        kendall_concordance(totals)


def test_an_infinite_total_is_refused():
    with pytest.raises(ValueError, match=r"infinite \(row 1, column 2\)"):
        kendall_concordance([[1.0, np.inf]])
