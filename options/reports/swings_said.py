"""What a sheet says of each swing, beside the weight that follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from options.models import Criterion, Swing
from options.reports.structure import Structure
from options.reports.weighting import (
    EffectiveWeights,
    families_of,
    places_of,
    points_of,
    rank_of,
    scope_of,
)


@dataclass(frozen=True)
class WeightLine:
    """One criterion's place in an order of swings, its points and its weight."""

    criterion: Criterion
    place: int | None
    points: int | None
    weight: float

    @property
    def is_weighed(self) -> bool:
        """The person placed this swing or gave it points."""
        return self.place is not None or self.points is not None


@dataclass(frozen=True)
class WeightGroup:
    """A branch of the value tree with its leaves; `head` is None for leaves under none."""

    head: WeightLine | None
    lines: tuple[WeightLine, ...]

    @property
    def all_lines(self) -> tuple[WeightLine, ...]:
        """The branch itself, where there is one, and its leaves."""
        return self.lines if self.head is None else (self.head, *self.lines)


def weights_of(
    structure: Structure, swings: Iterable[Swing], weighing: EffectiveWeights
) -> tuple[WeightGroup, ...]:
    """The weights under their branches, with what was said of each swing."""
    scope = scope_of(structure)
    given = {swing.criterion_id: swing for swing in swings if swing.scope == scope}
    places = {
        member.pk: place
        for family in families_of(structure)
        for member, place in zip(family.members, places_of(family.members, given), strict=True)
        if rank_of(member, given) is not None
    }
    of_leaf = dict(zip((leaf.pk for leaf in structure.criteria), weighing.weights, strict=True))

    def line(criterion: Criterion, weight: float) -> WeightLine:
        place = places.get(criterion.pk)
        return WeightLine(criterion, place, points_of(criterion, given), weight)

    return tuple(
        WeightGroup(
            head=None if branch.parent is None else line(branch.parent, total),
            lines=tuple(line(leaf, of_leaf[leaf.pk]) for leaf in branch.leaves),
        )
        for branch, total in weighing.branch_totals
    )
