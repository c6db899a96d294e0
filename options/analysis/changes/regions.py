"""Where each of several planes over a triangle is the highest: exact convex polygons."""

import numpy as np

from options.analysis.arrays import TIE, Floats, Ints

#: A region with a smaller share of the triangle is a line or a point.
NOTHING = 1e-12


def same_planes(heights: Floats) -> Ints:
    """For each plane the first in the list that is the same.

    Args:
        heights: (planes, 3), above the three corners of the triangle.

    Returns:
        (planes,), a place in the list: its own unless an earlier plane, or one that is the
        same as that, differs nowhere by more than a tie.
    """
    is_same = np.ones((len(heights), len(heights)), dtype=np.bool_)
    for column in heights.T:
        is_same &= np.abs(column[:, None] - column) <= TIE
    first = is_same.argmax(axis=1)
    while (first[first] != first).any():
        first = first[first]
    return np.asarray(first, dtype=np.int64)


def highest_regions(heights: Floats) -> dict[int, Floats]:
    """The polygon above which each plane is the highest, cut out by half-planes.

    Every polygon starts as the whole triangle and is cut along the line on which its plane
    meets another one; all polygons are cut by one plane at a time. A plane that has lost its
    whole polygon is the highest nowhere, and need not cut any other.

    Args:
        heights: (planes, 3), above the three corners of the triangle; no two the same.

    Returns:
        For each plane that is the highest somewhere the corners of its polygon, (corners, 3),
        in shares of the three corners of the triangle, in the order of these. The polygons
        cover the triangle, and overlap in lines only.

    Source:
        Sutherland & Hodgman (1974), Communications of the ACM 17, 32-42, on cutting polygons.
    """
    places = _not_dominated(heights)
    corners = np.tile(np.eye(3), (len(places), 1, 1))
    counts = np.full(len(places), 3)
    for rival in _likely_first(heights, places):
        if rival not in places:
            continue
        above = (corners @ (heights[places] - heights[rival])[:, :, None])[:, :, 0]
        is_cut = (above < 0).any(axis=1)
        if not is_cut.any():
            continue
        rest, left = _cut(corners[is_cut], counts[is_cut], above[is_cut])
        corners, counts[is_cut] = _with_room(corners, rest.shape[1]), left
        corners[is_cut] = _with_room(rest, corners.shape[1])
        kept = counts >= 3
        places, corners, counts = places[kept], corners[kept], counts[kept]
    polygons = (polygon[:count] for polygon, count in zip(corners, counts, strict=True))
    return {
        place: _without_repeats(polygon)
        for place, polygon in zip(places.tolist(), polygons, strict=True)
        if share_of_triangle(polygon) > NOTHING
    }


def share_of_triangle(polygon: Floats) -> float:
    """What part of the triangle a polygon covers, its corners (corners, 3) given in shares."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(x[:-1] @ y[1:] - y[:-1] @ x[1:] + x[-1] * y[0] - y[-1] * x[0])


def _not_dominated(heights: Floats) -> Ints:
    """The planes that no other is above everywhere: those may be the highest somewhere."""
    is_below = np.ones((len(heights), len(heights)), dtype=np.bool_)
    for column in heights.T:
        is_below &= column[:, None] <= column
    np.fill_diagonal(is_below, val=False)
    return np.flatnonzero(~is_below.any(axis=1))


def _likely_first(heights: Floats, places: Ints) -> list[int]:
    """The planes in an order that makes polygons small early: what is highest on average."""
    leaders = heights[places].argmax(axis=0)
    means = heights[places].mean(axis=1)
    means[leaders] += np.inf
    return [int(place) for place in places[np.argsort(-means, kind="stable")]]


def _cut(corners: Floats, counts: Ints, above: Floats) -> tuple[Floats, Ints]:
    """All polygons without the part that lies below: corners (polygons, corners, 3).

    A polygon with fewer corners than the array has room for repeats its last one, so that
    the edge back to the first corner starts at the end of the row.
    """
    slots = np.arange(corners.shape[1])
    is_corner = slots < counts[:, None]
    rows = np.arange(len(corners))[:, None]
    following = np.where(slots == counts[:, None] - 1, 0, np.minimum(slots + 1, slots[-1]))
    after, next_above = corners[rows, following], above[rows, following]
    crosses = is_corner & (above * next_above < 0)
    share = np.divide(above, above - next_above, out=np.zeros_like(above), where=crosses)
    crossing = corners + share[:, :, None] * (after - corners)
    kept = np.stack([is_corner & (above >= 0), crosses], axis=2).reshape(len(corners), -1)
    points = np.stack([corners, crossing], axis=2).reshape(len(corners), -1, 3)
    new_counts = kept.sum(axis=1)
    room = int(new_counts.max(initial=1))
    order = np.argsort(~kept, axis=1, kind="stable")
    last = np.maximum(new_counts - 1, 0)[:, None]
    chosen = order[rows, np.minimum(np.arange(room), last)]
    return points[rows, chosen], new_counts


def _with_room(corners: Floats, room: int) -> Floats:
    """The same polygons with room for so many corners, or as many as they have room for."""
    missing = room - corners.shape[1]
    if missing <= 0:
        return corners
    return np.concatenate([corners, np.repeat(corners[:, -1:], missing, axis=1)], axis=1)


def _without_repeats(polygon: Floats) -> Floats:
    is_new = np.abs(polygon - np.roll(polygon, 1, axis=0)).max(axis=1) > NOTHING
    return np.asarray(polygon[is_new], dtype=np.float64)
