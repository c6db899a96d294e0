"""How often each whole point was given in each cell: a room counted once.

Points are whole numbers, so every figure of a cell is exact from the counts of its 101 answers,
however many people there are.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from options.analysis.arrays import NO_ANSWER, Ints, first_place

Answers: TypeAlias = npt.NDArray[np.uint8]

#: Whole points from 0 to 100.
ANSWERS = 101

#: How many answers, and of how many cells, are counted at once, to stay in the cache.
ANSWERS_AT_ONCE, CELLS_AT_ONCE = 65_536, 32


def whole_points(points: npt.ArrayLike) -> Answers:
    """Points as small whole numbers, 255 where there is no answer.

    >>> whole_points([70.0, float("nan"), 0.0]).tolist()
    [70, 255, 0]

    Args:
        points: any shape, whole numbers from 0 to 100; NaN is a missing answer. Numbers of
            the type uint8 are taken as they are, with 255 for a missing answer.

    Returns:
        The same shape, of type uint8.

    Raises:
        ValueError: a number is none of the whole points from 0 to 100.

    Source:
        A convention of this project: scores are whole points.
    """
    given = np.asarray(points)
    if given.dtype == np.uint8:
        is_odd = (given >= ANSWERS) & (given != NO_ANSWER)
        answers = given
    else:
        numbers = np.asarray(given, dtype=np.float64)
        is_missing = np.isnan(numbers)
        is_whole = np.floor(numbers) == numbers
        is_odd = ~is_missing & ~(is_whole & (numbers >= 0) & (numbers < ANSWERS))
        kept = np.where(is_missing | is_odd, NO_ANSWER, numbers)
        answers = kept.astype(np.uint8)
    if is_odd.any():
        raise ValueError(f"points must be whole numbers from 0 to 100{first_place(is_odd)}")
    return answers


def counts_of_points(points: npt.ArrayLike) -> Ints:
    """How many people gave each cell each answer.

    >>> counts = counts_of_points([[[70.0]], [[30.0]], [[70.0]]])
    >>> counts.shape, int(counts[0, 0, 70])
    ((1, 1, 101), 2)

    Args:
        points: (people, options, criteria), whole numbers from 0 to 100; NaN is a missing
            answer. Fastest as uint8 with 255 for a missing one, as `whole_points` gives them.

    Returns:
        (options, criteria, 101), whole numbers.

    Raises:
        ValueError: there are not three axes, or a number is no whole point from 0 to 100.

    Source:
        Counting instead of sorting is the oldest way to the quantiles of grouped data; see
        Hyndman & Fan (1996), American Statistician 50, 361-365.
    """
    given = np.asarray(points)
    if given.ndim != 3:
        raise ValueError("points must be one table of options by criteria for each person")
    is_small = given.dtype == np.uint8
    answers = given if is_small else whole_points(given)
    people, options, criteria = answers.shape
    table = _counts_of_bytes(answers.reshape(people, options * criteria))
    if table[:, ANSWERS:NO_ANSWER].any():
        whole_points(given)
    return table[:, :ANSWERS].reshape(options, criteria, ANSWERS).copy()


def first_points(groups: int) -> Ints:
    """The lowest point of each of so many groups of neighbouring points.

    The groups are as even as 101 points allow and mirror each other around 50; where their
    number is even, 50 itself is the first of the upper half.

    >>> first_points(5).tolist()
    [0, 20, 40, 61, 81]

    Args:
        groups: from 1 to 101.

    Returns:
        (groups,), rising from 0.

    Raises:
        ValueError: there are fewer groups than 1 or more than 101.

    Source:
        A convention of this project.
    """
    if not 1 <= groups <= ANSWERS:
        raise ValueError("points can be put into 1 to 101 groups")
    group_of_point = (2 * np.arange(ANSWERS) + 1) * groups // (2 * ANSWERS)
    return np.searchsorted(group_of_point, np.arange(groups)).astype(np.int64)


def grouped(counts: npt.ArrayLike, groups: int) -> Ints:
    """How many answers to each cell fall into each group of points, to draw or to classify.

    >>> grouped(counts_of_points([[[0.0]], [[40.0]], [[45.0]], [[100.0]]]), 5)[0, 0].tolist()
    [1, 0, 2, 0, 1]

    Args:
        counts: (..., 101), how often each whole point was given.
        groups: from 1 to 101; `first_points` says where each begins.

    Returns:
        (..., groups).

    Raises:
        ValueError: there are not 101 counts to a cell, one is negative or no whole number, or
            the number of groups is out of bounds.

    Source:
        A convention of this project.
    """
    starts = first_points(groups)
    return np.asarray(np.add.reduceat(checked_counts(counts), starts, axis=-1), dtype=np.int64)


def checked_counts(counts: npt.ArrayLike, *, values: int | None = ANSWERS) -> Ints:
    """Counts (..., values) as whole numbers.

    Raises:
        ValueError: there are none to a cell, or not as many as there are values, or one is
            negative or no whole number.
    """
    given = np.asarray(counts)
    if given.ndim == 0 or given.shape[-1] == 0:
        raise ValueError("there must be at least one count for each cell")
    if values is not None and given.shape[-1] != values:
        raise ValueError(f"there must be {values} counts for each cell")
    if given.dtype.kind not in "iu":
        is_odd = ~np.isfinite(given) | (np.floor(given) != given)
        if is_odd.any():
            raise ValueError(f"counts must be whole numbers{first_place(is_odd)}")
    if (given < 0).any():
        raise ValueError(f"counts must not be negative{first_place(given < 0)}")
    return given.astype(np.int64, copy=False)


def _counts_of_bytes(answers: Answers) -> Ints:
    """How often each byte stands in each column, (columns, 256).

    A few columns are counted together, each moved to a range of its own; a few rows at a time,
    so that neither the moved answers nor the counts leave the cache.
    """
    people, cells = answers.shape
    table = np.zeros((cells, 256), dtype=np.int64)
    starts = (np.arange(CELLS_AT_ONCE) * 256).astype(np.uint16)
    rows = ANSWERS_AT_ONCE // CELLS_AT_ONCE
    for cell in range(0, cells, CELLS_AT_ONCE):
        block = answers[:, cell : cell + CELLS_AT_ONCE]
        width = block.shape[1]
        for row in range(0, people, rows):
            moved = (block[row : row + rows] + starts[:width]).ravel()
            found = np.bincount(moved, minlength=width * 256)
            table[cell : cell + width] += found.reshape(width, 256)
    return table
