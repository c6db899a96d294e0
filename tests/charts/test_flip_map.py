"""A flip map as polygons with letters."""

import numpy as np

from options.charts.flip_map import LEFT, SIZE, TOP, middle_of, place_of


def test_corners_of_the_triangle_are_the_axes():
    assert place_of(0, 0) == (LEFT, TOP + SIZE)
    assert place_of(1, 0) == (LEFT + SIZE, TOP + SIZE)
    assert place_of(0, 1) == (LEFT, TOP)


def test_letter_stands_in_the_centre_of_gravity():
    triangle = np.array([[0.0, 0.0], [0.9, 0.0], [0.0, 0.6]])

    assert middle_of(triangle) == place_of(0.3, 0.2)


def test_region_as_thin_as_a_line_has_a_place_for_its_letter():
    line = np.array([[0.0, 0.0], [0.5, 0.5], [1.0, 1.0]])

    assert middle_of(line) == place_of(0.5, 0.5)
