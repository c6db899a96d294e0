"""What a decision consists of for one person: options with letters, criteria as a tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from options.models import Criterion, Decision, Option
from options.models.decision import LETTERS, TONES


@dataclass(frozen=True)
class OptionView:
    """An option with the letter and colour that it keeps on every page."""

    option: Option
    letter: str
    tone: int

    @property
    def pk(self) -> int:
        """The option's own key."""
        return self.option.pk

    @property
    def name(self) -> str:
        """The option's own name."""
        return self.option.name


@dataclass(frozen=True)
class Branch:
    """A parent criterion and its leaves that count; None for leaves without a parent."""

    parent: Criterion | None
    leaves: tuple[Criterion, ...]


@dataclass(frozen=True)
class Structure:
    """The active options in the decision's order, and the active leaves in the tree's order."""

    decision: Decision
    options: tuple[OptionView, ...]
    criteria: tuple[Criterion, ...]
    branches: tuple[Branch, ...]
    ancestors: dict[int, tuple[Criterion, ...]]
    is_full: bool
    has_more: bool
    asked: frozenset[tuple[int, int]] | None = None

    def shuffled(self, seed: int, *, on: Criterion | None = None) -> tuple[OptionView, ...]:
        """The options in one person's own order, which new options do not disturb."""
        options = self.options if on is None else self.options_on(on)
        return tuple(sorted(options, key=lambda view: place_of(view.option, seed)))

    def options_on(self, criterion: Criterion) -> tuple[OptionView, ...]:
        """The options that are asked for on one criterion: all, or in a later round some."""
        if self.asked is None:
            return self.options
        return tuple(view for view in self.options if (view.pk, criterion.pk) in self.asked)

    def asking(self, cells: Iterable[tuple[int, int]]) -> Structure:
        """The same with only some cells to answer, by option and criterion."""
        asked = frozenset(cells)
        on = {criterion for _option, criterion in asked}
        kept = tuple(leaf for leaf in self.criteria if leaf.pk in on)
        return replace(self, criteria=kept, asked=asked)

    def criterion(self, key: str) -> Criterion | None:
        """The active leaf with this key."""
        return next((leaf for leaf in self.criteria if leaf.key == key), None)

    def option(self, key: str) -> OptionView | None:
        """The active option with this key."""
        return next((view for view in self.options if view.option.key == key), None)


def structure_of(decision: Decision, *, full: bool) -> Structure:
    """The decision as it stands now, in two queries."""
    return structure_from(decision, decision.options.all(), decision.criteria.all(), full=full)


def structure_from(
    decision: Decision, options: Iterable[Option], criteria: Iterable[Criterion], *, full: bool
) -> Structure:
    """The same from records that were read already, in their order."""
    views = [view for view in lettered(options) if view.option.parked_at is None]
    tree = list(criteria)
    ancestors = {node.pk: ancestors_of(node, tree) for node in tree}
    parents = {node.parent_id for node in tree}
    open_leaves = [
        leaf
        for leaf in in_tree_order(tree)
        if leaf.pk not in parents and not is_parked(leaf, ancestors[leaf.pk])
    ]
    leaves = [leaf for leaf in open_leaves if full or leaf.in_core]
    return Structure(
        decision=decision,
        options=tuple(view for view in views if full or view.option.in_core),
        criteria=tuple(leaves),
        branches=branches_of(leaves, ancestors),
        ancestors=ancestors,
        is_full=full,
        has_more=not (
            all(view.option.in_core for view in views)
            and all(leaf.in_core for leaf in open_leaves)
        ),
    )


def lettered(options: Iterable[Option]) -> list[OptionView]:
    """Letters and colours by the decision's order, so that parking one changes no other.

    The baseline is drawn in grey (0), as the line that the others must beat; the others take
    eight colours in turn.
    """
    views: list[OptionView] = []
    coloured = 0
    for index, option in enumerate(options):
        tone = 0 if option.is_baseline else coloured % TONES + 1
        coloured += not option.is_baseline
        views.append(OptionView(option, letter_of(index), tone))
    return views


def letter_of(index: int) -> str:
    """A, B, ... Z, AA, AB: letters do not repeat."""
    rest, place = divmod(index, len(LETTERS))
    return (LETTERS[rest - 1] if rest else "") + LETTERS[place]


def place_of(option: Option, seed: int) -> str:
    """Where an option comes in one person's order."""
    return hashlib.sha256(f"{seed} {option.decision_id} {option.key}".encode()).hexdigest()


def ancestors_of(node: Criterion, tree: list[Criterion]) -> tuple[Criterion, ...]:
    """The criteria above one, from the root down."""
    by_pk = {criterion.pk: criterion for criterion in tree}
    above: list[Criterion] = []
    parent = node.parent_id
    while parent is not None and len(above) < len(tree):
        above.append(by_pk[parent])
        parent = by_pk[parent].parent_id
    return tuple(reversed(above))


def is_parked(leaf: Criterion, above: tuple[Criterion, ...]) -> bool:
    """A leaf is parked when it or anything above it is."""
    return any(node.parked_at is not None for node in (*above, leaf))


def in_tree_order(tree: list[Criterion]) -> list[Criterion]:
    """Parents before their children, siblings in their order."""
    children: dict[int | None, list[Criterion]] = {}
    for node in tree:
        children.setdefault(node.parent_id, []).append(node)
    ordered: list[Criterion] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(children.get(node.pk, [])))
    return ordered


def branches_of(
    leaves: list[Criterion], ancestors: dict[int, tuple[Criterion, ...]]
) -> tuple[Branch, ...]:
    """The leaves under their top-level criteria, in the order in which these appear."""
    grouped: dict[int | None, list[Criterion]] = {}
    parents: dict[int | None, Criterion | None] = {}
    for leaf in leaves:
        top = ancestors[leaf.pk][0] if ancestors[leaf.pk] else None
        grouped.setdefault(top.pk if top else None, []).append(leaf)
        parents[top.pk if top else None] = top
    return tuple(Branch(parents[key], tuple(found)) for key, found in grouped.items())
