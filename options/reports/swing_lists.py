"""What the weighting page shows: swings to place, the order so far, and all the weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from options.models import Criterion
from options.reports.structure import Branch, Structure
from options.reports.swing_rows import Group, Row, everything_of, grouped, rows_of
from options.reports.weighting import (
    EffectiveWeights,
    Family,
    GivenSwings,
    Method,
    families_of,
    is_said,
    is_tree,
    places_of,
    points_of,
    rank_of,
)

CLEARLY_MORE = 2


@dataclass(frozen=True)
class FamilyStep:
    """One comparison of those that weigh a tree; across the branches `parent` is None."""

    key: str
    parent: Criterion | None
    is_here: bool
    is_done: bool
    is_begun: bool


@dataclass(frozen=True)
class SwingLists:
    """One comparison as it stands, and the weights of everything."""

    family: Family
    weighing: EffectiveWeights
    steps: tuple[FamilyStep, ...]
    waiting: tuple[Group, ...]
    placed: tuple[Row, ...]
    everything: tuple[Group, ...]
    undecided: tuple[Criterion, ...]
    share_of_the_rest: float
    has_points: bool
    has_order: bool
    heavy_branch: Branch | None

    @property
    def is_tree(self) -> bool:
        """Branches first, then across."""
        return bool(self.steps)

    @property
    def is_single(self) -> bool:
        """There is nothing to compare the one swing with."""
        return len(self.weighing.weights) == 1

    @property
    def equal_share(self) -> float:
        """What each criterion weighs while nothing is said."""
        return 1 / len(self.weighing.weights)

    @property
    def is_by_points(self) -> bool:
        """Points count, not the order."""
        return self.weighing.method is Method.POINTS

    @property
    def place(self) -> int:
        """The place that the next tap gives."""
        return len(self.placed) + 1

    @property
    def is_placed(self) -> bool:
        """Nothing is left to place in this comparison."""
        return not self.waiting

    @property
    def upcoming(self) -> FamilyStep | None:
        """The comparison to go on with: a branch after this one, or before it, then across."""
        here = next((i for i, step in enumerate(self.steps) if step.is_here), 0)
        branches_first = (*self.steps[here:-1], *self.steps[:here], *self.steps[-1:])
        return next((step for step in branches_first if not step.is_done), None)

    @property
    def has_branches(self) -> bool:
        """There are headings to show."""
        return any(group.parent for group in self.everything)


def swing_lists(
    structure: Structure, given: GivenSwings, weighing: EffectiveWeights, *, within: str | None
) -> SwingLists | None:
    """The page on one comparison; by default the first that is not finished.

    None when no comparison has this key, or nothing is compared at all.
    """
    families = families_of(structure)
    family = family_called(families, given, within)
    if family is None:
        return None
    rows = rows_of(structure, family, given, weighing)
    waiting = tuple(row for row in rows if not row.place)
    return SwingLists(
        family=family,
        weighing=weighing,
        steps=steps_of(families, family, given) if is_tree(structure) else (),
        waiting=waiting_in(structure, waiting, weighing),
        placed=in_order(rows, family, given),
        everything=everything_of(structure, weighing),
        undecided=tuple(row.criterion for row in rows if row.swing is None),
        share_of_the_rest=waiting[0].share if waiting else 0.0,
        has_points=is_said(structure, given, points_of),
        has_order=is_said(structure, given, rank_of),
        heavy_branch=heavy_branch(structure),
    )


def family_called(
    families: Sequence[Family], given: GivenSwings, key: str | None
) -> Family | None:
    """The comparison with this key; by default the first unfinished one, else the last."""
    if key is not None:
        return next((family for family in families if family.key == key), None)
    unfinished = (family for family in families if not is_finished(family, given))
    return next(unfinished, families[-1] if families else None)


def is_finished(family: Family, given: GivenSwings) -> bool:
    """Every swing of the comparison has its place."""
    return all(rank_of(member, given) is not None for member in family.members)


def in_order(rows: Sequence[Row], family: Family, given: GivenSwings) -> tuple[Row, ...]:
    """The placed swings from the first to the last, each with what its buttons ask for."""
    places = dict(zip(family.members, places_of(family.members, given), strict=True))
    placed = sorted((row for row in rows if row.place), key=lambda row: places[row.criterion])
    return tuple(with_buttons(row, index, placed) for index, row in enumerate(placed))


def with_buttons(row: Row, index: int, placed: Sequence[Row]) -> Row:
    """Whom the buttons of one placed swing move it past; nothing where there is no way."""
    mates = [other for other in placed if other.place == row.place and other != row]
    above = [other for other in placed[:index] if other.place != row.place]
    below = [other for other in placed[index + 1 :] if other.place != row.place]
    up, down = [*mates, *above[-1:]], [*mates, *below[:1]]
    return replace(
        row,
        up=up[0].criterion.key if up else "",
        down=down[0].criterion.key if down else "",
        tie=above[-1].criterion.key if above else "",
    )


def waiting_in(
    structure: Structure, waiting: tuple[Row, ...], weighing: EffectiveWeights
) -> tuple[Group, ...]:
    """What is left to place: under branches in the one list, as it is in a tree."""
    if not waiting or not is_tree(structure):
        return grouped(waiting, weighing.branch_totals)
    return (Group(None, 1.0, waiting),)


def steps_of(
    families: Sequence[Family], here: Family, given: GivenSwings
) -> tuple[FamilyStep, ...]:
    """Where one stands in a tree."""
    return tuple(
        FamilyStep(
            key=family.key,
            parent=family.parent,
            is_here=family == here,
            is_done=is_finished(family, given),
            is_begun=any(rank_of(member, given) is not None for member in family.members),
        )
        for family in families
    )


def heavy_branch(structure: Structure) -> Branch | None:
    """The branch with clearly more leaves than any other, which tends to be given more weight.

    Source: Weber & Borcherding (1993), EJOR 67, 1-12.
    """
    sizes = sorted(
        (len(branch.leaves) if branch.parent else 1 for branch in structure.branches),
        reverse=True,
    )
    if len(sizes) == 1 or sizes[0] - sizes[1] < CLEARLY_MORE:
        return None
    return max(
        (branch for branch in structure.branches if branch.parent),
        key=lambda branch: len(branch.leaves),
        default=None,
    )
