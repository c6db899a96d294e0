"""Swing points and ranks become weights, and weights go down the tree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from options.analysis.weighing.weights import (
    down_the_tree,
    normalised,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)

RANK_METHODS = [rank_order_centroid, rank_sum, rank_reciprocal]
some_points = st.one_of(st.just(0.0), st.floats(1e-3, 1e9))
point_lists = st.lists(some_points, min_size=1, max_size=12).filter(any)
rank_lists = st.lists(st.integers(1, 8), min_size=1, max_size=12)


@st.composite
def trees(draw):
    """Parents, in which each node but the first may hang below an earlier one, and shares."""
    size = draw(st.integers(1, 12))
    parents = [
        draw(st.one_of(st.none(), st.integers(0, k - 1))) if k else None for k in range(size)
    ]
    points = np.array(draw(st.lists(st.floats(0.01, 100), min_size=size, max_size=size)))
    shares = np.empty(size)
    for parent in set(parents):
        family = [k for k in range(size) if parents[k] == parent]
        shares[family] = points[family] / points[family].sum()
    return parents, shares


def test_swing_points_become_shares():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: swings 100, 80, 70,
    # 30, 20, 10 of 310 are printed as weights 32, 26, 23, 10, 6, 3.
    weights = normalised(np.array([100.0, 80, 70, 30, 20, 10]))

    assert (weights * 100).round().tolist() == [32, 26, 23, 10, 6, 3]


def test_zero_points_are_kept_as_a_weight_of_zero():
    assert normalised(np.array([100.0, 0.0])).tolist() == [1.0, 0.0]


def test_a_single_criterion_holds_all_the_weight():
    assert normalised(np.array([3.0])).tolist() == [1.0]


def test_every_participant_is_normalised_alone():
    weights = normalised(np.array([[100.0, 100.0], [10.0, 30.0]]))

    assert weights.tolist() == [[0.5, 0.5], [0.25, 0.75]]


@given(points=point_lists, scale=st.floats(1e-3, 1e3))
def test_the_scale_of_the_points_does_not_matter(points, scale):
    weights = normalised(np.array(points))

    assert weights.sum() == pytest.approx(1)
    assert normalised(np.array(points) * scale) == pytest.approx(weights, abs=1e-12)


@pytest.mark.parametrize("points", [[1e308, 1e308], [5e-324, 5e-324]])
def test_points_at_the_ends_of_what_a_number_holds_are_shared(points):
    assert normalised(np.array(points)).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ([1.0, -1.0], "must not be negative"),
        ([1.0, np.nan], "must not be missing"),
        ([1.0, np.inf], "must not be infinite"),
        ([0.0, 0.0], "above 0"),
        ([[1.0, 1.0], [0.0, 0.0]], "above 0"),
        ([], "at least one criterion"),
        (3.0, "at least one criterion"),
    ],
)
def test_points_that_give_no_weights_are_refused(points, problem):
    with pytest.raises(ValueError, match=problem):
        normalised(np.array(points))


@pytest.mark.parametrize(
    ("count", "published"),
    [
        # Edwards & Barron (1994), SMARTS and SMARTER, table 2.
        (2, [0.7500, 0.2500]),
        (3, [0.6111, 0.2778, 0.1111]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.0900, 0.0400]),
    ],
)
def test_rank_order_centroid_gives_the_published_weights(count, published):
    weights = rank_order_centroid(range(1, count + 1))

    assert weights.round(4).tolist() == published


def test_rank_sum_falls_by_equal_steps():
    # By hand: 3, 2 and 1 parts of 6.
    assert rank_sum([2, 1, 3]) == pytest.approx([2 / 6, 3 / 6, 1 / 6])


def test_rank_reciprocal_falls_as_one_over_the_rank():
    # By hand: 1, 1/2 and 1/3 are 6, 3 and 2 parts of 11.
    assert rank_reciprocal([1, 2, 3]) == pytest.approx([6 / 11, 3 / 11, 2 / 11])


def test_tied_criteria_share_the_mean_of_their_places():
    # By hand: the first two of three places weigh 11/18 and 5/18, in the mean 8/18.
    assert rank_order_centroid([1, 1, 3]) == pytest.approx([8 / 18, 8 / 18, 2 / 18])


@pytest.mark.parametrize("method", RANK_METHODS)
def test_gaps_after_ties_make_no_difference(method):
    assert method([1, 1, 3, 4]).tolist() == method([1, 1, 2, 3]).tolist()


@pytest.mark.parametrize("method", RANK_METHODS)
def test_all_tied_is_equal_weights(method):
    assert method([1, 1, 1, 1]) == pytest.approx([0.25] * 4)


@pytest.mark.parametrize("method", RANK_METHODS)
@given(ranks=rank_lists)
def test_rank_weights_sum_to_one_and_fall_with_the_rank(method, ranks):
    weights = method(ranks)

    assert weights.sum() == pytest.approx(1)
    for rank_a, weight_a in zip(ranks, weights, strict=True):
        for rank_b, weight_b in zip(ranks, weights, strict=True):
            assert (rank_a < rank_b) == (weight_a > weight_b)


@pytest.mark.parametrize("method", RANK_METHODS)
@pytest.mark.parametrize(
    ("ranks", "problem"),
    [
        ([], "at least one criterion"),
        ([0, 1], "whole numbers from 1"),
        ([1.0, 2.0], "whole numbers from 1"),
        ([[1, 2]], "at least one criterion"),
    ],
)
def test_ranks_that_are_none_are_refused(method, ranks, problem):
    with pytest.raises(ValueError, match=problem):
        method(ranks)


def test_a_leaf_weighs_the_product_down_its_branch():
    # By hand: 0.4 of the whole, 0.5 of that, 0.25 of that.
    weights = down_the_tree(
        [None, None, 1, 1, 3, 3], np.array([0.6, 0.4, 0.5, 0.5, 0.25, 0.75])
    )

    assert weights == pytest.approx([0.6, 0.4, 0.2, 0.2, 0.05, 0.15])


def test_children_may_be_listed_before_their_parents():
    weights = down_the_tree([2, 2, None, None], np.array([0.5, 0.5, 0.8, 0.2]))

    assert weights == pytest.approx([0.4, 0.4, 0.8, 0.2])


def test_a_single_chain_weighs_one_all_the_way():
    assert down_the_tree([None, 0, 1], np.ones(3)).tolist() == [1.0, 1.0, 1.0]


@given(tree=trees())
def test_leaves_sum_to_one_and_children_to_their_parent(tree):
    parents, shares = tree

    weights = down_the_tree(parents, shares)

    leaves = [k for k in range(len(parents)) if k not in parents]
    assert weights[leaves].sum() == pytest.approx(1)
    for parent in {k for k in parents if k is not None}:
        below = [k for k in range(len(parents)) if parents[k] == parent]
        assert weights[below].sum() == pytest.approx(weights[parent])


@given(tree=trees(), seed=st.integers(0, 2**32 - 1))
def test_the_order_of_the_list_does_not_matter(tree, seed):
    parents, shares = tree
    order = np.random.default_rng(seed).permutation(len(parents))
    place = {int(old): new for new, old in enumerate(order)}
    moved = [None if parents[k] is None else place[parents[k]] for k in order]

    weights = down_the_tree(moved, shares[order])

    assert weights == pytest.approx(down_the_tree(parents, shares)[order], rel=1e-9)


@pytest.mark.parametrize(
    ("parents", "shares", "problem"),
    [
        ([], [], "at least one criterion"),
        ([None, 2, 1], [1.0, 1.0, 1.0], "below itself"),
        ([None, 1], [1.0, 1.0], "below itself"),
        ([0], [1.0], "below itself"),
        ([None, 5], [1.0, 1.0], "must be in the list"),
        ([None, -1], [1.0, 1.0], "must be in the list"),
        ([None, None], [0.5, 0.4], "must sum to 1"),
        ([None, 0, 0], [1.0, 0.9, 0.2], "must sum to 1"),
        ([None, None], [1.5, -0.5], "must not be negative"),
        ([None, None], [1.0, np.nan], "must not be missing"),
        ([None, None], [1.0, np.inf], "must not be infinite"),
        ([None, None], [1.0], "exactly one share"),
    ],
)
def test_a_list_that_is_no_tree_is_refused(parents, shares, problem):
    with pytest.raises(ValueError, match=problem):
        down_the_tree(parents, np.array(shares))
