"""What to discuss next."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.disagreement.cells import cell_figures
from options.analysis.disagreement.counts import counts_of_points
from options.analysis.disagreement.pivotality import Turn, pivotality, turns_of_cell
from options.analysis.weighing.weights import normalised
from tests.analysis.disagreement.rooms_of_points import rooms

GAP = np.nan


def room_of(*people):
    return counts_of_points(np.array(people, dtype=float))


@st.composite
def weighted_rooms(draw):
    """A room and its weights, some of them 0."""
    points = draw(rooms())
    parts = draw(
        st.lists(st.integers(0, 3), min_size=points.shape[2], max_size=points.shape[2])
    )
    return points, normalised(parts if any(parts) else [1] * len(parts))


def shares_by_drawing(points, weights):
    """Put each answer in the place of its cell's mean, and see who leads."""
    means = np.array(
        [
            [
                column[~np.isnan(column)].mean() if not np.isnan(column).all() else GAP
                for column in row
            ]
            for row in np.moveaxis(points, 0, -1)
        ]
    )

    def totals_of(table):
        return np.array(
            [sum(w * x for w, x in zip(weights, row, strict=True) if w > 0) for row in table]
        )

    totals = totals_of(means)
    known = ~np.isnan(totals)
    leaders = [a for a in np.flatnonzero(known) if totals[a] >= np.nanmax(totals) - 1e-7]
    share = np.zeros((2, *means.shape))
    for option, criterion in np.ndindex(means.shape):
        if weights[criterion] == 0:
            continue
        if not known[option]:
            share[:, option, criterion] = GAP
            continue
        answers = points[:, option, criterion]
        answers = answers[~np.isnan(answers)]
        for x in answers:
            table = means.copy()
            table[option, criterion] = x
            drawn = totals_of(table)
            if any(drawn[a] < np.nanmax(drawn) - 1e-7 for a in leaders):
                side = 0 if x < means[option, criterion] else 1
                share[side, option, criterion] += 1 / len(answers)
    return tuple(leaders), share[0], share[1]


def test_pivotality_is_that_worked_out_by_hand():
    # Means 50 and 40 with weight 1: the first option falls behind below 40, where one of its
    # three answers lies (10); the second gets ahead above 50, where two of its three lie.
    counts = room_of([[60], [60]], [[80], [60]], [[10], [0]])

    found = pivotality(counts, [1.0])

    assert found.totals.tolist() == [50.0, 40.0]
    assert found.leaders == (0,)
    assert found.share_below.ravel().tolist() == pytest.approx([1 / 3, 0])
    assert found.share_above.ravel().tolist() == pytest.approx([0, 2 / 3])
    assert found.turns_below[0, 0] == 40.0
    assert found.turns_above[1, 0] == 50.0
    assert np.isnan(found.turns_above[0, 0])
    assert np.isnan(found.turns_below[1, 0])
    assert found.order.tolist() == [[1, 0], [0, 0]]
    assert not found.is_settled


def test_weights_move_the_point_at_which_the_leader_turns():
    # Totals 0.25 x 80 + 0.75 x 40 = 50 and 0.25 x 40 + 0.75 x 50 = 47.5: 2.5 points apart, so
    # 10 points of the first criterion or 3 1/3 of the second.
    counts = room_of([[80, 40], [40, 50]])

    found = pivotality(counts, [0.25, 0.75])

    assert found.totals.tolist() == [50.0, 47.5]
    assert found.turns_below[0].tolist() == pytest.approx([70.0, 40 - 10 / 3])
    assert found.turns_above[1].tolist() == pytest.approx([50.0, 50 + 10 / 3])


def test_the_facts_of_a_turn_say_who_takes_over():
    counts = room_of([[60], [60], [5]], [[80], [60], [5]], [[10], [0], [5]])
    found = pivotality(counts, [1.0])

    assert turns_of_cell(found, 0, 0) == (Turn(0, 0, "below", 40.0, (1,), 1 / 3),)
    assert turns_of_cell(found, 1, 0) == (Turn(1, 0, "above", 50.0, (1,), 2 / 3),)
    assert turns_of_cell(found, 2, 0) == (Turn(2, 0, "above", 50.0, (2,), 0.0),)


def test_several_can_take_over_at_once():
    found = pivotality(room_of([[60], [40], [40]]), [1.0])

    assert turns_of_cell(found, 0, 0) == (Turn(0, 0, "below", 40.0, (1, 2), 0.0),)


def test_a_tie_for_the_lead_turns_on_either_side():
    # 50 and 50: any other answer to either leaves one of the two leaders behind.
    counts = room_of([[40], [50]], [[60], [50]])

    found = pivotality(counts, [1.0])

    assert found.leaders == (0, 1)
    assert found.share.ravel().tolist() == [1.0, 0.0]
    assert turns_of_cell(found, 0, 0) == (
        Turn(0, 0, "below", 50.0, (1,), 0.5),
        Turn(0, 0, "above", 50.0, (0,), 0.5),
    )


def test_drawing_level_is_not_enough():
    # The rival reaches 50 exactly with its answer of 50, and the leader 40 with its of 40.
    counts = room_of([[60], [50]], [[40], [30]])

    found = pivotality(counts, [1.0])

    assert found.totals.tolist() == [50.0, 40.0]
    assert found.share.ravel().tolist() == [0.0, 0.0]
    assert found.is_settled


def test_drawing_level_is_not_enough_whatever_rounding_leaves():
    # The rival, at 78 on the first criterion, draws level at 80, its one answer above. With
    # weights in fifths the point comes out as 79.99999999999996.
    counts = room_of([[80, 61], [80, 61]], [[80, 61], [76, 61]])

    found = pivotality(counts, [0.4, 0.6])

    assert found.share[1].tolist() == [0.0, 0.0]
    assert found.turns_above[1, 0] == pytest.approx(80.0)


def test_a_cell_without_weight_or_answer_keeps_nobody_out():
    found = pivotality(room_of([[60, GAP], [50, GAP]]), [1.0, 0.0])

    assert found.leaders == (0,)
    assert found.totals.tolist() == [60.0, 50.0]
    assert found.share[:, 1].tolist() == [0.0, 0.0]


def test_a_turn_at_the_end_of_the_scale_is_none():
    found = pivotality(room_of([[100], [0]]), [1.0])

    assert np.isnan(found.turns_below).all()
    assert np.isnan(found.turns_above).all()
    assert turns_of_cell(found, 0, 0) == ()
    assert found.is_settled


def test_a_room_that_agrees_has_nothing_to_discuss_but_keeps_an_order():
    found = pivotality(room_of(*[[[70, 20], [30, 40]]] * 3), [0.5, 0.5])

    assert found.is_settled
    assert found.order.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_equally_pivotal_cells_follow_their_spread():
    # Nobody's answer turns the lead; the third option is the most disputed, then the second.
    counts = room_of([[90], [20], [0]], [[90], [30], [40]], [[90], [25], [20]])

    found = pivotality(counts, [1.0])

    assert found.is_settled
    assert found.order[:, 0].tolist() == [2, 1, 0]


def test_a_cell_without_weight_cannot_turn_anything():
    counts = room_of([[60, 0], [50, 100]], [[60, 100], [50, GAP]])

    found = pivotality(counts, [1.0, 0.0])

    assert found.share[:, 1].tolist() == [0.0, 0.0]
    assert np.isnan(found.turns_above[:, 1]).all()


def test_an_option_that_nobody_scored_in_full_takes_no_part():
    counts = room_of([[60, 60], [90, GAP], [50, 50]], [[60, 60], [90, GAP], [70, 70]])

    found = pivotality(counts, [0.5, 0.5])

    assert found.leaders == (0, 2)
    assert np.isnan(found.totals).tolist() == [False, True, False]
    assert np.isnan(found.share[1]).all()
    assert not found.is_settled
    assert turns_of_cell(found, 1, 0) == ()
    assert found.order[-2:].tolist() == [[1, 0], [1, 1]]


def test_what_has_no_weight_stays_without_effect_where_a_total_is_missing():
    found = pivotality(room_of([[60, 10], [GAP, 20]]), [1.0, 0.0])

    assert np.isnan(found.share[:, 0]).tolist() == [False, True]
    assert found.share[:, 1].tolist() == [0.0, 0.0]


def test_when_no_option_has_a_total_nobody_leads():
    found = pivotality(room_of([[GAP], [GAP]]), [1.0])

    assert found.leaders == ()
    assert np.isnan(found.share).all()


def test_a_single_option_always_leads():
    found = pivotality(room_of([[10]], [[90]]), [1.0])

    assert found.leaders == (0,)
    assert found.is_settled
    assert turns_of_cell(found, 0, 0) == ()


@settings(max_examples=40)
@given(problem=weighted_rooms())
def test_shares_are_those_found_by_drawing_every_answer(problem):
    points, weights = problem

    found = pivotality(counts_of_points(points), weights)

    leaders, below, above = shares_by_drawing(points, weights)
    assert found.leaders == leaders
    assert found.share_below == pytest.approx(below, abs=1e-12, nan_ok=True)
    assert found.share_above == pytest.approx(above, abs=1e-12, nan_ok=True)


@settings(max_examples=40)
@given(problem=weighted_rooms())
def test_at_its_turn_an_option_draws_level_with_the_lead(problem):
    points, weights = problem

    found = pivotality(counts_of_points(points), weights)

    means = cell_figures(counts_of_points(points)).mean
    for option, criterion in np.ndindex(found.share.shape):
        for turn in turns_of_cell(found, option, criterion):
            moved = weights[criterion] * (turn.points - means[option, criterion])
            level = found.totals[option] + moved
            others = np.delete(found.totals, option)
            assert 0 <= turn.points <= 100
            assert np.nanmin(np.abs(others - level)) == pytest.approx(0, abs=1e-6)


@settings(max_examples=40)
@given(problem=weighted_rooms())
def test_the_order_names_every_cell_once_with_the_most_pivotal_first(problem):
    points, weights = problem

    found = pivotality(counts_of_points(points), weights)

    shares = np.nan_to_num(found.share[tuple(found.order.T)], nan=-1)
    assert (np.diff(shares) <= 0).all()
    assert len(np.unique(found.order, axis=0)) == found.share.size
    if found.is_settled:
        assert shares.max() == 0


@settings(max_examples=40)
@given(problem=weighted_rooms(), seed=st.integers(0, 99))
def test_names_do_not_matter(problem, seed):
    points, weights = problem
    rng = np.random.default_rng(seed)
    rows, columns = (rng.permutation(size) for size in points.shape[1:])

    found = pivotality(counts_of_points(points), weights)
    other = pivotality(counts_of_points(points[:, rows][:, :, columns]), weights[columns])

    assert other.share == pytest.approx(found.share[rows][:, columns], abs=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "weights", "problem"),
    [
        (np.zeros((2, 101), dtype=int), [1.0], "table of options by criteria"),
        (np.zeros((0, 1, 101), dtype=int), [1.0], "table of options by criteria"),
        (np.zeros((1, 1, 100), dtype=int), [1.0], "101 counts for each cell"),
        (np.zeros((1, 2, 101), dtype=int), [1.0], "one weight for each of the 2 criteria"),
        (np.zeros((1, 1, 101), dtype=int), [0.9], "must sum to 1"),
    ],
)
def test_rooms_and_weights_that_do_not_fit_are_refused(counts, weights, problem):
    with pytest.raises(ValueError, match=problem):
        pivotality(counts, weights)


@pytest.mark.parametrize("cell", [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_turns_of_a_cell_that_is_not_there_are_refused(cell):
    found = pivotality(room_of([[50]]), [1.0])

    with pytest.raises(ValueError, match="no such cell"):
        turns_of_cell(found, *cell)
