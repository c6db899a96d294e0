"""Which option leads at which two weights: the map on which the lead flips at each border."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Flags, Floats, Ints
from options.analysis.changes.crossings import thresholds_along
from options.analysis.changes.proportions import points_of_rest, proportions
from options.analysis.changes.regions import highest_regions, same_planes, share_of_triangle
from options.analysis.changes.takeovers import Takeover, takeovers
from options.analysis.totals.leader import first_of, table_and_weights

#: A border lies on a side of the triangle when both of its ends do, within this.
ON_SIDE = 1e-9

#: How far beyond a border is looked for who leads there.
BEYOND = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class FlipRegion:
    """The pairs of weights at which an option leads.

    Attributes:
        options: who leads there; several if they have the same total at all these weights.
        corners: (corners, 2), the weight of the first and of the second criterion at each
            corner of the convex polygon, counter-clockwise.
        share: what part of all pairs of weights that is, above 0 and up to 1.
    """

    options: tuple[int, ...]
    corners: Floats
    share: float


@dataclass(frozen=True, slots=True)
class FlipBorder:
    """The border that the present weights are nearest to.

    Attributes:
        first, second: the weights of the two criteria where it is nearest.
        distance: how far that is in a straight line on the map, whose axes are the two
            weights at right angles.
        options: who leads beyond it.
    """

    first: float
    second: float
    distance: float
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FlipMap:
    """Who leads at all weights of two criteria, the others keeping their proportions.

    Attributes:
        first, second: the two criteria.
        weights: what they weigh now.
        leader: who leads now.
        regions: the largest first. They cover the triangle of all weights that are 0 or more
            and sum to at most 1; an option without a region leads nowhere, or on a line.
        nearest: the nearest border in a straight line; None if the leader leads everywhere.
        moves: where the lead ends when only one of the two weights moves and the other
            criteria take what it gives; `Takeover.path` is the criterion. The smallest first.
    """

    first: int
    second: int
    weights: tuple[float, float]
    leader: int
    regions: tuple[FlipRegion, ...]
    nearest: FlipBorder | None
    moves: tuple[Takeover, ...]

    def region_of(self, option: int) -> FlipRegion | None:
        """Where an option leads; None if it does so nowhere, or on a line only."""
        return next((region for region in self.regions if option in region.options), None)


def flip_map(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    first: int,
    second: int,
    *,
    rest: npt.ArrayLike | None = None,
) -> FlipMap:
    """Which option leads at which weights of two criteria.

    The two weights are x and y; the others share 1 - x - y as they do now. Totals are planes
    over the triangle of all x and y, and each option leads where its plane is the highest.

    >>> found = flip_map(
    ...     [[100.0, 0.0, 0.0], [0.0, 100.0, 0.0], [0.0, 0.0, 100.0]], [0.5, 0.3, 0.2], 0, 1)
    >>> [(region.options, round(region.share, 6)) for region in found.regions]
    [((0,), 0.333333), ((1,), 0.333333), ((2,), 0.333333)]
    >>> found.nearest.options, round(found.nearest.distance, 6)
    ((2,), 0.134164)

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        weights: (criteria,), summing to 1.
        first, second: the two criteria, by place.
        rest: (criteria,), swing points; they share out what is left for the others when those
            weigh nothing now. Equal if not given.

    Returns:
        The map.

    Raises:
        ValueError: there are fewer than three criteria, so that one weight says it all; the
            two are not two of them; or as in `weight_thresholds`.

    Source:
        Rios Insua & French (1991), EJOR 54, 176-190, on such maps of weights; the polygons by
        cutting with half-planes.
    """
    table, row = table_and_weights(values, weights)
    points = points_of_rest(rest, criteria=len(row))
    is_other = _others(first, second, criteria=len(row))
    heights = np.column_stack(
        [table[:, first], table[:, second], table @ proportions(row, points, is_other)]
    )
    twins = same_planes(heights)
    alone = np.flatnonzero(twins == np.arange(len(twins)))
    polygons = {
        int(alone[k]): corners for k, corners in highest_regions(heights[alone]).items()
    }
    x, y = float(row[first]), float(row[second])
    here = np.array([x, y, max(1 - x - y, 0.0)])
    leader = first_of(heights @ here)
    return FlipMap(
        first=first,
        second=second,
        weights=(x, y),
        leader=leader,
        regions=_named(polygons, twins),
        nearest=_nearest(polygons, twins, heights, here, leader),
        moves=_moves((first, second), heights, here, leader),
    )


def _named(polygons: Mapping[int, Floats], twins: Ints) -> tuple[FlipRegion, ...]:
    regions = [
        FlipRegion(_twins_of(place, twins), corners[:, :2], share_of_triangle(corners))
        for place, corners in polygons.items()
    ]
    return tuple(sorted(regions, key=lambda region: (-round(region.share, 9), region.options)))


def _nearest(
    polygons: Mapping[int, Floats], twins: Ints, heights: Floats, here: Floats, leader: int
) -> FlipBorder | None:
    """The nearest of the borders between the leader's region and others."""
    own = int(twins[leader])
    if own not in polygons:
        # A leader on a line only: whoever leads on either side is at hand.
        gaps = {place: float((heights[leader] - heights[place]) @ here) for place in polygons}
        nearest = min(gaps, key=lambda place: gaps[place])
        return FlipBorder(float(here[0]), float(here[1]), 0.0, _twins_of(nearest, twins))
    starts = polygons[own]
    ends = np.roll(starts, -1, axis=0)
    is_border = ~((starts <= ON_SIDE) & (ends <= ON_SIDE)).any(axis=1)
    if not is_border.any():
        return None
    starts, ends = starts[is_border, :2], ends[is_border, :2]
    along = ends - starts
    share = ((here[:2] - starts) * along).sum(axis=1) / (along**2).sum(axis=1)
    feet = starts + np.clip(share, 0, 1)[:, None] * along
    distances = np.hypot(*(feet - here[:2]).T)
    edge = int(distances.argmin())
    outward = np.array([along[edge, 1], -along[edge, 0]]) / np.hypot(*along[edge])
    x, y = (starts[edge] + ends[edge]) / 2 + BEYOND * outward
    others = np.array([place for place in polygons if place != own])
    beyond = int(others[(heights[others] @ [x, y, 1 - x - y]).argmax()])
    return FlipBorder(
        first=float(feet[edge, 0]),
        second=float(feet[edge, 1]),
        distance=float(distances[edge]),
        options=_twins_of(beyond, twins),
    )


def _moves(
    criteria: tuple[int, int], heights: Floats, here: Floats, leader: int
) -> tuple[Takeover, ...]:
    """Where the lead ends along each axis, in weights of the criterion that moves."""
    leads = heights[leader] - heights
    found = []
    for axis, criterion in enumerate(criteria):
        fixed = here[1 - axis]
        reach = 1 - fixed
        if reach <= ON_SIDE:
            continue
        kept = fixed * leads[:, 1 - axis]
        at_zero, at_one = kept + reach * leads[:, 2], kept + reach * leads[:, axis]
        now = min(here[axis] / reach, 1.0)
        thresholds = thresholds_along(
            leader, leads @ here <= TIE, at_zero[:, None], at_one[:, None], np.array([now])
        )
        found += [
            Takeover(
                path=criterion,
                side=takeover.side,
                weight=float(here[axis]),
                bound=takeover.bound * reach,
                move=takeover.move * reach,
                options=takeover.options,
            )
            for takeover in takeovers(thresholds)
        ]
    return tuple(sorted(found, key=lambda takeover: takeover.move))


def _twins_of(place: int, twins: Ints) -> tuple[int, ...]:
    return tuple(np.flatnonzero(twins == place).tolist())


def _others(first: int, second: int, *, criteria: int) -> Flags:
    if criteria < 3:
        raise ValueError("a map of two weights needs at least three criteria")
    if first == second or not (0 <= first < criteria and 0 <= second < criteria):
        raise ValueError("a map needs two different criteria of the list")
    others = np.ones(criteria, dtype=np.bool_)
    others[[first, second]] = False
    return others
