"""Swings as rows with their weights and bars, under the branches that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from options.models import Criterion
from options.reports.structure import Branch, Structure
from options.reports.weighting import (
    EffectiveWeights,
    Family,
    GivenSwings,
    Method,
    places_of,
    points_of,
    rank_of,
)


@dataclass(frozen=True)
class Row:
    """One swing of a list; a branch is asked about by its top swing."""

    criterion: Criterion
    swing: Criterion | None
    share: float
    width: str
    place: str = ""
    up: str = ""
    down: str = ""
    tie: str = ""

    @property
    def is_branch(self) -> bool:
        """It stands for all that lies under a parent."""
        return self.criterion != self.swing

    @property
    def dom_id(self) -> str:
        """The end of every id in this row."""
        return self.criterion.key


@dataclass(frozen=True)
class Group:
    """Swings under one heading, and what they weigh together."""

    parent: Criterion | None
    total: float
    rows: tuple[Row, ...]


def shares_of(structure: Structure, weighing: EffectiveWeights) -> dict[int, float]:
    """What each leaf weighs, and what each branch weighs as a whole."""
    of_leaf = zip(structure.criteria, weighing.weights, strict=True)
    shares = {leaf.pk: weight for leaf, weight in of_leaf}
    for branch, total in weighing.branch_totals:
        if branch.parent:
            shares[branch.parent.pk] = total
    return shares


def swing_behind(
    member: Criterion, structure: Structure, given: GivenSwings, method: Method
) -> Criterion | None:
    """The swing that a member is asked about: its own, or a branch's top one.

    None for a branch of which no swing has a place or points yet.
    """
    leaves = next((b.leaves for b in structure.branches if b.parent == member), (member,))
    if len(leaves) == 1:
        return leaves[0]
    if method is Method.POINTS:
        pointed = [
            (points, leaf) for leaf in leaves if (points := points_of(leaf, given)) is not None
        ]
        if pointed:
            return max(pointed, key=lambda pair: pair[0])[1]
    placed = [(rank, leaf) for leaf in leaves if (rank := rank_of(leaf, given)) is not None]
    return min(placed, key=lambda pair: pair[0])[1] if placed else None


def rows_of(
    structure: Structure, family: Family, given: GivenSwings, weighing: EffectiveWeights
) -> tuple[Row, ...]:
    """Every swing of the comparison in the tree's order, placed or not."""
    shares = shares_of(structure, weighing)
    places = places_of(family.members, given)
    longest = max(shares[member.pk] for member in family.members)
    return tuple(
        Row(
            criterion=member,
            swing=swing_behind(member, structure, given, weighing.method),
            share=shares[member.pk],
            width=width_of(shares[member.pk], longest),
            place=place_label(place, places) if rank_of(member, given) is not None else "",
        )
        for member, place in zip(family.members, places, strict=True)
    )


def place_label(place: int, places: Sequence[int]) -> str:
    """1, or 1= for a place that several share."""
    return f"{place}=" if places.count(place) > 1 else f"{place}"


def width_of(share: float, longest: float) -> str:
    """The length of a bar, the longest being 100."""
    return f"{100 * share / longest:.2f}" if longest > 0 else "0"


def grouped(rows: Iterable[Row], totals: Iterable[tuple[Branch, float]]) -> tuple[Group, ...]:
    """The rows under their branches, in the tree's order; branches themselves under none."""
    of_criterion = {row.criterion: row for row in rows}
    found = [
        Group(
            branch.parent,
            total,
            tuple(of_criterion.pop(leaf) for leaf in branch.leaves if leaf in of_criterion),
        )
        for branch, total in totals
    ]
    rest = Group(None, 1.0, tuple(of_criterion.values()))
    return tuple(group for group in (*found, rest) if group.rows)


def everything_of(structure: Structure, weighing: EffectiveWeights) -> tuple[Group, ...]:
    """All leaves with their weights, under their branches."""
    longest = max(weighing.weights)
    rows = [
        Row(leaf, leaf, weight, width_of(weight, longest))
        for leaf, weight in zip(structure.criteria, weighing.weights, strict=True)
    ]
    return grouped(rows, weighing.branch_totals)
