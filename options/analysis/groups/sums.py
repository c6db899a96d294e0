"""What is added up over people in one reading, so that every average is a division."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import Floats, Ints
from options.analysis.groups.people import People, Piece, pieces_of

Number = TypeVar("Number", np.float32, np.float64)


@dataclass(slots=True, eq=False)
class Sums:
    """Counts and sums over some people. Complete are, option by option, those with a total.

    Attributes:
        people: (), how many there are.
        weighing: (), how many of them gave weights.
        weights: (criteria,), over those who gave them.
        answers: (options, criteria), how many scored each cell.
        scores: (options, criteria), over those who scored the cell.
        complete: (options,), how many have a total.
        complete_weights: (options, criteria), over the complete.
        complete_answers: (options, criteria), how many of the complete scored the cell; fewer
            than are complete where a weight is 0.
        complete_scores: (options, criteria), over those.
        products: (options, criteria), weight times score over the complete.
    """

    people: Ints
    weighing: Ints
    weights: Floats
    answers: Ints
    scores: Floats
    complete: Ints
    complete_weights: Floats
    complete_answers: Ints
    complete_scores: Floats
    products: Floats


def sums_over(people: People, who: Ints | None = None) -> Sums:
    """The sums over everybody, or over some.

    Args:
        people: as `people_with` gives them.
        who: (some of the people,), their places; everybody if not given.

    Raises:
        ValueError: a score is infinite or lies outside 0 to 100.
    """
    _, options, criteria = people.values.shape
    sums = _nothing(options, criteria)
    for piece in pieces_of(people, who):
        sums.people += len(piece.values)
        sums.weighing += np.count_nonzero(piece.has_weights)
        sums.weights += _over_people(piece.weights)
        if piece.gaps is None and piece.has_weights.all():
            _add_full(sums, piece)
        else:
            _add_with_gaps(sums, piece)
    return sums


def added(parts: Iterable[Sums]) -> Sums:
    """The sums over several groups of people together; at least one group."""
    together = list(parts)
    return Sums(
        **{
            field.name: np.sum([getattr(part, field.name) for part in together], axis=0)
            for field in fields(Sums)
        }
    )


def _nothing(options: int, criteria: int) -> Sums:
    cells = options, criteria
    return Sums(
        people=np.zeros((), dtype=np.int64),
        weighing=np.zeros((), dtype=np.int64),
        weights=np.zeros(criteria),
        answers=np.zeros(cells, dtype=np.int64),
        scores=np.zeros(cells),
        complete=np.zeros(options, dtype=np.int64),
        complete_weights=np.zeros(cells),
        complete_answers=np.zeros(cells, dtype=np.int64),
        complete_scores=np.zeros(cells),
        products=np.zeros(cells),
    )


def _add_full(sums: Sums, piece: Piece) -> None:
    count = len(piece.values)
    scores = _over_people(piece.values)
    sums.answers += count
    sums.scores += scores
    sums.complete += count
    sums.complete_weights += _over_people(piece.weights)
    sums.complete_answers += count
    sums.complete_scores += scores
    sums.products += np.einsum("pj,paj->aj", piece.weights, piece.values)


def _add_with_gaps(sums: Sums, piece: Piece) -> None:
    """Gaps are counted in single precision, which is exact for the people of one piece."""
    count, values = len(piece.values), piece.values
    gaps = np.zeros(values.shape, np.float32)
    if piece.gaps is not None:
        np.copyto(gaps, piece.gaps)
    sums.answers += count - _over_people(gaps).astype(np.int64)
    sums.scores += _over_people(values)
    has_totals = piece.has_totals().astype(np.float64)
    complete = has_totals.sum(axis=0).astype(np.int64)
    unanswered = has_totals.T.astype(np.float32)[:, None, :] @ gaps.transpose(1, 0, 2)
    np.multiply(values, has_totals[:, :, None], out=values)
    sums.complete += complete
    sums.complete_weights += has_totals.T @ piece.weights
    sums.complete_answers += complete[:, None] - unanswered[:, 0].astype(np.int64)
    sums.complete_scores += _over_people(values)
    sums.products += np.einsum("pj,paj->aj", piece.weights, values)


def _over_people(cells: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """The sum along the first axis; a product with ones reads the cells in their order."""
    flat = cells.reshape(len(cells), -1)
    return np.asarray(np.ones(len(cells), cells.dtype) @ flat).reshape(cells.shape[1:])
