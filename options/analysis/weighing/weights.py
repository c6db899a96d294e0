"""From swing points or ranks to weights, and down the value tree."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import SUM_TOLERANCE, Floats, Ints, finite_numbers, first_place


def normalised(points: npt.ArrayLike) -> Floats:
    """Each criterion's share of the points.

    >>> normalised([100.0, 60.0, 40.0])
    array([0.5, 0.3, 0.2])

    Args:
        points: (criteria,) or (participants, criteria), each 0 or more, on any scale.

    Returns:
        The shape of the points; along criteria the weights sum to 1.

    Raises:
        ValueError: there are no points, or they are negative, missing, infinite or all 0.

    Source:
        von Winterfeldt & Edwards (1986), ch. 8, on swing weighting.
    """
    given = finite_numbers(points, name="points")
    if given.ndim not in (1, 2) or given.shape[-1] == 0:
        raise ValueError("points are needed for at least one criterion")
    if (given < 0).any():
        raise ValueError(f"points must not be negative{first_place(given < 0)}")
    most = given.max(axis=-1, keepdims=True)
    if (most == 0).any():
        raise ValueError("at least one criterion needs points above 0")
    parts = given / most
    return np.asarray(parts / parts.sum(axis=-1, keepdims=True), dtype=np.float64)


def rank_order_centroid(ranks: Sequence[int]) -> Floats:
    """Weights in the middle of all that agree with a ranking of the swings.

    Place k of n weighs (1/n) (1/k + ... + 1/n); tied criteria share the mean of their places.

    >>> rank_order_centroid([2, 1]).tolist()
    [0.25, 0.75]

    Args:
        ranks: (criteria,), 1 is first; only their order counts, so 1, 1, 3 is 1, 1, 2.

    Returns:
        (criteria,), summing to 1.

    Raises:
        ValueError: there are no ranks, or one is not a whole number from 1.

    Source:
        Edwards & Barron (1994), SMARTS and SMARTER, OBHDP 60, 306-325;
        Barron & Barrett (1996), Management Science 42, 1515-1523.
    """
    places = whole_ranks(ranks)
    inverse = 1 / np.arange(1, len(places) + 1)
    return _shared_among_ties(places, np.cumsum(inverse[::-1])[::-1] / len(places))


def rank_sum(ranks: Sequence[int]) -> Floats:
    """Weights that fall by equal steps down a ranking: place k of n weighs n + 1 - k parts.

    >>> rank_sum([1, 2]).round(3).tolist()
    [0.667, 0.333]

    Args:
        ranks: (criteria,), 1 is first; only their order counts.

    Returns:
        (criteria,), summing to 1; tied criteria share the mean of their places.

    Raises:
        ValueError: there are no ranks, or one is not a whole number from 1.

    Source:
        Stillwell, Seaver & Edwards (1981), OBHP 28, 62-77.
    """
    places = whole_ranks(ranks)
    parts = np.arange(len(places), 0, -1)
    return _shared_among_ties(places, parts / parts.sum())


def rank_reciprocal(ranks: Sequence[int]) -> Floats:
    """Weights in proportion to 1, 1/2, 1/3 and so on down a ranking.

    >>> rank_reciprocal([1, 2]).round(3).tolist()
    [0.667, 0.333]

    Args:
        ranks: (criteria,), 1 is first; only their order counts.

    Returns:
        (criteria,), summing to 1; tied criteria share the mean of their places.

    Raises:
        ValueError: there are no ranks, or one is not a whole number from 1.

    Source:
        Stillwell, Seaver & Edwards (1981), OBHP 28, 62-77.
    """
    places = whole_ranks(ranks)
    parts = 1 / np.arange(1, len(places) + 1)
    return _shared_among_ties(places, parts / parts.sum())


def down_the_tree(parents: Sequence[int | None], shares: npt.ArrayLike) -> Floats:
    """Each node's share of the whole: the product of the shares above it and its own.

    >>> down_the_tree([None, None, 1, 1], [0.6, 0.4, 0.25, 0.75]).round(3).tolist()
    [0.6, 0.4, 0.1, 0.3]

    Args:
        parents: (nodes,), the place of each node's parent in this list, None at the top;
            in any order.
        shares: (nodes,), each node's share among its siblings; siblings sum to 1.

    Returns:
        (nodes,); the leaves sum to 1, and a parent is the sum of its children.

    Raises:
        ValueError: there are no nodes, a parent is not in the list or lies below its own
            child, a share is negative, missing or infinite, or siblings do not sum to 1.

    Source:
        von Winterfeldt & Edwards (1986), ch. 8, on hierarchical weights.
    """
    above = _places_of_parents(parents)
    own = finite_numbers(shares, name="shares")
    _check_shares(above, own)
    product = own.copy()
    current = above
    for _ in range(len(above)):
        below_top = current >= 0
        if not below_top.any():
            break
        product[below_top] *= own[current[below_top]]
        current = np.where(below_top, above[current], -1)
    if (current >= 0).any():
        raise ValueError("a criterion must not lie below itself")
    return product


def whole_ranks(ranks: Sequence[int], *, criteria: int | None = None) -> Ints:
    """The ranks (criteria,) as an array; one for each of so many criteria, if that is known.

    Raises:
        ValueError: there are no ranks, or not as many as criteria, or one is not a whole number
            from 1.
    """
    given = np.asarray(ranks)
    if given.ndim != 1 or len(given) == 0:
        raise ValueError("ranks are needed for at least one criterion")
    if criteria is not None and len(given) != criteria:
        raise ValueError(f"there must be one rank for each of the {criteria} criteria")
    if given.dtype.kind not in "iu":
        raise ValueError("ranks must be whole numbers from 1")
    if (given < 1).any():
        raise ValueError(f"ranks must be whole numbers from 1{first_place(given < 1)}")
    return given.astype(np.int64)


def _shared_among_ties(ranks: Ints, by_place: Floats) -> Floats:
    _, group, sizes = np.unique(ranks, return_inverse=True, return_counts=True)
    first_places = np.cumsum(sizes) - sizes
    means = np.add.reduceat(by_place, first_places) / sizes
    return np.asarray(means[group], dtype=np.float64)


def _places_of_parents(parents: Sequence[int | None]) -> Ints:
    if len(parents) == 0:
        raise ValueError("at least one criterion is needed")
    if any(parent is not None and not 0 <= parent < len(parents) for parent in parents):
        raise ValueError("every parent must be in the list")
    return np.array([-1 if parent is None else parent for parent in parents], dtype=np.int64)


def _check_shares(above: Ints, shares: Floats) -> None:
    if shares.shape != above.shape:
        raise ValueError("every criterion needs exactly one share")
    if (shares < 0).any():
        raise ValueError(f"shares must not be negative{first_place(shares < 0)}")
    sums = np.bincount(above + 1, weights=shares)
    families = np.unique(above + 1)
    if (np.abs(sums[families] - 1) > SUM_TOLERANCE).any():
        raise ValueError("the shares of siblings must sum to 1")
