"""How far one weight can move before the leader changes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.changes.score_changes import score_changes
from options.analysis.changes.stability import weight_thresholds
from options.analysis.totals.leader import leader_of
from tests.analysis.examples import behind, moved, problems

# By hand, with weight t of the first criterion: totals 20 + 60t, 70 - 50t and 50 + 10t. At a
# half the third leads with 55; the second catches up at 1/3, the first at 3/5.
THREE = np.array([[80.0, 20.0], [20.0, 70.0], [60.0, 50.0]])
HALVES = np.array([0.5, 0.5])
INF = np.inf


# Anderson, Sweeney & Williams, An Introduction to Management Science, on decision analysis: a
# small, a medium and a large condominium complex earn so many millions when demand is strong
# and when it is weak; here 20 more each, so that the loss of 9 lies on the scale.
COMPLEXES = np.array([[8.0, 7.0], [14.0, 5.0], [20.0, -9.0]]) + 20


def bounds(thresholds):
    """What is known of each path: weight, lower, upper, and who takes over."""
    return list(
        zip(
            thresholds.weights.tolist(),
            thresholds.lower.tolist(),
            thresholds.upper.tolist(),
            thresholds.takers_below(),
            thresholds.takers_above(),
            strict=True,
        )
    )


def near(number):
    return pytest.approx(number, abs=1e-12)


def test_the_threshold_is_where_the_lines_cross():
    assert bounds(weight_thresholds(THREE, HALVES)) == [
        (0.5, near(1 / 3), near(3 / 5), (1,), (0,)),
        (0.5, near(2 / 5), near(2 / 3), (0,), (1,)),
    ]


@pytest.mark.parametrize(
    ("strong", "leader", "expected"),
    [
        (0.8, 2, (near(0.70), INF, (1,), ())),
        (0.5, 1, (near(0.25), near(0.70), (0,), (2,))),
        (0.2, 0, (-INF, near(0.25), (), (1,))),
    ],
)
def test_the_large_complex_pays_above_a_chance_of_70_percent(strong, leader, expected):
    # Anderson, Sweeney & Williams print 0.25 and 0.70 as the chances of strong demand at which
    # the best size changes from small to medium and from medium to large.
    found = weight_thresholds(COMPLEXES, [strong, 1 - strong])

    assert found.leader == leader
    assert bounds(found)[0] == (strong, *expected)


def test_an_option_that_is_best_everywhere_leads_at_every_weight():
    values = np.array([[10.0, 10.0], [90.0, 80.0], [90.0, 20.0]])

    assert bounds(weight_thresholds(values, HALVES)) == [(0.5, -INF, INF, (), ())] * 2


def test_a_tie_exactly_at_the_end_is_no_bound():
    # By hand: with all weight on the second criterion the two tie, and no weight lies beyond.
    values = np.array([[90.0, 50.0], [10.0, 50.0]])

    assert weight_thresholds(values, HALVES).lower[0] == -INF


def test_leaders_that_tie_now_have_the_present_weight_as_border():
    values = np.array([[100.0, 0.0], [0.0, 100.0]])

    assert bounds(weight_thresholds(values, HALVES)) == [
        (0.5, 0.5, INF, (1,), ()),
        (0.5, -INF, 0.5, (), (1,)),
    ]


def test_a_twin_of_the_leader_takes_nothing_over():
    values = np.array([[100.0, 0.0], [100.0, 0.0], [0.0, 60.0]])

    assert bounds(weight_thresholds(values, HALVES))[0] == (0.5, near(0.375), INF, (2,), ())


def test_rivals_that_catch_up_together_are_named_with_the_next_leader_first():
    # By hand: all three are level at t = 1/2; below it the third falls least.
    values = np.array([[80.0, 20.0], [60.0, 40.0], [50.0, 50.0]])

    found = weight_thresholds(values, [0.75, 0.25])

    assert bounds(found)[0] == (0.75, near(0.5), INF, (2, 1), ())


def test_a_weight_of_zero_can_only_rise():
    values = np.array([[60.0, 0.0], [40.0, 100.0]])

    # By hand: 60 (1 - t) = 40 (1 - t) + 100 t at t = 1/6.
    found = weight_thresholds(values, [1.0, 0.0])

    assert bounds(found)[1] == (0.0, -INF, near(1 / 6), (), (1,))


def test_a_criterion_with_all_the_weight_gives_to_the_others_equally():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    found = weight_thresholds(values, [1.0, 0.0, 0.0])

    # By hand: the rivals have 50 on the rest, so 20 t = 50 (1 - t).
    assert bounds(found)[0] == (1.0, near(5 / 7), INF, (1, 2), ())


def test_a_criterion_with_all_the_weight_gives_by_the_points_of_the_rest():
    values = np.array([[60.0, 0.0, 0.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])

    found = weight_thresholds(values, [1.0, 0.0, 0.0], rest=[100.0, 30.0, 10.0])

    # By hand: the second has 75 on the rest, so 20 t = 75 (1 - t).
    assert bounds(found)[0] == (1.0, near(75 / 95), INF, (1,), ())


def test_points_of_zero_for_the_rest_are_as_good_as_none():
    values = np.array([[60.0, 0.0], [40.0, 100.0]])

    with_zeros = weight_thresholds(values, [1.0, 0.0], rest=[100.0, 0.0])

    assert bounds(with_zeros) == bounds(weight_thresholds(values, [1.0, 0.0]))


def test_a_criterion_with_nearly_all_the_weight_loses_no_digits():
    values = np.array([[60.0, 0.0, 10.0], [40.0, 100.0, 0.0], [40.0, 0.0, 100.0]])
    rest = np.array([3.0, 1.0])

    # By hand: on the rest the first has 2.5, the second 75, so 20 t = 72.5 (1 - t).
    found = weight_thresholds(values, [1 - 4e-13, *(rest * 1e-13)])

    assert found.lower[0] == near(72.5 / 92.5)


def test_a_single_criterion_has_no_threshold():
    assert bounds(weight_thresholds([[50.0], [40.0]], [1.0])) == [(1.0, -INF, INF, (), ())]


def test_a_single_option_has_no_rival():
    assert bounds(weight_thresholds([[5.0, 9.0]], HALVES)) == [(0.5, -INF, INF, (), ())] * 2


def test_a_column_without_differences_can_cost_no_lead_below_its_whole_weight():
    values = np.array([[70.0, 50.0], [60.0, 50.0]])

    assert weight_thresholds(values, HALVES).upper[1] == INF


def test_everything_equal_is_a_lead_that_nothing_costs():
    found = weight_thresholds(np.full((3, 2), 50.0), HALVES)

    assert bounds(found) == [(0.5, -INF, INF, (), ())] * 2


@settings(max_examples=30)
@given(problem=problems())
def test_thresholds_agree_with_a_scan(problem):
    values, weights = problem
    leader = leader_of(values, weights)

    for path, (weight, lower, upper, *_) in enumerate(
        bounds(weight_thresholds(values, weights))
    ):
        assert lower <= weight <= upper
        if len(weights) == 1:
            continue
        for t in np.linspace(0, 1, 41):
            gap = behind(values, moved(weights, [path], t), leader)
            if lower + 1e-4 < t < upper - 1e-4:
                assert gap <= 1e-9
            elif t < lower - 1e-4 or t > upper + 1e-4:
                assert gap > 1e-9


@settings(max_examples=30)
@given(problem=problems())
def test_whoever_is_named_first_leads_beyond_the_bound(problem):
    values, weights = problem

    for path, (_, lower, upper, below, above) in enumerate(
        bounds(weight_thresholds(values, weights))
    ):
        for bound, takers, step in ((lower, below, -1e-8), (upper, above, 1e-8)):
            if np.isinf(bound):
                assert takers == ()
                continue
            at = moved(weights, [path], bound)
            beyond = moved(weights, [path], bound + step)
            assert max(behind(values, at, taker) for taker in takers) < 1e-6
            assert behind(values, beyond, takers[0]) < 1e-11


@settings(max_examples=30)
@given(problem=problems(), seed=st.integers(0, 99))
def test_the_same_amount_for_every_option_moves_no_threshold(problem, seed):
    values, weights = problem
    shift = np.random.default_rng(seed).integers(0, 50, len(weights))

    shifted = weight_thresholds(values / 2 + shift, weights)

    original = weight_thresholds(values / 2, weights)
    assert shifted.lower == pytest.approx(original.lower, abs=1e-9)
    assert shifted.upper == pytest.approx(original.upper, abs=1e-9)


@settings(max_examples=30)
@given(problem=problems(), seed=st.integers(0, 99))
def test_another_order_of_options_and_criteria_changes_no_bound(problem, seed):
    values, weights = problem
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))

    turned = weight_thresholds(values[np.ix_(rows, columns)], weights[columns])

    original = weight_thresholds(values, weights)
    if rows[turned.leader] == original.leader:
        assert turned.lower == pytest.approx(original.lower[columns], abs=1e-9)
        assert turned.upper == pytest.approx(original.upper[columns], abs=1e-9)


def test_the_first_of_tied_leaders_leads():
    values = [[10.0, 10.0], [50.0, 50.0], [50.0 + 1e-9, 50.0]]

    assert leader_of(values, HALVES) == 1
    assert weight_thresholds(values, HALVES).leader == 1


@pytest.mark.parametrize("figure", [leader_of, weight_thresholds, score_changes])
@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[np.nan, 1.0]], [0.5, 0.5], "must not be missing"),
        ([[np.inf, 1.0]], [0.5, 0.5], r"must not be infinite \(row 1, column 1\)"),
        ([[1.0, 101.0]], [0.5, 0.5], r"from 0 to 100 \(row 1, column 2\)"),
        ([1.0, 1.0], [0.5, 0.5], "table of options by criteria"),
        ([[1.0, 1.0]], [0.5, 0.6], "must sum to 1"),
        ([[1.0, 1.0]], [1.5, -0.5], r"must not be negative \(place 2\)"),
        ([[1.0, 1.0]], [0.5, np.nan], r"must not be missing \(place 2\)"),
        ([[1.0, 1.0]], [1.0], "one weight for each of the 2 criteria"),
        ([[1.0, 1.0]], [[0.5, 0.5]], "exactly one set"),
        (np.empty((0, 2)), [0.5, 0.5], "at least one option"),
    ],
)
def test_problems_without_a_leader_are_refused(figure, values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        figure(values, weights)


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ([1.0], "one number from 0 for each criterion"),
        ([1.0, -1.0], r"rest must not be negative \(place 2\)"),
    ],
)
def test_points_of_the_rest_must_be_one_a_criterion(rest, problem):
    with pytest.raises(ValueError, match=problem):
        weight_thresholds(THREE, HALVES, rest=rest)
