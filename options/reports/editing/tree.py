"""The value tree as its editor sees it: every criterion, how it hangs, what it weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from options.models import Criterion, Decision, Perspective
from options.reports.editing.seen import seen_of
from options.reports.structure import Structure, in_tree_order, structure_from
from options.reports.weighting import perspective_weights

SHAPE = ("name", "parent", "position", "parked_at")
DEEPEST = 6


@dataclass(frozen=True)
class Weight:
    """What the perspectives give to a criterion and all that lies under it.

    Attributes:
        share: the mean of their shares, from 0 to 1; None when no perspective weighs.
        swings: how many of their swing points stand behind it.
    """

    share: float | None
    swings: int


@dataclass(frozen=True)
class TreeRow:
    """One criterion in its place.

    Attributes:
        above: the one it hangs under.
        next_above: the sibling before it, under which it can be nested.
        is_hidden: it, or something above it, is parked.
        lacks_anchors: it is scored and does not say what 0 and 100 mean.
    """

    criterion: Criterion
    pk: str
    depth: int
    above: Criterion | None
    next_above: Criterion | None
    is_group: bool
    is_last: bool
    is_hidden: bool
    lacks_anchors: bool
    weight: Weight
    seen: str


@dataclass(frozen=True)
class Tree:
    """All criteria in the tree's order, and how many perspectives weigh them."""

    rows: tuple[TreeRow, ...]
    scored: int
    weighing: int

    def row(self, key: str) -> TreeRow | None:
        """The criterion with this key."""
        return next((row for row in self.rows if row.criterion.key == key), None)

    def parents_for(self, row: TreeRow) -> tuple[TreeRow, ...]:
        """Where a criterion could go: neither under itself nor where it hangs already."""
        below = {row.criterion.pk}
        for one in self.rows:
            if one.criterion.parent_id in below:
                below.add(one.criterion.pk)
        return tuple(
            one
            for one in self.rows
            if one.criterion.pk not in below | {row.criterion.parent_id}
            and (row.criterion.parked_at or not one.is_hidden)
        )


def tree_of_decision(decision: Decision) -> Tree:
    """The whole tree, in three queries."""
    everything = list(decision.criteria.all())
    for one in everything:
        one.decision = decision
    structure = structure_from(decision, [], everything, full=True)
    perspectives = list(decision.perspectives.prefetch_related("swings"))
    shares = mean_shares(structure, perspectives)
    weights = weights_in(everything, structure, perspectives, shares)
    return Tree(
        rows=rows_of(everything, structure, weights),
        scored=len(structure.criteria),
        weighing=len(shares),
    )


def mean_shares(
    structure: Structure, perspectives: Sequence[Perspective]
) -> tuple[tuple[float, ...], ...]:
    """What each perspective that weighs anything gives to each leaf that counts."""
    given = (perspective_weights(structure, each.swings.all()) for each in perspectives)
    return tuple(shares for shares in given if shares)


def weights_in(
    everything: Sequence[Criterion],
    structure: Structure,
    perspectives: Sequence[Perspective],
    shares: Sequence[tuple[float, ...]],
) -> dict[int, Weight]:
    """The weight of each criterion: a leaf's own, a group's sum."""
    share = dict.fromkeys((one.pk for one in everything), 0.0)
    swings = dict.fromkeys(share, 0)
    given = [swing.criterion_id for each in perspectives for swing in each.swings.all()]
    for at, leaf in enumerate(structure.criteria):
        mean = sum(one[at] for one in shares) / len(shares) if shares else 0.0
        for node in (*structure.ancestors[leaf.pk], leaf):
            share[node.pk] += mean
            swings[node.pk] += given.count(leaf.pk)
    return {pk: Weight(share[pk] if shares else None, swings[pk]) for pk in share}


def rows_of(
    everything: Sequence[Criterion], structure: Structure, weights: Mapping[int, Weight]
) -> tuple[TreeRow, ...]:
    """Each criterion in the tree's order with its neighbours."""
    siblings: dict[int | None, list[Criterion]] = {}
    for one in everything:
        siblings.setdefault(one.parent_id, []).append(one)
    return tuple(
        row_of(one, structure.ancestors[one.pk], siblings, weights[one.pk])
        for one in in_tree_order(list(everything))
    )


def row_of(
    criterion: Criterion,
    above: Sequence[Criterion],
    siblings: Mapping[int | None, Sequence[Criterion]],
    weight: Weight,
) -> TreeRow:
    """One criterion as it stands among the others."""
    beside = siblings[criterion.parent_id]
    at = beside.index(criterion)
    is_group = criterion.pk in siblings
    return TreeRow(
        criterion=criterion,
        pk=str(criterion.pk),
        depth=min(len(above), DEEPEST),
        above=above[-1] if above else None,
        next_above=beside[at - 1] if at else None,
        is_group=is_group,
        is_last=at == len(beside) - 1,
        is_hidden=any(one.parked_at for one in (*above, criterion)),
        lacks_anchors=not is_group and not (criterion.worst.strip() and criterion.best.strip()),
        weight=weight,
        seen=seen_of(criterion, SHAPE),
    )
