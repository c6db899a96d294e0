"""What the smaller of two camps would have said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.arrays import NO_ANSWER
from options.analysis.disagreement.minority import minority_report
from options.analysis.disagreement.values_or_facts import what_to_discuss
from options.analysis.groups.people import totals_of_people

GAP = np.nan


def test_a_minority_that_weighs_differently_is_told_so():
    # All score alike: the first option has 90 and 10, the second 10 and 70. Seven weigh the
    # first criterion 0.75, five 0.25: totals 70 and 25 against 30 and 55.
    values = np.broadcast_to([[90.0, 10.0], [10.0, 70.0]], (12, 2, 2))
    weights = np.array([[0.75, 0.25]] * 7 + [[0.25, 0.75]] * 5)

    report = minority_report(values, weights)

    assert report is not None
    assert report.camps.sizes == (7, 5)
    assert report.totals.tolist() == [[70.0, 25.0], [30.0, 55.0]]
    assert report.ranks.tolist() == [[1, 2], [2, 1]]
    assert report.weights.tolist() == [[0.75, 0.25], [0.25, 0.75]]
    assert report.values.tolist() == [[[90.0, 10.0], [10.0, 70.0]]] * 2
    assert report.between.topic == "weights"
    # The smaller side is A. The first criterion carries more of the gap, for the options differ
    # more on it: 80 points against 60.
    assert (report.between.criterion, report.between.weights) == (0, (0.25, 0.75))
    assert report.between.criterion_share == pytest.approx(80 / 140)
    assert report.between.cell is None


def test_a_minority_that_holds_something_else_for_fact_is_told_so():
    # All weigh alike; six give the first option 90 on the second criterion, five give it 10.
    values = np.array([[[50.0, 90.0], [50.0, 50.0]]] * 6 + [[[50.0, 10.0], [50.0, 50.0]]] * 5)
    weights = np.full((11, 2), 0.5)

    report = minority_report(values, weights)

    assert report is not None
    assert report.ranks.tolist() == [[1, 2], [2, 1]]
    assert report.between.topic == "scores"
    assert report.between.criterion is None
    assert (report.between.cell, report.between.points) == ((0, 1), (10.0, 90.0))
    assert report.between.cell_share == pytest.approx(1.0)


def test_both_camps_may_rank_the_options_alike_or_in_a_tie():
    values = np.array([[[90.0], [10.0]]] * 6 + [[[50.0], [50.0]]] * 5)

    report = minority_report(values, np.ones((11, 1)))

    assert report is not None
    assert report.ranks.tolist() == [[1, 2], [1, 1]]


def test_a_room_without_camps_has_no_minority():
    even = np.linspace(0, 100, 40).reshape(-1, 1, 1) * [[1.0], [0.0]]

    assert minority_report(even, np.ones((40, 1))) is None
    assert minority_report(even[:9], np.ones((9, 1))) is None


def test_a_member_without_a_total_speaks_for_nobody():
    values = np.array([[[90.0], [10.0]]] * 6 + [[[10.0], [90.0]]] * 5 + [[[0.0], [GAP]]])

    report = minority_report(values, np.ones((12, 1)))

    assert report is not None
    assert report.camps.left_out == 1
    assert report.values.tolist() == [[[90.0], [10.0]], [[10.0], [90.0]]]


def test_who_gave_no_weights_is_on_neither_side():
    values = np.array([[[90.0], [10.0]]] * 6 + [[[10.0], [90.0]]] * 5 + [[[50.0], [0.0]]])
    weights = np.ones((12, 1))
    weights[11] = GAP

    report = minority_report(values, weights)

    assert report is not None
    assert (report.camps.left_out, report.camps.sizes) == (1, (6, 5))
    assert report.values.tolist() == [[[90.0], [10.0]], [[10.0], [90.0]]]


def test_a_missing_score_may_be_a_byte():
    values = np.array([[[90], [10]]] * 6 + [[[10], [90]]] * 5 + [[[0], [NO_ANSWER]]], np.uint8)

    report = minority_report(values, np.ones((12, 1)))

    assert report is not None
    assert report.values.tolist() == [[[90.0], [10.0]], [[10.0], [90.0]]]


def test_what_a_side_never_scored_is_taken_from_the_other():
    # The second criterion has no weight for the smaller side, and no score either; the third
    # has none for anybody.
    large = [[90.0, 40.0, GAP], [10.0, 60.0, GAP]]
    small = [[10.0, GAP, GAP], [90.0, GAP, GAP]]
    values = np.array([large] * 6 + [small] * 5)
    weights = np.array([[0.8, 0.2, 0.0]] * 6 + [[1.0, 0.0, 0.0]] * 5)

    report = minority_report(values, weights)

    assert report is not None
    assert report.values[0].tolist() == [[90.0, 40.0, 0.0], [10.0, 60.0, 0.0]]
    assert report.values[1].tolist() == [[10.0, 40.0, 0.0], [90.0, 60.0, 0.0]]


def test_a_mean_is_over_those_who_answered():
    # One of six gave no score to the second criterion, which has no weight for them.
    large = np.array([[[90.0, 20.0], [10.0, 60.0]]] * 6)
    large[0, :, 1] = GAP
    values = np.concatenate([large, [[[10.0, 20.0], [90.0, 60.0]]] * 5])
    weights = np.array([[1.0, 0.0]] + [[0.9, 0.1]] * 10)

    report = minority_report(values, weights)

    assert report is not None
    assert report.values[0].tolist() == [[90.0, 20.0], [10.0, 60.0]]
    assert report.weights[0].tolist() == pytest.approx([5.5 / 6, 0.5 / 6])


@st.composite
def rooms_of_two(draw):
    """Two groups with weights and scores of their own, a little different within."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    sizes = draw(st.integers(6, 9)), draw(st.integers(5, 6))
    options, criteria = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    group = rng.permutation(np.repeat([0, 1], sizes))
    scores = rng.integers(10, 91, (2, options, criteria)).astype(float)
    scores[0, 0], scores[1, 0] = 90, 10
    values = scores[group] + rng.integers(-3, 4, (len(group), options, criteria))
    return values, rng.dirichlet(np.full(criteria, 50.0), len(group))


@settings(max_examples=30)
@given(room=rooms_of_two())
def test_a_report_is_what_its_members_say_on_average(room):
    values, weights = room

    report = minority_report(values, weights)

    totals = totals_of_people(values, weights)
    assert report is not None
    for number in (0, 1):
        members = report.camps.side == number
        assert report.totals[number] == pytest.approx(totals[members].mean(axis=0))
        assert report.weights[number] == pytest.approx(weights[members].mean(axis=0))
        assert report.values[number] == pytest.approx(values[members].mean(axis=0))
    expected = what_to_discuss(
        report.values[1], report.weights[1], report.values[0], report.weights[0]
    )
    assert report.between == expected


@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[50.0]], [[1.0]], "at least one person, one option and one criterion"),
        (np.empty((1, 0, 1)), [[1.0]], "at least one person, one option and one criterion"),
        ([[[50.0]]], [1.0], "one row for each person"),
        ([[[50.0]], [[50.0]]], [[1.0]], "one row for each person"),
        ([[[50.0]]], [[0.9]], "must sum to 1"),
        ([[[101.0]]], [[1.0]], "from 0 to 100"),
    ],
)
def test_rooms_that_do_not_fit_are_refused(values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        minority_report(values, weights)
