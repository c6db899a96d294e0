"""What moved between two rounds, over the people who answered a cell in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from options.analysis.arrays import NO_ANSWER
from options.models import Criterion, Option
from options.reports.others.figures import Figures, figures_of
from options.reports.others.people import Voices
from options.reports.others.rules import Why, why_hidden
from options.reports.room import Room


@dataclass(frozen=True)
class CellMove:
    """How one cell moved; all but `n` is None or 0 while it is hidden.

    Attributes:
        n: how many answered it in both rounds.
        shift: the mean change in points; above 0 is upwards.
        size: the mean of the changes without their signs.
        up, down, same: how many moved which way.
        carried: how many were not asked again or did not answer, so their points are kept.
        nearer: by how many points the middle half became narrower; below 0 it widened.
    """

    option: Option
    criterion: Criterion
    n: int
    why: Why
    shift: float | None = None
    size: float | None = None
    up: int = 0
    down: int = 0
    same: int = 0
    carried: int = 0
    nearer: float | None = None

    @property
    def is_hidden(self) -> bool:
        """Too few answered it twice."""
        return self.why is not Why.SHOWN


@dataclass(frozen=True)
class Moved:
    """What moved since the round before.

    Attributes:
        earlier, later: the numbers of the two rounds.
        people: who answered anything in both.
        left_out: who came since, and so is in no figure here.
        cells: those in which anybody moved or was hidden, the largest mean change first.
        unmoved: how many cells nobody changed.
        leaders_before, leaders_after: who led in the room's figures.
    """

    earlier: int
    later: int
    people: int
    left_out: int
    cells: tuple[CellMove, ...]
    unmoved: int
    leaders_before: tuple[int, ...]
    leaders_after: tuple[int, ...]

    @property
    def changed_leader(self) -> bool:
        """Another option leads now."""
        return self.leaders_before != self.leaders_after


def told_moves(before: Voices, now: Voices) -> dict[str, Any]:
    """The figures of all cells for JSON; no cell tells of one person."""
    then, later = before.answers, now.answers
    both = (then != NO_ANSWER) & (later != NO_ANSWER)
    change = np.where(both, later.astype(np.int64) - then.astype(np.int64), 0)
    answered_now = (later != NO_ANSWER).any(axis=(1, 2))
    in_both = both.any(axis=(1, 2))
    came = answered_now & now.seats.is_late
    return {
        "n": both.sum(axis=0).tolist(),
        "sum": change.sum(axis=0).tolist(),
        "size": np.abs(change).sum(axis=0).tolist(),
        "up": (change > 0).sum(axis=0).tolist(),
        "down": (change < 0).sum(axis=0).tolist(),
        "carried": (now.carried & both).sum(axis=0).tolist(),
        "people": int(in_both.sum()),
        "left_out": int((came & ~in_both).sum() + late_only(now)),
    }


def late_only(now: Voices) -> int:
    """People whose every answer waits until enough latecomers have given theirs."""
    waits = now.waiting.any(axis=(1, 2)) & (now.answers == NO_ANSWER).all(axis=(1, 2))
    return int(waits.sum())


def moved_between(room: Room) -> Moved | None:
    """What moved between the last two sealed rounds; None with fewer. Two queries."""
    figures = figures_of(room)
    told = figures.stored["moved"] if figures is not None else None
    if figures is None or told is None:
        return None
    earlier = figures_of(room, figures.number - 1)
    cells, unmoved = [], 0
    for view in room.structure.options:
        for leaf in room.structure.criteria:
            if view.pk not in figures.options or leaf.pk not in figures.criteria:
                continue
            at = figures.options.index(view.pk), figures.criteria.index(leaf.pk)
            if not (told["up"][at[0]][at[1]] or told["down"][at[0]][at[1]]):
                unmoved += 1
                continue
            cells.append(cell_move(told, view.option, leaf, at))
    return Moved(
        earlier=figures.number - 1,
        later=figures.number,
        people=told["people"],
        left_out=told["left_out"],
        cells=tuple(sorted(cells, key=lambda cell: -(cell.size or 0))),
        unmoved=unmoved,
        leaders_before=leaders_in(earlier),
        leaders_after=leaders_in(figures),
    )


def cell_move(
    told: dict[str, Any], option: Option, leaf: Criterion, at: tuple[int, int]
) -> CellMove:
    """One cell, or its hidden place."""
    row, column = at
    n = told["n"][row][column]
    why = why_hidden(n)
    if why is not Why.SHOWN:
        return CellMove(option, leaf, n, why)
    up, down = told["up"][row][column], told["down"][row][column]
    return CellMove(
        option=option,
        criterion=leaf,
        n=n,
        why=why,
        shift=told["sum"][row][column] / n,
        size=told["size"][row][column] / n,
        up=up,
        down=down,
        same=n - up - down,
        carried=told["carried"][row][column],
    )


def leaders_in(figures: Figures | None) -> tuple[int, ...]:
    """The keys of the options that lead in the room's figures, if it may be said."""
    return () if figures is None else tuple(figures.leaders)
