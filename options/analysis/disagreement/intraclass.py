"""Whether one judge is as good as another: the intraclass correlations of a full table."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import finite_numbers
from options.analysis.disagreement.f_distribution import f_quantile

#: What rounding may leave of a difference that is none, in parts of what it is taken from.
NOUGHT = 1e-13


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """One of the six intraclass correlations.

    Attributes:
        coefficient: the share of the variance that lies between the targets, below 0 when
            they vary less than chance would have it; None when nothing varies that it could
            be a share of, and for a mean over judges when all targets have the same.
        low, high: the limits that hold it in 95 % (or as asked) of samples; None without it.
            Those of an agreement are approximate, and rough when it lies below 0; for the mean
            over judges one may then be without bound, and None.
        ratio: the F ratio of targets to error; infinite without any error.
        numerator_freedom, denominator_freedom: its degrees of freedom.
    """

    coefficient: float | None
    low: float | None
    high: float | None
    ratio: float
    numerator_freedom: int
    denominator_freedom: int


@dataclass(frozen=True, slots=True)
class IntraclassCorrelations:
    """The six of Shrout & Fleiss; who judged decides which of them is meant.

    Attributes:
        one_way: ICC(1,1), each target has judges of its own.
        agreement: ICC(2,1), the same judges, drawn from many; who rates higher throughout
            disagrees.
        consistency: ICC(3,1), these judges alone; who rates higher throughout does not.
        mean_one_way, mean_agreement, mean_consistency: ICC(1,k), (2,k), (3,k), the same for
            the mean over all the judges.
    """

    one_way: IntraclassCorrelation
    agreement: IntraclassCorrelation
    consistency: IntraclassCorrelation
    mean_one_way: IntraclassCorrelation
    mean_agreement: IntraclassCorrelation
    mean_consistency: IntraclassCorrelation


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of a full table of targets by judges."""

    targets: int
    judges: int
    between: float
    within: float
    judge: float
    error: float


def intraclass_correlations(
    ratings: npt.ArrayLike, *, confidence: float = 0.95
) -> IntraclassCorrelations:
    """The six intraclass correlations of a full table.

    >>> found = intraclass_correlations([[2.0, 4.0], [4.0, 6.0], [6.0, 8.0]])
    >>> round(found.consistency.coefficient, 4), round(found.agreement.coefficient, 4)
    (1.0, 0.6667)

    Args:
        ratings: (targets, judges), at least two of each, none missing; a target is what is
            rated, such as a cell.
        confidence: how surely the limits hold the correlation, above 0 and below 1.

    Returns:
        The six, each with its F ratio and its limits.

    Raises:
        ValueError: there are fewer than two targets or judges, a rating is missing or
            infinite, or the confidence is out of bounds.

    Source:
        Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; McGraw & Wong (1996),
        Psychological Methods 1, 30-46, for the limits.
    """
    table = finite_numbers(ratings, name="ratings")
    if table.ndim != 2 or min(table.shape) < 2:
        raise ValueError("at least two targets and two judges are needed")
    if not 0 < confidence < 1:
        raise ValueError("the confidence must lie above 0 and below 1")
    squares = _squares(table)
    tail = (1 - confidence) / 2
    one_way = _ratio_correlation(squares, squares.within, _one_way_freedom(squares), tail)
    consistency = _ratio_correlation(squares, squares.error, _two_way_freedom(squares), tail)
    agreement = _agreement(squares, tail)
    judges = squares.judges
    return IntraclassCorrelations(
        one_way=one_way,
        agreement=agreement,
        consistency=consistency,
        mean_one_way=_of_the_mean(one_way, judges),
        mean_agreement=_of_the_mean(agreement, judges),
        mean_consistency=_of_the_mean(consistency, judges),
    )


def _squares(table: npt.NDArray[np.float64]) -> _Squares:
    targets, judges = table.shape
    centred = table - table.mean()
    rows = centred.mean(axis=1, keepdims=True)
    columns = centred.mean(axis=0, keepdims=True)
    # A remainder that rounding leaves is none: it would make a perfect agreement imperfect.
    nought = NOUGHT**2 * float(np.abs(table).max()) ** 2

    def mean_square(parts: npt.NDArray[np.float64], freedom: int) -> float:
        total = float((np.broadcast_to(parts, table.shape) ** 2).sum())
        return total / freedom if total > nought * table.size else 0.0

    return _Squares(
        targets=targets,
        judges=judges,
        between=mean_square(rows, targets - 1),
        within=mean_square(centred - rows, targets * (judges - 1)),
        judge=mean_square(columns, judges - 1),
        error=mean_square(centred - rows - columns, (targets - 1) * (judges - 1)),
    )


def _one_way_freedom(squares: _Squares) -> int:
    return squares.targets * (squares.judges - 1)


def _two_way_freedom(squares: _Squares) -> int:
    return (squares.targets - 1) * (squares.judges - 1)


def _ratio(squares: _Squares, error: float) -> float:
    if error > 0:
        return squares.between / error
    return math.inf if squares.between > 0 else math.nan


def _ratio_correlation(
    squares: _Squares, error: float, freedom: int, tail: float
) -> IntraclassCorrelation:
    """ICC(1,1) or ICC(3,1), which are functions of their F ratio alone."""
    ratio, first = _ratio(squares, error), squares.targets - 1
    if math.isnan(ratio):
        return IntraclassCorrelation(None, None, None, ratio, first, freedom)

    def correlation(of: float) -> float:
        return 1.0 if math.isinf(of) else (of - 1) / (of + squares.judges - 1)

    return IntraclassCorrelation(
        coefficient=correlation(ratio),
        low=correlation(ratio / f_quantile(1 - tail, first, freedom)),
        high=correlation(ratio * f_quantile(1 - tail, freedom, first)),
        ratio=ratio,
        numerator_freedom=first,
        denominator_freedom=freedom,
    )


def _agreement(squares: _Squares, tail: float) -> IntraclassCorrelation:
    """ICC(2,1), whose limits have degrees of freedom that depend on the correlation."""
    n, k = squares.targets, squares.judges
    ratio, first, freedom = _ratio(squares, squares.error), n - 1, _two_way_freedom(squares)
    between, judge, error = squares.between, squares.judge, squares.error
    whole = between + (k - 1) * error + k * (judge - error) / n
    if whole <= 0:
        return IntraclassCorrelation(None, None, None, ratio, first, freedom)
    coefficient = (between - error) / whole
    by_judge = k * coefficient * judge
    by_rest = (n * (1 + (k - 1) * coefficient) - k * coefficient) * error
    bottom = (n - 1) * by_judge**2 + by_rest**2
    spread = (k - 1) * (n - 1) * (by_judge + by_rest) ** 2
    low = high = coefficient
    if bottom > 0 and spread > 0:
        own = spread / bottom
        lower, upper = f_quantile(1 - tail, first, own), f_quantile(1 - tail, own, first)
        rest = k * judge + (k * n - k - n) * error
        low = n * (between - lower * error) / (lower * rest + n * between)
        high = n * (upper * between - error) / (rest + n * upper * between)
    return IntraclassCorrelation(coefficient, low, high, ratio, first, freedom)


def _of_the_mean(one: IntraclassCorrelation, judges: int) -> IntraclassCorrelation:
    """The same for the mean over all judges, by the formula of Spearman and Brown."""

    def stepped_up(share: float | None) -> float | None:
        if share is None:
            return None
        whole = 1 + (judges - 1) * share
        return judges * share / whole if whole > NOUGHT else None

    return IntraclassCorrelation(
        coefficient=stepped_up(one.coefficient),
        low=stepped_up(one.low),
        high=stepped_up(one.high),
        ratio=one.ratio,
        numerator_freedom=one.numerator_freedom,
        denominator_freedom=one.denominator_freedom,
    )
