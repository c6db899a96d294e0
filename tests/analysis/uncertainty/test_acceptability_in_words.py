"""What a sentence about the draws needs."""

from functools import partial

import numpy as np
import pytest

from options.analysis.uncertainty.acceptability import acceptability_of_totals, smaa
from options.analysis.uncertainty.acceptability_in_words import lead_in_words
from options.analysis.uncertainty.monte_carlo import error_of_a_lead, monte_carlo_error
from options.analysis.uncertainty.normal_scores import NormalScores
from options.analysis.uncertainty.sampling import simplex_weights


def test_a_clear_leader_is_named_with_the_next_and_those_never_first():
    # By hand: of 100 draws the second option wins 70, the third 30; the third beats the first
    # always, so the band of the leader is the two whose order is open.
    totals = [[10.0, 90.0, 50.0]] * 70 + [[10.0, 50.0, 90.0]] * 30

    found = lead_in_words(acceptability_of_totals(totals))

    assert (found.samples, found.leader, found.runner_up) == (100, 1, 2)
    assert (found.share, found.runner_up_share) == (0.7, 0.3)
    assert found.error == monte_carlo_error(0.7, 100)
    assert found.runner_up_error == monte_carlo_error(0.3, 100)
    assert error_of_a_lead(0.7, 0.3, 100) < 0.4
    assert found.is_beyond_error
    assert found.never_first == (0,)
    assert found.unseen == pytest.approx(0.0295, abs=5e-5)
    assert found.band == (1, 2)
    assert found.confidence is None
    assert not found.scores_are_too_uncertain


def test_a_lead_within_the_error_of_the_draws_is_none():
    # By hand: 0.52 against 0.48 of 100 draws may be off by 1.96 * 0.0999.
    totals = [[90.0, 10.0]] * 52 + [[10.0, 90.0]] * 48

    assert not lead_in_words(acceptability_of_totals(totals)).is_beyond_error


def test_equal_shares_are_led_by_the_better_mean_rank_then_by_order():
    # Both first options lead half the draws; the second is never last.
    totals = [[90.0, 80.0, 10.0], [10.0, 90.0, 80.0]]

    assert lead_in_words(acceptability_of_totals(totals)).leader == 1
    assert lead_in_words(acceptability_of_totals([[5.0, 5.0]])).leader == 0


def test_a_settled_leader_stands_alone_in_its_band():
    totals = [[90.0, 80.0, 10.0]] * 19 + [[80.0, 90.0, 10.0]]

    assert lead_in_words(acceptability_of_totals(totals)).band == (0,)
    assert lead_in_words(acceptability_of_totals(totals), settled=0.99).band == (0, 1)


def test_a_single_option_leads_with_nobody_next():
    found = lead_in_words(acceptability_of_totals([[50.0]] * 4))

    assert (found.leader, found.share, found.error) == (0, 1.0, 0.0)
    assert (found.runner_up, found.runner_up_share, found.runner_up_error) == (None, 0.0, 0.0)
    assert found.is_beyond_error
    assert found.never_first == ()
    assert found.band == (0,)


def test_scores_too_uncertain_for_a_choice_are_called_so():
    means = np.array([[51.0, 50.0], [50.0, 51.0], [50.0, 50.0]])
    draw = partial(simplex_weights, 2)

    vague = smaa(NormalScores(means, np.full((3, 2), 20.0)), draw, samples=2_000, seed=7)
    sure = smaa(means, draw, samples=2_000, seed=7)

    assert vague.confidence[lead_in_words(vague).leader] < 0.5
    assert lead_in_words(vague).scores_are_too_uncertain
    assert lead_in_words(sure).confidence == 1.0
    assert not lead_in_words(sure).scores_are_too_uncertain


def test_without_wins_there_is_no_band():
    found = acceptability_of_totals([[50.0, 40.0]], pairwise=False)

    assert lead_in_words(found).band is None


def test_a_settled_share_out_of_bounds_is_refused():
    with pytest.raises(ValueError, match="above a half"):
        lead_in_words(acceptability_of_totals([[50.0, 40.0]]), settled=0.5)
