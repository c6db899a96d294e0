"""What the page for points shows: a field for every swing, and what it weighs beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.models import Criterion
from options.reports.structure import Structure
from options.reports.swing_rows import Row, rows_of
from options.reports.weighting import (
    EffectiveWeights,
    Family,
    GivenSwings,
    Method,
    families_of,
    family_parts,
    is_said,
    is_tree,
    points_of,
    rank_of,
)

Typed = Mapping[str, str]
Errors = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class PointsRow:
    """One swing, what its field shows, and what was wrong with it."""

    row: Row
    typed: str
    errors: tuple[str, ...]

    @property
    def field(self) -> str:
        """What the field is called."""
        return field_of(self.row.criterion)


@dataclass(frozen=True)
class PointsGroup:
    """Fields under one heading: a branch, or across the branches of a tree."""

    key: str
    parent: Criterion | None
    total: float
    rows: tuple[PointsRow, ...]
    is_across: bool = False


@dataclass(frozen=True)
class PointsPage:
    """All fields, in the order of the tree."""

    groups: tuple[PointsGroup, ...]
    weighing: EffectiveWeights
    is_tree: bool
    is_suggested: bool
    has_order: bool

    @property
    def has_errors(self) -> bool:
        """Something typed was refused."""
        return any(row.errors for group in self.groups for row in group.rows)


def field_of(criterion: Criterion) -> str:
    """What a swing's field is called; keys are unique among leaves and branches together."""
    return f"points-{criterion.key}"


def points_page(
    structure: Structure,
    given: GivenSwings,
    weighing: EffectiveWeights,
    *,
    typed: Typed | None = None,
    errors: Errors | None = None,
) -> PointsPage:
    """The page as it stands, or as it was typed with what is wrong.

    A field that never had points suggests what the order implies, the top swing being 100.
    """
    families = families_of(structure)
    groups: list[PointsGroup] = []
    for family in families:
        shown = values_of(family, given)
        rows = tuple(
            PointsRow(
                row,
                shown[row.criterion]
                if typed is None
                else typed.get(field_of(row.criterion), ""),
                tuple((errors or {}).get(field_of(row.criterion), ())),
            )
            for row in rows_of(structure, family, given, weighing)
        )
        groups += groups_of(structure, family, rows, weighing)
    has_order = is_said(structure, given, rank_of)
    return PointsPage(
        groups=tuple(groups),
        weighing=weighing,
        is_tree=is_tree(structure),
        is_suggested=has_order and not is_said(structure, given, points_of),
        has_order=has_order,
    )


def values_of(family: Family, given: GivenSwings) -> dict[Criterion, str]:
    """The points of each swing; where nobody gave any in this family, those of the order."""
    points = {member: points_of(member, given) for member in family.members}
    is_pointed = any(point is not None for point in points.values())
    is_ordered = any(rank_of(member, given) is not None for member in family.members)
    if not is_pointed and is_ordered:
        parts = family_parts(family.members, given, Method.RANKS, in_tree=False)
        points = {m: round(100 * part) for m, part in zip(family.members, parts, strict=True)}
    return {member: "" if point is None else str(point) for member, point in points.items()}


def groups_of(
    structure: Structure,
    family: Family,
    rows: tuple[PointsRow, ...],
    weighing: EffectiveWeights,
) -> list[PointsGroup]:
    """One list falls into its branches; each comparison of a tree is a group of its own."""
    if is_tree(structure):
        total = sum(row.row.share for row in rows)
        is_across = family.parent is None
        return [PointsGroup(family.key, family.parent, total, rows, is_across)]
    of_leaf = {row.row.criterion: row for row in rows}
    return [
        PointsGroup(
            branch.parent.key if branch.parent else "",
            branch.parent,
            total,
            tuple(of_leaf[leaf] for leaf in branch.leaves),
        )
        for branch, total in weighing.branch_totals
    ]
