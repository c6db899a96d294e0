"""What one person's own answers may owe to the way they were given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from options.analysis.habits.halo import halo
from options.analysis.habits.order_effect import OrderEffect, order_effect
from options.analysis.habits.spans import flat_criteria, heavy_but_flat, spans
from options.analysis.uncertainty.monte_carlo import Purpose, stream
from options.models import Criterion, Participant
from options.reports.basis import Basis
from options.reports.structure import OptionView

STRONG_HALO = 0.7
STRONG_ORDER = 0.9
FEW = 2


@dataclass(frozen=True)
class UsedScale:
    """The lowest and the highest points on one criterion, and what it weighs."""

    criterion: Criterion
    low: float
    high: float
    weight: float
    is_flat: bool

    @property
    def span(self) -> float:
        """Between the two."""
        return self.high - self.low


@dataclass(frozen=True)
class PlaceOnPage:
    """The options in the order in which they stood on the page, and how scores go with it."""

    views: tuple[OptionView, ...]
    effect: OrderEffect


@dataclass(frozen=True)
class Habits:
    """What a second look may be worth.

    Attributes:
        scales: the criteria on which at least two options have points, in the tree's order.
        halo: the mean correlation of the criteria, if it is strong.
        heavy: flat criteria that weigh much, the heaviest first.
        place: how scores go with places, if they do so strongly.
    """

    scales: tuple[UsedScale, ...]
    halo: float | None
    heavy: tuple[UsedScale, ...]
    place: PlaceOnPage | None

    @property
    def flat(self) -> tuple[UsedScale, ...]:
        """Criteria that hardly tell the options apart."""
        return tuple(scale for scale in self.scales if scale.is_flat)

    @property
    def is_mostly_flat(self) -> bool:
        """At least half of several criteria hardly tell the options apart."""
        return len(self.scales) >= FEW and 2 * len(self.flat) >= len(self.scales)


def habits_of(basis: Basis, sheet: Participant | None) -> Habits | None:
    """The habits of a sheet; None while no criterion has two scores."""
    points = basis.judgements.points
    scales = {
        at: scale_on(basis, at) for at, span in enumerate(spans(points)) if not np.isnan(span)
    }
    if not scales:
        return None
    found = halo(points)
    weighed = not np.isnan(basis.weights).any()
    heavy = heavy_but_flat(points, basis.weights) if weighed else []
    columns = {leaf.pk: basis.judgements.column(leaf) for leaf in basis.structure.criteria}
    return Habits(
        scales=tuple(scales[at] for at in columns.values() if at in scales),
        halo=found if found is not None and found >= STRONG_HALO else None,
        heavy=tuple(scales[at] for at in heavy),
        place=place_on_page(basis, sheet),
    )


def scale_on(basis: Basis, column: int) -> UsedScale:
    """What was used of one scale."""
    points = basis.judgements.points
    return UsedScale(
        criterion=basis.criteria[column],
        low=float(np.nanmin(points[:, column])),
        high=float(np.nanmax(points[:, column])),
        weight=float(basis.weights[column]),
        is_flat=column in flat_criteria(points),
    )


def place_on_page(basis: Basis, sheet: Participant | None) -> PlaceOnPage | None:
    """How scores go with the order of the page; None where that is weak or unknown.

    Means are of the criteria on which every option that has points has them, so that no
    option is helped by being scored on easy criteria alone.
    """
    if sheet is None:
        return None
    points = basis.judgements.points
    scored = np.asarray(~np.isnan(points).all(axis=1))
    shared = np.asarray(~np.isnan(points[scored]).any(axis=0))
    if not shared.any():
        return None
    views = [
        view
        for view in basis.structure.shuffled(sheet.order_seed)
        if scored[basis.judgements.row(view)]
    ]
    means = [points[basis.judgements.row(view)][shared].mean() for view in views]
    effect = order_effect(means, stream(basis.structure.decision.seed, Purpose.SCORES))
    if effect is None or abs(effect.correlation) < STRONG_ORDER:
        return None
    return PlaceOnPage(tuple(views), effect)
