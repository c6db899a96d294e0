"""Weights from comparisons with the best and the worst criterion, and how they agree."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.weighing.best_worst import (
    THRESHOLDS,
    Disagreement,
    best_worst_consistency,
    best_worst_weights,
)

# Rezaei (2016), Omega 64, 126-130, tables 2 and 3: buying a car by quality, price, comfort,
# safety and style; price is the best and style the worst.
PRICE, STYLE = 1, 4
CONSISTENT = ([2, 1, 4, 2, 8], [4, 8, 2, 4, 1])
NOT_QUITE = ([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])


def largest_miss(weights, best, worst, over, under):
    from_best = np.abs(weights[best] - np.asarray(over) * weights)
    to_worst = np.abs(weights - np.asarray(under) * weights[worst])
    return max(from_best.max(), to_worst.max())


def test_judgements_that_agree_are_met_exactly():
    # Rezaei (2016), section 4, example 1: 0.2105, 0.4211, 0.1053, 0.2105, 0.0526 and xi = 0.
    found = best_worst_weights(PRICE, STYLE, *CONSISTENT)

    assert found.weights.round(4).tolist() == [0.2105, 0.4211, 0.1053, 0.2105, 0.0526]
    assert found.deviation == pytest.approx(0, abs=1e-12)


def test_judgements_that_do_not_quite_agree_are_missed_least():
    # Rezaei (2016), section 4, example 2: 0.2295, 0.4481, 0.1148, 0.1530, 0.0546; xi = 0.0109.
    found = best_worst_weights(PRICE, STYLE, *NOT_QUITE)

    assert found.weights.round(4).tolist() == [0.2295, 0.4481, 0.1148, 0.1530, 0.0546]
    assert round(found.deviation, 4) == 0.0109


def test_five_criteria_in_even_steps():
    # The worked example in the manual of classical-bwm-r (I. Kollár, Bratislava): these
    # weights; ratio 0.2 below its threshold 0.2306; the third criterion agrees least.
    judged = (0, 4, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1])

    found, consistency = best_worst_weights(*judged), best_worst_consistency(*judged)

    expected = [0.41577061, 0.23655914, 0.15770609, 0.11827957, 0.07168459]
    assert found.weights.round(8).tolist() == expected
    assert consistency.consistency_ratio == pytest.approx(0.2, abs=1e-12)
    assert (consistency.threshold, consistency.is_acceptable) == (0.2306, True)
    assert [other.criterion for other in consistency.least_consistent] == [2]


def test_the_same_with_one_judgement_changed_is_no_longer_acceptable():
    # The template of the same manual: 3 times and 4 times give 0.35 against 0.2306.
    found = best_worst_consistency(0, 4, [1, 2, 3, 4, 5], [5, 4, 4, 2, 1])

    assert found.consistency_ratio == pytest.approx(0.35, abs=1e-12)
    assert (found.threshold, found.is_acceptable) == (0.2306, False)


def test_the_non_linear_model_of_the_first_paper_has_other_weights():
    # Rezaei (2015), Omega 53, 49-57, example 1: 0.0714, 0.3387, 0.5899 with xi = 0.26. That
    # model makes the largest miss of a ratio least; in weights it misses by more than ours.
    judged = (2, 0, [8, 2, 1], [1, 5, 8])
    of_2015 = np.array([0.0714, 0.3387, 0.5899])

    found = best_worst_weights(*judged)

    # By hand: with 0.0714... = 2/28, w = (2, 9, 17) / 28 misses both ways by 1/28.
    assert found.weights == pytest.approx([2 / 28, 9 / 28, 17 / 28], abs=1e-12)
    assert found.deviation == pytest.approx(1 / 28, abs=1e-12)
    assert largest_miss(of_2015, *judged) > found.deviation + 0.01


def test_the_least_consistent_judgement_is_named_with_what_would_mend_it():
    # By hand: price 3 times safety, safety 3 times style makes price 9 times style, not 8.
    found = best_worst_consistency(PRICE, STYLE, *NOT_QUITE)

    assert found.consistency_ratio == pytest.approx(1 / 56, abs=1e-12)
    assert found.ratios == pytest.approx([0, 0, 0, 1 / 56, 0], abs=1e-12)
    assert (found.threshold, found.is_acceptable) == (0.2958, True)
    assert found.least_consistent == (
        Disagreement(
            criterion=3,
            best_over_it=3,
            it_over_worst=3,
            by_way_of_it=9,
            best_over_worst=8,
            best_over_it_to_agree=pytest.approx(8 / 3),
            it_over_worst_to_agree=pytest.approx(8 / 3),
        ),
    )


def test_judgements_that_agree_have_no_least_consistent_one():
    found = best_worst_consistency(PRICE, STYLE, *CONSISTENT)

    assert (found.consistency_ratio, found.is_acceptable) == (0, True)
    assert found.least_consistent == ()


def test_criteria_that_agree_equally_little_are_all_named():
    found = best_worst_consistency(0, 3, [1, 3, 3, 4], [4, 3, 3, 1])

    assert [other.criterion for other in found.least_consistent] == [1, 2]


def test_the_largest_disagreement_there_can_be_is_one():
    found = best_worst_consistency(0, 2, [1, 9, 9], [9, 9, 1])

    assert found.consistency_ratio == pytest.approx(1, abs=1e-12)
    assert (found.threshold, found.is_acceptable) == (0.1359, False)


def test_twice_at_most_allows_no_disagreement():
    # Liang, Brunelli & Rezaei (2020): the threshold at 2 is 0.
    found = best_worst_consistency(0, 2, [1, 2, 2], [2, 2, 1])

    assert found.consistency_ratio == pytest.approx(1, abs=1e-12)
    assert (found.threshold, found.is_acceptable) == (0.0, False)


@pytest.mark.parametrize(
    ("best_over_worst", "criteria", "threshold"),
    # Liang, Brunelli & Rezaei (2020), Omega 96, 102175, table 3.
    [(3, 9, 0.1667), (4, 3, 0.1121), (6, 4, 0.1990), (7, 6, 0.3029), (8, 8, 0.3620)],
)
def test_thresholds_are_read_by_scale_and_number(best_over_worst, criteria, threshold):
    over = [1, *[2] * (criteria - 2), best_over_worst]
    under = [best_over_worst, *[2] * (criteria - 2), 1]

    assert best_worst_consistency(0, criteria - 1, over, under).threshold == threshold


@pytest.mark.parametrize(
    ("over", "under"),
    [([1, *[2] * 8, 5], [5, *[2] * 8, 1]), ([1, 2, 4.5], [4.5, 2, 1])],
)
def test_without_a_published_threshold_the_verdict_is_left_open(over, under):
    found = best_worst_consistency(0, len(over) - 1, over, under)

    assert found.consistency_ratio > 0
    assert (found.threshold, found.is_acceptable) == (None, None)


def test_thresholds_never_fall_with_the_number_of_criteria():
    for by_criteria in THRESHOLDS.values():
        assert len(by_criteria) == 7
        assert list(by_criteria) == sorted(by_criteria)


def test_one_criterion_has_all_the_weight():
    found = best_worst_weights(0, 0, [1], [1])
    consistency = best_worst_consistency(0, 0, [1], [1])

    assert (found.weights.tolist(), found.deviation) == ([1.0], 0.0)
    assert (consistency.consistency_ratio, consistency.is_acceptable) == (0, True)
    assert consistency.threshold is None


def test_two_criteria_weigh_as_they_were_judged():
    found = best_worst_weights(1, 0, [4, 1], [1, 4])

    assert found.weights == pytest.approx([0.2, 0.8], abs=1e-12)
    assert found.deviation == pytest.approx(0, abs=1e-12)
    assert best_worst_consistency(1, 0, [4, 1], [1, 4]).is_acceptable


def test_judgements_of_one_throughout_are_equal_weights():
    found = best_worst_weights(0, 2, [1, 1, 1, 1], [1, 1, 1, 1])

    assert found.weights == pytest.approx([0.25] * 4, abs=1e-12)
    assert best_worst_consistency(0, 2, [1] * 4, [1] * 4).consistency_ratio == 0


@pytest.mark.parametrize("figure", [best_worst_weights, best_worst_consistency])
@pytest.mark.parametrize(
    ("best", "worst", "over", "under", "problem"),
    [
        (0, 0, [1, 2], [2, 1], "the best and the worst must be two criteria"),
        (0, 2, [1, 2], [2, 1], "must be among the criteria"),
        (-1, 1, [1, 2], [2, 1], "must be among the criteria"),
        (0, 1, [2, 2], [2, 1], "must count once as much as themselves"),
        (0, 1, [1, 2], [2, 2], "must count once as much as themselves"),
        (0, 1, [1, 2], [3, 1], "best over worst must be the same in both rows"),
        (0, 1, [1, 10], [10, 1], r"best_to_others must lie from 1 to 9 \(place 2\)"),
        (0, 1, [1, 2], [0.5, 1], r"others_to_worst must lie from 1 to 9 \(place 1\)"),
        (0, 1, [1, 2, 3], [2, 1, 2], r"best_to_others must not be above best over worst \(pl"),
        (0, 1, [1, 2, 2], [2, 1, 3], r"others_to_worst must not be above .* \(place 3\)"),
        (0, 1, [1, 2], [2, 1, 1], "both rows of judgements must have one for each"),
        (0, 1, [], [], "best_to_others must be one row of judgements"),
        (0, 1, [1, 2], [[2, 1]], "others_to_worst must be one row of judgements"),
        (0, 1, [1, np.nan], [2, 1], r"best_to_others must not be missing \(place 2\)"),
        (0, 1, [1, 2], [np.inf, 1], r"others_to_worst must not be infinite \(place 1\)"),
    ],
)
def test_judgements_that_mean_nothing_are_refused(figure, best, worst, over, under, problem):
    with pytest.raises(ValueError, match=problem):
        figure(best, worst, over, under)


@st.composite
def judgements(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    criteria, top = draw(st.integers(2, 9)), draw(st.integers(1, 9))
    best, worst = rng.permutation(criteria)[:2]
    over, under = rng.integers(1, top + 1, (2, criteria))
    over[best] = under[worst] = 1
    over[worst] = under[best] = top
    return int(best), int(worst), over, under


@settings(max_examples=40)
@given(judged=judgements(), seed=st.integers(0, 99))
def test_no_other_weights_miss_by_less(judged, seed):
    rng = np.random.default_rng(seed)

    found = best_worst_weights(*judged)

    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert (found.weights >= 0).all()
    assert largest_miss(found.weights, *judged) == pytest.approx(found.deviation, abs=1e-12)
    near = np.abs(found.weights + rng.normal(0, 0.01, (50, len(found.weights))))
    for weights in near / near.sum(axis=1, keepdims=True):
        assert largest_miss(weights, *judged) > found.deviation - 1e-12


@settings(max_examples=40)
@given(judged=judgements(), seed=st.integers(0, 99))
def test_the_order_of_criteria_changes_nothing(judged, seed):
    best, worst, over, under = judged
    order = np.random.default_rng(seed).permutation(len(over))
    places = np.argsort(order)

    moved = best_worst_weights(places[best], places[worst], over[order], under[order])
    ratio = best_worst_consistency(places[best], places[worst], over[order], under[order])

    assert moved.weights == pytest.approx(best_worst_weights(*judged).weights[order], abs=1e-9)
    assert ratio.ratios == pytest.approx(best_worst_consistency(*judged).ratios[order])


@settings(max_examples=40)
@given(judged=judgements())
def test_a_ratio_of_zero_and_a_deviation_of_zero_mean_the_same(judged):
    ratio = best_worst_consistency(*judged).consistency_ratio

    assert 0 <= ratio <= 1
    assert (ratio == 0) == (best_worst_weights(*judged).deviation < 1e-12)
