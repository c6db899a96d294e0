"""Areas of the regions in which options lead, compared with SciPy's (Qhull's) polygons."""

import numpy as np
import pytest
from scipy.spatial import ConvexHull, HalfspaceIntersection

from options.analysis.changes.flips import flip_map
from tests.oracles.linear_programmes import Programme, in_parts, solutions
from tests.oracles.problems import problems

#: Below this radius of the largest circle within it, Qhull takes a polygon for a line.
THIN = 1e-7


def half_planes(planes, option):
    """Rows a, b, c with a x + b y + c <= 0 where no plane is above the option's."""
    gaps = np.delete(planes, option, axis=0) - planes[option]
    # A plane is a x + b y + c (1 - x - y).
    rows = np.column_stack([gaps[:, :2] - gaps[:, 2:], gaps[:, 2]])
    return np.vstack([rows, [[-1, 0, 0], [0, -1, 0], [1, 1, -1]]])


def widest_circle(rows):
    """Its middle and its radius, which is below 0 where there is no room."""
    size = np.hypot(rows[:, 0], rows[:, 1])[:, None]
    sides = np.hstack([rows[:, :2], size])
    return Programme(
        np.array([0.0, 0.0, -1.0]), sides, -rows[:, 2], [(None, None), (None, None), (None, 1)]
    )


def test_the_regions_have_the_areas_that_qhull_finds():
    for part in in_parts(problems(150, criteria=(3, 8))):
        cases = []
        for problem in part:
            values, weights = problem.values, problem.weights
            rest = values[:, 2:] @ (weights[2:] / weights[2:].sum())
            planes = np.column_stack([values[:, 0], values[:, 1], rest])
            found = flip_map(values, weights, 0, 1)
            cases += [
                (problem.seed, found.region_of(option), half_planes(planes, option))
                for option in range(len(values))
            ]
        circles = solutions([widest_circle(rows) for _, _, rows in cases])
        for (seed, region, rows), (x, y, radius) in zip(cases, circles, strict=True):
            if radius < THIN:
                assert region is None or region.share < 2 * THIN, seed
                continue
            corners = HalfspaceIntersection(rows, np.array([x, y])).intersections
            assert region.share == pytest.approx(2 * ConvexHull(corners).volume, abs=1e-9), seed
