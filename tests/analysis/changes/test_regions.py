"""Where each of several planes over a triangle is the highest."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from options.analysis.changes.regions import highest_regions, same_planes, share_of_triangle


@st.composite
def planes(draw):
    """Heights above the corners, often whole so that planes meet in points and on sides."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count, steps = draw(st.integers(1, 12)), draw(st.sampled_from([3, 11, 10**9]))
    heights = rng.integers(0, steps, (count, 3)) * (100 / (steps - 1))
    return heights[same_planes(heights) == np.arange(count)]


def test_one_plane_is_the_highest_everywhere():
    assert highest_regions(np.array([[5.0, 7.0, 9.0]]))[0].tolist() == np.eye(3).tolist()


def test_two_planes_share_the_triangle_along_a_line():
    # By hand: 8x = 4z where x = z / 2; on the side from the first to the third corner that is
    # at 1/3, 2/3, and the line goes through the second corner, where both are 0.
    found = highest_regions(np.array([[8.0, 0.0, 0.0], [0.0, 0.0, 4.0]]))

    assert share_of_triangle(found[0]) == pytest.approx(2 / 3)
    assert share_of_triangle(found[1]) == pytest.approx(1 / 3)
    assert found[0].round(9).tolist() == [
        [1, 0, 0],
        [0, 1, 0],
        [round(1 / 3, 9), 0, round(2 / 3, 9)],
    ]


def test_a_plane_that_touches_the_highest_in_a_line_has_no_region():
    # By hand: the third is the mean of the other two, and level with them only where they meet.
    found = highest_regions(np.array([[8.0, 0.0, 0.0], [0.0, 8.0, 0.0], [4.0, 4.0, 0.0]]))

    assert sorted(found) == [0, 1]


def test_a_plane_below_another_has_no_region():
    assert sorted(highest_regions(np.array([[5.0, 5.0, 5.0], [5.0, 5.0, 4.0]]))) == [0]


def test_planes_are_the_same_when_they_differ_by_no_more_than_a_tie():
    heights = np.array([[5.0, 5.0, 5.0], [1.0, 2.0, 3.0], [5.0, 5.0 + 9e-8, 5.0], [5, 5, 5.1]])

    assert same_planes(heights).tolist() == [0, 1, 0, 3]


def test_a_chain_of_ties_is_one_plane():
    heights = np.array([[0.0, 0, 0], [9e-8, 0, 0], [18e-8, 0, 0], [27e-8, 0, 0]])

    assert same_planes(heights).tolist() == [0, 0, 0, 0]


@settings(max_examples=30)
@given(heights=planes())
def test_regions_cover_the_triangle_exactly(heights):
    shares = [share_of_triangle(corners) for corners in highest_regions(heights).values()]

    assert min(shares) > 0
    assert sum(shares) == pytest.approx(1, abs=1e-9)


@settings(max_examples=30)
@given(heights=planes())
def test_at_every_corner_of_a_region_its_plane_is_the_highest(heights):
    for plane, corners in highest_regions(heights).items():
        behind = (corners @ heights.T).max(axis=1) - corners @ heights[plane]
        assert behind == pytest.approx(0, abs=1e-7)
        assert corners.sum(axis=1) == pytest.approx(1)
        assert corners.min() >= -1e-12


@settings(max_examples=30)
@given(heights=planes())
def test_regions_are_convex_and_run_counter_clockwise(heights):
    for corners in highest_regions(heights).values():
        sides = np.roll(corners[:, :2], -1, axis=0) - corners[:, :2]
        turns = np.roll(sides, -1, axis=0)
        assert (sides[:, 0] * turns[:, 1] - sides[:, 1] * turns[:, 0] >= -1e-9).all()


@settings(max_examples=30)
@given(heights=planes())
def test_shares_agree_with_counting_points_on_a_grid(heights):
    side = (np.arange(60) + 0.5) / 60
    x, y = (axis.ravel() for axis in np.meshgrid(side, side))
    inside = x + y < 1
    points = np.column_stack([x, y, 1 - x - y])[inside]
    wins = np.bincount((points @ heights.T).argmax(axis=1), minlength=len(heights))

    found = highest_regions(heights)

    for plane, count in enumerate(wins):
        share = share_of_triangle(found[plane]) if plane in found else 0.0
        assert share == pytest.approx(count / len(points), abs=0.07)
