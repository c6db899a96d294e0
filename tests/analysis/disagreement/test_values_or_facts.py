"""Why two differ: in what they value, or in what they hold for fact."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.values_or_facts import values_or_facts, what_to_discuss
from options.analysis.totals.ranking import weighted_totals
from options.analysis.weighing.weights import normalised

WEIGHTS_A, WEIGHTS_B = np.array([0.6, 0.4]), np.array([0.4, 0.6])
VALUES_A = np.array([[100.0, 0.0], [0.0, 100.0]])
VALUES_B = np.array([[80.0, 0.0], [0.0, 100.0]])


@st.composite
def pairs(draw):
    """Weights and values of two people on the same options and criteria."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    weights = [normalised(rng.integers(1, 10, shape[1])) for _ in range(2)]
    values = [rng.integers(0, 101, shape).astype(float) for _ in range(2)]
    return values[0], weights[0], values[1], weights[1]


def test_the_split_is_the_one_worked_out_by_hand():
    # Totals are 60 and 40 for A, 32 and 60 for B: gaps of 28 and -20. By weights 0.2 x 90 = 18
    # and -0.2 x 100 = -20, by scores 0.5 x 20 = 10 and 0. Less the mean the gap is 24 and -24,
    # of which weights explain (18 x 24 + 20 x 24) / 1152 = 19 / 24.
    split = values_or_facts(VALUES_A, WEIGHTS_A, VALUES_B, WEIGHTS_B)

    assert split.values_part == pytest.approx([18.0, -20.0])
    assert split.facts_part == pytest.approx([10.0, 0.0])
    assert split.share_values == pytest.approx(19 / 24)
    assert split.values_criterion == 1
    assert split.facts_cell == (0, 0)


def test_the_same_scores_differ_by_values_alone():
    split = values_or_facts(VALUES_A, WEIGHTS_A, VALUES_A, WEIGHTS_B)

    assert split.share_values == pytest.approx(1.0)
    assert split.facts_part.tolist() == [0.0, 0.0]
    assert split.facts_cell is None


def test_the_same_weights_differ_by_facts_alone():
    split = values_or_facts(VALUES_A, WEIGHTS_A, VALUES_B, WEIGHTS_A)

    assert split.share_values == 0.0
    assert split.values_part.tolist() == [0.0, 0.0]
    assert split.values_criterion is None


def test_those_who_agree_have_nothing_to_split():
    split = values_or_facts(VALUES_A, WEIGHTS_A, VALUES_A, WEIGHTS_A)

    assert (split.share_values, split.values_criterion, split.facts_cell) == (None, None, None)


def test_a_gap_that_is_the_same_for_all_options_moves_no_ranking():
    split = values_or_facts([[60.0], [50.0]], [1.0], [[40.0], [30.0]], [1.0])

    assert split.facts_part.tolist() == [20.0, 20.0]
    assert (split.share_values, split.facts_cell) == (None, None)


def test_a_single_option_has_a_gap_but_no_share():
    split = values_or_facts([[100.0, 0.0]], [0.5, 0.5], [[100.0, 0.0]], [1.0, 0.0])

    assert split.values_part.tolist() == [-50.0]
    assert split.share_values is None


def test_weights_are_argued_about_where_they_explain_the_gap():
    # 19 / 24 of the gap are values. The second criterion carries 20 x 24 of 1152, and the cell
    # with 10 points of the gap 10 x 24.
    found = what_to_discuss(VALUES_A, WEIGHTS_A, VALUES_B, WEIGHTS_B)

    assert found.topic == "weights"
    assert found.share_values == pytest.approx(19 / 24)
    assert (found.criterion, found.weights) == (1, (0.4, 0.6))
    assert found.criterion_share == pytest.approx(20 * 24 / 1152)
    assert (found.cell, found.points) == ((0, 0), (100.0, 80.0))
    assert found.cell_share == pytest.approx(10 * 24 / 1152)


def test_evidence_is_looked_for_where_scores_explain_the_gap():
    found = what_to_discuss(VALUES_A, WEIGHTS_A, VALUES_B, WEIGHTS_A)

    assert (found.topic, found.share_values) == ("scores", 0.0)
    assert (found.criterion, found.criterion_share, found.weights) == (None, 0.0, None)
    assert (found.cell, found.cell_share) == ((0, 0), pytest.approx(1.0))


@pytest.mark.parametrize(
    ("weight", "points", "topic"),
    # The second option has nothing and the second criterion gives nothing, so only one cell
    # counts: 100 points weighed t for A, 100 - p weighed a half for B.
    [
        (0.7, 10.0, "weights"),  # values 0.2 x 95 = 19, facts 0.6 x 10 = 6: 76 %
        (0.6, 10.0, "both"),  # values 0.1 x 95 = 9.5, facts 0.55 x 10 = 5.5: 63 %
        (0.6, 40.0, "scores"),  # values 0.1 x 80 = 8, facts 0.55 x 40 = 22: 27 %
    ],
)
def test_what_explains_two_thirds_of_the_gap_is_the_topic(weight, points, topic):
    values_a, values_b = [[100.0, 0.0], [0.0, 0.0]], [[100.0 - points, 0.0], [0.0, 0.0]]

    found = what_to_discuss(values_a, [weight, 1 - weight], values_b, [0.5, 0.5])

    assert found.topic == topic


def test_those_who_agree_have_nothing_to_discuss():
    found = what_to_discuss(VALUES_A, WEIGHTS_A, VALUES_A, WEIGHTS_A)

    assert (found.topic, found.share_values) == ("nothing", None)
    assert (found.criterion, found.cell, found.weights, found.points) == (None,) * 4


@settings(max_examples=40)
@given(pair=pairs())
def test_nothing_carries_more_than_what_is_named(pair):
    found = what_to_discuss(*pair)
    split = values_or_facts(*pair)

    gap = split.values_part + split.facts_part
    moving = gap - gap.mean()
    size = moving @ moving
    if found.topic != "nothing":
        assert (moving @ split.values_cells / size).max() <= found.criterion_share + 1e-9
        cells = moving[:, None] * split.facts_cells / size
        assert cells.max() <= found.cell_share + 1e-9


@settings(max_examples=40)
@given(pair=pairs())
def test_both_parts_add_up_to_the_gap(pair):
    values_a, weights_a, values_b, weights_b = pair

    split = values_or_facts(*pair)

    gap = weighted_totals(values_a, weights_a) - weighted_totals(values_b, weights_b)
    assert split.values_part + split.facts_part == pytest.approx(gap, abs=1e-9)
    assert split.values_cells.sum(axis=1) == pytest.approx(split.values_part)
    assert split.facts_cells.sum(axis=1) == pytest.approx(split.facts_part)


@settings(max_examples=40)
@given(pair=pairs())
def test_seen_from_the_other_side_only_the_signs_turn(pair):
    values_a, weights_a, values_b, weights_b = pair

    split = values_or_facts(*pair)
    turned = values_or_facts(values_b, weights_b, values_a, weights_a)

    assert turned.values_part == pytest.approx(-split.values_part)
    assert turned.facts_part == pytest.approx(-split.facts_part)
    assert turned.share_values == pytest.approx(split.share_values)
    assert turned.values_criterion == split.values_criterion
    assert turned.facts_cell == split.facts_cell


@settings(max_examples=40)
@given(pair=pairs())
def test_each_part_is_the_mean_over_both_orders_of_going_over(pair):
    values_a, weights_a, values_b, weights_b = pair

    split = values_or_facts(*pair)

    first = weighted_totals(values_b, weights_a) - weighted_totals(values_b, weights_b)
    last = weighted_totals(values_a, weights_a) - weighted_totals(values_a, weights_b)
    assert split.values_part == pytest.approx((first + last) / 2, abs=1e-9)


@pytest.mark.parametrize(
    ("weights_a", "values_a", "weights_b", "values_b", "problem"),
    [
        ([1.0], [[1.0]], [1.0], [[1.0], [2.0]], "the same options and criteria"),
        ([1.0], np.empty((0, 1)), [1.0], np.empty((0, 1)), "the same options and criteria"),
        ([1.0], [[np.nan]], [1.0], [[1.0]], "values of A must not be missing"),
        ([1.0], [[1.0]], [1.0], [[np.nan]], "values of B must not be missing"),
        ([0.9], [[1.0]], [1.0], [[1.0]], "must sum to 1"),
        ([1.0], [[1.0]], [0.9], [[1.0]], "must sum to 1"),
        ([1.0], [[1.0]], [0.5, 0.5], [[1.0]], "one weight for each of the 1 criteria"),
    ],
)
def test_what_cannot_be_compared_is_refused(weights_a, values_a, weights_b, values_b, problem):
    with pytest.raises(ValueError, match=problem):
        values_or_facts(values_a, weights_a, values_b, weights_b)


def test_of_what_carries_as_much_the_first_is_named():
    # Two criteria share one sum of weights, so each carries half; rounding must not decide.
    values = [[90.0, 10.0], [20.0, 80.0]]

    for weights_a, weights_b in (([0.9, 0.1], [0.2, 0.8]), ([0.7, 0.3], [0.1, 0.9])):
        assert values_or_facts(values, weights_a, values, weights_b).values_criterion == 0
