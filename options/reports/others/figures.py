"""The figures of a sealed round as they are stored, read once and given as arrays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from django.db.models import TextField
from django.db.models.functions import Cast

from options.analysis.arrays import Floats, Ints
from options.analysis.disagreement.cells import CellFigures, cell_figures
from options.analysis.disagreement.counts import ANSWERS
from options.analysis.groups.leaders import leaders_of
from options.analysis.totals.ranking import weighted_totals
from options.models import SealedFigures
from options.reports.others.rules import K, groups_shown, may_show_spread
from options.reports.room import Room

Stored = Mapping[str, Any]
ENDLESS = 10**9
KEEPS = 8
KEEPS = 16


@dataclass(frozen=True)
class Group:
    """One perspective in the figures, or those without one (pk is None)."""

    pk: int | None
    place: int
    people: int
    weighing: int
    weights: Floats | None


@dataclass(frozen=True, eq=False)
class Figures:
    """What a round came to when it was sealed; rows are options, columns criteria, by key.

    Attributes:
        stored: as it was sealed.
        withdrawn: how many took back their answers since; the figures are as they were.
    """

    stored: Stored
    withdrawn: int

    @property
    def number(self) -> int:
        """Of which round."""
        return int(self.stored["round"])

    @property
    def options(self) -> list[int]:
        """The keys of the rows."""
        return list(self.stored["options"])

    @property
    def criteria(self) -> list[int]:
        """The keys of the columns."""
        return list(self.stored["criteria"])

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return len(self.options), len(self.criteria)

    @cached_property
    def counts(self) -> Ints:
        """How often each whole point was given in each cell, (options, criteria, 101)."""
        return unpacked(self.stored["cells"]["counts"], self.shape)

    @cached_property
    def cells(self) -> CellFigures:
        """The middle and the spread of each cell."""
        return cell_figures(self.counts)

    @cached_property
    def weights(self) -> Floats | None:
        """The room's mean weights (criteria,); None if nobody gave any."""
        return row_of(self.stored["weights"]["mean"])

    @cached_property
    def median_weights(self) -> Floats | None:
        """The room's median weights, scaled to sum to 1; None if they cannot be."""
        return row_of(self.stored["weights"]["median"])

    @cached_property
    def totals(self) -> Floats:
        """The totals of the room's mean weights and mean scores; NaN where one is missing."""
        if self.weights is None:
            return np.full(len(self.options), np.nan)
        return weighted_totals(self.cells.mean, self.weights)

    @property
    def fewest(self) -> int:
        """The fewest people on whom any cell that has weight, or the weights, rest."""
        if self.weights is None or not self.options:
            return 0
        answered = self.cells.number[:, self.weights > 0]
        known = answered[answered.min(axis=1) > 0]
        return min(int(self.stored["weights"]["n"]), int(known.min(initial=ENDLESS)))

    @property
    def nobody_differs(self) -> bool:
        """In every cell that at least five answered, they all gave the same points."""
        shown = self.cells.number >= K
        same = self.cells.lowest[shown] == self.cells.highest[shown]
        return bool(shown.any() and same.all())

    @property
    def leaders(self) -> tuple[int, ...]:
        """The keys of the options that lead, where at least five people say so."""
        if not may_show_spread(self.fewest):
            return ()
        return tuple(self.options[row] for row in leaders_of(self.totals))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every perspective, and those without one at the end."""
        return tuple(
            Group(
                pk=told["pk"],
                place=place,
                people=told["people"],
                weighing=told["weighing"],
                weights=row_of(told["weights"]),
            )
            for place, told in enumerate(self.stored["perspectives"])
        )

    def counts_of(self, group: Group) -> Ints:
        """The same counts for one perspective."""
        return unpacked(self.stored["perspectives"][group.place]["counts"], self.shape)

    def counts_in(self, group: Group, row: int, column: int) -> Ints:
        """The counts of one cell for one perspective, (101,)."""
        told = self.stored["perspectives"][group.place]["counts"]
        return np.asarray(unpacked([[told[row][column]]], (1, 1))[0, 0], dtype=np.int64)

    def sizes_in(self, row: int, column: int) -> list[int]:
        """How many of each group answered a cell."""
        told = self.stored["perspectives"]
        return [sum(one["counts"][row][column][1::2]) for one in told]

    @cached_property
    def answers_by_group(self) -> Ints:
        """How many of each group answered each cell, (groups, options, criteria)."""
        told = self.stored["perspectives"]
        found = [[[sum(cell[1::2]) for cell in row] for row in one["counts"]] for one in told]
        sizes: Ints = np.array(found, dtype=np.int64).reshape(len(told), *self.shape)
        return sizes

    def lines_shown(self) -> tuple[bool, ...]:
        """Which groups' lines may be shown: in every cell they rest on, and by their weights.

        A line is a sum over cells, so one hidden cell could be had from it and the others.
        """
        sizes = self.answers_by_group
        may = np.array([groups_shown([group.weighing for group in self.groups])])
        cells = sizes.reshape(len(self.groups), -1).T
        asked = np.unique(cells[cells.sum(axis=1) > 0], axis=0)
        rows = [may, *(np.array([groups_shown(row)]) for row in asked.tolist())]
        found = np.concatenate(rows).all(axis=0)
        people = [group.people for group in self.groups]
        return tuple((found & np.array(groups_shown(people))).tolist())


def figures_of(room: Room, number: int | None = None) -> Figures | None:
    """The figures of the last sealed round, or of another that is sealed; one query.

    None where no round is sealed, or the one asked for is not: there is no other way to
    figures of people.
    """
    sealed = [held for held in room.rounds if held.state == held.State.SEALED]
    found = [held for held in sealed if number is None or held.number == number]
    if not found:
        return None
    held = found[-1]
    sealed_there = SealedFigures.objects.filter(round=held).order_by()
    written = sealed_there.values_list(Cast("figures", TextField()), flat=True)
    told = next(iter(written), None)
    return None if told is None else figures_written(told, held.withdrawn)


@lru_cache(maxsize=KEEPS)
def figures_written(told: str, withdrawn: int) -> Figures:
    """The figures in the words of their record, which nobody can change: read once."""
    return Figures(stored=json.loads(told), withdrawn=withdrawn)


def packed(counts: Ints) -> list[list[list[int]]]:
    """Counts (options, criteria, 101) as lists of points and how often, for JSON.

    >>> packed(np.eye(101, dtype=np.int64)[None, [70]])
    [[[70, 1]]]
    """
    rows, columns, _points = counts.shape
    told: list[list[list[int]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    found = np.nonzero(counts)
    times = counts[found].tolist()
    for row, column, points, often in zip(*(at.tolist() for at in found), times, strict=True):
        told[row][column] += [points, often]
    return told


def unpacked(told: Sequence[Sequence[Sequence[int]]], shape: tuple[int, int]) -> Ints:
    """Counts (options, criteria, 101) from what was stored."""
    counts = np.zeros((shape[0] * shape[1], ANSWERS), dtype=np.int64)
    for at, cell in enumerate(cell for row in told for cell in row):
        counts[at, cell[::2]] = cell[1::2]
    return counts.reshape(*shape, ANSWERS)


def row_of(told: Sequence[float | None] | None) -> Floats | None:
    """A stored row of numbers; None stays None, a missing number is NaN."""
    return None if told is None else np.array(told, dtype=np.float64)


def told_row(numbers: Floats) -> list[float | None]:
    """Numbers for JSON, which knows no NaN."""
    return [None if np.isnan(number) else number for number in numbers.tolist()]
