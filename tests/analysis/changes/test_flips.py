"""Which option leads at which two weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.changes.flips import flip_map
from options.analysis.totals.leader import leader_of
from tests.analysis.examples import OFFICES, behind, problems

CORNERS = np.diag([100.0, 100.0, 100.0])
NOW = [0.5, 0.3, 0.2]


def with_two_weights(weights, first, second, x, y):
    """The weights when two criteria have x and y and the others share the rest as they did."""
    others = np.ones(len(weights), dtype=bool)
    others[[first, second]] = False
    part = weights[others] if weights[others].sum() > 0 else np.ones(others.sum())
    new = np.zeros(len(weights))
    new[[first, second]] = x, y
    new[others] = (1 - x - y) * part / part.sum()
    return new


@st.composite
def mapped(draw):
    """A problem with three criteria or more, and two of them."""
    values, weights = draw(problems().filter(lambda problem: len(problem[1]) > 2))
    first, second = draw(st.permutations(range(len(weights))))[:2]
    return values, weights, first, second


def test_specialists_share_the_triangle():
    found = flip_map(CORNERS, NOW, 0, 1)

    # By hand: each leads where its weight is the largest, up to the point of a third each.
    assert (found.leader, found.weights) == (0, (0.5, 0.3))
    assert [region.options for region in found.regions] == [(0,), (1,), (2,)]
    assert found.region_of(0).corners.round(9).tolist() == [
        [1, 0],
        [0.5, 0.5],
        [round(1 / 3, 9), round(1 / 3, 9)],
        [0.5, 0],
    ]


def test_moves_along_the_axes_are_named():
    found = flip_map(CORNERS, NOW, 0, 1)

    # By hand: with 0.3 on the second, the first leads down to x = 1 - x - 0.3, so 0.35. With
    # 0.5 on the first, the second can only rise to 0.5, where it ties: no bound.
    assert [(m.path, m.side, m.options) for m in found.moves] == [(0, "below", (2,))]
    assert found.moves[0].bound == pytest.approx(0.35)
    assert found.moves[0].move == pytest.approx(0.15)
    assert found.moves[0].weight == 0.5


def test_the_nearest_border_is_found_straight_across():
    found = flip_map(CORNERS, [0.4, 0.35, 0.25], 0, 1)

    # By hand: the border to the second is x = y, reached at 0.375 each.
    border = found.nearest
    assert (border.first, border.second) == (pytest.approx(0.375), pytest.approx(0.375))
    assert border.distance == pytest.approx(0.05 / np.sqrt(2))
    assert border.options == (1,)


def test_the_nearest_border_may_be_a_corner_of_the_region():
    # By hand: the leader's region is the triangle (1, 0), (1/2, 1/2), (1/2, 0) when a rival
    # has 50 always; from (0.75, 0.1) its side x = 1/2 is 1/4 away, straight to the left.
    found = flip_map([[100.0, 0, 0], [50, 50, 50]], [0.75, 0.1, 0.15], 0, 1)

    assert (found.nearest.first, found.nearest.second) == (
        pytest.approx(0.5),
        pytest.approx(0.1),
    )
    assert found.nearest.distance == pytest.approx(0.25)
    assert [round(region.share, 9) for region in found.regions] == [0.75, 0.25]


def test_an_option_that_leads_everywhere_has_no_border():
    found = flip_map([[90.0, 90, 90], [10, 20, 30]], NOW, 0, 1)

    assert (found.nearest, found.moves) == (None, ())
    assert [(region.options, region.share) for region in found.regions] == [((0,), 1.0)]
    assert found.region_of(1) is None


def test_equal_options_share_a_region():
    found = flip_map([[100.0, 0, 0], [0, 100, 0], [100.0, 0, 0]], NOW, 0, 1)

    assert found.region_of(2).options == (0, 2)
    assert sum(region.share for region in found.regions) == pytest.approx(1)


def test_a_leader_on_a_line_only_is_at_the_border():
    # By hand: the first has the mean of the other two, and leads only as the first of three
    # that tie where x = y.
    found = flip_map([[50.0, 50, 0], [100, 0, 0], [0, 100, 0]], [0.4, 0.4, 0.2], 0, 1)

    assert (found.leader, found.region_of(0)) == (0, None)
    assert (found.nearest.distance, found.nearest.options) == (0.0, (1,))
    assert {move.move for move in found.moves} == {0.0}


def test_two_criteria_with_all_the_weight_leave_the_rest_to_its_points():
    values = np.array([[60.0, 60, 0, 0], [0, 0, 100, 0], [0, 0, 0, 100]])

    equal = flip_map(values, [0.5, 0.5, 0, 0], 0, 1)
    by_points = flip_map(values, [0.5, 0.5, 0, 0], 0, 1, rest=[9, 9, 0, 5])

    # By hand: on the rest the rivals have 50 each, or the last has 100: 60 (1-z) against 50 z
    # meets at z = 6/11, against 100 z at z = 3/8. Only in z the share is (1 - z) ** 2.
    assert {region.options for region in equal.regions} == {(0,), (1, 2)}
    assert equal.region_of(1).share == pytest.approx((5 / 11) ** 2)
    assert by_points.region_of(2).share == pytest.approx((5 / 8) ** 2)
    # With 0.5 on the second and nothing for the rest the first can only fall.
    assert [(m.path, m.side) for m in by_points.moves] == [(0, "below"), (1, "below")]


def test_a_criterion_with_all_the_weight_leaves_the_other_no_room():
    found = flip_map(CORNERS, [1.0, 0.0, 0.0], 0, 1)

    assert [(m.path, m.side, round(m.bound, 9)) for m in found.moves] == [(0, "below", 0.5)]


def test_everything_equal_is_one_region():
    found = flip_map(np.full((3, 3), 50.0), NOW, 0, 1)

    assert [(region.options, region.share) for region in found.regions] == [((0, 1, 2), 1.0)]
    assert (found.nearest, found.moves) == (None, ())


def test_a_single_option_leads_everywhere():
    assert flip_map([[1.0, 2, 3]], NOW, 0, 2).regions[0].share == 1.0


def test_offices_that_others_dominate_have_no_region():
    weights = np.array([100.0, 80, 70, 30, 20, 10]) / 310

    found = flip_map(OFFICES, weights, 0, 1)

    assert (found.leader, found.region_of(0) is not None) == (0, True)
    assert found.region_of(5) is None


@settings(max_examples=30)
@given(problem=mapped(), seed=st.integers(0, 99))
def test_whoever_leads_at_a_point_has_the_region_around_it(problem, seed):
    values, weights, first, second = problem
    found = flip_map(values, weights, first, second)

    assert sum(region.share for region in found.regions) == pytest.approx(1, abs=1e-9)
    for region in found.regions:
        mix = np.random.default_rng(seed).dirichlet(np.ones(len(region.corners)))
        x, y = mix @ region.corners
        at = with_two_weights(weights, first, second, x, y)
        assert max(behind(values, at, option) for option in region.options) < 1e-6


@settings(max_examples=30)
@given(problem=mapped())
def test_the_nearest_border_is_where_the_lead_ends(problem):
    values, weights, first, second = problem
    found = flip_map(values, weights, first, second)
    border = found.nearest
    if border is None:
        assert found.region_of(found.leader).share == pytest.approx(1)
        return
    x, y = found.weights
    tied = with_two_weights(weights, first, second, border.first, border.second)

    assert np.hypot(border.first - x, border.second - y) == pytest.approx(border.distance)
    assert behind(values, tied, found.leader) < 1e-6
    assert max(behind(values, tied, option) for option in border.options) < 1e-6
    for angle in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        # Nearer than the border, in any direction, the leader still leads.
        step = 0.99 * border.distance * np.array([np.cos(angle), np.sin(angle)])
        near = np.array([x, y]) + step
        if near.min() >= 0 and near.sum() <= 1:
            at = with_two_weights(weights, first, second, *near)
            assert behind(values, at, found.leader) < 1e-6


@settings(max_examples=30)
@given(problem=mapped())
def test_moves_along_an_axis_agree_with_a_scan(problem):
    values, weights, first, second = problem
    found = flip_map(values, weights, first, second)
    now = dict(zip((first, second), found.weights, strict=True))

    for criterion, other in ((first, second), (second, first)):
        ends = {m.side: m.bound for m in found.moves if m.path == criterion}
        for t in np.linspace(0, 1 - now[other], 21):
            at = with_two_weights(weights, criterion, other, t, now[other])
            gap = behind(values, at, leader_of(values, weights))
            if ends.get("below", -1) + 1e-4 < t < ends.get("above", 2) - 1e-4:
                assert gap < 1e-6
            elif not ends.get("below", -1) - 1e-4 < t < ends.get("above", 2) + 1e-4:
                assert gap > 1e-9


@settings(max_examples=30)
@given(problem=mapped())
def test_the_two_criteria_may_be_named_either_way_round(problem):
    values, weights, first, second = problem

    one = flip_map(values, weights, first, second)
    other = flip_map(values, weights, second, first)

    for region in one.regions:
        twin = other.region_of(region.options[0])
        assert twin.share == pytest.approx(region.share, abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "first", "second", "problem"),
    [
        (NOW, 0, 0, "two different criteria"),
        (NOW, 0, 3, "two different criteria"),
        (NOW, -1, 0, "two different criteria"),
        ([0.5, 0.6, 0.2], 0, 1, "must sum to 1"),
    ],
)
def test_what_makes_no_map_is_refused(weights, first, second, problem):
    with pytest.raises(ValueError, match=problem):
        flip_map(CORNERS, weights, first, second)


def test_two_criteria_need_no_map():
    with pytest.raises(ValueError, match="at least three criteria"):
        flip_map([[1.0, 2.0]], [0.5, 0.5], 0, 1)


def test_points_of_the_rest_must_be_one_a_criterion():
    with pytest.raises(ValueError, match="one number from 0 for each criterion"):
        flip_map(CORNERS, NOW, 0, 1, rest=[1.0])
