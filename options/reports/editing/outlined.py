"""An outline as it will look: options, and criteria as a tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from options.formats import CriterionFile, DecisionFile


@dataclass(frozen=True)
class Node:
    """A criterion and what lies under it; `lacks` are the ends of its scale without words."""

    criterion: CriterionFile
    children: tuple[Node, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """Which ends have no words yet; a parent needs none."""
        if self.children:
            return ()
        ends = (("0", self.criterion.worst), ("100", self.criterion.best))
        return tuple(end for end, text in ends if not text)


def nodes_of(decision: DecisionFile) -> tuple[Node, ...]:
    """The criteria from the top down."""
    under: defaultdict[str | None, list[CriterionFile]] = defaultdict(list)
    for criterion in decision.criteria:
        under[criterion.parent].append(criterion)
    made: dict[str, Node] = {}
    for criterion in reversed(decision.criteria):  # a parent stands before its children
        below = tuple(made[child.key] for child in under[criterion.key])
        made[criterion.key] = Node(criterion, below)
    return tuple(made[top.key] for top in under[None])
