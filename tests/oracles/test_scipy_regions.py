"""Areas of the regions in which options lead, compared with SciPy's (Qhull's) polygons."""

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.spatial import ConvexHull, HalfspaceIntersection

from options.analysis.flips import flip_map
from tests.oracles.problems import problems


def area_where_first(planes, option):
    """Twice the area of x, y >= 0, x + y <= 1 in which no plane is above the option's."""
    gaps = np.delete(planes, option, axis=0) - planes[option]
    # A plane is a x + b y + c (1 - x - y), so its row is (a - c) x + (b - c) y + c <= 0.
    rows = np.column_stack([gaps[:, :2] - gaps[:, 2:], gaps[:, 2]])
    rows = np.vstack([rows, [[-1, 0, 0], [0, -1, 0], [1, 1, -1]]])
    size = np.hypot(rows[:, 0], rows[:, 1])
    widest = linprog(
        [0, 0, -1],
        A_ub=np.column_stack([rows[:, :2], size]),
        b_ub=-rows[:, 2],
        bounds=[(0, 1), (0, 1), (0, 1)],
    )
    if not widest.success or widest.x[2] < 1e-7:
        return None
    corners = HalfspaceIntersection(rows, widest.x[:2]).intersections
    return 2 * ConvexHull(corners).volume


def test_the_regions_have_the_areas_that_qhull_finds():
    for problem in problems(40, criteria=(3, 8)):
        values, weights = problem.values, problem.weights
        rest = values[:, 2:] @ (weights[2:] / weights[2:].sum())
        planes = np.column_stack([values[:, 0], values[:, 1], rest])

        found = flip_map(values, weights, 0, 1)

        for option in range(len(values)):
            area = area_where_first(planes, option)
            region = found.region_of(option)
            if area is None:
                # Too thin for Qhull: there is as good as nothing.
                assert region is None or region.share < 1e-6, problem.seed
            else:
                assert region.share == pytest.approx(area, abs=1e-9), problem.seed
