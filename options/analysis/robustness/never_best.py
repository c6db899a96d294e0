"""Which options some weights make first, and how far behind the others stay at their best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import TIE, Floats, complete_table
from options.analysis.programmes.linear_programme import UnboundedError, minimise
from options.analysis.weighing.reachable_ranges import checked_ranges
from options.analysis.weighing.weights import whole_ranks

#: Added to every gap in points, so that all are positive whatever the scores.
ABOVE_ZERO = 101.0

#: A low of no more than this is 0, a high as near to 1 is 1: rounding is no limit.
NO_LIMIT = 1e-12

#: A rival with a smaller share than this has no part in a mix.
NO_SHARE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class BestCase:
    """The weights at which an option stands best against its rivals.

    Attributes:
        option: which one.
        margin: points by which it is then ahead of the next, or behind the first where it is
            negative; infinite without rivals.
        weights: (criteria,), summing to 1; one such set where there are several.
        rivals: who stands in the way: they tie as its strongest rivals at those weights, the
            largest share first; empty without rivals.
        shares: what part each of them has in the mix, summing to 1. Whatever the weights, the
            mix of their values in these shares is ahead of the option by -margin or more; with
            no limits on weights it is so on every single criterion.
    """

    option: int
    margin: float
    weights: Floats
    rivals: tuple[int, ...]
    shares: tuple[float, ...]

    @property
    def can_be_first(self) -> bool:
        """Whether some weights make it first; a tie for the first place counts."""
        return self.margin >= -TIE

    @property
    def can_be_alone_first(self) -> bool:
        """Whether some weights make it first with nobody beside it."""
        return self.margin > TIE

    @property
    def points_behind(self) -> float:
        """How far it stays behind the first whatever the weights; 0 if it can be first."""
        return 0.0 if self.can_be_first else -self.margin


def best_cases(
    values: npt.ArrayLike,
    *,
    low: npt.ArrayLike | None = None,
    high: npt.ArrayLike | None = None,
    ranks: Sequence[int] | None = None,
) -> tuple[BestCase, ...]:
    """For every option the weights at which it does best, among all or all that keep limits.

    The smallest lead over any rival is made as large as it can be. That is a game between
    weights and rivals: its value is the margin, and the rivals' side of it is the mix that
    shows that no weights do better.

    >>> cases = best_cases([[100.0, 0.0], [0.0, 100.0], [40.0, 40.0]])
    >>> [round(case.margin, 6) for case in cases]
    [60.0, 60.0, -10.0]
    >>> cases[2].rivals, cases[2].points_behind > 9.999
    ((0, 1), True)

    Args:
        values: (options, criteria), each from 0 to 100, none missing.
        low, high: (criteria,), the least and the most of each weight, from 0 to 1; no limit if
            not given.
        ranks: (criteria,), 1 for the criteria that weigh most; those of one rank are in no
            order among themselves, and all weigh at least as much as those of later ranks.

    Returns:
        One case for each option, in their order.

    Raises:
        ValueError: a score is missing, ranks are not one whole number from 1 for each
            criterion, no weights keep all limits, or as in `checked_ranges`.

    Source:
        Hazen (1986), Operations Research 34, 296-310, and Athanassopoulos & Podinovski (1997),
        Journal of the Operational Research Society 48, 142-150, on potential optimality; von
        Neumann & Morgenstern (1944), ch. 3, on the game.
    """
    table = complete_table(values)
    limits = _limits(table.shape[1], low, high, ranks)
    return tuple(_best_case(table, option, limits) for option in range(len(table)))


def never_best(cases: Sequence[BestCase]) -> tuple[BestCase, ...]:
    """The options that no weights make first, the nearest to it first.

    Args:
        cases: as `best_cases` gives them.

    Returns:
        Their cases; empty if every option can be first.

    Source:
        Convex dominance, as in Hazen (1986), Operations Research 34, 296-310.
    """
    return tuple(
        sorted((case for case in cases if not case.can_be_first), key=lambda c: -c.margin)
    )


def _best_case(table: Floats, option: int, limits: Floats) -> BestCase:
    """One option's case, from the rivals' side of the game.

    Let x be the weights and y the shares, each divided by the value of the game. The sum of y
    is largest where gaps.T @ y <= 1, and x are the prices of those limits. A limit on weights,
    row @ weights <= 0, takes part like a rival whose share does not count.
    """
    rivals = np.delete(np.arange(len(table)), option)
    gaps = table[option] - table[rivals] + ABOVE_ZERO
    if len(rivals) == 0:
        gaps = np.ones((1, table.shape[1]))
    rows = np.vstack([gaps, -limits]).T
    counted = np.append(np.ones(len(gaps)), np.zeros(len(limits)))
    try:
        found = minimise(-counted, at_most=(rows, np.ones(len(rows))))
    except UnboundedError:
        raise ValueError("no weights keep all of these limits") from None
    shares = found.variables[: len(rivals)] / -found.value
    weights = -found.at_most_prices / -found.at_most_prices.sum()
    taking_part = np.flatnonzero(shares > NO_SHARE)
    in_order = taking_part[np.argsort(-shares[taking_part].round(9), kind="stable")]
    return BestCase(
        option=option,
        margin=1 / -found.value - ABOVE_ZERO if len(rivals) else math.inf,
        weights=weights,
        rivals=tuple(rivals[in_order].tolist()),
        shares=tuple((shares[in_order] / shares[in_order].sum()).tolist()),
    )


def _limits(
    criteria: int,
    low: npt.ArrayLike | None,
    high: npt.ArrayLike | None,
    ranks: Sequence[int] | None,
) -> Floats:
    """Rows (limits, criteria) that come to 0 or less with every set of weights allowed.

    As weights sum to 1, a constant is that number times every weight.
    """
    one = np.eye(criteria)
    lows, highs = checked_ranges(
        np.zeros(criteria) if low is None else low,
        np.ones(criteria) if high is None else high,
        criteria=criteria,
    )
    rows = [
        (lows[:, None] - one)[lows > NO_LIMIT],
        (one - highs[:, None])[highs < 1 - NO_LIMIT],
    ]
    if ranks is not None:
        rows.append(_order(ranks, criteria=criteria))
    return np.vstack(rows)


def _order(ranks: Sequence[int], *, criteria: int) -> Floats:
    """What each criterion weighs more than one of the rank before it."""
    places = whole_ranks(ranks, criteria=criteria)
    place = np.unique(places, return_inverse=True)[1]
    later, earlier = np.nonzero(place[:, None] == place[None, :] + 1)
    one = np.eye(criteria)
    return np.asarray(one[later] - one[earlier], dtype=np.float64)
