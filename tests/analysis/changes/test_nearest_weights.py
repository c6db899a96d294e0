"""The nearest weights at which two options tie."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.changes import nearest_weights
from options.analysis.changes.nearest_weights import nearest_tie, nearest_ties
from options.analysis.totals.leader import leader_of
from tests.analysis.examples import behind, moved, problems


def test_two_criteria_tie_where_their_lines_cross():
    # By hand: 60t + 20 and 70 - 50t are level at t = 50/110; from (0.6, 0.4) both weights move
    # by 0.6 - 5/11 = 8/55, which is a distance of 8/55 times the root of 2.
    values, weights = [[80.0, 20.0], [20.0, 70.0]], [0.6, 0.4]

    found = nearest_tie(values, weights, 0, 1)

    assert found.weights == pytest.approx([5 / 11, 6 / 11], abs=1e-12)
    assert found.distance == pytest.approx(8 / 55 * math.sqrt(2), abs=1e-12)
    assert found.moved == pytest.approx(8 / 55, abs=1e-12)


def test_three_criteria_tie_at_the_foot_of_the_perpendicular():
    # By hand: d = (30, 0, -15), mean 5, g = (25, -5, -20); d.w = 30/2 - 15/4 = 45/4 and
    # g.g = 1050, so the step is 3/280 of g: (75, -15, -60) / 280.
    values = [[80.0, 50.0, 40.0], [50.0, 50.0, 55.0]]

    found = nearest_tie(values, [0.5, 0.25, 0.25], 0, 1)

    assert found.weights == pytest.approx([65 / 280, 85 / 280, 130 / 280], abs=1e-12)
    assert found.distance == pytest.approx(3 / 280 * math.sqrt(1050), abs=1e-12)
    assert [change.criterion for change in found.changes] == [0, 2, 1]
    assert [change.change for change in found.changes] == pytest.approx(
        [-75 / 280, 60 / 280, 15 / 280], abs=1e-12
    )
    assert found.changes[1].before == 0.25
    assert found.changes[1].after == pytest.approx(130 / 280, abs=1e-12)
    assert (found.option, found.rival, found.ahead) == (0, 1, ())


def test_weights_stop_at_zero_where_the_perpendicular_would_go_below():
    # By hand: d = (10, 20, -40) from (0.88, 0.1, 0.02); the plain step leads to a second weight
    # below 0. Without it 10 a = 40 c and a + c = 1 leave (0.8, 0, 0.2).
    values = [[60.0, 70.0, 10.0], [50.0, 50.0, 50.0]]
    weights, gaps = np.array([0.88, 0.1, 0.02]), np.array([10.0, 20.0, -40.0])
    middle = gaps - gaps.mean()

    found = nearest_tie(values, weights, 0, 1)

    assert (weights - gaps @ weights / (middle @ middle) * middle)[1] < 0
    assert found.weights == pytest.approx([0.8, 0, 0.2], abs=1e-12)
    assert found.distance == pytest.approx(math.sqrt(0.08**2 + 0.1**2 + 0.18**2), abs=1e-12)


def test_a_rival_that_is_level_on_some_criteria_only_takes_them_all():
    # By hand: the rival is level on the last two and behind on the first, which must go; what
    # it had is shared out equally.
    found = nearest_tie([[90.0, 40.0, 30.0], [20.0, 40.0, 30.0]], [0.5, 0.4, 0.1], 0, 1)

    assert found.weights == pytest.approx([0, 0.65, 0.35], abs=1e-12)


def test_weight_on_a_decided_criterion_goes_to_the_level_ones():
    # By hand: only the last two can have weight, and each gets half of what the first had.
    found = nearest_tie([[9.0, 4.0, 4.0], [2.0, 4.0, 4.0]], [1.0, 0.0, 0.0], 0, 1)

    assert found.weights == pytest.approx([0, 0.5, 0.5], abs=1e-12)


def test_a_rival_that_is_behind_everywhere_never_ties():
    assert nearest_tie([[90.0, 40.0], [20.0, 30.0]], [0.5, 0.5], 0, 1) is None
    assert nearest_ties([[90.0, 40.0], [20.0, 30.0]], [0.5, 0.5]) == ()


def test_options_that_tie_now_need_no_move():
    found = nearest_tie([[80.0, 20.0], [20.0, 80.0]], [0.5, 0.5], 0, 1)

    assert (found.distance, found.moved, found.changes) == (0, 0, ())
    assert found.weights.tolist() == [0.5, 0.5]


def test_the_option_behind_may_be_named_first():
    values, weights = [[80.0, 20.0, 5.0], [20.0, 70.0, 30.0]], [0.6, 0.2, 0.2]

    one, other = nearest_tie(values, weights, 0, 1), nearest_tie(values, weights, 1, 0)

    assert other.weights == pytest.approx(one.weights, abs=1e-12)
    assert (other.option, other.rival) == (1, 0)


def test_who_is_ahead_of_a_tie_is_named():
    # By hand: at (1/2, 1/2) the first two have 50 and the third has 55; it ties with the first
    # at (0.55, 0.45), which is nearer.
    values = [[100.0, 0.0], [0.0, 100.0], [55.0, 55.0]]

    first, second = nearest_ties(values, [0.8, 0.2])

    assert (first.rival, first.ahead) == (2, ())
    assert first.weights == pytest.approx([0.55, 0.45], abs=1e-12)
    assert (second.rival, second.ahead) == (1, (2,))
    assert second.weights == pytest.approx([0.5, 0.5], abs=1e-12)


def test_rivals_as_near_as_each_other_stay_in_their_order():
    values = [[80.0, 20.0], [20.0, 80.0], [20.0, 80.0]]

    assert [tie.rival for tie in nearest_ties(values, [0.7, 0.3])] == [1, 2]


def test_one_option_has_nobody_to_tie_with():
    assert nearest_ties([[50.0, 20.0]], [0.5, 0.5]) == ()


def test_on_one_criterion_only_equals_tie():
    assert nearest_ties([[50.0], [50.0], [20.0]], [1.0])[0].rival == 1
    assert len(nearest_ties([[50.0], [50.0], [20.0]], [1.0])) == 1


def test_a_criterion_without_differences_takes_its_part():
    # By hand: d = (20, -40, 0), mean -20/3, g = (80, -100, 20)/3 and g.g = 16800/9; from equal
    # weights d.w = -20/3 and w' = w + (20/3) / (16800/9) g = 1/3 + (80, -100, 20) / 840.
    values = [[70.0, 10.0, 50.0], [50.0, 50.0, 50.0]]

    found = nearest_tie(values, [1 / 3] * 3, 0, 1)

    assert found.weights == pytest.approx([360 / 840, 180 / 840, 300 / 840], abs=1e-12)


def test_the_search_stays_among_weights_when_it_is_cut_short(monkeypatch):
    monkeypatch.setattr(nearest_weights, "MOST_HALVINGS", 1)

    found = nearest_tie([[60.0, 70.0, 10.0], [50.0, 50.0, 50.0]], [0.88, 0.1, 0.02], 0, 1)

    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert (found.weights >= 0).all()


@pytest.mark.parametrize(("option", "rival"), [(0, 0), (0, 2), (2, 0), (-1, 0), (0, -1)])
def test_two_different_options_are_needed(option, rival):
    with pytest.raises(ValueError, match="two different options of the table are needed"):
        nearest_tie([[50.0], [20.0]], [1.0], option, rival)


@pytest.mark.parametrize(
    ("values", "weights", "problem"),
    [
        ([[np.nan, 1.0], [1.0, 1.0]], [0.5, 0.5], r"must not be missing \(row 1, column 1\)"),
        ([[1.0, 1.0], [1.0, 1.0]], [0.5, 0.6], "must sum to 1"),
        ([[1.0, 1.0], [1.0, 1.0]], [1.5, -0.5], r"must not be negative \(place 2\)"),
    ],
)
def test_what_is_no_problem_is_refused(values, weights, problem):
    with pytest.raises(ValueError, match=problem):
        nearest_tie(values, weights, 0, 1)
    with pytest.raises(ValueError, match=problem):
        nearest_ties(values, weights)


def test_without_options_there_is_no_leader():
    with pytest.raises(ValueError, match="at least one option is needed"):
        nearest_ties(np.empty((0, 2)), [0.5, 0.5])


def nearest_of_all_faces(weights, gaps):
    """The nearest level weights, from the perpendicular within every set of criteria."""
    best = None
    for size in range(1, len(weights) + 1):
        for members in map(list, combinations(range(len(weights)), size)):
            sums = np.vstack([np.ones(size), gaps[members]])
            missing = np.array([1.0, 0.0]) - sums @ weights[members]
            inside = weights[members] + np.linalg.pinv(sums) @ missing
            if np.abs(sums @ inside - [1, 0]).max() > 1e-9 or inside.min() < -1e-12:
                continue
            point = np.zeros(len(weights))
            point[members] = inside
            if best is None or ((point - weights) ** 2).sum() < ((best - weights) ** 2).sum():
                best = point
    return best


@settings(max_examples=60)
@given(problem=problems())
def test_ties_are_the_nearest_of_all_faces(problem):
    values, weights = problem
    leader = leader_of(values, weights)
    found = {tie.rival: tie for tie in nearest_ties(values, weights)}

    for rival in set(range(len(values))) - {leader}:
        expected = nearest_of_all_faces(weights, values[leader] - values[rival])
        assert (expected is None) == (rival not in found)
        if expected is not None:
            assert found[rival].weights == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60)
@given(problem=problems())
def test_the_two_are_level_at_weights_that_are_weights(problem):
    values, weights = problem

    for tie in nearest_ties(values, weights):
        totals = values @ tie.weights
        assert totals[tie.option] == pytest.approx(totals[tie.rival], abs=1e-9)
        assert tie.weights.sum() == pytest.approx(1, abs=1e-12)
        assert (tie.weights >= 0).all()
        assert sum(change.change for change in tie.changes) == pytest.approx(0, abs=1e-7)
        assert tie.distance == pytest.approx(np.linalg.norm(tie.weights - weights), abs=1e-12)


@settings(max_examples=60)
@given(problem=problems())
def test_nobody_is_ahead_at_the_nearest_tie_and_distances_rise(problem):
    ties = nearest_ties(*problem)

    assert [tie.distance for tie in ties] == sorted(tie.distance for tie in ties)
    assert not ties or ties[0].ahead == ()


@settings(max_examples=60)
@given(problem=problems())
def test_no_change_of_one_weight_that_costs_the_lead_is_nearer(problem):
    values, weights = problem
    leader, ties = leader_of(values, weights), nearest_ties(values, weights)

    for criterion in range(len(weights)):
        for t in np.linspace(0, 1, 11):
            there = moved(weights, [criterion], t)
            if there.sum() > 0.5 and behind(values, there, leader) > 1e-6:
                assert ties[0].distance <= np.linalg.norm(there - weights)


@settings(max_examples=40)
@given(problem=problems(), seed=st.integers(0, 99))
def test_the_order_of_criteria_changes_nothing(problem, seed):
    values, weights = problem
    order = np.random.default_rng(seed).permutation(len(weights))

    others = nearest_ties(values[:, order], weights[order])

    for one, other in zip(others, nearest_ties(values, weights), strict=True):
        assert one.distance == pytest.approx(other.distance, abs=1e-9)


def test_one_rival_alone_gives_the_same_as_among_all():
    rng = np.random.default_rng(3)
    values, weights = rng.uniform(0, 100, (6, 4)), rng.dirichlet(np.full(4, 0.3))
    leader = leader_of(values, weights)

    ties = nearest_ties(values, weights)

    assert len(ties) > 2
    for tie in ties:
        alone = nearest_tie(values, weights, leader, tie.rival)
        assert alone.weights == pytest.approx(tie.weights, abs=1e-12)
        assert alone.ahead == tie.ahead
