"""The average of results, the result of averages, and the covariance that parts them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.arrays import NO_ANSWER, TIE
from options.analysis.disagreement.cells import cell_figures
from options.analysis.disagreement.counts import counts_of_points
from options.analysis.groups import people as reading
from options.analysis.groups.aggregation import both_aggregations, group_weights
from options.analysis.totals.ranking import weighted_totals
from tests.analysis.groups.rooms_of_people import mean, own_total, rooms

# Two people who each weigh most what they score well. By hand, option 0: their totals are
# 0.75 * 80 + 0.25 * 20 = 65 and 0.25 * 40 + 0.75 * 60 = 55, in the mean 60. The mean weights
# are a half each, the mean scores 60 and 40: 50. On the first criterion the covariance is
# (0.25 * 20 + -0.25 * -20) / 2 = 5, on the second (-0.25 * -20 + 0.25 * 20) / 2 = 5.
# Option 1 has 55 everywhere, so 55 either way.
WEIGHTS = [[0.75, 0.25], [0.25, 0.75]]
VALUES = [[[80.0, 20.0], [55.0, 55.0]], [[40.0, 60.0], [55.0, 55.0]]]


def test_the_gap_is_the_covariance_worked_by_hand():
    both = both_aggregations(VALUES, WEIGHTS)

    assert both.of_results == pytest.approx([60.0, 55.0])
    assert both.of_inputs == pytest.approx([50.0, 55.0])
    assert both.gap == pytest.approx([10.0, 0.0])
    assert both.covariance == pytest.approx(np.array([[5.0, 5.0], [0.0, 0.0]]))
    assert (both.leaders_of_results, both.leaders_of_inputs) == ((0,), (1,))
    assert not both.has_same_leaders
    assert not both.has_same_order


def test_the_counts_say_who_is_counted():
    both = both_aggregations(
        [[[10.0, np.nan], [10.0, 10.0]], [[20.0, np.nan], [20.0, 20.0]], [[90.0, 90.0]] * 2],
        [[0.5, 0.5], [1.0, 0.0], [np.nan, np.nan]],
    )

    assert (both.people, both.weighing) == (3, 2)
    assert both.answers.tolist() == [[3, 1], [3, 3]]
    assert both.complete.tolist() == [1, 2]


def test_answers_of_people_without_a_total_count_in_the_averages_only():
    # By hand: the second person left a cell open and has no total. Mean weights are a half;
    # mean scores 60 (80 and 40) and 30 (one answer): 45, against the one total of 55. The
    # one person alone is apart from nobody, so all 10 points come from who is counted.
    both = both_aggregations([[[80.0, 30.0]], [[40.0, np.nan]]], [[0.5, 0.5]] * 2)

    assert both.of_results.tolist() == [55.0]
    assert both.of_inputs.tolist() == [45.0]
    assert both.covariance.tolist() == [[0.0, 0.0]]
    assert both.answers_part.tolist() == [10.0]


def test_a_gap_without_weight_stands_at_the_mean_of_the_others():
    # By hand: both have the total 60. The first criterion has weights 1 and 0.5 and scores 60
    # and 40, so a covariance of (0.25 * 10 + -0.25 * -10) / 2 = 2.5; on the second the only
    # score is the mean, and nothing goes together. The averages give 0.75 * 50 + 0.25 * 80.
    both = both_aggregations([[[60.0, np.nan]], [[40.0, 80.0]]], [[1.0, 0.0], [0.5, 0.5]])

    assert both.of_results.tolist() == [60.0]
    assert both.of_inputs.tolist() == [57.5]
    assert both.covariance.tolist() == [[2.5, 0.0]]
    assert both.answers_part.tolist() == [0.0]


def test_a_missing_score_is_never_zero():
    both = both_aggregations([[[80.0, 60.0]], [[np.nan, np.nan]]], [[0.5, 0.5]] * 2)

    assert both.of_inputs.tolist() == both.of_results.tolist() == [70.0]


def test_without_any_answer_there_is_no_result_but_others_keep_theirs():
    both = both_aggregations([[[np.nan, 50.0], [70.0, np.nan]]], [[1.0, 0.0]])

    assert np.array_equal(both.of_results, [np.nan, 70.0], equal_nan=True)
    assert np.array_equal(both.of_inputs, [np.nan, 70.0], equal_nan=True)
    assert np.isnan(both.covariance[0]).all()
    assert both.covariance[1].tolist() == [0.0, 0.0]
    assert both.leaders_of_results == both.leaders_of_inputs == (1,)


def test_without_any_weights_there_are_scores_and_no_totals():
    both = both_aggregations([[[50.0, 60.0]]], [[np.nan, np.nan]])

    assert both.scores.tolist() == [[50.0, 60.0]]
    assert np.isnan(both.weights).all()
    assert np.isnan([*both.of_results, *both.of_inputs, *both.gap]).all()
    assert both.leaders_of_results == both.leaders_of_inputs == ()


def test_medians_in_place_of_means_have_their_own_part():
    # By hand: scores 0, 10 and 80 have mean 30 and median 10, so 20 points come from that.
    values = [[[0.0]], [[10.0]], [[80.0]]]
    medians = cell_figures(counts_of_points(values)).median

    both = both_aggregations(values, [[1.0]] * 3, scores_of_group=medians)

    assert both.of_inputs.tolist() == [10.0]
    assert both.centres_part == pytest.approx([20.0])
    assert both.gap == pytest.approx([20.0])


def test_weights_of_the_group_may_be_given():
    both = both_aggregations(VALUES, WEIGHTS, weights_of_group=[1.0, 0.0])

    assert both.of_inputs == pytest.approx([60.0, 55.0])
    assert both.centres_part == pytest.approx([-10.0, 0.0])
    assert both.weights.tolist() == [1.0, 0.0]


@settings(max_examples=15)
@given(room=rooms())
def test_both_results_are_those_of_a_loop_over_people(room):
    values, weights = room
    people, options, criteria = values.shape

    both = both_aggregations(values, weights)

    mean_weights = [mean(weights[:, j]) for j in range(criteria)]
    for a in range(options):
        totals = [own_total(values[p], weights[p], a) for p in range(people)]
        assert both.of_results[a] == pytest.approx(mean(totals), nan_ok=True)
        assert both.complete[a] == sum(total is not None for total in totals)
        scores = np.array([[mean(values[:, a, j]) for j in range(criteria)]])
        of_inputs = own_total(scores, np.array(mean_weights), 0)
        expected = np.nan if of_inputs is None else of_inputs
        assert both.of_inputs[a] == pytest.approx(expected, nan_ok=True)


@settings(max_examples=15)
@given(room=rooms())
def test_the_covariance_is_the_one_among_people_with_a_total(room):
    values, weights = room

    both = both_aggregations(values, weights)

    for a, j in np.ndindex(both.covariance.shape):
        has_total = [own_total(v, w, a) is not None for v, w in zip(*room, strict=True)]
        own_weights, scores = weights[has_total, j], values[has_total, a, j]
        if not any(has_total):
            assert np.isnan(both.covariance[a, j])
            continue
        # Only a gap without weight is left here; it stands at the mean of the others.
        known = np.where(np.isnan(scores), mean(scores), scores)
        known = np.where(np.isnan(known), 0.0, known)
        expected = np.mean((own_weights - own_weights.mean()) * (known - known.mean()))
        assert both.covariance[a, j] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=15)
@given(room=rooms(), centres=st.booleans(), cells=st.sampled_from([1, 20, 1 << 17]))
def test_the_split_is_exact(room, centres, cells):
    values, weights = room
    table = np.full(values.shape[1:], 42.0) if centres else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "CELLS_AT_ONCE", cells)
        both = both_aggregations(values, weights, scores_of_group=table)

    parts = both.covariance.sum(axis=1) + both.answers_part + both.centres_part

    known = ~np.isnan(both.gap + parts)
    assert parts[known] == pytest.approx(both.gap[known], abs=1e-9)
    assert both.gap == pytest.approx(both.of_results - both.of_inputs, nan_ok=True)


@settings(max_examples=15)
@given(room=rooms(gaps=False))
def test_without_gaps_the_covariance_is_all_that_parts_the_two(room):
    both = both_aggregations(*room)

    assert both.covariance.sum(axis=1) == pytest.approx(both.gap, abs=1e-9)
    assert both.answers_part == pytest.approx(0.0, abs=1e-9)
    assert both.centres_part.tolist() == [0.0] * len(both.gap)


@settings(max_examples=15)
@given(room=rooms(), seed=st.integers(0, 99))
def test_the_order_of_people_does_not_matter(room, seed):
    values, weights = room
    order = np.random.default_rng(seed).permutation(len(weights))

    both, other = both_aggregations(*room), both_aggregations(values[order], weights[order])

    assert other.of_results == pytest.approx(both.of_results, nan_ok=True)
    assert other.of_inputs == pytest.approx(both.of_inputs, nan_ok=True)
    assert other.covariance == pytest.approx(both.covariance, nan_ok=True, abs=1e-9)


@settings(max_examples=15)
@given(room=rooms(gaps=False), copies=st.integers(1, 5))
def test_people_who_agree_have_one_result_and_no_covariance(room, copies):
    values, weights = room
    own = weighted_totals(values[0], weights[0])

    both = both_aggregations([values[0]] * copies, [weights[0]] * copies)

    assert both.of_results == pytest.approx(own)
    assert both.of_inputs == pytest.approx(own)
    assert both.covariance == pytest.approx(0.0, abs=1e-9)
    assert both.has_same_leaders
    assert both.has_same_order


@settings(max_examples=15)
@given(room=rooms())
def test_bytes_and_single_precision_give_the_same_figures(room):
    values, weights = room
    as_bytes = np.where(np.isnan(values), NO_ANSWER, values).astype(np.uint8)

    both = both_aggregations(values, weights)

    for other in (as_bytes, values.astype(np.float32)):
        same = both_aggregations(other, weights)
        assert np.array_equal(same.of_results, both.of_results, equal_nan=True)
        assert np.array_equal(same.covariance, both.covariance, equal_nan=True)
        assert same.answers.tolist() == both.answers.tolist()


def test_scores_just_outside_by_rounding_are_read():
    both = both_aggregations([[[100 + TIE / 2]]], [[1.0]])

    assert both.of_results == pytest.approx([100.0])


def test_mean_weights_sum_to_one_by_themselves():
    found = group_weights([[0.5, 0.5], [0.9, 0.1], [np.nan, np.nan]])

    assert found.weights == pytest.approx([0.7, 0.3])
    assert found.sum_before == pytest.approx(1.0)
    assert found.weighing == 2


def test_median_weights_are_scaled_to_one_and_say_so():
    # By hand: the medians of (.8, .1, .1), (.1, .8, .1) and (.2, .2, .6) are .2, .2 and .1.
    found = group_weights([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]], by="median")

    assert found.sum_before == pytest.approx(0.5)
    assert found.weights == pytest.approx([0.4, 0.4, 0.2])


@pytest.mark.parametrize(
    ("weights", "by", "problem"),
    [
        (np.eye(3), "median", "median of every criterion's weights is 0"),
        ([[np.nan, np.nan]], "mean", "at least one person with weights"),
        (np.empty((0, 2)), "mean", "at least one person with weights"),
        ([[0.5, 0.6]], "mean", "must sum to 1"),
        ([0.5, 0.5], "mean", "one row for each person"),
    ],
)
def test_weights_that_give_no_average_are_refused(weights, by, problem):
    with pytest.raises(ValueError, match=problem):
        group_weights(weights, by=by)


@pytest.mark.parametrize(
    ("centres", "problem"),
    [
        ({"weights_of_group": [0.5, 0.6]}, "must sum to 1"),
        ({"weights_of_group": [1.0]}, "one weight for each of the 2 criteria"),
        ({"scores_of_group": [[50.0, 50.0]]}, "of the same options and criteria"),
        ({"scores_of_group": [[50.0, 101.0]] * 2}, "scores of the group must lie from 0"),
    ],
)
def test_averages_that_do_not_fit_are_refused(centres, problem):
    with pytest.raises(ValueError, match=problem):
        both_aggregations(VALUES, WEIGHTS, **centres)
