"""The privacy rules as arithmetic: what a group, a round or a file may show."""

import itertools

import numpy as np
import pytest

from options.reports.others.rules import (
    K,
    Why,
    groups_shown,
    latecomers_counted,
    left_after,
    may_follow,
    may_follow_people,
    may_show_median,
    may_show_spread,
    others_left_out,
    why_group_hidden,
    why_hidden,
)


@pytest.mark.parametrize(
    ("n", "without", "after_warning"),
    [
        (0, Why.NOBODY, Why.NOBODY),
        (2, Why.FEW, Why.FEW),
        (3, Why.FEW, Why.MEDIAN_ONLY),
        (4, Why.FEW, Why.MEDIAN_ONLY),
        (5, Why.SHOWN, Why.SHOWN),
    ],
)
def test_spread_needs_five_and_a_median_three_with_a_warning(n, without, after_warning):
    assert (why_hidden(n), why_hidden(n, is_warned=True)) == (without, after_warning)
    assert (may_show_spread(n), may_show_median(n)) == (n >= 5, n >= 3)


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([10, 6, 2], (True, False, False)),
        ([10, 8], (True, True)),
        ([10, 4], (False, False)),
        ([10], (False,)),
        ([10, 0], (False, False)),
        ([6, 6, 3, 2], (True, True, False, False)),
        ([6, 6, 2], (True, False, False)),
        ([5, 5, 5, 1], (True, True, False, False)),
        ([], ()),
    ],
)
def test_group_is_shown_beside_at_least_five_others_and_gives_no_small_one_away(sizes, shown):
    assert groups_shown(sizes) == shown


def test_no_sizes_of_groups_let_a_small_one_be_had_by_subtraction():
    for sizes in itertools.product(range(8), repeat=4):
        shown = groups_shown(sizes)

        assert all(n >= K for n, is_shown in zip(sizes, shown, strict=True) if is_shown)
        if any(shown):
            assert left_after(sizes, shown) == 0 or left_after(sizes, shown) >= K


def test_hidden_group_says_why():
    assert [why_group_hidden([10, 6, 2, 0], place) for place in range(4)] == [
        Why.SHOWN, Why.BY_SUBTRACTION, Why.FEW, Why.NOBODY,
    ]  # fmt: skip


def test_latecomers_wait_in_each_cell_until_five_of_them_answered_it():
    counted = latecomers_counted({2: np.array([4, 5]), 3: np.array([1, 3])})

    assert {first: flags.tolist() for first, flags in counted.items()} == {
        2: [True, True],
        3: [True, False],
    }


def test_counts_follow_only_what_five_moved_once_somebody_left_or_came():
    before = np.array([[5, 0, 2], [5, 0, 2], [5, 0, 2]])
    now = np.array([[4, 0, 2], [0, 5, 2], [5, 1, 2]])

    assert may_follow(before, now, has_left=True, has_come=False).tolist() == [
        False,
        True,
        True,
    ]
    assert may_follow(before, now, has_left=False, has_come=True).tolist() == [
        True,
        True,
        False,
    ]
    assert may_follow(before, now, has_left=False, has_come=False).all()


def test_mean_over_people_follows_when_five_changed_or_nobody_left():
    assert [may_follow_people(n, has_left=True) for n in (0, 4, 5)] == [False, False, True]
    assert may_follow_people(0, has_left=False)


def test_four_others_are_left_out_for_each_who_withdrew():
    assert [others_left_out(20, withdrawn=n) for n in (0, 1, 3, 9)] == [0, 4, 12, 20]
