"""VIKOR: published examples, its two conditions, and lists in which nothing differs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.second_opinion.vikor import vikor
from options.analysis.totals.dominance import dominance
from tests.analysis.second_opinion.tables import few, problems

# Opricovic & Tzeng (2007), EJOR 178, 514-529: six hydropower systems on the Drina river.
DRINA = np.array(
    [
        [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
        [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
        [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
        [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
        [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
        [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
    ]
)
DRINA_COSTS = [False, True, False, False, True, True, True, False]


@pytest.mark.parametrize("scale", [lambda x: x, lambda x: x * [1.0, 0.001] + [5.0, -1.0]])
def test_the_three_climbs_of_opricovic_and_tzeng(scale):
    # Opricovic & Tzeng (2004), EJOR 156, 445-455, section 5: risk and altitude; on other
    # scales the result is the same.
    climbs = scale(np.array([[1.0, 3000.0], [2.0, 3750.0], [5.0, 4500.0]]))

    found = vikor(climbs, [0.5, 0.5], is_cost=[True, False])

    assert found.group_regret.tolist() == pytest.approx([0.5, 0.375, 0.5])
    assert found.largest_regret.tolist() == pytest.approx([0.5, 0.25, 0.5])
    assert found.compromise.tolist() == pytest.approx([1.0, 0.0, 1.0])
    assert found.proposed == (1,)
    assert found.has_acceptable_advantage
    assert found.has_acceptable_stability


@pytest.mark.parametrize(
    ("points", "group", "largest", "compromise", "ranks", "proposed"),
    [
        (
            [1, 1, 1, 1, 1, 1, 1, 1],
            [0.692, 0.700, 0.290, 0.423, 0.280, 0.346],
            [0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
            [0.991, 1.000, 0.473, 0.670, 0.000, 0.578],
            [5, 6, 2, 4, 1, 3],
            (4,),
        ),
        (
            [2, 2, 2, 2, 1, 1, 1, 1],
            [0.701, 0.600, 0.386, 0.365, 0.317, 0.459],
            [0.167, 0.114, 0.161, 0.167, 0.089, 0.167],
            [1.000, 0.533, 0.552, 0.563, 0.000, 0.686],
            [6, 2, 3, 4, 1, 5],
            (4,),
        ),
        (
            [1, 1, 1, 1, 2, 2, 2, 2],
            [0.683, 0.800, 0.193, 0.480, 0.243, 0.232],
            [0.113, 0.167, 0.080, 0.122, 0.044, 0.083],
            [0.684, 1.000, 0.147, 0.554, 0.041, 0.191],
            [5, 6, 2, 4, 1, 3],
            (4, 2, 5),
        ),
        (
            [1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2],
            [0.678, 0.857, 0.138, 0.513, 0.222, 0.167],
            [0.129, 0.190, 0.057, 0.139, 0.042, 0.060],
            [0.668, 1.000, 0.051, 0.588, 0.058, 0.078],
            [5, 6, 1, 4, 2, 3],
            (2, 4, 5),
        ),
    ],
)
def test_the_drina_river_of_opricovic_and_tzeng(
    points, group, largest, compromise, ranks, proposed
):
    weights = np.array(points) / np.sum(points)

    found = vikor(DRINA, weights, is_cost=DRINA_COSTS)

    # Some printed digits are cut off and not rounded.
    assert found.group_regret == pytest.approx(group, abs=1e-3)
    assert found.largest_regret == pytest.approx(largest, abs=1e-3)
    assert found.compromise == pytest.approx(compromise, abs=1e-3)
    assert found.compromise_ranks.tolist() == ranks
    assert found.proposed == proposed
    assert found.has_acceptable_stability
    assert found.has_acceptable_advantage == (len(proposed) == 1)


def test_the_facility_location_of_papathanasiou_and_ploskas():
    # Papathanasiou & Ploskas (2018), Multiple Criteria Decision Aid, ch. 2, with v = 0.625.
    values = [
        [8, 7, 2, 1],
        [5, 3, 7, 5],
        [7, 5, 6, 4],
        [9, 9, 7, 3],
        [11, 10, 3, 7],
        [6, 9, 5, 4],
    ]

    found = vikor(values, [0.4, 0.3, 0.1, 0.2], group_share=0.625)

    assert found.compromise.round(3).tolist() == [0.640, 1.000, 0.693, 0.271, 0.000, 0.694]


def test_an_unstable_first_is_proposed_with_the_second():
    # By hand, five costs from 1 to 101 of weight .2: S = .4 .6 .2 .21 .55 and
    # R = .2 .2 .2 .12 .11. The fourth is first by Q (.5 * .01/.4 + .5 * .01/.09 = .068), the
    # fifth follows at .4375, more than DQ = .25 behind; but the third is first by S and the
    # fifth by R.
    values = [
        [1, 101, 1, 101, 1],
        [101, 1, 101, 1, 101],
        [1, 1, 1, 1, 101],
        [11, 11, 11, 16, 61],
        [56, 56, 56, 56, 56],
    ]

    found = vikor(values, [0.2] * 5, is_cost=[True] * 5)

    assert found.group_regret.tolist() == pytest.approx([0.4, 0.6, 0.2, 0.21, 0.55])
    assert found.largest_regret.tolist() == pytest.approx([0.2, 0.2, 0.2, 0.12, 0.11])
    assert found.compromise == pytest.approx([0.75, 1, 0.5, 0.06806, 0.4375], abs=1e-5)
    assert found.has_acceptable_advantage
    assert not found.has_acceptable_stability
    assert found.proposed == (3, 4)


def test_the_second_exactly_the_advantage_behind_is_far_enough():
    # By hand, one criterion: S = R = Q = 0, .5, 1 and DQ = 1/2.
    found = vikor([[100.0], [50.0], [0.0]], [1.0])

    assert found.advantage_needed == 0.5
    assert found.has_acceptable_advantage
    assert found.proposed == (0,)


def test_only_options_less_than_the_advantage_behind_are_proposed_together():
    # By hand, one criterion: Q = 0, .1, .25, .5, 1 and DQ = 1/4, which the third lies behind.
    found = vikor([[100.0], [90.0], [75.0], [50.0], [0.0]], [1.0])

    assert not found.has_acceptable_advantage
    assert found.proposed == (0, 1)


def test_options_that_tie_for_the_first_place_are_proposed_together():
    found = vikor([[0.0, 0.0], [90.0, 60.0], [90.0, 60.0]], [0.5, 0.5])

    assert found.compromise_ranks.tolist() == [3, 1, 1]
    assert not found.has_acceptable_advantage
    assert found.proposed == (1, 2)


def test_a_single_option_is_proposed_as_it_is():
    found = vikor([[30.0, 0.0]], [0.5, 0.5])

    assert found.compromise.tolist() == [0.0]
    assert found.proposed == (0,)
    assert found.has_acceptable_advantage
    assert found.has_acceptable_stability
    assert found.advantage_needed == 0.0


def test_where_nothing_differs_everybody_is_proposed():
    found = vikor([[30.0, 0.0], [30.0, 0.0], [30.0, 0.0]], [0.5, 0.5])

    assert found.group_regret.tolist() == [0.0, 0.0, 0.0]
    assert found.compromise.tolist() == [0.0, 0.0, 0.0]
    assert found.proposed == (0, 1, 2)


def test_where_only_the_sums_are_equal_the_largest_regret_decides():
    # By hand: S is .5 for all three, so its part of Q is 0; R = .5, .5, .25.
    found = vikor([[100.0, 0.0], [0.0, 100.0], [50.0, 50.0]], [0.5, 0.5])

    assert found.group_regret.tolist() == [0.5, 0.5, 0.5]
    assert found.compromise.tolist() == [0.5, 0.5, 0.0]
    assert found.proposed == (2,)


def test_columns_that_are_flat_or_without_weight_add_nothing():
    lone = vikor([[90.0], [10.0], [30.0]], [1.0])

    found = vikor([[90.0, 7.0, 5.0], [10.0, 7.0, 95.0], [30.0, 7.0, 0.0]], [0.4, 0.6, 0.0])

    assert found.compromise == pytest.approx(lone.compromise)
    assert found.group_regret == pytest.approx(0.4 * lone.group_regret)
    assert found.proposed == lone.proposed


@few
@given(problem=problems(), share=st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_units_and_order_do_not_matter(problem, share):
    values, weights, rng = problem
    rows, columns = rng.permutation(len(values)), rng.permutation(len(weights))
    factors, shifts = rng.uniform(0.1, 10, len(weights)), rng.uniform(-50, 50, len(weights))

    before = vikor(values, weights, group_share=share)
    moved = (values * factors + shifts)[rows][:, columns]
    after = vikor(moved, weights[columns], group_share=share)

    assert after.compromise == pytest.approx(before.compromise[rows], abs=1e-8)


@few
@given(problem=problems(options=(2, 6)))
def test_a_dominated_option_is_never_a_better_compromise(problem):
    values, weights, _ = problem

    compromise = vikor(values, weights).compromise

    above, below = np.nonzero(dominance(values))
    assert (compromise[above] <= compromise[below] + 1e-9).all()


@few
@given(problem=problems())
def test_the_proposal_starts_with_a_first_and_follows_the_ranks(problem):
    values, weights, _ = problem

    found = vikor(values, weights)

    ranks = found.compromise_ranks[list(found.proposed)]
    assert ranks[0] == 1
    assert (np.diff(ranks) >= 0).all()


@pytest.mark.parametrize("share", [-0.1, 1.1, [0.5]])
def test_a_share_outside_0_to_1_is_refused(share):
    with pytest.raises(ValueError, match="one number from 0 to 1"):
        vikor([[1.0]], [1.0], group_share=share)


def test_a_share_that_is_missing_is_refused():
    with pytest.raises(ValueError, match="share of the group regret must not be missing"):
        vikor([[1.0]], [1.0], group_share=float("nan"))
