"""How far a score may plausibly be off: a stated range, or one made from a confidence."""

from collections.abc import Mapping
from types import MappingProxyType

#: Points on either side of a score; the last is for a score without a stated confidence.
HALF_WIDTHS: Mapping[str, float] = MappingProxyType(
    {"high": 5, "medium": 15, "low": 30, "": 15}
)


def plausible_range(
    points: float, *, confidence: str, low: float | None = None, high: float | None = None
) -> tuple[float, float]:
    """The lowest and the highest plausible points of one cell.

    An end that is stated counts; an end that is not comes from the confidence.

    >>> plausible_range(90, confidence="medium")
    (75.0, 100.0)
    >>> plausible_range(90, confidence="medium", low=60, high=95)
    (60.0, 95.0)

    Args:
        points: the score, from 0 to 100.
        confidence: a key of HALF_WIDTHS; "" is unstated.
        low, high: the stated ends from 0 to 100, or None.

    Returns:
        Both ends, from 0 to 100, with the points between them.

    Raises:
        ValueError: the confidence is unknown, points lie outside 0 to 100, or not between the
            stated ends.

    Source:
        A convention of this project. Confidence widens a range and never scales a weight:
        Stirling & Mayer (2001), Environment and Planning C 19, 529-555.
    """
    if confidence not in HALF_WIDTHS:
        raise ValueError(f"the confidence {confidence!r} is unknown")
    if not 0 <= points <= 100:
        raise ValueError("points must lie from 0 to 100")
    half_width = HALF_WIDTHS[confidence]
    lowest = max(points - half_width, 0) if low is None else low
    highest = min(points + half_width, 100) if high is None else high
    if not 0 <= lowest <= points <= highest <= 100:
        raise ValueError("the points must lie between the stated ends, from 0 to 100")
    return float(lowest), float(highest)
