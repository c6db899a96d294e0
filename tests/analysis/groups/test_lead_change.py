"""What turns the lead between the average of results and the result of averages."""

import numpy as np
import pytest
from hypothesis import given, settings

from options.analysis.groups.aggregation import both_aggregations
from options.analysis.groups.lead_change import lead_change
from tests.analysis.groups.rooms_of_people import rooms
from tests.analysis.groups.test_aggregation import VALUES, WEIGHTS


def test_the_turn_is_worked_by_hand():
    # Option 0 is ahead by 60 - 55 in the first way and behind by 55 - 50 in the second; both
    # criteria carry 5 of these 10 points, and the first in the list is named.
    found = lead_change(both_aggregations(VALUES, WEIGHTS))

    assert (found.leader_of_results, found.leader_of_inputs) == (0, 1)
    assert found.lead_of_results == pytest.approx(5.0)
    assert found.lead_of_inputs == pytest.approx(5.0)
    assert found.turn == pytest.approx(10.0)
    assert found.by_covariance == pytest.approx(10.0)
    assert (found.criterion, found.by_criterion) == (0, pytest.approx(5.0))


def test_the_criterion_that_carries_most_is_named():
    # By hand: only on the second criterion do weights (.25, .75) and scores (20, 60) go
    # together, by 5 points: option 0 has 55 and 50, option 1 has 52 either way.
    values = [[[60.0, 20.0], [52.0, 52.0]], [[60.0, 60.0], [52.0, 52.0]]]

    found = lead_change(both_aggregations(values, WEIGHTS))

    assert (found.criterion, found.by_criterion) == (1, pytest.approx(5.0))
    assert (found.lead_of_results, found.lead_of_inputs) == pytest.approx((3.0, 2.0))


def test_there_is_no_change_where_both_ways_agree():
    assert lead_change(both_aggregations([[[50.0], [40.0]]], [[1.0]])) is None


def test_there_is_no_change_without_results():
    assert lead_change(both_aggregations([[[50.0], [40.0]]], [[np.nan]])) is None


def test_an_option_with_a_total_in_one_way_only_is_left_out():
    # Nobody scored option 0 on both criteria, so only the averages have a total for it.
    both = both_aggregations(
        [[[90.0, np.nan], [50.0, 50.0]], [[np.nan, 90.0], [50.0, 50.0]]],
        [[0.5, 0.5]] * 2,
    )

    assert (both.leaders_of_results, both.leaders_of_inputs) == ((1,), (0,))
    assert lead_change(both) is None


@pytest.mark.parametrize(
    ("constant", "leaders", "leads"),
    [
        # The mean totals are 60 for both; the averages give the first one only 50.
        (60.0, (0, 1), (0.0, 10.0)),
        # The averages give both 50; the mean total of the first one is 60.
        (50.0, (0, 1), (10.0, 0.0)),
    ],
)
@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_options_that_tie_in_one_way_are_told_apart_by_the_other(
    constant, leaders, leads, order
):
    values = np.array(VALUES)
    values[:, 1] = constant

    found = lead_change(both_aggregations(values[:, order], WEIGHTS))

    named = order[found.leader_of_results], order[found.leader_of_inputs]
    assert named == leaders
    assert (found.lead_of_results, found.lead_of_inputs) == pytest.approx(leads)


def test_who_is_counted_can_turn_the_lead_without_any_covariance():
    # By hand: the only total of option 0 is 90; with both open ballots its means are 45.
    both = both_aggregations(
        [
            [[90.0, 90.0], [60.0, 60.0]],
            [[0.0, np.nan], [60.0, 60.0]],
            [[np.nan, 0.0], [60.0, 60.0]],
        ],
        [[0.5, 0.5]] * 3,
    )

    found = lead_change(both)

    assert (found.leader_of_results, found.leader_of_inputs) == (0, 1)
    assert (found.criterion, found.by_criterion) == (None, 0.0)
    assert (found.turn, found.by_answers) == (45.0, 45.0)


@settings(max_examples=15)
@given(room=rooms())
def test_the_parts_add_up_to_the_turn(room):
    values, weights = room
    table = np.median(np.nan_to_num(values, nan=50.0), axis=0)
    found = lead_change(both_aggregations(values, weights, scores_of_group=table))

    if found is not None:
        parts = found.by_covariance + found.by_answers + found.by_centres
        assert found.turn == pytest.approx(parts, abs=1e-9)
        assert found.turn == pytest.approx(found.lead_of_results + found.lead_of_inputs)
        assert found.lead_of_results > -1e-6
        assert found.lead_of_inputs > -1e-6
        assert found.leader_of_results != found.leader_of_inputs
