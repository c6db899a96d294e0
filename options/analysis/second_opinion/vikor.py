"""VIKOR: a compromise between the weighted sum of regrets and the largest single one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints, finite_numbers, one_set_of_weights
from options.analysis.second_opinion.performance import (
    SAME,
    benefits,
    from_least_to_most,
)
from options.analysis.totals.ranking import competition_ranks


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """The three lists of VIKOR and the compromise that it proposes; low figures are good.

    Attributes:
        group_regret: (options,), S: the weighted sum of the distances from each best.
        largest_regret: (options,), R: the largest of these weighted distances.
        compromise: (options,), Q from 0 to 1: both of them between their best and worst.
        compromise_ranks: (options,), competition ranks from 1 by Q.
        advantage_needed: DQ = 1 / (options - 1); how far the second has to lie behind.
        has_acceptable_advantage: whether the second by Q lies that far behind the first.
        has_acceptable_stability: whether the first by Q is first by S or by R as well.
        proposed: the options that VIKOR proposes, in the order of Q. The first alone if both
            conditions hold; the first two if only stability fails; all that lie less than DQ
            behind the first if the advantage fails.
    """

    group_regret: Floats
    largest_regret: Floats
    compromise: Floats
    compromise_ranks: Ints
    advantage_needed: float
    has_acceptable_advantage: bool
    has_acceptable_stability: bool
    proposed: tuple[int, ...]

    @property
    def group_ranks(self) -> Ints:
        """Competition ranks from 1 by S, (options,)."""
        return _ranks(self.group_regret)

    @property
    def largest_ranks(self) -> Ints:
        """Competition ranks from 1 by R, (options,)."""
        return _ranks(self.largest_regret)


def vikor(
    values: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    group_share: float = 0.5,
    is_cost: npt.ArrayLike | None = None,
) -> Vikor:
    """The compromise ranking of VIKOR, its two conditions, and what it proposes.

    Every gap to the best of a column is divided by the column's range. S adds the weighted
    gaps, R takes the largest. Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*).

    >>> vikor([[100.0, 0.0], [60.0, 60.0], [0.0, 100.0]], [0.5, 0.5]).proposed
    (1,)

    Args:
        values: (options, criteria), each column in its own units.
        weights: (criteria,), summing to 1.
        group_share: v, from 0 (only the largest regret counts) to 1 (only the sum).
        is_cost: (criteria,), True where less is better; nowhere if not given.

    Returns:
        S, R and Q, their ranks, the conditions and the proposal. A column in which nothing
        differs adds no regret; where S (or R) is the same for all, its part of Q is 0. A
        single option is proposed as it is. Of options that tie, the first in the list is the
        first.

    Raises:
        ValueError: values are no table of finite numbers, weights are no weights, is_cost is
            not one yes or no for each criterion, or group_share lies outside 0 to 1.

    Source:
        Opricovic & Tzeng (2004), European Journal of Operational Research 156, 445-455.
    """
    table = benefits(values, is_cost=is_cost)
    row = one_set_of_weights(weights, criteria=table.shape[1])
    share = finite_numbers(group_share, name="the share of the group regret")
    if share.ndim != 0 or not 0 <= share <= 1:
        raise ValueError("the share of the group regret must be one number from 0 to 1")
    gaps = row * from_least_to_most(-table)
    group, largest = gaps.sum(axis=1), gaps.max(axis=1)
    compromise = from_least_to_most(np.column_stack([group, largest])) @ [share, 1 - share]
    return _with_conditions(group, largest, np.asarray(compromise, dtype=np.float64))


def _with_conditions(group: Floats, largest: Floats, compromise: Floats) -> Vikor:
    ranks = _ranks(compromise)
    needed = 1.0 / (len(compromise) - 1) if len(compromise) > 1 else 0.0
    order = np.argsort(ranks, kind="stable")
    first = order[0]
    behind = compromise[order] - compromise[first]
    is_clear = bool((behind[1:2] >= needed - SAME).all())
    is_stable = any(lows[first] - lows.min() <= SAME for lows in (group, largest))
    if is_clear:
        count = 1 if is_stable else 2
    else:
        count = int(np.count_nonzero(behind < needed - SAME))
    return Vikor(
        group_regret=group,
        largest_regret=largest,
        compromise=compromise,
        compromise_ranks=ranks,
        advantage_needed=needed,
        has_acceptable_advantage=is_clear,
        has_acceptable_stability=is_stable,
        proposed=tuple(order[:count].tolist()),
    )


def _ranks(lows: Floats) -> Ints:
    return competition_ranks(-lows, tolerance=SAME)
