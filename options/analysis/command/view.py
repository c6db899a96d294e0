"""What of a decision file is compared: options with letters, criteria as a tree.

The same rules as on the site: parked parts are out, the core version leaves out more, letters
follow the file's order, and a criterion whose parent is parked is out with it.
"""

import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from options.analysis.command.refusals import Refused
from options.formats import CriterionFile, DecisionFile, OptionFile


@dataclass(frozen=True, slots=True)
class Lettered:
    """An option and its letter."""

    option: OptionFile
    letter: str

    @property
    def key(self) -> str:
        """The option's key."""
        return self.option.key

    @property
    def name(self) -> str:
        """The option's name."""
        return self.option.name


@dataclass(frozen=True, slots=True)
class Branch:
    """A top criterion and its leaves in view; None for leaves under no other."""

    parent: CriterionFile | None
    leaves: tuple[CriterionFile, ...]


@dataclass(frozen=True)
class View:
    """Options in the file's order, leaves in the tree's order."""

    decision: DecisionFile
    options: tuple[Lettered, ...]
    criteria: tuple[CriterionFile, ...]
    branches: tuple[Branch, ...]
    is_full: bool

    @cached_property
    def rows(self) -> tuple[Lettered, ...]:
        """What the rows of every table stand for: the options by their keys."""
        return tuple(sorted(self.options, key=lambda option: option.key))

    @cached_property
    def columns(self) -> tuple[CriterionFile, ...]:
        """What the columns of every table stand for: the leaves by their keys."""
        return tuple(sorted(self.criteria, key=lambda leaf: leaf.key))

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Where an option stands."""
        return {option.key: row for row, option in enumerate(self.rows)}

    @cached_property
    def column_of(self) -> dict[str, int]:
        """Where a leaf stands."""
        return {leaf.key: column for column, leaf in enumerate(self.columns)}

    @property
    def families(self) -> list[list[int]]:
        """The columns of each branch; a leaf under no branch is one of its own."""
        groups = [
            [self.column_of[leaf.key] for leaf in leaves]
            for branch in self.branches
            for leaves in (
                [branch.leaves] if branch.parent else [(leaf,) for leaf in branch.leaves]
            )
        ]
        return sorted(sorted(group) for group in groups)


def view_of(decision: DecisionFile, *, full: bool) -> View:
    """What is compared; Refused when that is nothing."""
    above = _ancestors(decision.criteria)
    leaf_keys = {leaf.key for leaf in decision.leaves}
    leaves = [
        node
        for node in _in_tree_order(decision.criteria)
        if node.key in leaf_keys
        and (full or node.in_core)
        and not any(criterion.is_parked for criterion in (*above[node.key], node))
    ]
    options = tuple(
        Lettered(option, _letter(place))
        for place, option in enumerate(decision.options)
        if (full or option.in_core) and not option.is_parked
    )
    for found, kind in ((options, "option"), (leaves, "criterion")):
        if not found:
            hint = "" if full else " Perhaps --full brings some in."
            raise Refused(f"There is no {kind} to compare in this decision.{hint}")
    return View(decision, options, tuple(leaves), _branches(leaves, above), full)


def _letter(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    rest, last = divmod(place, len(string.ascii_uppercase))
    return (string.ascii_uppercase[rest - 1] if rest else "") + string.ascii_uppercase[last]


def _ancestors(criteria: Iterable[CriterionFile]) -> dict[str, tuple[CriterionFile, ...]]:
    """What stands above each criterion, from the top down; a checked file has no circles."""
    by_key = {criterion.key: criterion for criterion in criteria}
    found: dict[str, tuple[CriterionFile, ...]] = {}
    for criterion in by_key.values():
        above: list[CriterionFile] = []
        parent = criterion.parent
        while parent is not None:
            above.append(by_key[parent])
            parent = by_key[parent].parent
        found[criterion.key] = tuple(reversed(above))
    return found


def _in_tree_order(criteria: Iterable[CriterionFile]) -> list[CriterionFile]:
    """Parents before their children, siblings in their order."""
    children: dict[str | None, list[CriterionFile]] = {}
    for node in criteria:
        children.setdefault(node.parent, []).append(node)
    ordered: list[CriterionFile] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting.extend(reversed(children.get(node.key, [])))
    return ordered


def _branches(
    leaves: Iterable[CriterionFile], above: dict[str, tuple[CriterionFile, ...]]
) -> tuple[Branch, ...]:
    tops: dict[str | None, CriterionFile | None] = {}
    grouped: dict[str | None, list[CriterionFile]] = {}
    for leaf in leaves:
        top = above[leaf.key][0] if above[leaf.key] else None
        key = top.key if top else None
        tops[key] = top
        grouped.setdefault(key, []).append(leaf)
    return tuple(Branch(tops[key], tuple(found)) for key, found in grouped.items())
