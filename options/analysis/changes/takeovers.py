"""What a sentence about a lead needs: which weight would have to move how far, and for whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from options.analysis.arrays import Floats
from options.analysis.changes.crossings import Thresholds

Side: TypeAlias = Literal["below", "above"]


@dataclass(frozen=True, slots=True)
class Takeover:
    """Below or above some weight, other options take the lead.

    Attributes:
        path: whose weight moves: the place of the criterion, or of the branch.
        side: whether the lead is lost below or above the bound.
        weight: what it is now, from 0 to 1.
        bound: where the lead is lost; there the leader and the options tie.
        move: how far the weight is from there, 0 or more.
        options: who takes over; the first of them leads just beyond.
    """

    path: int
    side: Side
    weight: float
    bound: float
    move: float
    options: tuple[int, ...]


def takeovers(thresholds: Thresholds) -> tuple[Takeover, ...]:
    """Every change of one weight that costs the leader its place, the smallest first.

    Args:
        thresholds: as `weight_thresholds` and `branch_thresholds` give them.

    Returns:
        None, one or two takeovers a weight; equal moves in the order of the weights. Without
        any, the leader stays first however one weight moves.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194, on the most critical
        criterion.
    """
    at = thresholds
    found = [
        *_on_side("below", at.weights, at.lower, at.takers_below()),
        *_on_side("above", at.weights, at.upper, at.takers_above()),
    ]
    return tuple(sorted(found, key=lambda takeover: (takeover.move, takeover.path)))


def _on_side(
    side: Side, weights: Floats, bounds: Floats, takers: Sequence[tuple[int, ...]]
) -> Iterator[Takeover]:
    moves = np.abs(bounds - weights).tolist()
    columns = zip(weights.tolist(), bounds.tolist(), moves, takers, strict=True)
    for path, (weight, bound, move, options) in enumerate(columns):
        if options:
            yield Takeover(path, side, weight, bound, move, options)
