"""Judgements of swings in pairs: the questions, the matrix of answers, and what it must be."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Flags, Floats, numbers_or_missing

#: A judgement times its reciprocal is 1 when it misses it by no more than this.
RECIPROCAL_TOLERANCE = 1e-6

#: No swing is judged to be worth more times another than this.
MOST_TIMES = 1e9


@dataclass(frozen=True, slots=True)
class Judgement:
    """One swing is worth so many times another.

    Attributes:
        larger: the criterion whose swing is worth more; the first of the two when they are
            worth the same.
        smaller: the other one.
        times: how many times, 1 or more.
    """

    larger: int
    smaller: int
    times: float


def judgement(first: int, second: int, ratio: float) -> Judgement:
    """The judgement that the first swing is worth `ratio` times the second, larger one first.

    >>> judgement(0, 1, 0.25)
    Judgement(larger=1, smaller=0, times=4.0)

    Args:
        first, second: two criteria.
        ratio: above 0.

    Returns:
        Which of them is larger, and how many times.

    Raises:
        ValueError: the ratio is not above 0.

    Source:
        Saaty (1980), The Analytic Hierarchy Process, ch. 1, on reciprocal judgements.
    """
    if not ratio > 0:
        raise ValueError("a judgement must be above 0")
    if ratio >= 1:
        return Judgement(first, second, float(ratio))
    return Judgement(second, first, float(1 / ratio))


def questions(criteria: int) -> tuple[tuple[int, int], ...]:
    """The pairs to ask about, in an order that can be broken off early.

    Neighbours come first, then pairs two apart, and so on around the circle. So the first
    criteria - 1 answers already link all criteria, and after every round each of them has been
    in as many questions, as often on the left as on the right.

    >>> questions(4)
    ((0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (1, 3))

    Args:
        criteria: how many, 1 or more.

    Returns:
        Each of the criteria (criteria - 1) / 2 pairs once.

    Raises:
        ValueError: there are no criteria.

    Source:
        The order is our own; that linked comparisons suffice: Bozóki, Fülöp & Rónyai (2010),
        Mathematical and Computer Modelling 52, 318-333.
    """
    if criteria < 1:
        raise ValueError("at least one criterion is needed")
    around = [
        (first, (first + apart) % criteria)
        for apart in range(1, criteria // 2 + 1)
        for first in range(criteria)
    ]
    return tuple(around[: criteria * (criteria - 1) // 2])


def matrix_of_answers(answers: Mapping[tuple[int, int], float], *, criteria: int) -> Floats:
    """The matrix that the answers to single questions make.

    >>> matrix_of_answers({(0, 1): 2.0}, criteria=3)
    array([[1. , 2. , nan],
           [0.5, 1. , nan],
           [nan, nan, 1. ]])

    Args:
        answers: how many times the first swing of a pair is worth the second.
        criteria: how many, 1 or more.

    Returns:
        (criteria, criteria) with the reciprocals filled in; NaN where nobody was asked.

    Raises:
        ValueError: a pair is not of two of the criteria, or an answer is not above 0, too large
            or contradicts the answer to the same question put the other way round.

    Source:
        Saaty (1980), ch. 1.
    """
    if criteria < 1:
        raise ValueError("at least one criterion is needed")
    matrix = np.full((criteria, criteria), np.nan)
    for (first, second), answer in answers.items():
        if first == second or not (0 <= first < criteria and 0 <= second < criteria):
            raise ValueError("every answer must be about two of the criteria")
        matrix[first, second] = answer
    return judgements_or_missing(matrix)


def judgements_or_missing(judgements: npt.ArrayLike) -> Floats:
    """One matrix of judgements or several, reciprocal throughout, NaN where one is missing.

    A judgement that stands on one side of the diagonal only holds for the other side too.

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria); the number in
            row i and column j says how many times swing i is worth swing j.

    Returns:
        The same shape; what stands on one side of the diagonal only is filled in, and the
        diagonal is 1.

    Raises:
        ValueError: it is not one square a participant, a judgement is infinite, not above 0,
            beyond a billion times or not the reciprocal of its counterpart, or a criterion is
            not worth 1 times itself.

    Source:
        Saaty (1980), ch. 1.
    """
    given = numbers_or_missing(judgements, name="judgements")
    if given.ndim not in (2, 3) or given.shape[-1] != given.shape[-2] or given.shape[-1] == 0:
        raise ValueError("judgements must be a square table of at least one criterion")
    _check_sizes(given)
    turned = 1 / np.swapaxes(given, -1, -2)
    _check_reciprocals(given, turned)
    filled = np.where(np.isnan(given), turned, given)
    diagonal = np.arange(given.shape[-1])
    filled[..., diagonal, diagonal] = 1.0
    return filled


def complete_judgements(judgements: npt.ArrayLike) -> Floats:
    """One matrix of judgements or several, reciprocal throughout and without gaps.

    Args:
        judgements: (criteria, criteria) or (participants, criteria, criteria).

    Returns:
        The same shape, with what stands on one side of the diagonal only filled in.

    Raises:
        ValueError: a judgement is missing, or as in `judgements_or_missing`.

    Source:
        Saaty (1980), ch. 1.
    """
    filled = judgements_or_missing(judgements)
    gaps = np.isnan(filled)
    if gaps.any():
        raise ValueError(f"a judgement is missing{_first_pair(gaps)}")
    return filled


def logarithms(judgements: Floats) -> Floats:
    """The natural logarithms of checked judgements: reciprocals differ by the sign alone.

    Args:
        judgements: as `judgements_or_missing` or `complete_judgements` give them.

    Returns:
        The same shape, each matrix exactly its own negative transpose; NaN stays NaN.

    Source:
        Crawford & Williams (1985), Journal of Mathematical Psychology 29, 387-405.
    """
    logs = np.log(judgements)
    return np.asarray((logs - np.swapaxes(logs, -1, -2)) / 2, dtype=np.float64)


def _check_sizes(given: Floats) -> None:
    if (given <= 0).any():
        raise ValueError(f"judgements must be above 0{_first_pair(given <= 0)}")
    is_extreme = (given > MOST_TIMES) | (given < 1 / MOST_TIMES)
    if is_extreme.any():
        raise ValueError(
            f"no swing can be a billion times worth another{_first_pair(is_extreme)}"
        )


def _check_reciprocals(given: Floats, turned: Floats) -> None:
    is_off = np.abs(given / turned - 1) > RECIPROCAL_TOLERANCE
    if np.diagonal(is_off, axis1=-2, axis2=-1).any():
        raise ValueError("every criterion must be worth 1 times itself")
    if is_off.any():
        raise ValueError(
            f"a judgement and its counterpart must be each other's reciprocal"
            f"{_first_pair(is_off)}"
        )


def _first_pair(found: Flags) -> str:
    """The first pair that is flagged, to stand at the end of a sentence; counted from 1."""
    *participant, first, second = (int(at) + 1 for at in np.argwhere(found)[0])
    whose = f" of participant {participant[0]}" if participant else ""
    return f" (criteria {first} and {second}{whose})"
