"""Whether people put the options into one order: Kendall's coefficient of concordance."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, numbers_or_missing


@dataclass(frozen=True, eq=False, slots=True)
class Concordance:
    """How far people agree on the order of the options.

    Attributes:
        coefficient: Kendall's W, 0 for no agreement to 1 for one order; None when nobody
            tells any two options apart.
        chi_square: W times people times options less one; None without a coefficient.
        degrees_of_freedom: options less one.
        people: how many orders are compared.
        left_out: how many people are not, because they miss an option.
        mean_ranks: (options,), from 1 for first; NaN when nobody is left.
    """

    coefficient: float | None
    chi_square: float | None
    degrees_of_freedom: int
    people: int
    left_out: int
    mean_ranks: Floats


def concordance(totals: npt.ArrayLike) -> Concordance:
    """Kendall's W over each person's totals, with the correction for ties.

    >>> concordance([[90.0, 50.0, 10.0], [80.0, 70.0, 60.0]]).coefficient
    1.0

    Args:
        totals: (people, options), on any scale of a person's own; only their order counts,
            the highest first, and totals within a ten-millionth of a point of their neighbour
            tie. Who misses an option (NaN) is left out.

    Returns:
        The coefficient with what is needed to judge it. It needs three options to mean much,
        and one person agrees with themselves. The chi-square is reported, not a chance: with
        many people even a weak agreement is no accident.

    Raises:
        ValueError: there is not one row of totals for each person, there are no options, or
            a total is infinite.

    Source:
        Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275-287, with
        the correction for ties of Kendall (1948), Rank Correlation Methods; tests as in
        Legendre (2005), JABES 10, 226-245.
    """
    given = numbers_or_missing(totals, name="totals")
    if given.ndim != 2 or given.shape[1] == 0:
        raise ValueError("totals must be one row of options for each person")
    is_whole = ~np.isnan(given).any(axis=1)
    kept = given[is_whole]
    people, options = kept.shape
    ranks, ties = _ranks_and_ties(kept)
    sums = ranks.sum(axis=0)
    squares = float(((sums - people * (options + 1) / 2) ** 2).sum())
    most = people**2 * (options**3 - options) - people * ties
    coefficient = 12 * squares / most if most > 0 else None
    return Concordance(
        coefficient=coefficient,
        chi_square=None if coefficient is None else people * (options - 1) * coefficient,
        degrees_of_freedom=options - 1,
        people=people,
        left_out=len(given) - people,
        mean_ranks=sums / people if people else np.full(options, np.nan),
    )


def average_ranks(totals: npt.ArrayLike) -> Floats:
    """Each person's ranks from 1 for the highest; tied options share the mean of their places.

    >>> average_ranks([[70.0, 90.0, 70.0, 10.0]]).tolist()
    [[2.5, 1.0, 2.5, 4.0]]

    Args:
        totals: (people, options), none missing; neighbours within a ten-millionth tie.

    Returns:
        (people, options); each row sums to that of 1, 2, 3, ...

    Raises:
        ValueError: there is not one row of totals for each person, or one is missing or
            infinite.

    Source:
        Kendall (1948), Rank Correlation Methods, ch. 3, on tied ranks.
    """
    given = numbers_or_missing(totals, name="totals")
    if given.ndim != 2 or np.isnan(given).any():
        raise ValueError("totals must be one whole row of options for each person")
    return _ranks_and_ties(given)[0]


def _ranks_and_ties(totals: Floats) -> tuple[Floats, float]:
    """Average ranks, and over all groups of t tied options the sum of t cubed less t."""
    people, options = totals.shape
    order = np.argsort(-totals, axis=1, kind="stable")
    falls = -np.diff(np.take_along_axis(totals, order, axis=1), axis=1) > TIE
    edge = np.ones((people, 1), dtype=np.bool_)
    places = np.arange(options)
    first = np.maximum.accumulate(np.where(np.hstack([edge, falls]), places, 0), axis=1)
    last = np.where(np.hstack([falls, edge]), places, options)
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    ranks = np.empty((people, options))
    np.put_along_axis(ranks, order, (first + last) / 2 + 1, axis=1)
    size = (last - first + 1).astype(np.float64)
    return ranks, float((size**2 - 1).sum())
