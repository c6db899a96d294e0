"""The weights and scores of many people, read once in pieces that stay in the cache."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import (
    HIGHEST,
    LOWEST,
    NO_ANSWER,
    TIE,
    Flags,
    Floats,
    Ints,
    first_place,
    numbers_or_missing,
    points_or_missing,
    weight_rows,
)

Table: TypeAlias = npt.NDArray[Any]

#: Cells that are read at once: a megabyte of them in double precision.
CELLS_AT_ONCE = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """What people gave, checked; the scores are still as they were handed in.

    Attributes:
        weights: (people, criteria); each row sums to 1, or is 0 for a person without weights.
        has_weights: (people,).
        values: (people, options, criteria), whole numbers or not; see `people_with`.
    """

    weights: Floats
    has_weights: Flags
    values: Table


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some of the people, in double precision.

    Attributes:
        weights: (people, criteria); a row is 0 for a person without weights.
        has_weights: (people,).
        values: (people, options, criteria); 0 stands in the gaps.
        gaps: where scores are missing, or None if none is.
    """

    weights: Floats
    has_weights: Flags
    values: Floats
    gaps: Flags | None

    def has_totals(self) -> Flags:
        """Who has a total for which option (people, options).

        A total exists for a person who gave weights and scored every criterion whose weight
        is above 0.
        """
        if self.gaps is None:
            return np.broadcast_to(self.has_weights[:, None], self.values.shape[:2])
        matters = (self.weights > 0).astype(np.float32)
        lacking = self.gaps.astype(np.float32) @ matters[:, :, None]
        return np.asarray((lacking[:, :, 0] == 0) & self.has_weights[:, None])


def people_with(values: npt.ArrayLike, weights: npt.ArrayLike) -> People:
    """The scores and weights of people, in one record; scores are checked as they are read.

    Args:
        values: (people, options, criteria), each from 0 to 100. NaN is a missing score; in
            an array of bytes (uint8) 255 is.
        weights: (people, criteria), each row summing to 1; a row that is all NaN is a person
            who gave no weights.

    Raises:
        ValueError: there are no people, options or criteria, the shapes do not fit, or a row
            is no set of weights.
    """
    cube = np.asarray(values)
    if cube.dtype.kind not in "uif":
        cube = cube.astype(np.float64)
    if cube.ndim != 3 or 0 in cube.shape:
        raise ValueError("values must hold at least one person, one option and one criterion")
    rows, has_weights = weights_of_people(weights)
    if rows.shape != (len(cube), cube.shape[2]):
        raise ValueError("weights must have one row for each person, one column a criterion")
    return People(rows, has_weights, cube)


def weights_of_people(weights: npt.ArrayLike) -> tuple[Floats, Flags]:
    """Everyone's weights, and who gave them.

    Args:
        weights: (people, criteria), each row summing to 1; a row that is all NaN is a person
            who gave no weights.

    Returns:
        (people, criteria), each row summing to 1, or all 0 without weights; and
        (people,), who gave weights.

    Raises:
        ValueError: it is no table with a criterion, a person gave some weights only, or a row
            is no set of weights.
    """
    given = numbers_or_missing(weights, name="weights")
    if given.ndim != 2 or given.shape[1] == 0:
        raise ValueError("weights must have one row for each person, one column a criterion")
    gaps = np.isnan(given)
    has_weights = np.ones(len(given), dtype=np.bool_)
    if gaps.any():
        has_weights = np.logical_not(gaps.all(axis=1))
        halves = gaps & has_weights[:, None]
        if halves.any():
            raise ValueError(
                f"a person gives all weights or none; one is missing{first_place(halves)}"
            )
        given = np.where(gaps, 1 / given.shape[1], given)
    rows = weight_rows(given, criteria=given.shape[1])
    sums = rows @ np.ones(rows.shape[1])
    return rows * (has_weights / sums)[:, None], has_weights


def pieces_of(people: People, who: Ints | None = None) -> Iterator[Piece]:
    """The people in pieces, one after another; a piece is overwritten by the next.

    Args:
        people: as `people_with` gives them.
        who: (some of the people,), their places; everybody if not given.

    Raises:
        ValueError: a score is infinite or lies outside 0 to 100.
    """
    count = len(people.values) if who is None else len(who)
    _, options, criteria = people.values.shape
    step = max(1, CELLS_AT_ONCE // (options * criteria))
    buffer = np.empty((min(step, count), options, criteria))
    for start in range(0, count, step):
        end = min(start + step, count)
        rows = slice(start, end) if who is None else who[start:end]
        values = buffer[: end - start]
        raw = people.values[rows]
        np.copyto(values, raw)
        gaps = _gaps_of(raw, values)
        if gaps is not None:
            _clear(values, gaps)
            if not _are_points(values):
                points_or_missing(_with_gaps(people.values), name="values")
        yield Piece(people.weights[rows], people.has_weights[rows], values, gaps)


def totals_of_people(values: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """Everyone's own total of every option.

    >>> totals_of_people([[[80.0, 40.0]], [[30.0, float("nan")]]], [[0.5, 0.5], [1.0, 0.0]])
    array([[60.],
           [30.]])

    Args:
        values: (people, options, criteria), each from 0 to 100. NaN is a missing score; in
            an array of bytes (uint8) 255 is.
        weights: (people, criteria), each row summing to 1; all NaN is a person without weights.

    Returns:
        (people, options), from 0 to 100; NaN for a person without weights, and where a score
        is missing whose weight is above 0.

    Raises:
        ValueError: there are no people, options or criteria, the shapes do not fit, a row is
            no set of weights, or a score is infinite or lies outside 0 to 100.

    Source:
        Keeney & Raiffa (1976), Decisions with Multiple Objectives, ch. 3.
    """
    totals = [
        np.where(
            piece.has_totals(),
            np.matmul(piece.values, piece.weights[:, :, None])[:, :, 0],
            np.nan,
        )
        for piece in pieces_of(people_with(values, weights))
    ]
    return np.concatenate(totals)


def _gaps_of(raw: Table, values: Floats) -> Flags | None:
    """Where scores are missing; None if all are points, which bytes tell without a copy."""
    if raw.dtype == np.uint8:
        return np.asarray(raw == NO_ANSWER) if raw.max() > HIGHEST else None
    return None if _are_points(values) else np.isnan(values)


def _clear(values: Floats, gaps: Flags) -> None:
    """Put 0 in the gaps. Whole numbers of the same bits forget NaN when multiplied by 0."""
    bits = values.view(np.int64)
    np.multiply(bits, ~gaps, out=bits)


def _are_points(values: Floats) -> bool:
    return bool(values.min() >= LOWEST - TIE and values.max() <= HIGHEST + TIE)


def _with_gaps(raw: Table) -> Floats:
    gaps = raw == NO_ANSWER if raw.dtype == np.uint8 else np.zeros(raw.shape, dtype=bool)
    return np.where(gaps, np.nan, raw.astype(np.float64))
