"""How strongly a gap on one criterion counts as a preference: the six shapes of PROMETHEE."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, finite_numbers


class Shape(StrEnum):
    """The six shapes; a gap of 0 or less is never a preference.

    USUAL: any gap is a full preference.
    U_SHAPE: a full preference above the indifference threshold.
    V_SHAPE: rises in a straight line, and is full at the preference threshold.
    LEVEL: half above the indifference threshold, full above the preference threshold.
    LINEAR: rises in a straight line between the two thresholds.
    GAUSSIAN: rises as 1 - exp(-gap^2 / (2 spread^2)), and is never quite full.
    """

    USUAL = "usual"
    U_SHAPE = "U-shape"
    V_SHAPE = "V-shape"
    LEVEL = "level"
    LINEAR = "linear"
    GAUSSIAN = "Gaussian"


#: What each shape needs to know, in the order of its graph from left to right.
THRESHOLDS: dict[Shape, tuple[str, ...]] = {
    Shape.USUAL: (),
    Shape.U_SHAPE: ("indifference",),
    Shape.V_SHAPE: ("preference",),
    Shape.LEVEL: ("indifference", "preference"),
    Shape.LINEAR: ("indifference", "preference"),
    Shape.GAUSSIAN: ("spread",),
}


@dataclass(frozen=True, slots=True)
class PreferenceFunction:
    """A shape with the thresholds that it needs, and no others.

    >>> PreferenceFunction(Shape.LINEAR, indifference=5, preference=20).shape.value
    'linear'

    Attributes:
        shape: which of the six.
        indifference: q, in the units of the criterion, 0 or more: gaps up to it do not count.
        preference: p, in the units of the criterion, above q: from here on it is full.
        spread: s, in the units of the criterion, above 0: where the Gaussian bends.

    Raises:
        ValueError: a threshold is missing, not needed, no number, too low, or they are in the
            wrong order.

    Source:
        Brans, Vincke & Mareschal (1986), European Journal of Operational Research 24,
        228-238.
    """

    shape: Shape
    indifference: float | None = None
    preference: float | None = None
    spread: float | None = None

    def __post_init__(self) -> None:
        for name in ("indifference", "preference", "spread"):
            _check_threshold(self.shape, name, getattr(self, name))
        if self.shape in (Shape.LEVEL, Shape.LINEAR) and not self._rises():
            raise ValueError("the preference threshold must be above the indifference one")

    def _rises(self) -> bool:
        return (self.indifference or 0.0) < (self.preference or 0.0)


def degrees(
    gaps: npt.ArrayLike, function: PreferenceFunction, *, tolerance: float = 0.0
) -> Floats:
    """How strongly each gap counts as a preference.

    >>> degrees([-5.0, 5.0, 12.5, 30.0], PreferenceFunction(Shape.V_SHAPE, preference=25.0))
    array([0. , 0.2, 0.5, 1. ])

    Args:
        gaps: any shape, in the units of the criterion; above 0 where the first of a pair is
            better.
        function: the shape and its thresholds.
        tolerance: how far a gap may lie above a step and still count as lying on it.

    Returns:
        The shape of the gaps, from 0 (no preference) to 1 (full).

    Raises:
        ValueError: a gap is missing or infinite.

    Source:
        Brans, Vincke & Mareschal (1986).
    """
    given = finite_numbers(gaps, name="gaps")
    low = function.indifference or 0.0
    high = function.preference if function.preference is not None else low
    if function.shape is Shape.GAUSSIAN:
        return _gaussian(given, spread=function.spread or math.inf)
    if function.shape in (Shape.V_SHAPE, Shape.LINEAR):
        return np.clip((given - low) / (high - low), 0.0, 1.0)
    above_low, above_high = given > low + tolerance, given > high + tolerance
    return np.asarray(above_low * 0.5 + above_high * 0.5, dtype=np.float64)


def _gaussian(gaps: Floats, *, spread: float) -> Floats:
    rises = np.maximum(gaps, 0.0) / spread
    return np.asarray(-np.expm1(-0.5 * rises * rises), dtype=np.float64)


def _check_threshold(shape: Shape, name: str, value: float | None) -> None:
    if name not in THRESHOLDS[shape]:
        if value is not None:
            raise ValueError(f"the {shape} function has no {name} threshold")
        return
    if value is None:
        raise ValueError(f"the {shape} function needs its {name} threshold")
    if not math.isfinite(value):
        raise ValueError(f"the {name} threshold must be a finite number")
    if value < 0 or (value == 0 and name != "indifference"):
        least = "must not be negative" if name == "indifference" else "must be above 0"
        raise ValueError(f"the {name} threshold {least}")
