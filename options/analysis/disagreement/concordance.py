"""Whether people put the options into one order: Kendall's coefficient of concordance."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints
from options.analysis.groups.leaders import ranks_of_rows, rows_of_totals


@dataclass(frozen=True, slots=True, eq=False)
class KendallConcordance:
    """How far people agree on the order of the options.

    Attributes:
        coefficient: Kendall's W, 0 for no agreement to 1 for one order; None when nobody
            tells any two options apart.
        chi_square: W times people times options less one; None without a coefficient.
        degrees_of_freedom: options less one.
        counted: how many people have an order that is compared.
        left_out: how many people are not, because they miss an option.
        mean_ranks: (options,), from 1 for first, where options that tie share the mean of their
            places; NaN when nobody is left.
    """

    coefficient: float | None
    chi_square: float | None
    degrees_of_freedom: int
    counted: int
    left_out: int
    mean_ranks: Floats


def kendall_concordance(totals: npt.ArrayLike) -> KendallConcordance:
    """Kendall's W over each person's totals, with the correction for ties.

    >>> kendall_concordance([[90.0, 50.0, 10.0], [80.0, 70.0, 60.0]]).coefficient
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
    given = rows_of_totals(totals)
    is_whole = ~np.isnan(given).any(axis=1)
    kept = given[is_whole]
    people, options = kept.shape
    ranks = ranks_of_rows(kept)
    sizes = _sizes_of_ties(ranks)
    ties = float((sizes**2 - 1).sum())
    sums = (ranks + (sizes - 1) / 2).sum(axis=0)
    squares = float(((sums - people * (options + 1) / 2) ** 2).sum())
    most = people**2 * (options**3 - options) - people * ties
    coefficient = 12 * squares / most if most > 0 else None
    return KendallConcordance(
        coefficient=coefficient,
        chi_square=None if coefficient is None else people * (options - 1) * coefficient,
        degrees_of_freedom=options - 1,
        counted=people,
        left_out=len(given) - people,
        mean_ranks=sums / people if people else np.full(options, np.nan),
    )


def _sizes_of_ties(ranks: Ints) -> Floats:
    """With how many options each one shares its rank, (people, options), itself included."""
    people, options = ranks.shape
    groups = np.arange(people)[:, None] * (options + 1) + ranks
    return np.asarray(np.bincount(groups.ravel())[groups], dtype=np.float64)
