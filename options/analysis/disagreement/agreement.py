"""How far the answers on an ordered scale agree: one figure from one heap to two extremes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, Ints, finite_numbers, first_place
from options.analysis.disagreement.cells import percentiles
from options.analysis.disagreement.counts import checked_counts, grouped

#: The fewest and the most categories that agreement is measured over.
FEWEST_CATEGORIES, MOST_CATEGORIES = 3, 11

#: The range that is too wide when answers lie evenly about the middle of a nine-point scale,
#: and how much wider it may be for each step that they lean to one side.
SYMMETRIC_RANGE, LEAN = 2.35, 1.5

#: Points to a step, when nine steps lie from 0 to 100.
POINTS_PER_STEP = 12.5


@dataclass(frozen=True, slots=True, eq=False)
class RangeDisagreement:
    """Whether the middle of the answers spans more than their place on the scale excuses.

    Attributes:
        low, high: the 30th and the 70th percentile; NaN where nobody answered, as in all that
            follows.
        range: the span between them.
        lean: how far their centre lies from the middle of the scale.
        range_allowed: the widest span that is no disagreement, given the lean.
        index: the span in parts of what is allowed.
        is_disagreement: the index is above 1.
    """

    low: Floats
    high: Floats
    range: Floats
    lean: Floats
    range_allowed: Floats
    index: Floats
    is_disagreement: Flags


def agreement(frequencies: npt.ArrayLike) -> Floats:
    """Van der Eijk's agreement A over the categories of an ordered scale.

    The frequencies are cut into layers of equal height; each layer agrees the more, the fewer
    categories it fills and the fewer of them lie apart, and counts by the answers in it.

    >>> agreement([[0, 0, 4, 0], [1, 1, 1, 1], [2, 0, 0, 2]]).tolist()
    [1.0, 0.0, -1.0]

    Args:
        frequencies: (..., categories), how many answers each of 3 to 11 ordered categories
            has, or their shares, in any unit.

    Returns:
        (...), from -1 for two halves at the extremes over 0 for an even spread to 1 for a
        single category; NaN where nobody answered.

    Raises:
        ValueError: there are too few or too many categories, or a frequency is negative,
            missing or infinite.

    Source:
        van der Eijk (2001), Measuring agreement in ordered rating scales, Quality & Quantity
        35, 325-341; the figure for a layer is its equation 2.
    """
    given = _frequencies(frequencies)
    levels = np.sort(given, axis=-1)
    heights = np.diff(levels, axis=-1, prepend=0.0)
    is_in_layer = given[..., None, :] >= levels[..., :, None]
    patterns = is_in_layer @ (1 << np.arange(given.shape[-1]))
    layers = heights * is_in_layer.sum(axis=-1)
    total = given.sum(axis=-1)
    weighted = (layers * _agreement_of_patterns(given.shape[-1])[patterns]).sum(axis=-1)
    return np.where(total > 0, weighted / np.where(total > 0, total, 1.0), np.nan)


def polarisation(frequencies: npt.ArrayLike) -> Floats:
    """Van der Eijk's A turned and moved to run from 0 to 1.

    >>> polarisation([[0, 0, 4, 0], [1, 1, 1, 1], [2, 0, 0, 2]]).tolist()
    [0.0, 0.5, 1.0]

    Args:
        frequencies: (..., categories), as for `agreement`.

    Returns:
        (...), 0 for a single category, a half for an even spread, 1 for two halves at the
        extremes; NaN where nobody answered.

    Raises:
        ValueError: as for `agreement`.

    Source:
        van der Eijk (2001); the scale is that of Ruedin's package agrmt (2013).
    """
    return np.asarray((1 - agreement(frequencies)) / 2)


def agreement_of_points(counts: npt.ArrayLike, *, categories: int = 5) -> Floats:
    """Van der Eijk's agreement A over points put into categories.

    Args:
        counts: (..., 101), how often each whole point was given.
        categories: from 3 to 11, as even as points allow; `first_points` in counts says
            where each begins.

    Returns:
        (...), from -1 to 1; NaN where nobody answered.

    Raises:
        ValueError: there are not 101 counts to a cell, one is negative or no whole number, or
            there are too few or too many categories.

    Source:
        van der Eijk (2001); the categories are a convention of this project.
    """
    _check_categories(categories)
    return agreement(grouped(counts, categories))


def nine_point_disagreement(frequencies: npt.ArrayLike) -> RangeDisagreement:
    """The RAND/UCLA disagreement index of ratings from 1 to 9.

    >>> found = nine_point_disagreement([4, 0, 0, 0, 1, 0, 0, 0, 4])
    >>> float(found.low), float(found.high), bool(found.is_disagreement)
    (1.0, 9.0, True)

    Args:
        frequencies: (..., 9), how many rated 1, 2, ..., 9.

    Returns:
        The range between the 30th and 70th percentile, what is allowed, and their ratio.
        Percentiles are answers, or the mean of two (type 2 of Hyndman & Fan 1996).

    Raises:
        ValueError: there are not nine frequencies, or one is negative or no whole number.

    Source:
        Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual, MR-1269,
        on the interpercentile range adjusted for symmetry.
    """
    found = percentiles(checked_counts(frequencies, values=9), (30, 70), averaged=True) + 1
    return _range_disagreement(found, middle=5.0, scale=1.0)


def points_disagreement(counts: npt.ArrayLike) -> RangeDisagreement:
    """The RAND/UCLA disagreement index, with its nine steps stretched to 0 to 100 points.

    The stretching is ours: the limit was validated on nine steps only.

    Args:
        counts: (..., 101), how often each whole point was given.

    Returns:
        The range between the 30th and 70th percentile (linear, type 7), what is allowed
        (29.375 points and half as much again as the lean), and their ratio.

    Raises:
        ValueError: there are not 101 counts to a cell, or one is negative or no whole number.

    Source:
        Fitch et al. (2001), MR-1269, rescaled: 100 points lie between 1 and 9, so each step is
        12.5 points.
    """
    found = percentiles(checked_counts(counts), (30, 70))
    return _range_disagreement(found, middle=50.0, scale=POINTS_PER_STEP)


def _range_disagreement(found: Floats, *, middle: float, scale: float) -> RangeDisagreement:
    low, high = found[..., 0], found[..., 1]
    lean = np.abs(middle - (low + high) / 2)
    allowed = SYMMETRIC_RANGE * scale + LEAN * lean
    index = (high - low) / allowed
    return RangeDisagreement(
        low=low,
        high=high,
        range=high - low,
        lean=lean,
        range_allowed=allowed,
        index=index,
        is_disagreement=index > 1,
    )


def _frequencies(frequencies: npt.ArrayLike) -> Floats:
    given = finite_numbers(frequencies, name="frequencies")
    _check_categories(given.shape[-1] if given.ndim else 0)
    if (given < 0).any():
        raise ValueError(f"frequencies must not be negative{first_place(given < 0)}")
    return given


def _check_categories(categories: int) -> None:
    if not FEWEST_CATEGORIES <= categories <= MOST_CATEGORIES:
        raise ValueError("agreement needs 3 to 11 categories")


def _agreement_of_patterns(categories: int) -> Floats:
    """The agreement of every layer that can be, (2 ** categories,), by its filled categories.

    Bit k of a place says whether category k is filled. Among all threes of categories in
    order, 110 and 011 speak for one heap and 101 for two.
    """
    filled = (np.arange(1 << categories)[:, None] >> np.arange(categories)) & 1
    size = filled.sum(axis=1)
    before = np.cumsum(filled, axis=1) - filled
    after = size[:, None] - before - filled
    empty = 1 - filled
    two_heaps = (empty * before * after).sum(axis=1)
    one_heap = (empty * (_pairs(before) + _pairs(after))).sum(axis=1)
    for_one = (categories - 2) * one_heap - (categories - 1) * two_heaps
    threes = (categories - 2) * (one_heap + two_heaps)
    shape = np.where(threes > 0, for_one / np.maximum(threes, 1), 1.0)
    return np.asarray(shape * (1 - (size - 1) / (categories - 1)))


def _pairs(number: Ints) -> Ints:
    return number * (number - 1) // 2
