"""Options that some weights make first, and options that none do."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.robustness.never_best import best_cases, never_best
from options.analysis.totals.dominance import dominance
from tests.analysis.examples import OFFICES


def of_a_game(payoffs):
    """A table whose first option is ahead of each rival (column) by the payoffs (rows)."""
    return np.vstack([np.full(len(payoffs), 50.0), 50.0 - np.asarray(payoffs, dtype=float).T])


def test_the_best_case_is_the_game_of_the_two_politicians():
    # Hillier & Lieberman, Introduction to Operations Research, chapter on game theory, the
    # third variation of the campaign: x = (7/11, 4/11, 0), y = (0, 5/11, 6/11), value 2/11.
    case = best_cases(of_a_game([[0, -2, 2], [5, 4, -3], [2, 3, -4]]))[0]

    assert case.margin == pytest.approx(2 / 11, abs=1e-11)
    assert case.weights == pytest.approx([7 / 11, 4 / 11, 0], abs=1e-12)
    assert case.rivals == (3, 2)
    assert case.shares == pytest.approx((6 / 11, 5 / 11), abs=1e-12)
    assert case.can_be_first
    assert case.can_be_alone_first
    assert case.points_behind == 0


def test_the_best_case_is_a_game_of_two_strategies_against_three():
    # A teacher's exercise with its answer (brainmass.com, problem 17356): value 4/3,
    # x = (2/3, 1/3), y = (2/3, 1/3, 0).
    case = best_cases(of_a_game([[1, 2, 3], [2, 0, 3]]))[0]

    assert case.margin == pytest.approx(4 / 3, abs=1e-11)
    assert case.weights == pytest.approx([2 / 3, 1 / 3], abs=1e-12)
    assert case.rivals == (1, 2)
    assert case.shares == pytest.approx((2 / 3, 1 / 3), abs=1e-12)


def test_an_option_below_a_mix_of_two_is_never_first():
    # By hand: half of each of the others is (50, 50), 10 ahead on both criteria; at equal
    # weights the three have 50, 50 and 40.
    cases = best_cases([[100.0, 0.0], [0.0, 100.0], [40.0, 40.0]])

    (case,) = never_best(cases)

    assert case.option == 2
    assert case.points_behind == pytest.approx(10, abs=1e-11)
    assert case.weights == pytest.approx([0.5, 0.5], abs=1e-12)
    assert case.rivals == (0, 1)
    assert case.shares == pytest.approx((0.5, 0.5), abs=1e-12)
    assert not case.can_be_first


def test_never_best_options_are_told_the_nearest_first():
    values = [[100.0, 0.0], [0.0, 100.0], [40.0, 40.0], [45.0, 45.0], [0.0, 0.0]]

    assert [case.option for case in never_best(best_cases(values))] == [3, 2, 4]


def test_an_option_behind_another_everywhere_stays_behind_by_the_least_gap():
    # By hand: at best all weight is on the criterion where only 5 points are missing.
    case = best_cases([[30.0, 45.0], [50.0, 50.0]])[0]

    assert case.margin == pytest.approx(-5, abs=1e-11)
    assert case.weights == pytest.approx([0, 1], abs=1e-12)
    assert (case.rivals, case.shares) == ((1,), (1.0,))


def test_a_tie_for_the_first_place_counts_as_first_but_not_as_alone():
    for case in best_cases([[60.0, 20.0], [60.0, 20.0], [10.0, 10.0]])[:2]:
        assert case.margin == pytest.approx(0, abs=1e-11)
        assert case.can_be_first
        assert not case.can_be_alone_first
        assert case.points_behind == 0


def test_an_option_on_the_line_between_two_others_can_tie_only():
    # By hand: (50, 50) is on the line from (100, 0) to (0, 100) and ties at equal weights.
    case = best_cases([[100.0, 0.0], [0.0, 100.0], [50.0, 50.0]])[2]

    assert case.can_be_first
    assert not case.can_be_alone_first


def test_everything_equal_is_a_tie_everywhere():
    for case in best_cases(np.full((4, 3), 50.0)):
        assert case.margin == pytest.approx(0, abs=1e-11)
        assert case.weights.sum() == pytest.approx(1, abs=1e-12)


def test_one_option_has_no_rival():
    (case,) = best_cases([[30.0, 70.0]])

    assert case.margin == math.inf
    assert case.can_be_alone_first
    assert (case.rivals, case.shares) == ((), ())
    assert case.weights.sum() == pytest.approx(1, abs=1e-12)


def test_one_option_has_weights_that_keep_the_limits():
    (case,) = best_cases([[30.0, 70.0]], low=[0.3, 0.2], ranks=[2, 1])

    assert case.weights[1] >= case.weights[0] >= 0.3 - 1e-12


def test_without_options_there_is_nothing_to_say():
    assert best_cases(np.empty((0, 2))) == ()


def test_on_one_criterion_the_margin_is_the_gap_to_the_next():
    margins = [case.margin for case in best_cases([[80.0], [50.0], [65.0]])]

    assert margins == pytest.approx([15, -30, -15], abs=1e-11)


def test_a_least_weight_can_keep_an_option_from_the_first_place():
    # By hand: with at least 0.6 on the first criterion the second option has at most 40.
    first, second = best_cases([[100.0, 0.0], [0.0, 100.0]], low=[0.6, 0.0])

    assert first.margin == pytest.approx(100, abs=1e-10)
    assert second.margin == pytest.approx(-20, abs=1e-10)
    assert second.weights == pytest.approx([0.6, 0.4], abs=1e-12)


def test_a_most_weight_can_keep_an_option_from_the_first_place():
    # By hand: with at most 0.3 on its only strength it has 30 against 70.
    second = best_cases([[100.0, 0.0], [0.0, 100.0]], high=[1.0, 0.3])[1]

    assert second.margin == pytest.approx(-40, abs=1e-10)
    assert second.weights == pytest.approx([0.7, 0.3], abs=1e-12)


def test_an_order_of_weights_can_keep_an_option_from_the_first_place():
    # By hand: the corners are (1, 0, 0), (1/2, 1/2, 0) and a third each, where the totals are
    # 33, 50 and 30. The third does best at 1/7 of the first and 6/7 of the last of them.
    values = [[100.0, 0.0, 0.0], [0.0, 100.0, 50.0], [0.0, 0.0, 90.0]]

    cases = best_cases(values, ranks=[1, 2, 3])

    assert cases[1].margin == pytest.approx(50 / 3, abs=1e-10)
    assert cases[1].weights == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=1e-12)
    assert cases[2].margin == pytest.approx(-120 / 7, abs=1e-10)
    assert cases[2].weights == pytest.approx([3 / 7, 2 / 7, 2 / 7], abs=1e-12)


def test_criteria_of_one_rank_are_in_no_order():
    values = [[100.0, 0.0, 0.0], [0.0, 100.0, 0.0], [0.0, 0.0, 100.0]]

    cases = best_cases(values, ranks=[1, 1, 5])

    # By hand: either of the first two may have all the weight, the third a third at most.
    assert [case.margin for case in cases] == pytest.approx([100, 100, 0], abs=1e-10)


def test_weights_fixed_by_their_limits_give_the_gap_at_these_weights():
    fixed = [0.1] * 10
    values = np.vstack([np.arange(10.0), np.full(10, 5.0)])

    cases = best_cases(values, low=fixed, high=fixed)

    assert [case.margin for case in cases] == pytest.approx([-0.5, 0.5], abs=1e-9)


def test_all_seven_offices_but_two_can_be_first():
    # Goodwin & Wright's offices, against a scan of a million weights on a grid of tenths.
    cases = best_cases(OFFICES)
    place = np.arange(11)
    grid = np.array(np.meshgrid(*[place] * 5)).reshape(5, -1).T
    grid = grid[grid.sum(axis=1) <= 10]
    weights = np.column_stack([grid, 10 - grid.sum(axis=1)]) / 10
    totals = weights @ OFFICES.T

    for case in cases:
        rivals = np.delete(totals, case.option, axis=1).max(axis=1)
        scanned = (totals[:, case.option] - rivals).max()
        assert scanned <= case.margin + 1e-9
        assert scanned > case.margin - 6


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"low": [0.1]}, "one low and one high for each criterion"),
        ({"low": [-0.1, 0.0]}, r"low must lie from 0 to 1 \(place 1\)"),
        ({"high": [1.1, 1.0]}, r"high must lie from 0 to 1 \(place 1\)"),
        ({"high": [np.nan, 1.0]}, r"high must not be missing \(place 1\)"),
        ({"low": [0.5, 0.0], "high": [0.4, 1.0]}, r"low must not be above high \(place 1\)"),
        ({"low": [0.6, 0.6]}, "the lows sum to 1.2, above 1"),
        ({"high": [0.4, 0.4]}, "the highs sum to 0.8, below 1"),
        ({"high": [0.4, 1.0], "ranks": [1, 2]}, "no weights keep all of these limits"),
        ({"ranks": [1, 2, 3]}, "one rank for each of the 2 criteria"),
        ({"ranks": [0, 1]}, "ranks must be whole numbers from 1"),
    ],
)
def test_limits_that_no_weights_keep_are_refused(arguments, problem):
    with pytest.raises(ValueError, match=problem):
        best_cases([[50.0, 20.0], [30.0, 40.0]], **arguments)


def test_a_missing_score_is_refused():
    with pytest.raises(ValueError, match=r"values must not be missing \(row 1, column 2\)"):
        best_cases([[50.0, np.nan]])


@st.composite
def tables(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    options, criteria = draw(st.integers(2, 6)), draw(st.integers(1, 5))
    steps = draw(st.sampled_from([2, 5, 101]))
    return rng.integers(0, steps, (options, criteria)) * (100.0 / (steps - 1))


@settings(max_examples=30)
@given(values=tables(), seed=st.integers(0, 99))
def test_the_weights_reach_the_margin_and_no_others_do_better(values, seed):
    rng = np.random.default_rng(seed)
    others = rng.dirichlet(np.ones(values.shape[1]), 50)

    for case in best_cases(values):
        rivals = np.delete(values, case.option, axis=0)
        gaps = values[case.option] - rivals
        assert (case.weights >= 0).all()
        assert case.weights.sum() == pytest.approx(1, abs=1e-12)
        assert (gaps @ case.weights).min() == pytest.approx(case.margin, abs=1e-9)
        assert (others @ gaps.T).min(axis=1).max() <= case.margin + 1e-9


@settings(max_examples=30)
@given(values=tables())
def test_the_mix_is_ahead_by_the_margin_on_every_criterion(values):
    for case in best_cases(values):
        mix = np.array(case.shares) @ values[list(case.rivals)]
        assert sum(case.shares) == pytest.approx(1, abs=1e-12)
        assert list(case.shares) == sorted(case.shares, key=lambda share: -round(share, 9))
        assert (mix - values[case.option]).min() == pytest.approx(-case.margin, abs=1e-7)
        gaps = (values[case.option] - values[list(case.rivals)]) @ case.weights
        assert gaps == pytest.approx(case.margin, abs=1e-7)


@settings(max_examples=30)
@given(values=tables(), seed=st.integers(0, 99))
def test_under_an_order_the_mix_is_ahead_at_all_weights_that_keep_it(values, seed):
    rng = np.random.default_rng(seed)
    falling = -np.sort(-rng.dirichlet(np.ones(values.shape[1]), 50), axis=1)

    for case in best_cases(values, ranks=range(1, values.shape[1] + 1)):
        mix = np.array(case.shares) @ values[list(case.rivals)]
        assert (falling @ (mix - values[case.option])).min() >= -case.margin - 1e-7


@settings(max_examples=30)
@given(values=tables())
def test_a_dominated_option_is_never_alone_in_front(values):
    dominated = dominance(values).any(axis=0)

    for case in best_cases(values):
        if dominated[case.option]:
            assert not case.can_be_alone_first


@settings(max_examples=30)
@given(values=tables(), seed=st.integers(0, 99))
def test_the_order_of_options_and_criteria_changes_nothing(values, seed):
    rng = np.random.default_rng(seed)
    down, across = rng.permutation(values.shape[0]), rng.permutation(values.shape[1])
    margins = np.array([case.margin for case in best_cases(values)])

    moved = [case.margin for case in best_cases(values[down][:, across])]

    assert moved == pytest.approx(margins[down], abs=1e-9)


@settings(max_examples=30)
@given(values=tables(), gain=st.floats(0, 1))
def test_higher_scores_never_make_the_best_case_worse(values, gain):
    before = best_cases(values)[0].margin
    values[0] += gain * (100 - values[0])

    assert best_cases(values)[0].margin >= before - 1e-9


@settings(max_examples=30)
@given(values=tables(), seed=st.integers(0, 99))
def test_limits_are_kept_and_can_only_cost(values, seed):
    rng = np.random.default_rng(seed)
    criteria = values.shape[1]
    middle = rng.dirichlet(np.ones(criteria))
    low, high = middle * rng.uniform(0, 1), np.minimum(middle * rng.uniform(1, 3), 1)
    ranks = np.argsort(np.argsort(-middle)) + 1
    free = best_cases(values)

    for case in best_cases(values, low=low, high=high, ranks=ranks):
        assert (low - 1e-9 <= case.weights).all()
        assert (case.weights <= high + 1e-9).all()
        assert (np.diff(case.weights[np.argsort(ranks)]) <= 1e-9).all()
        assert case.margin <= free[case.option].margin + 1e-9


def test_a_low_that_is_only_rounding_is_no_limit():
    values = [[80.0, 20, 50, 10], [30.0, 70, 60, 40], [55.0, 55, 10, 90]]
    high = [0.4, 0.4, 0.2, 0.4]
    free = best_cases(values, high=high)

    dusty = best_cases(values, low=[1e-16, 1e-16, 0, 1e-16], high=high)

    assert [case.margin for case in dusty] == [case.margin for case in free]


def test_equal_options_can_be_first_however_small_a_low_is():
    values = [[80.0, 20, 50], [30.0, 70, 60], [55.0, 55, 10], [80.0, 20, 50]]

    cases = best_cases(values, low=[1e-19, 0, 0])

    assert cases[0].margin == pytest.approx(0)
    assert cases[0].can_be_first
