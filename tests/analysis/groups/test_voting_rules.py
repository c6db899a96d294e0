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
    with pytest.raises(ValueError, match="at least one person"):
        voting_rules([50.0, 60.0])
