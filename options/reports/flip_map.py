"""Who leads at all pairs of weights of two criteria, the others keeping their proportions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.changes.flips import FlipMap, flip_map
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.structure import OptionView
from options.reports.what_would_change import changes_of

FEWEST_CRITERIA, FEWEST_OPTIONS = 3, 2
LOOKED_AT = 6


@dataclass(frozen=True, eq=False)
class Region:
    """Where some options lead: the corners of a polygon in the two weights, and its share."""

    options: tuple[OptionView, ...]
    corners: Floats
    share: float


@dataclass(frozen=True)
class Border:
    """The nearest border to the present weights, and who leads beyond it."""

    first: float
    second: float
    distance: float
    options: tuple[OptionView, ...]


@dataclass(frozen=True, eq=False)
class FlipFacts:
    """One map, and the criteria that another could be of."""

    first: Criterion
    second: Criterion
    weights: tuple[float, float]
    leader: OptionView
    regions: tuple[Region, ...]
    nearest: Border | None
    choices: tuple[Criterion, ...]


def flip_facts(basis: Basis, asked: Mapping[str, str]) -> FlipFacts | None:
    """The map of the two that are asked for, else of those nearest to a flip; None without."""
    rows = list(basis.running)
    too_few = len(rows) < FEWEST_OPTIONS or len(basis.criteria) < FEWEST_CRITERIA
    if too_few or not basis.is_complete:
        return None
    first, second = pair_asked(basis, asked) or nearest_pair(basis)
    return facts_from(basis, map_of(basis, first, second))


def map_of(basis: Basis, first: int, second: int) -> FlipMap:
    """The map of two columns over the options in the running."""
    table = basis.judgements.points[list(basis.running)]
    return flip_map(table, basis.weights, first, second)


def pair_asked(basis: Basis, asked: Mapping[str, str]) -> tuple[int, int] | None:
    """The columns that the address names; None for strangers, or the same one twice."""
    by_key = {leaf.key: column for column, leaf in enumerate(basis.criteria)}
    first, second = by_key.get(asked.get("x", "")), by_key.get(asked.get("y", ""))
    if first is None or second is None or first == second:
        return None
    return first, second


def nearest_pair(basis: Basis) -> tuple[int, int]:
    """Of the criteria that are nearest to a flip alone, the two that are so together."""
    changes = changes_of(basis)
    column = {leaf.name: at for at, leaf in enumerate(basis.criteria)}
    near = [column[move.name] for move, _edge in (changes.edges if changes else ())]
    heavy = np.argsort(-basis.weights, kind="stable").tolist()
    looked_at = list(dict.fromkeys([*near, *heavy]))[:LOOKED_AT]
    pairs = list(combinations(sorted(looked_at), 2))
    return min(pairs, key=lambda pair: distance_of(map_of(basis, *pair)))


def distance_of(found: FlipMap) -> float:
    """How far the nearest border is; further than any if there is none."""
    return round(found.nearest.distance, 9) if found.nearest else np.inf


def facts_from(basis: Basis, found: FlipMap) -> FlipFacts:
    """The map with its options and criteria named."""
    views = basis.views(basis.running)

    def named(options: tuple[int, ...]) -> tuple[OptionView, ...]:
        return tuple(views[at] for at in options)

    near = found.nearest
    return FlipFacts(
        first=basis.criteria[found.first],
        second=basis.criteria[found.second],
        weights=found.weights,
        leader=views[found.leader],
        regions=tuple(
            Region(named(region.options), region.corners, region.share)
            for region in found.regions
        ),
        nearest=Border(near.first, near.second, near.distance, named(near.options))
        if near
        else None,
        choices=basis.structure.criteria,
    )
