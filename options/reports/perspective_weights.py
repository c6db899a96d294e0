"""What each perspective of a decision weighs, for sections that set them side by side."""

from __future__ import annotations

from dataclasses import dataclass

from options.analysis.arrays import Floats
from options.models import Perspective
from options.reports.matrices import weights_by_key
from options.reports.structure import Structure
from options.reports.weighting import perspective_weights


@dataclass(frozen=True, eq=False)
class PerspectiveWeights:
    """A perspective and its illustrative weights, one for each column of the judgements."""

    perspective: Perspective
    weights: Floats


def weights_of_perspectives(structure: Structure) -> tuple[PerspectiveWeights, ...]:
    """Those that value something that counts here, in the decision's order; two queries."""
    held = structure.decision.perspectives.prefetch_related("swings")
    found = [(one, perspective_weights(structure, one.swings.all())) for one in held]
    return tuple(
        PerspectiveWeights(one, weights_by_key(structure, weights))
        for one, weights in found
        if weights
    )
