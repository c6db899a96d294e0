"""Your hand on the weights: what others would make of the same scores, beside the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.totals.ranking import competition_ranks, total_bounds, weighted_totals
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.ranking import known
from options.reports.structure import OptionView

HIGHEST = 100.0
TENTH = 1


@dataclass(frozen=True)
class Control:
    """One weight that can be moved: its points, the largest of the base being 100.

    Attributes:
        field: what its field is called.
        shown: the points as the field shows them, to one decimal.
        points, weight: as tried out; exactly the base where nothing else was typed.
    """

    criterion: Criterion
    field: str
    shown: str
    points: float
    weight: float
    base_points: float
    base_weight: float

    @property
    def base_shown(self) -> str:
        """The base points as the field shows them."""
        return shown(self.base_points)

    @property
    def whole(self) -> int:
        """The points as a slider shows them."""
        return round(self.points)


@dataclass(frozen=True)
class Stand:
    """A total, or the interval in which it lies, and the place it gives."""

    total: float | None
    least: float
    most: float
    rank: int | None


@dataclass(frozen=True)
class TriedRow:
    """One option with the base weights and with those that are tried out.

    Attributes:
        place: its row in `Hand.table`.
    """

    view: OptionView
    place: int
    base: Stand
    now: Stand

    @property
    def open(self) -> float:
        """How much of the total is open."""
        return self.now.most - self.now.least

    @property
    def rises(self) -> bool:
        """A better place than in the base case."""
        return bool(self.base.rank and self.now.rank and self.now.rank < self.base.rank)

    @property
    def falls(self) -> bool:
        """A worse place than in the base case."""
        return bool(self.base.rank and self.now.rank and self.now.rank > self.base.rank)


@dataclass(frozen=True)
class Hand:
    """The controls in the tree's order, and the options by what is tried out.

    Attributes:
        is_empty: every weight that was typed is 0, so the base stands.
        table: points by option and control for the page's own arithmetic; None is missing.
    """

    controls: tuple[Control, ...]
    rows: tuple[TriedRow, ...]
    is_moved: bool
    is_empty: bool
    table: tuple[tuple[float | None, ...], ...]

    @property
    def base_points(self) -> tuple[float, ...]:
        """The points of the base, in the order of the controls."""
        return tuple(control.base_points for control in self.controls)

    @property
    def first(self) -> tuple[OptionView, ...]:
        """Who leads with what is tried out."""
        return tuple(row.view for row in self.rows if row.now.rank == 1)

    @property
    def base_first(self) -> tuple[OptionView, ...]:
        """Who leads with the base weights."""
        return tuple(row.view for row in self.rows if row.base.rank == 1)


def hand_on(basis: Basis, typed: Mapping[str, float]) -> Hand:
    """The base, and what the points that were typed, by the keys of criteria, make of it."""
    leaves = basis.structure.criteria
    columns = [basis.judgements.column(leaf) for leaf in leaves]
    base = basis.weights[columns]
    base_points = base / base.max() * HIGHEST
    points = np.array(
        [
            tried_points(typed.get(leaf.key), float(own))
            for leaf, own in zip(leaves, base_points, strict=True)
        ]
    )
    is_empty = points.sum() <= 0
    if is_empty:
        points = base_points
    is_moved = bool((points != base_points).any())
    weights = points / points.sum() if is_moved else base
    table = basis.judgements.points[:, columns]
    return Hand(
        controls=tuple(
            Control(
                criterion=leaf,
                field=field_of(leaf),
                shown=shown(float(points[at])),
                points=float(points[at]),
                weight=float(weights[at]),
                base_points=float(base_points[at]),
                base_weight=float(base[at]),
            )
            for at, leaf in enumerate(leaves)
        ),
        rows=rows_of(basis, table, base, weights),
        is_moved=is_moved,
        is_empty=is_empty,
        table=tuple(
            tuple(known(points) for points in table[row]) for row in sorted(basis.running)
        ),
    )


def tried_points(typed: float | None, own: float) -> float:
    """What was typed; exactly the base where the field shows what it had."""
    if typed is None or shown(typed) == shown(own):
        return own
    return typed


def shown(points: float) -> str:
    """Points in a field: one decimal at most, and a point whatever the language.

    >>> shown(100.0), shown(59.18367), shown(0.0)
    ('100', '59.2', '0')
    """
    return f"{round(points, TENTH):.1f}".removesuffix(".0")


def field_of(criterion: Criterion) -> str:
    """What a criterion's field is called, also in a link."""
    return f"w-{criterion.key}"


def rows_of(basis: Basis, table: Floats, base: Floats, weights: Floats) -> tuple[TriedRow, ...]:
    """The options in the running, by what is tried out."""
    rows = sorted(basis.running)
    before = stands(table[rows], base)
    after = stands(table[rows], weights)
    found = [
        TriedRow(basis.options[row], at, before[at], after[at]) for at, row in enumerate(rows)
    ]
    return tuple(sorted(found, key=lambda row: -round(row.now.least + row.now.most, 7)))


def stands(table: Floats, weights: Floats) -> list[Stand]:
    """Totals, intervals and places; no places while a total is open."""
    if not len(table):
        return []
    totals = weighted_totals(table, weights)
    is_missing = np.isnan(table)
    low, high = np.where(is_missing, 0.0, table), np.where(is_missing, HIGHEST, table)
    least, most = total_bounds(low, high, weights)
    ranks = (
        [None] * len(table) if np.isnan(totals).any() else competition_ranks(totals).tolist()
    )
    return [
        Stand(known(totals[at]), float(least[at]), float(most[at]), ranks[at])
        for at in range(len(table))
    ]
