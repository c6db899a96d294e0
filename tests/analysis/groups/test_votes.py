"""Ballots: duels, Borda counts and first choices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.groups import votes as module
from options.analysis.groups.leaders import ranks_of_rows
from options.analysis.groups.votes import (
    borda_count,
    duels,
    first_choices,
    parts_of_first_choices,
    totals_from_ranks,
)
from tests.analysis.groups import elections

ROUNDS_OF_TIES = [[50.0, 50.0, 20.0], [10.0, 30.0, 30.0]]


@st.composite
def boxes(draw):
    """Totals (people, options) with ties and gaps, and how many people a row stands for."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    totals = rng.integers(0, draw(st.sampled_from([3, 100])), shape).astype(float)
    totals[rng.random(shape) < draw(st.sampled_from([0.0, 0.3]))] = np.nan
    return totals, rng.integers(0, 5, shape[0])


def test_the_duels_for_the_capital_of_tennessee():
    # Wikipedia, "Copeland's method": 42 v 58 against each for Memphis, 68 v 32 for Nashville
    # against Chattanooga and Knoxville, 83 v 17 for Chattanooga against Knoxville.
    totals, voters = elections.TENNESSEE

    found = duels(totals, voters=voters)

    assert found.wins.tolist() == [
        [0, 42, 42, 42],
        [58, 0, 68, 68],
        [58, 32, 0, 83],
        [58, 32, 17, 0],
    ]
    assert found.compared.tolist() == (100 * (1 - np.eye(4))).tolist()


def test_the_duels_of_schulzes_example():
    # Wikipedia, "Schulze method", matrix of pairwise preferences.
    totals, voters = elections.SCHULZE

    assert duels(totals, voters=voters).wins.tolist() == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]


@pytest.mark.parametrize(
    ("election", "points"),
    [
        # Wikipedia, "Borda count": Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107.
        (elections.TENNESSEE, [126, 194, 173, 107]),
        # Borda (1781) counts 3, 2, 1 and prints 37, 42 and 47; his last place is worth 1 point
        # for each of 21 electors, ours is worth 0.
        (elections.BORDA_1781, [37 - 21, 42 - 21, 47 - 21]),
        # Young (1988) on Condorcet's 81 voters: A 101, B 109, C 33.
        (elections.CONDORCET_81, [101, 109, 33]),
        # Lippman: Seattle 253, Tacoma 325, Puyallup 194, Olympia 228, with 1 for the last.
        (elections.CONFERENCE, [253 - 100, 325 - 100, 194 - 100, 228 - 100]),
        # Electowiki: A 185, B 205, C 210, with 1 for the last.
        (elections.BLACK, [185 - 100, 205 - 100, 210 - 100]),
    ],
)
def test_borda_counts_are_the_published_ones(election, points):
    totals, voters = election

    count = borda_count(duels(totals, voters=voters))

    assert count.points.tolist() == points
    assert count.leaders == (int(np.argmax(points)),)
    assert set(count.comparisons.tolist()) == {voters.sum() * (totals.shape[1] - 1)}


def test_level_options_share_points():
    # By hand: the first person gives 1.5, 1.5 and 0 points, the second 0, 1.5 and 1.5.
    count = borda_count(duels(ROUNDS_OF_TIES))

    assert count.points.tolist() == [1.5, 3.0, 1.5]
    assert count.ranks.tolist() == [2, 1, 2]


def test_an_option_that_few_ranked_is_not_punished_for_it():
    # By hand: option 2 is ranked by one person, above both others: 2 points of 2.
    count = borda_count(duels([[60.0, 50.0, 70.0], [60.0, 50.0, np.nan], [60.0, 50.0, np.nan]]))

    assert count.points.tolist() == [3.0, 0.0, 2.0]
    assert count.comparisons.tolist() == [4, 4, 2]
    assert count.shares.tolist() == [0.75, 0.0, 1.0]
    assert count.leaders == (2,)


def test_an_option_without_a_rival_is_unranked():
    count = borda_count(duels([[60.0, np.nan], [np.nan, np.nan]]))

    assert np.isnan(count.shares).all()
    assert (count.ranks.tolist(), count.leaders) == ([0, 0], ())


def test_a_person_has_no_voice_in_a_duel_with_an_unranked_option():
    found = duels([[60.0, np.nan, 50.0], [10.0, 20.0, np.nan]])

    assert found.wins.tolist() == [[0, 0, 1], [1, 0, 0], [0, 0, 0]]
    assert found.compared.tolist() == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]


@settings(max_examples=15)
@given(box=boxes())
def test_duels_are_those_of_a_loop_over_people(box):
    totals, voters = box

    found = duels(totals, voters=voters)

    for a, b in np.ndindex(found.wins.shape):
        above = [n for row, n in zip(totals, voters, strict=True) if row[a] > row[b]]
        both = [
            n for row, n in zip(totals, voters, strict=True) if not np.isnan(row[a] + row[b])
        ]
        assert found.wins[a, b] == sum(above)
        assert found.compared[a, b] == (sum(both) if a != b else 0)


@settings(max_examples=15)
@given(box=boxes())
def test_on_full_ballots_points_are_options_less_the_mean_place(box):
    totals, voters = box
    full = np.nan_to_num(totals, nan=-1.0)

    points = borda_count(duels(full, voters=voters)).points

    options = full.shape[1]
    better = (full[:, None, :] > full[:, :, None]).sum(axis=2)
    level = (full[:, None, :] == full[:, :, None]).sum(axis=2)
    mean_places = better + (level + 1) / 2
    assert points == pytest.approx(voters @ (options - mean_places))


def test_totals_apart_by_less_than_the_tolerance_are_level():
    found = duels([[50.0, 50.0 + 5e-8, 51.0]])

    assert found.wins.tolist() == [[0, 0, 0], [0, 0, 0], [1, 1, 0]]


def test_counts_stay_exact_beyond_single_precision():
    many = module.EXACT_IN_SINGLE

    found = duels([[2.0, 1.0], [1.0, 2.0]], voters=[many, 1])

    assert found.wins.tolist() == [[0, many], [1, 0]]
    assert found.compared[0, 1] == many + 1


@pytest.mark.parametrize(
    ("election", "votes"),
    [
        # Wikipedia: Memphis 42 %, Nashville 26 %, Chattanooga 15 %, Knoxville 17 %.
        (elections.TENNESSEE, [42, 26, 15, 17]),
        # Borda (1781): A has 8 voices, B 7, C 6, and A is chosen although 13 place A last.
        (elections.BORDA_1781, [8, 7, 6]),
        # Condorcet (1785): A is first with 23 of 60.
        (elections.CONDORCET_AGREEING, [23, 19, 18]),
        (elections.FOUR_RULES, [9, 0, 8, 10]),
    ],
)
def test_first_choices_are_the_published_ones(election, votes):
    totals, voters = election

    found = first_choices(totals, voters=voters)

    assert found.votes.tolist() == votes
    assert found.leaders == (int(np.argmax(votes)),)
    assert found.majority is None
    assert (found.counted, found.left_out) == (voters.sum(), 0)


def test_more_than_half_of_the_votes_is_a_majority():
    # Lippman: Seattle has 51 of 100 first votes.
    totals, voters = elections.CONFERENCE

    assert first_choices(totals, voters=voters).majority == 0
    assert first_choices([[2.0, 1.0], [1.0, 2.0]]).majority is None


def test_each_persons_vote_is_told_apart():
    parts = parts_of_first_choices([[9.0, 5.0, 5.0], [8.0, 5.0, 8.0], [9.0, np.nan, 1.0]])

    expected = [[1.0, 0.0, 0.0], [0.5, 0.0, 0.5], [np.nan] * 3]
    assert np.array_equal(parts, expected, equal_nan=True)


def test_an_empty_room_has_no_votes():
    nobody = np.empty((0, 2))

    found = first_choices(nobody)

    assert (found.votes.tolist(), found.leaders, found.majority) == ([0.0, 0.0], (), None)
    assert duels(nobody).compared.tolist() == [[0, 0], [0, 0]]
    assert borda_count(duels(nobody)).ranks.tolist() == [0, 0]


def test_level_favourites_share_a_vote():
    found = first_choices(ROUNDS_OF_TIES)

    assert found.votes.tolist() == [0.5, 1.0, 0.5]
    assert found.leaders == (1,)


def test_an_open_ballot_is_not_counted_as_a_first_choice():
    found = first_choices([[60.0, 50.0], [10.0, np.nan], [np.nan, np.nan]])

    assert found.votes.tolist() == [1.0, 0.0]
    assert (found.counted, found.left_out) == (1, 2)


def test_an_option_that_nobody_ranked_is_on_no_ballot():
    found = first_choices([[60.0, 50.0, np.nan], [40.0, 50.0, np.nan]])

    assert found.votes.tolist() == [1.0, 1.0, 0.0]
    assert (found.leaders, found.left_out) == ((0, 1), 0)


def test_without_a_full_ballot_nobody_leads():
    for totals in ([[np.nan, np.nan]], [[60.0, np.nan], [np.nan, 50.0]]):
        found = first_choices(totals)

        assert found.votes.tolist() == [0.0, 0.0]
        assert (found.leaders, found.majority, found.counted) == ((), None, 0)


@settings(max_examples=15)
@given(box=boxes())
def test_votes_add_up_to_the_people_that_are_counted(box):
    totals, voters = box

    found = first_choices(totals, voters=voters)

    assert found.votes.sum() == pytest.approx(found.counted)
    assert found.counted + found.left_out == voters.sum()


def test_ranks_are_read_with_the_best_first():
    totals = totals_from_ranks([[1, 2, 2, 0]])

    assert ranks_of_rows(totals).tolist() == [[1, 2, 2, 0]]


@pytest.mark.parametrize(
    ("ranks", "problem"),
    [
        ([[1.0, 2.0]], "table of whole numbers"),
        ([1, 2], "table of whole numbers"),
        ([[1, -2]], r"must not be negative \(row 1, column 2\)"),
    ],
)
def test_ranks_that_are_none_are_refused(ranks, problem):
    with pytest.raises(ValueError, match=problem):
        totals_from_ranks(ranks)


@pytest.mark.parametrize(
    ("totals", "voters", "problem"),
    [
        ([50.0, 60.0], None, "one row of options for each person"),
        (np.empty((2, 0)), None, "one row of options for each person"),
        ([[50.0, np.inf]], None, r"must not be infinite \(row 1, column 2\)"),
        ([[50.0]], [1, 1], "one whole number from 0 for each row"),
        ([[50.0]], [-1], r"voters must not be negative \(place 1\)"),
        ([[50.0]], [0.5], "one whole number from 0 for each row"),
    ],
)
def test_ballots_that_are_none_are_refused(totals, voters, problem):
    for count in (duels, first_choices):
        with pytest.raises(ValueError, match=problem):
            count(totals, voters=voters)
