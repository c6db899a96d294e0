"""Fisher's F distribution, for the limits of an intraclass correlation."""

import math
from collections.abc import Callable

#: Steps after which a continued fraction or a search has settled, or never will.
STEPS = 20_000

#: A part so small that it changes nothing any more.
SETTLED = 1e-16

#: What stands for nought where nothing must be divided by nought.
NEARLY_NOUGHT = 1e-300


def f_probability(ratio: float, numerator: float, denominator: float) -> float:
    """The chance that an F ratio is at most so large.

    >>> round(f_probability(3.8853, 2, 12), 4)
    0.95

    Args:
        ratio: 0 or more.
        numerator, denominator: degrees of freedom, above 0, not necessarily whole.

    Returns:
        From 0 to 1.

    Raises:
        ValueError: the ratio is negative, or degrees of freedom are not above 0.

    Source:
        Abramowitz & Stegun (1964), 26.6.2, by the incomplete beta function.
    """
    _check_freedom(numerator, denominator)
    if not ratio >= 0:
        raise ValueError("the ratio must not be negative")
    return _tails(ratio, numerator, denominator)[0]


def f_quantile(probability: float, numerator: float, denominator: float) -> float:
    """The F ratio that is exceeded with one less this chance.

    >>> round(f_quantile(0.95, 2, 12), 4)
    3.8853

    Args:
        probability: above 0 and below 1.
        numerator, denominator: degrees of freedom, above 0, not necessarily whole.

    Returns:
        The ratio, above 0.

    Raises:
        ValueError: the chance is not above 0 and below 1, or degrees of freedom are not
            above 0.

    Source:
        Newton's method on the logarithm of the ratio, kept within bounds that close in.
    """
    _check_freedom(numerator, denominator)
    if not 0 < probability < 1:
        raise ValueError("the probability must lie above 0 and below 1")
    is_upper = probability > 0.5

    def missed(place: float) -> tuple[float, float]:
        below, above = _tails(math.exp(place), numerator, denominator)
        error = (1 - probability) - above if is_upper else below - probability
        return error, _density_of_logarithm(math.exp(place), numerator, denominator)

    return math.exp(_root(missed, -700.0, 700.0))


def _root(missed: Callable[[float], tuple[float, float]], low: float, high: float) -> float:
    """Where a rising function is nought; it gives its value and its slope."""
    place = 0.0
    for _ in range(STEPS):
        error, slope = missed(place)
        low, high = (place, high) if error < 0 else (low, place)
        step = error / slope if slope > 0 else math.inf
        following = place - step
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - place) <= 1e-15 * max(1.0, abs(place)):
            break
        place = following
    return place


def _tails(ratio: float, numerator: float, denominator: float) -> tuple[float, float]:
    """The chances of a smaller and of a larger ratio, each exact even when it is tiny."""
    a, b = numerator / 2, denominator / 2
    whole = numerator * ratio + denominator
    if ratio == 0 or math.isinf(whole):
        return (0.0, 1.0) if ratio == 0 else (1.0, 0.0)
    x, y = numerator * ratio / whole, denominator / whole
    if x < (a + 1) / (a + b + 2):
        below = _share_of_beta(a, b, x, y)
        return below, 1 - below
    above = _share_of_beta(b, a, y, x)
    return 1 - above, above


def _density_of_logarithm(ratio: float, numerator: float, denominator: float) -> float:
    a, b = numerator / 2, denominator / 2
    whole = numerator * ratio + denominator
    return _kernel(a, b, numerator * ratio / whole, denominator / whole)


def _share_of_beta(a: float, b: float, x: float, y: float) -> float:
    """The regularised incomplete beta function at x, with y = 1 - x, for x on the low side."""
    return _kernel(a, b, x, y) / (a * _continued_fraction(a, b, x)) if x > 0 else 0.0


def _kernel(a: float, b: float, x: float, y: float) -> float:
    if x <= 0 or y <= 0:
        return 0.0
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(logarithm + a * math.log(x) + b * math.log(y))


def _continued_fraction(a: float, b: float, x: float) -> float:
    """The fraction 1 + d1 / (1 + d2 / (1 + ...)) of the incomplete beta function.

    Evaluated from the front by the method of Lentz (1976): the ratios of successive
    numerators and denominators are followed, and their product is the fraction.
    """
    value = ahead = 1.0
    behind = 0.0
    for step in range(1, STEPS):
        half, is_odd = divmod(step, 2)
        if is_odd:
            part = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            part = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        behind = 1 / ((1 + part * behind) or NEARLY_NOUGHT)
        ahead = (1 + part / ahead) or NEARLY_NOUGHT
        factor = ahead * behind
        value *= factor
        if abs(factor - 1) < SETTLED:
            break
    return value


def _check_freedom(numerator: float, denominator: float) -> None:
    if not (0 < numerator < math.inf and 0 < denominator < math.inf):
        raise ValueError("degrees of freedom must be above 0 and finite")
