"""What each perspective might weigh: invented for teaching, to be looked at or adopted."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Participant, Perspective
from options.reports.structure import Structure
from options.reports.swing_rows import Group, Row, grouped, width_of
from options.reports.weighting import (
    EffectiveWeights,
    branch_totals,
    effective_weights,
    perspective_weights,
)

SAME = 1e-9


@dataclass(frozen=True)
class Illustration:
    """One perspective with its weights on what counts now."""

    perspective: Perspective
    groups: tuple[Group, ...]
    is_adopted: bool


@dataclass(frozen=True)
class Illustrations:
    """All perspectives that weigh something, and what adopting one would replace."""

    each: tuple[Illustration, ...]
    own: EffectiveWeights


def illustrations_for(structure: Structure, participant: Participant | None) -> Illustrations:
    """Every perspective that weighs something here, in three queries."""
    own = effective_weights(structure, participant)
    found = structure.decision.perspectives.prefetch_related("swings")
    weights = {each: perspective_weights(structure, each.swings.all()) for each in found}
    longest = max((max(given) for given in weights.values() if given), default=0.0)
    each = tuple(
        Illustration(
            perspective,
            groups_in(structure, given, longest),
            is_adopted=perspective == own.adopted_from and is_close(given, own.weights),
        )
        for perspective, given in weights.items()
        if given
    )
    return Illustrations(each, own)


def groups_in(
    structure: Structure, weights: tuple[float, ...], longest: float
) -> tuple[Group, ...]:
    """The leaves under their branches, each with its bar on one scale for all perspectives."""
    rows = [
        Row(leaf, leaf, weight, width_of(weight, longest))
        for leaf, weight in zip(structure.criteria, weights, strict=True)
    ]
    return grouped(rows, branch_totals(structure, weights))


def is_changed_since(structure: Structure, own: EffectiveWeights) -> bool:
    """Weights that were adopted once are not the perspective's any more; one query, or none."""
    if own.adopted_from is None:
        return False
    weights = perspective_weights(structure, own.adopted_from.swings.all())
    return not is_close(weights, own.weights)


def is_close(some: tuple[float, ...], others: tuple[float, ...]) -> bool:
    """The same weights, but for the last digits."""
    return len(some) == len(others) and all(
        abs(one - other) <= SAME for one, other in zip(some, others, strict=True)
    )
