"""The same ballots under several rules."""

import numpy as np
import pytest

from options.analysis.groups.voting_rules import voting_rules
from tests.analysis.groups import elections


def test_rules_can_have_a_winner_each():
    # Cahiers de la MSE 2003, Paris 1, B03120: by one vote T is chosen, by Borda's count Y,
    # by Condorcet's majorities Z.
    totals, voters = elections.FOUR_RULES

    found = voting_rules(totals, voters=voters)

    assert found.first_choices.leaders == (3,)
    assert found.borda.leaders == (1,)
    assert found.majorities.winner == 2
    assert found.copeland.leaders == (2,)
    assert found.survivors == (1, 2, 3)
    assert not found.is_unanimous


def test_an_option_can_survive_by_its_duels_alone():
    # By hand: C wins 3 duels by 3 to 1 and loses to E, who draws the other three; A has 11
    # Borda points to C's 10, and E two of four first choices.
    totals, voters = elections.ballots("ABCDE", {"CABDE": 1, "ECADB": 2, "ABDEC": 1})

    found = voting_rules(totals, voters=voters)

    assert found.copeland.scores.tolist() == [2.5, 1.0, 3.0, 1.0, 2.5]
    assert (found.borda.leaders, found.first_choices.leaders) == ((0,), (4,))
    assert found.majorities.winner is None
    assert found.survivors == (0, 2, 4)


def test_rules_can_agree():
    found = voting_rules([[90.0, 50.0], [80.0, 60.0], [20.0, 30.0]])

    assert found.survivors == (0,)
    assert found.is_unanimous


def test_options_in_a_circle_all_survive():
    totals, _ = elections.PARADOX

    found = voting_rules(totals)

    assert found.survivors == (0, 1, 2)
    assert not found.is_unanimous


def test_nobody_survives_a_vote_without_ballots():
    found = voting_rules([[np.nan]])

    # A single option wins the duels that it does not have.
    assert found.survivors == (0,)
    assert found.borda.leaders == found.first_choices.leaders == ()


def test_ballots_that_are_none_are_refused():
    with pytest.raises(ValueError, match="one row of options for each person"):
        voting_rules([50.0, 60.0])
