"""What may be shown of a room: every privacy rule once, as plain arithmetic on counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np

from options.analysis.arrays import Flags, Ints

#: A spread, a line, a table rests on at least so many people.
K = 5

#: From so many on a room may see its medians, after a warning.
FEWEST = 3


class Why(StrEnum):
    """Why a figure is not shown."""

    SHOWN = ""
    NOT_SEALED = "not_sealed"
    NOT_ASKED = "not_asked"
    NOBODY = "nobody"
    FEW = "few"
    MEDIAN_ONLY = "median_only"
    BY_SUBTRACTION = "by_subtraction"


def may_show_spread(n: int) -> bool:
    """So many people hide each other.

    >>> may_show_spread(4), may_show_spread(5)
    (False, True)
    """
    return n >= K


def may_show_median(n: int) -> bool:
    """So many may see the middle of their answers, if they were warned.

    >>> may_show_median(2), may_show_median(3)
    (False, True)
    """
    return n >= FEWEST


def why_hidden(n: int, *, is_warned: bool = False) -> Why:
    """Why the spread of so many answers is not shown; with a warning, medians from three on.

    >>> why_hidden(5) is Why.SHOWN, why_hidden(4), why_hidden(4, is_warned=True)
    (True, <Why.FEW: 'few'>, <Why.MEDIAN_ONLY: 'median_only'>)
    """
    if may_show_spread(n):
        return Why.SHOWN
    if n == 0:
        return Why.NOBODY
    return Why.MEDIAN_ONLY if is_warned and may_show_median(n) else Why.FEW


def groups_shown(sizes: Sequence[int]) -> tuple[bool, ...]:
    """Which groups of a room may be shown beside the whole of it.

    A group is shown if it and everybody else are at least K each, and nobody hidden can be had
    by taking the shown groups from the whole: what is left is nobody, or at least K. Until that
    holds, the smallest group that is still shown is hidden as well, of equal ones the last.
    People without a perspective are a group of their own.

    >>> groups_shown([10, 6, 2])
    (True, False, False)

    Args:
        sizes: how many people of each group are in the figure, everybody in exactly one.
    """
    whole = sum(sizes)
    shown = [n >= K and whole - n >= K for n in sizes]
    while 0 < left_after(sizes, shown) < K and any(shown):
        smallest = min((n, -at) for at, n in enumerate(sizes) if shown[at])
        shown[-smallest[1]] = False
    return tuple(shown)


def left_after(sizes: Sequence[int], shown: Sequence[bool]) -> int:
    """How many people are in the whole but in no group that is shown."""
    return sum(n for n, is_shown in zip(sizes, shown, strict=True) if not is_shown)


def why_group_hidden(sizes: Sequence[int], place: int) -> Why:
    """Why one of the groups is not shown."""
    if groups_shown(sizes)[place]:
        return Why.SHOWN
    if sizes[place] == 0:
        return Why.NOBODY
    return Why.BY_SUBTRACTION if sizes[place] >= K else Why.FEW


def latecomers_counted(answers: Mapping[int, Ints]) -> dict[int, Flags]:
    """From which first rounds the answers of people who came late count, cell by cell.

    The figures of two rounds differ by those who came between, so latecomers count only in
    batches of at least K: in each cell they wait until enough have answered it.

    >>> answers = {2: np.array([3, 5]), 3: np.array([1, 1]), 4: np.array([1, 0])}
    >>> found = latecomers_counted(answers)
    >>> {first: counted.tolist() for first, counted in found.items()}
    {2: [True, True], 3: [True, False], 4: [True, False]}

    Args:
        answers: for each first round from 2 on how many of those who came then answered; any
            shape, the same for all.
    """
    rounds = sorted(answers)
    counted = {first: np.zeros(np.shape(answers[first]), dtype=np.bool_) for first in rounds}
    for at, first in enumerate(rounds):
        waiting = sum(
            (np.where(counted[earlier], 0, answers[earlier]) for earlier in rounds[: at + 1]),
            np.zeros(np.shape(answers[first]), dtype=np.int64),
        )
        for earlier in rounds[: at + 1]:
            counted[earlier] |= waiting >= K
    return counted


def may_follow(before: Ints, now: Ints, *, has_left: bool, has_come: bool) -> Flags:
    """Where the counts of a cell may follow what changed since they were last sealed.

    If somebody withdrew in between, the counts lack their answer. What is gone from them is
    then nothing, or at least K answers; elsewhere they stay as they were sealed. The same holds
    for what is new in them if somebody came.

    >>> before, now = np.array([[0, 2, 4], [5, 0, 1]]), np.array([[1, 2, 2], [0, 5, 0]])
    >>> may_follow(before, now, has_left=True, has_come=False).tolist()
    [False, True]

    Args:
        before, now: (..., answers), how often each answer was given.
        has_left, has_come: who is counted is not who was.
    """
    gone = np.maximum(before - now, 0).sum(axis=-1)
    new = np.maximum(now - before, 0).sum(axis=-1)
    leaves = (gone == 0) | (gone >= K) | (not has_left)
    return np.asarray(leaves & ((new == 0) | (new >= K) | (not has_come)))


def may_follow_people(changed: int, *, has_left: bool) -> bool:
    """Whether a mean over people may follow: at least K of those still there changed it.

    >>> may_follow_people(4, has_left=True), may_follow_people(0, has_left=False)
    (False, True)
    """
    return changed >= K or not has_left


def others_left_out(people: int, *, withdrawn: int) -> int:
    """How many rows are left out beside those that were withdrawn since the seal.

    Rows that were shown once and lack now are then always at least K together, whoever left.

    >>> others_left_out(30, withdrawn=0), others_left_out(30, withdrawn=2)
    (0, 8)
    """
    return min(people, (K - 1) * withdrawn)
