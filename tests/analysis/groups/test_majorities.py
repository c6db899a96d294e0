"""Majorities: Copeland's league, Condorcet's winner, the top set and circles."""

import numpy as np
import pytest
from hypothesis import given, settings

from options.analysis.groups.majorities import Cycle, copeland_scores, majorities
from options.analysis.groups.votes import Duels, duels
from tests.analysis.groups import elections
from tests.analysis.groups.test_votes import boxes


def table(wins):
    """Duels among people who all ranked everything."""
    wins = np.array(wins)
    return Duels(wins=wins, compared=wins + wins.T)


def test_copelands_league_for_the_capital_of_tennessee():
    # Wikipedia, "Copeland's method": Memphis won 0, Nashville 3, Chattanooga 2, Knoxville 1.
    totals, voters = elections.TENNESSEE

    found = copeland_scores(duels(totals, voters=voters))

    assert found.won.tolist() == [0, 3, 2, 1]
    assert found.lost.tolist() == [3, 0, 1, 2]
    assert found.drawn.tolist() == [0, 0, 0, 0]
    assert found.ranks.tolist() == [4, 1, 2, 3]
    assert found.leaders == (1,)


def test_copelands_winner_without_a_condorcet_winner():
    # Wikipedia, "Copeland's method" (2013-2022), five options: A beats C, D and E and loses to
    # B. Its source places what a ballot leaves out level and last, so that is done here.
    orders = {"AECDB": 31, "BAE": 30, "CDB": 29, "DAE": 10}
    totals, voters = elections.ballots("ABCDE", orders)
    last = np.nan_to_num(totals, nan=-9.0)

    found = copeland_scores(duels(last, voters=voters))

    assert (found.won - found.lost).tolist() == [2, 0, 0, -2, 0]
    assert found.ranks.tolist() == [1, 2, 2, 5, 2]
    assert majorities(duels(last, voters=voters)).winner is None


def test_nashville_beats_all_and_memphis_loses_to_all():
    totals, voters = elections.TENNESSEE

    found = majorities(duels(totals, voters=voters))

    assert (found.winner, found.loser) == (1, 0)
    assert (found.top, found.unbeaten, found.cycles) == ((1,), (1,), ())
    assert found.top_cycle is None


def test_condorcets_own_voters_agree_on_the_one_with_fewest_first_votes():
    # Condorcet (1785): C beats A by 37 to 23 and B by 41 to 19, B beats A by 35 to 25.
    totals, voters = elections.CONDORCET_AGREEING
    found = duels(totals, voters=voters)

    assert found.wins.tolist() == [[0, 25, 23], [35, 0, 19], [37, 41, 0]]
    assert (majorities(found).winner, majorities(found).loser) == (2, 0)


def test_condorcets_other_voters_go_round_in_a_circle():
    # Condorcet (1785): A beats B by 33 to 27, B beats C by 42 to 18, C beats A by 35 to 25.
    totals, voters = elections.CONDORCET_IN_A_CIRCLE
    found = duels(totals, voters=voters)

    assert found.wins.tolist() == [[0, 33, 25], [27, 0, 42], [35, 18, 0]]
    assert majorities(found).cycles == (Cycle((0, 1, 2), (0, 1, 2)),)
    assert majorities(found).top_cycle == Cycle((0, 1, 2), (0, 1, 2))
    assert (majorities(found).winner, majorities(found).unbeaten) == (None, ())


def test_condorcets_winner_is_not_bordas():
    # Young (1988): A beats B by 41 to 40, although B has more Borda points.
    totals, voters = elections.CONDORCET_81
    found = duels(totals, voters=voters)

    assert (found.wins[0, 1], found.wins[1, 0]) == (41, 40)
    assert majorities(found).winner == 0


def test_the_one_with_most_first_votes_can_lose_to_all():
    # Borda (1781): A is first in the vote and loses to B and to C by 8 to 13.
    totals, voters = elections.BORDA_1781
    found = duels(totals, voters=voters)

    assert found.wins[0].tolist() == [0, 8, 8]
    assert majorities(found).loser == 0


def test_the_paradox_of_voting_in_its_smallest_form():
    totals, _ = elections.PARADOX

    found = majorities(duels(totals))

    assert (found.top, found.winner) == ((0, 1, 2), None)
    assert found.top_cycle.example == (0, 1, 2)
    assert copeland_scores(duels(totals)).leaders == (0, 1, 2)


def test_all_of_schulzes_options_are_caught_in_one_circle():
    # Wikipedia, "Schulze method": every option beats some other; A beats C beats B beats A.
    totals, voters = elections.SCHULZE

    found = majorities(duels(totals, voters=voters))

    assert found.top == (0, 1, 2, 3, 4)
    assert found.cycles == (Cycle((0, 1, 2, 3, 4), (0, 2, 1)),)


def test_a_circle_below_the_winner_is_reported_too():
    # By hand: 0 beats everybody, and 1, 2, 3 beat each other in a circle.
    found = majorities(table([[0, 2, 2, 2], [1, 0, 2, 1], [1, 1, 0, 2], [1, 2, 1, 0]]))

    assert (found.winner, found.top) == (0, (0,))
    assert found.cycles == (Cycle((1, 2, 3), (1, 2, 3)),)
    assert found.top_cycle is None


def test_circles_are_listed_from_the_top():
    # Two circles of three; each of 3, 4, 5 beats each of 0, 1, 2.
    wins = np.ones((6, 6), dtype=int)
    wins[3:, :3] = 2
    for first, then in ((0, 1), (1, 2), (2, 0), (3, 5), (5, 4), (4, 3)):
        wins[first, then] = 2
    np.fill_diagonal(wins, 0)

    found = majorities(table(wins))

    assert found.cycles == (Cycle((3, 4, 5), (3, 5, 4)), Cycle((0, 1, 2), (0, 1, 2)))
    assert found.top_cycle == found.cycles[0]
    assert found.top == (3, 4, 5)


def test_a_circle_of_four_is_followed_where_the_rest_are_draws():
    wins = np.ones((4, 4), dtype=int)
    for first, then in ((0, 2), (2, 1), (1, 3), (3, 0)):
        wins[first, then] = 2
    np.fill_diagonal(wins, 0)

    assert majorities(table(wins)).top_cycle.example == (0, 2, 1, 3)


def test_draws_are_no_circle():
    found = majorities(table([[0, 1, 2], [1, 0, 1], [1, 1, 0]]))

    assert (found.winner, found.unbeaten, found.top) == (None, (0, 1), (0, 1, 2))
    assert found.cycles == ()
    # By hand: option 0 wins one duel and draws one, 1 draws two, 2 draws one.
    assert copeland_scores(table([[0, 1, 2], [1, 0, 1], [1, 1, 0]])).scores.tolist() == [
        1.5,
        1,
        0.5,
    ]


def test_a_single_option_wins_and_does_not_lose():
    found = majorities(duels([[50.0]]))

    assert (found.winner, found.loser, found.top) == (0, None, (0,))


def test_everything_level_leaves_everybody_unbeaten():
    found = majorities(duels([[50.0, 50.0, 50.0]]))

    assert (found.unbeaten, found.top, found.loser) == ((0, 1, 2), (0, 1, 2), None)
    assert copeland_scores(duels([[50.0, 50.0, 50.0]])).leaders == (0, 1, 2)


@settings(max_examples=15)
@given(box=boxes())
def test_the_top_set_is_the_smallest_that_beats_all_others(box):
    totals, voters = box
    found = duels(totals, voters=voters)
    beats = found.wins > found.wins.T
    options = range(len(beats))

    dominating = [
        [a for a in options if chosen >> a & 1]
        for chosen in range(1, 2 ** len(beats))
        if all(
            beats[a, b]
            for a in options
            for b in options
            if chosen >> a & 1 and not chosen >> b & 1
        )
    ]

    assert list(majorities(found).top) == min(dominating, key=len)


@settings(max_examples=15)
@given(box=boxes())
def test_every_circle_can_be_walked(box):
    totals, voters = box
    found = duels(totals, voters=voters)
    beats = found.wins > found.wins.T

    for cycle in majorities(found).cycles:
        steps = zip(cycle.example, [*cycle.example[1:], cycle.example[0]], strict=True)
        assert all(beats[a, b] for a, b in steps)
        assert set(cycle.example) <= set(cycle.options)
        assert len(set(cycle.example)) == len(cycle.example)


@settings(max_examples=15)
@given(box=boxes())
def test_a_winner_is_first_in_the_league_and_alone_at_the_top(box):
    totals, voters = box
    found = duels(totals, voters=voters)
    winner = majorities(found).winner

    if winner is not None:
        assert majorities(found).top == (winner,)
        assert copeland_scores(found).leaders == (winner,)


@settings(max_examples=15)
@given(box=boxes())
def test_won_less_lost_ranks_as_the_scores_do(box):
    totals, voters = box
    found = copeland_scores(duels(totals, voters=voters))

    assert found.scores == pytest.approx((found.won - found.lost + totals.shape[1] - 1) / 2)
