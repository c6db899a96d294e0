"""What a sentence about a lead needs: which weight would have to move how far, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from options.analysis.stability import WeightThreshold


@dataclass(frozen=True, slots=True)
class Takeover:
    """Below or above a weight of one criterion, other options take the lead.

    Attributes:
        criterion: whose weight moves.
        side: whether the lead is lost below or above the bound.
        weight: what it is now, from 0 to 1.
        bound: where the lead is lost.
        move: how far the weight is from there, 0 or more.
        options: who takes over; the first of them leads just beyond.
    """

    criterion: int
    side: Literal["below", "above"]
    weight: float
    bound: float
    move: float
    options: tuple[int, ...]


def takeovers(thresholds: Sequence[WeightThreshold]) -> tuple[Takeover, ...]:
    """Every change of one weight that costs the leader its place, the smallest first.

    Args:
        thresholds: as `weight_thresholds` gives them.

    Returns:
        None, one or two takeovers a criterion; without any, the leader stays first however
        one weight moves.

    Source:
        Triantaphyllou & Sanchez (1997), Decision Sciences 28, 151-194, on the most critical
        criterion.
    """
    found = []
    for at in thresholds:
        now = at.weight
        if at.lower is not None:
            found.append(
                Takeover(at.criterion, "below", now, at.lower, now - at.lower, at.lower_options)
            )
        if at.upper is not None:
            found.append(
                Takeover(at.criterion, "above", now, at.upper, at.upper - now, at.upper_options)
            )
    return tuple(sorted(found, key=lambda takeover: takeover.move))
