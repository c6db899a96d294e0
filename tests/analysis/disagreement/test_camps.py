"""Whether a room falls into two camps."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement import camps as module
from options.analysis.disagreement.camps import SMALLEST_CAMP, camps

GAP = np.nan


def room(*groups):
    """So many people each with the same totals."""
    return np.array([row for number, row in groups for _ in range(number)], dtype=float)


@st.composite
def divided_rooms(draw):
    """Two groups far apart, in random order, and who is in the second."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    sizes = draw(st.integers(5, 9)), draw(st.integers(5, 9))
    options = draw(st.integers(2, 6))
    centres = np.zeros((2, options))
    centres[0, 0] = centres[1, 1] = 60
    is_second = rng.permutation(np.repeat([False, True], sizes))
    totals = centres[is_second.astype(int)] + rng.uniform(0, 8, (len(is_second), options))
    return totals, is_second


def squares_between(people, members):
    total = people[list(members)].sum(axis=0)
    return total @ total * (1 / len(members) + 1 / (len(people) - len(members)))


def test_two_camps_worked_out_by_hand():
    # Six people prefer the first option by 60, five the second by 60. Less their own means they
    # stand at (30, -30) and (-30, 30), without any spread: all variance lies between.
    found = camps(room((5, [20, 80]), (6, [80, 20])))

    assert found.verdict == "camps"
    assert found.side.tolist() == [1] * 5 + [0] * 6
    assert found.sizes == (6, 5)
    assert found.centres.tolist() == [[80.0, 20.0], [20.0, 80.0]]
    assert found.share_between == pytest.approx(1.0)
    assert found.nearness == pytest.approx(1.0)
    assert found.left_out == 0


def test_the_figures_of_a_gap_are_those_worked_out_by_hand():
    # First option less second: 0 and 20 three times each, and 80 and 100 three times each. On
    # that line the centres are 10 and 90, so 80 apart; 12 x 40 x 40 = 19200 of squares lie
    # between, 12 x 10 x 10 = 1200 within. People are 10 from their own centre, 70 or 90 from
    # the other: (60 / 70 + 80 / 90) / 2.
    found = camps(room((3, [0, 0]), (3, [20, 0]), (3, [80, 0]), (3, [100, 0])))

    assert found.share_between == pytest.approx(19200 / 20400)
    assert found.nearness == pytest.approx((60 / 70 + 80 / 90) / 2)
    assert found.verdict == "camps"


def test_an_even_spread_is_no_two_camps():
    # Cut in the middle, an even spread leaves three quarters of its variance between the
    # halves, a little more for a finite number: n^2 / (n^2 - 1) x 3 / 4.
    found = camps([[step, 0.0] for step in np.linspace(0, 100, 40)])

    assert found.verdict == "no gap"
    assert found.share_between == pytest.approx(0.75 * 1600 / 1599)
    assert found.sizes == (20, 20)


def test_one_crowd_is_no_two_camps():
    crowd = 50 + 15 * np.random.default_rng(7).standard_normal((60, 4))

    assert camps(crowd).verdict == "no gap"


def test_many_options_do_not_make_camps_of_noise():
    # Along the line through the centres few people always lie far apart when they differ in
    # many ways; but none is much nearer to their own centre than to the other.
    noise = np.random.default_rng(5).uniform(0, 100, (12, 60))

    found = camps(noise)

    assert found.share_between is not None
    assert found.nearness is not None
    assert found.share_between > 0.85
    assert found.nearness < 0.5
    assert found.verdict == "no gap"


def test_a_few_outliers_are_no_camp():
    found = camps(room((12, [50, 50]), (4, [0, 100])))

    assert found.verdict == "no gap"
    assert min(found.sizes) >= SMALLEST_CAMP


def test_five_are_a_camp_and_four_are_none():
    assert camps(room((8, [50, 50]), (5, [0, 100]))).verdict == "camps"
    assert camps(room((9, [50, 50]), (4, [0, 100]))).verdict == "no gap"


def test_fewer_than_ten_people_have_no_camps():
    found = camps(room((5, [0, 100]), (4, [100, 0])))

    assert found.verdict == "too few people"
    assert found.side.tolist() == [-1] * 9
    assert found.sizes == (0, 0)
    assert (found.share_between, found.nearness) == (None, None)
    assert np.isnan(found.centres).all()


def test_people_who_all_say_the_same_have_no_camps():
    found = camps(room((12, [30, 70])))

    assert found.verdict == "no gap"
    assert (found.share_between, found.nearness) == (None, None)


def test_a_single_option_divides_nobody():
    found = camps([[number] for number in [0] * 6 + [100] * 6])

    assert found.verdict == "no gap"


def test_who_scores_all_options_higher_is_in_no_other_camp():
    generous = camps(room((6, [80, 20]), (6, [100, 40])))
    divided = camps(room((6, [80, 20]), (6, [20, 80])))

    assert generous.verdict == "no gap"
    assert divided.verdict == "camps"


def test_who_misses_a_total_is_on_neither_side():
    found = camps([*room((6, [80, 20]), (5, [20, 80])).tolist(), [GAP, 50.0]])

    assert found.side.tolist() == [0] * 6 + [1] * 5 + [-1]
    assert found.left_out == 1
    assert camps([[GAP, 1.0]] * 20).left_out == 20


def test_of_equal_sides_the_first_persons_comes_first():
    assert camps(room((5, [80, 20]), (5, [20, 80]))).side.tolist() == [0] * 5 + [1] * 5
    assert camps(room((5, [20, 80]), (5, [80, 20]))).side.tolist() == [0] * 5 + [1] * 5


@settings(max_examples=30)
@given(problem=divided_rooms())
def test_groups_that_lie_apart_are_found_whoever_speaks_first(problem):
    totals, is_second = problem

    found = camps(totals)

    assert found.verdict == "camps"
    expected = is_second if found.side[np.argmax(is_second)] == 1 else ~is_second
    assert found.side.tolist() == expected.astype(int).tolist()
    assert found.sizes[0] >= found.sizes[1]
    assert found.centres[0] == pytest.approx(totals[found.side == 0].mean(axis=0))
    assert found.centres[1] == pytest.approx(totals[found.side == 1].mean(axis=0))


@settings(max_examples=15)
@given(problem=divided_rooms(), shift=st.integers(-50, 50), seed=st.integers(0, 99))
def test_neither_names_nor_scales_nor_generosity_matter(problem, shift, seed):
    totals, _ = problem
    rng = np.random.default_rng(seed)
    people, options = (rng.permutation(size) for size in totals.shape)
    moved = (2 * totals + shift * rng.random((len(totals), 1)))[people][:, options]

    before, after = camps(totals), camps(moved)

    same = before.side[people] == after.side
    assert same.all() or not same.any()
    assert after.share_between == pytest.approx(before.share_between)
    assert after.nearness == pytest.approx(before.nearness)


def test_small_rooms_are_cut_nearly_as_well_as_by_trying_every_cut():
    rng = np.random.default_rng(11)
    exact, rooms = 0, 25
    for _ in range(rooms):
        totals = rng.uniform(0, 100, (int(rng.integers(10, 13)), int(rng.integers(2, 6))))
        people = totals - totals.mean(axis=1, keepdims=True)
        people -= people.mean(axis=0)
        number = len(people)
        cuts = (
            combination
            for size in range(SMALLEST_CAMP, number // 2 + 1)
            for combination in combinations(range(number), size)
        )
        best = max(squares_between(people, members) for members in cuts)

        found = squares_between(people, np.flatnonzero(camps(totals).side == 1))

        assert found > 0.85 * best
        exact += found > best * (1 - 1e-9)
    # These rooms have no camps, so many cuts are nearly as good; nine in ten are the best.
    assert exact >= 0.9 * rooms


def test_a_search_that_never_settles_ends_with_the_best_cut_so_far(monkeypatch):
    monkeypatch.setattr(module, "ROUNDS", 1)

    found = camps(np.random.default_rng(3).uniform(0, 100, (40, 4)))

    assert found.verdict == "no gap"
    assert min(found.sizes) >= SMALLEST_CAMP


@pytest.mark.parametrize("totals", [[1.0, 2.0], np.empty((12, 0))])
def test_totals_that_are_no_rows_are_refused(totals):
    with pytest.raises(ValueError, match="one row of options for each person"):
        camps(totals)


def test_an_infinite_total_is_refused():
    with pytest.raises(ValueError, match="totals must not be infinite"):
        camps([[1.0, np.inf]])
