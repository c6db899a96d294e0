"""Which change of one score lets a rival draw level with the leader."""

import numpy as np
import pytest
from hypothesis import given, settings

from options.analysis.changes.score_changes import ScoreChange, score_changes
from options.analysis.totals.ranking import weighted_totals
from tests.analysis.examples import problems


def test_a_score_closes_the_gap_divided_by_its_weight():
    # By hand: totals 68 and 44, a gap of 24; 24 / 0.4 = 60 and 24 / 0.6 = 40.
    values = np.array([[80.0, 60.0], [20.0, 60.0]])

    changes = score_changes(values, [0.4, 0.6])

    assert changes.points_needed[1] == pytest.approx([60.0, 40.0])
    assert changes.can_rise[1].tolist() == [True, True]
    assert changes.can_fall[1].tolist() == [True, True]


def test_the_large_complex_stays_best_down_to_its_printed_profits():
    # Anderson, Sweeney & Williams, An Introduction to Management Science, on decision
    # analysis: with a chance of 0.8 for strong demand the large complex (20, -9) stays best
    # while its profit is at least 17.5 when demand is strong, or -19 when it is weak. Here
    # all profits are 20 higher.
    values = np.array([[8.0, 7.0], [14.0, 5.0], [20.0, -9.0]]) + 20

    changes = score_changes(values, [0.8, 0.2])

    assert changes.leader == 2
    least = values[2] - changes.points_needed[1] - 20
    assert least == pytest.approx([17.5, -19.0])
    assert changes.can_fall[1].tolist() == [True, True]


def test_a_change_beyond_the_scale_is_impossible():
    changes = score_changes([[30.0, 90.0], [80.0, 10.0]], [0.25, 0.75])

    # By hand: 75 against 27.5, a gap of 47.5, which is 190 points on the first criterion.
    assert changes.can_rise[1].tolist() == [False, True]
    assert changes.can_fall[1].tolist() == [False, True]


def test_a_criterion_without_weight_changes_nothing():
    changes = score_changes([[80.0, 50.0], [40.0, 50.0]], [1.0, 0.0])

    assert changes.points_needed[1].tolist() == [40.0, np.inf]
    assert not (changes.can_rise | changes.can_fall)[1, 1]


def test_an_option_that_ties_needs_no_change():
    assert score_changes([[50.0], [50.0]], [1.0]).smallest() == (
        ScoreChange(option=0, criterion=0, points=50.0, points_needed=0.0, rival=1),
    )


def test_the_rival_that_is_nearest_comes_first():
    # By hand: totals 60, 45 and 50. The second needs 20 on the second criterion, the third
    # 40/3; a rise and a fall cost the same, and the earlier option in the list is named.
    values = np.array([[60.0, 60.0], [60.0, 40.0], [50.0, 50.0]])

    found = score_changes(values, [0.25, 0.75]).smallest()

    assert [(c.rival, c.option, c.criterion, c.is_rise) for c in found] == [
        (2, 0, 1, False),
        (1, 0, 1, False),
    ]
    assert [c.points_needed for c in found] == pytest.approx([40 / 3, 20.0])


def test_a_rise_without_room_leaves_the_fall():
    # By hand: totals 90 and 100, a gap of 10, 20 points on either criterion; the rival's 90
    # cannot rise so far, but the leader's 100 can fall to 80.
    values = np.array([[90.0, 90.0], [100.0, 100.0]])

    found = score_changes(values, [0.5, 0.5]).smallest()

    assert found == (ScoreChange(option=1, criterion=0, points=100, points_needed=20, rival=0),)


def test_a_rival_that_no_single_score_brings_level_is_left_out():
    assert score_changes([[100.0, 100.0], [0.0, 0.0]], [0.5, 0.5]).smallest() == ()


@settings(max_examples=30)
@given(problem=problems())
def test_every_possible_change_makes_a_tie(problem):
    values, weights = problem

    changes = score_changes(values, weights)

    for rival, criterion in np.argwhere(changes.can_rise | changes.can_fall):
        for possible, option, sign in (
            (changes.can_rise, rival, 1),
            (changes.can_fall, changes.leader, -1),
        ):
            if rival == changes.leader or not possible[rival, criterion]:
                continue
            changed = values.copy()
            changed[option, criterion] += sign * changes.points_needed[rival, criterion]
            totals = weighted_totals(np.clip(changed, 0, 100), weights)
            assert totals[rival] == pytest.approx(totals[changes.leader], abs=1e-6)


@settings(max_examples=30)
@given(problem=problems())
def test_the_smallest_changes_are_the_first_of_all_in_order(problem):
    values, weights = problem
    changes = score_changes(values, weights)
    everything = sorted(
        (needed, option, criterion, rival)
        for rival, row in enumerate(changes.points_needed.tolist())
        if rival != changes.leader
        for criterion, needed in enumerate(row)
        for option, possible in (
            (rival, changes.can_rise[rival, criterion]),
            (changes.leader, changes.can_fall[rival, criterion]),
        )
        if possible
    )

    found = changes.smallest()

    expected = {}
    for needed, option, criterion, rival in everything:
        point = values[option, criterion]
        expected.setdefault(rival, ScoreChange(option, criterion, point, needed, rival))
    order = sorted(expected.values(), key=lambda change: (change.points_needed, change.rival))
    assert found == tuple(order)


def test_a_single_option_has_no_rival_to_draw_level():
    assert score_changes([[5.0, 9.0]], [0.5, 0.5]).smallest() == ()
