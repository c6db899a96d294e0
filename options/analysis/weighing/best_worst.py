"""Weights from comparisons with the best and the worst criterion only, and how they agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, finite_numbers, first_place
from options.analysis.programmes.linear_programme import minimise

LEAST_JUDGEMENT, MOST_JUDGEMENT = 1.0, 9.0

#: The consistency ratio up to which judgements are acceptable, by the judgement of the best
#: over the worst; columns are 3 to 9 criteria. Liang, Brunelli & Rezaei (2020), table 3.
THRESHOLDS: Mapping[int, tuple[float, ...]] = MappingProxyType(
    {
        2: (0.0,) * 7,
        3: (0.1667,) * 7,
        4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
        5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
        6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
        7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
        8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
        9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
    }
)

#: Judgements agree when they miss each other by no more than this.
SAME = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class BestWorstWeights:
    """The weights that miss the judgements least.

    Attributes:
        weights: (criteria,), summing to 1.
        deviation: the largest miss that no weights avoid, in weight (ksi or xi in the
            literature); 0 when all judgements agree.
    """

    weights: Floats
    deviation: float


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A criterion by way of which best over worst comes out otherwise than it was judged.

    Attributes:
        criterion: the one in between.
        best_over_it, it_over_worst: the two judgements.
        by_way_of_it: their product, what they make of best over worst.
        best_over_worst: what that was judged to be.
        best_over_it_to_agree, it_over_worst_to_agree: what either would be if the other two
            stand; below 1 or above 9 when no judgement on the scale would do.
    """

    criterion: int
    best_over_it: float
    it_over_worst: float
    by_way_of_it: float
    best_over_worst: float
    best_over_it_to_agree: float
    it_over_worst_to_agree: float


@dataclass(frozen=True, slots=True, eq=False)
class BestWorstConsistency:
    """How far the judgements agree among themselves, before any weights.

    Attributes:
        consistency_ratio: from 0, all agree, to 1; the largest of the criteria's.
        ratios: (criteria,), the same for each criterion in between.
        threshold: up to which the ratio is acceptable; None where none was published, which is
            above 9 criteria, below 3, and for a best over worst that is not whole or is 1.
        is_acceptable: whether the ratio is 0 or keeps the threshold; None when it is not 0 and
            there is no threshold.
        least_consistent: the disagreements that have the largest ratio; empty when all agree.
    """

    consistency_ratio: float
    ratios: Floats
    threshold: float | None
    is_acceptable: bool | None
    least_consistent: tuple[Disagreement, ...]


def best_worst_weights(
    best: int,
    worst: int,
    best_to_others: npt.ArrayLike,
    others_to_worst: npt.ArrayLike,
) -> BestWorstWeights:
    """The weights whose largest miss of any judgement is least.

    With weights w the judgements say w_best = a w_j and w_j = b w_worst; the largest of
    |w_best - a w_j| and |w_j - b w_worst| is made as small as it can be.

    >>> best_worst_weights(0, 1, [1, 3], [3, 1]).weights.round(3).tolist()
    [0.75, 0.25]

    Args:
        best, worst: the places of the two criteria; the same only if there is just one.
        best_to_others: (criteria,), how many times the best counts as much as each, 1 to 9.
        others_to_worst: (criteria,), how many times each counts as much as the worst, 1 to 9.

    Returns:
        The weights and the largest miss that is left.

    Raises:
        ValueError: there is not one judgement a criterion; best or worst is unknown, or they
            are the same; a judgement is missing or lies outside 1 to 9; a criterion is not once
            itself; best over worst differs between the two rows, or is not the largest.

    Source:
        Rezaei (2016), Omega 64, 126-130, model 19.
    """
    over, under = _checked(best, worst, best_to_others, others_to_worst)
    criteria = len(over)
    from_best = -np.diag(over)
    from_best[:, best] += 1.0
    to_worst = np.eye(criteria)
    to_worst[:, worst] -= under
    misses = np.vstack([np.delete(from_best, best, axis=0), np.delete(to_worst, worst, axis=0)])
    both_ways = np.vstack([misses, -misses])
    rows = np.column_stack([both_ways, np.full(len(both_ways), -1.0)])
    found = minimise(
        np.append(np.zeros(criteria), 1.0),
        at_most=(rows, np.zeros(len(rows))),
        equal=(np.append(np.ones(criteria), 0.0)[None, :], [1.0]),
    )
    weights = found.variables[:criteria]
    return BestWorstWeights(weights / weights.sum(), float(found.variables[criteria]))


def best_worst_consistency(
    best: int,
    worst: int,
    best_to_others: npt.ArrayLike,
    others_to_worst: npt.ArrayLike,
) -> BestWorstConsistency:
    """Whether the judgements agree, and which criterion agrees least.

    Best over worst can be reached by way of each criterion: a_Bj a_jW should be a_BW. The ratio
    of a criterion is |a_Bj a_jW - a_BW| / (a_BW^2 - a_BW), its share of the largest
    disagreement there can be.

    >>> found = best_worst_consistency(1, 4, [2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    >>> round(found.consistency_ratio, 4), found.least_consistent[0].by_way_of_it
    (0.0179, 9.0)

    Args:
        best, worst, best_to_others, others_to_worst: as in `best_worst_weights`.

    Returns:
        The ratio, whether it is acceptable, and where it comes from.

    Raises:
        ValueError: as in `best_worst_weights`.

    Source:
        Liang, Brunelli & Rezaei (2020), Omega 96, 102175, input-based consistency.
    """
    over, under = _checked(best, worst, best_to_others, others_to_worst)
    top = float(over[worst])
    away = np.abs(over * under - top)
    away[away <= SAME] = 0.0
    ratios = away / (top**2 - top) if top > 1 else away
    ratio = float(ratios.max())
    threshold = _threshold(top, criteria=len(over))
    worst_ones = np.flatnonzero((ratios > 0) & (ratios >= ratio - SAME)).tolist()
    return BestWorstConsistency(
        consistency_ratio=ratio,
        ratios=ratios,
        threshold=threshold,
        is_acceptable=_is_acceptable(ratio, threshold),
        least_consistent=tuple(
            Disagreement(
                criterion=criterion,
                best_over_it=float(over[criterion]),
                it_over_worst=float(under[criterion]),
                by_way_of_it=float(over[criterion] * under[criterion]),
                best_over_worst=top,
                best_over_it_to_agree=float(top / under[criterion]),
                it_over_worst_to_agree=float(top / over[criterion]),
            )
            for criterion in worst_ones
        ),
    )


def _threshold(top: float, *, criteria: int) -> float | None:
    by_criteria = THRESHOLDS.get(int(top)) if top == int(top) else None
    return by_criteria[criteria - 3] if by_criteria and 3 <= criteria <= 9 else None


def _is_acceptable(ratio: float, threshold: float | None) -> bool | None:
    if ratio == 0:
        return True
    return None if threshold is None else ratio <= threshold


def _checked(
    best: int, worst: int, best_to_others: npt.ArrayLike, others_to_worst: npt.ArrayLike
) -> tuple[Floats, Floats]:
    over = _judgements(best_to_others, name="best_to_others")
    under = _judgements(others_to_worst, name="others_to_worst")
    if len(over) != len(under):
        raise ValueError("both rows of judgements must have one for each criterion")
    if not (0 <= best < len(over) and 0 <= worst < len(over)):
        raise ValueError("the best and the worst must be among the criteria")
    if best == worst and len(over) > 1:
        raise ValueError("the best and the worst must be two criteria")
    _check_the_pair(over, under, best=best, worst=worst)
    return over, under


def _check_the_pair(over: Floats, under: Floats, *, best: int, worst: int) -> None:
    if over[best] != 1 or under[worst] != 1:
        raise ValueError("the best and the worst must count once as much as themselves")
    if abs(over[worst] - under[best]) > SAME:
        raise ValueError("best over worst must be the same in both rows of judgements")
    for row, name in ((over, "best_to_others"), (under, "others_to_worst")):
        beyond = row > over[worst] + SAME
        if beyond.any():
            raise ValueError(f"{name} must not be above best over worst{first_place(beyond)}")


def _judgements(given: npt.ArrayLike, *, name: str) -> Floats:
    row = finite_numbers(given, name=name)
    if row.ndim != 1 or len(row) == 0:
        raise ValueError(f"{name} must be one row of judgements, one for each criterion")
    is_outside = (row < LEAST_JUDGEMENT) | (row > MOST_JUDGEMENT)
    if is_outside.any():
        raise ValueError(f"{name} must lie from 1 to 9{first_place(is_outside)}")
    return row
