"""The spread of one cell: what the room answered, for one picture and its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from options.analysis.arrays import Ints
from options.analysis.disagreement.agreement import agreement_of_points
from options.analysis.disagreement.cells import CellFigures, cell_figures
from options.models import Criterion, Option
from options.reports.others.figures import Figures, figures_of
from options.reports.others.rules import Why, may_show_spread, why_group_hidden, why_hidden
from options.reports.room import Room

BIN = 10
KEEPS = 512

Agreement = Literal["agree", "spread", "apart", ""]


@dataclass(frozen=True)
class Dot:
    """So many people gave these points."""

    points: int
    people: int


@dataclass(frozen=True)
class GroupSpread:
    """One perspective in this cell; hidden figures are None. pk None: without perspective."""

    perspective: int | None
    n: int | None
    why: Why
    median: float | None = None
    lower: float | None = None
    upper: float | None = None

    @property
    def is_hidden(self) -> bool:
        """Its figures are not shown."""
        return self.why is not Why.SHOWN


@dataclass(frozen=True)
class Spread:
    """The room's answers to one cell; all figures are None while `is_hidden`.

    Attributes:
        round_number: from which sealed round; 0 without one.
        n: how many gave points that count.
        why: why it is hidden; `median_only` shows the median and nothing else.
        dots: exact points and how many gave them, rising.
        bins: eleven counts: about 0, 10, ... 100.
        agreement: in a word: they agree, spread, or lie apart as two heaps.
        is_split: two camps of at least five, with a gap between them.
        carried: how many answers are kept from an earlier round; None if hidden.
        is_kept: the figures are still those of the round before, as too few answers changed
            after somebody withdrew.
        late: people who came late and are too few to be counted yet.
    """

    option: Option
    criterion: Criterion
    round_number: int
    n: int
    why: Why
    cannot_judge: int | None = None
    outdated: int | None = None
    carried: int | None = None
    withdrawn: int = 0
    late: int = 0
    is_kept: bool = False
    mean: float | None = None
    median: float | None = None
    lower: float | None = None
    upper: float | None = None
    lowest: float | None = None
    highest: float | None = None
    deviation: float | None = None
    agreement: Agreement = ""
    is_disputed: bool = False
    is_split: bool = False
    dots: tuple[Dot, ...] = ()
    bins: tuple[int, ...] = ()
    groups: tuple[GroupSpread, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """No spread is shown; a median may be."""
        return self.why is not Why.SHOWN

    @property
    def is_unanimous(self) -> bool:
        """Everybody who answered gave the same points."""
        return len(self.dots) == 1


def spread_of_cell(
    room: Room, option: Option, criterion: Criterion, *, is_warned: bool = False
) -> Spread:
    """The room's spread in a cell from the last sealed round; one query.

    Args:
        room: as `room_of` gives it.
        option, criterion: the cell.
        is_warned: the facilitator was warned that three or four people can guess each other,
            so the console may see the room's median.
    """
    return spread_from(figures_of(room), option, criterion, is_warned=is_warned)


def spread_from(
    figures: Figures | None, option: Option, criterion: Criterion, *, is_warned: bool = False
) -> Spread:
    """The same from figures that were read already."""
    if figures is None:
        return Spread(option, criterion, 0, 0, Why.NOT_SEALED)
    if option.pk not in figures.options or criterion.pk not in figures.criteria:
        return Spread(option, criterion, figures.number, 0, Why.NOT_ASKED)
    row, column = figures.options.index(option.pk), figures.criteria.index(criterion.pk)
    counts = cell_counts(figures, row, column)
    n = int(counts.sum())
    why = why_hidden(n, is_warned=is_warned)
    if why is not Why.SHOWN:
        median = float(cell_figures(counts).median) if why is Why.MEDIAN_ONLY else None
        return Spread(option, criterion, figures.number, n, why, median=median)
    return shown_spread(figures, option, criterion, counts, (row, column))


def shown_spread(
    figures: Figures, option: Option, criterion: Criterion, counts: Ints, at: tuple[int, int]
) -> Spread:
    """The figures of a cell that at least five answered."""
    told, (row, column) = figures.stored["cells"], at
    found, agreement, groups = read_at(figures, row, column)
    deviation = float(found.standard_deviation)
    return Spread(
        option=option,
        criterion=criterion,
        round_number=figures.number,
        n=int(found.number),
        why=Why.SHOWN,
        cannot_judge=told["cannot"][row][column],
        outdated=told["outdated"][row][column],
        carried=told["carried"][row][column],
        withdrawn=figures.withdrawn,
        late=told["late"][row][column],
        is_kept=told["kept"][row][column],
        mean=float(found.mean),
        median=float(found.median),
        lower=float(found.lower_quartile),
        upper=float(found.upper_quartile),
        lowest=float(found.lowest),
        highest=float(found.highest),
        deviation=deviation,
        agreement=agreement,
        is_disputed=bool(found.is_disputed),
        is_split=any(cut[:2] == [row, column] for cut in figures.stored["splits"]),
        dots=tuple(Dot(at, int(counts[at])) for at in np.flatnonzero(counts).tolist()),
        bins=bins_of(counts),
        groups=groups,
    )


@lru_cache(maxsize=KEEPS)
def read_at(
    figures: Figures, row: int, column: int
) -> tuple[CellFigures, Agreement, tuple[GroupSpread, ...]]:
    """What takes arithmetic in a cell, worked out once for all who look at it."""
    counts = cell_counts(figures, row, column)
    groups = groups_in(figures, row, column)
    return cell_figures(counts), agreement_in_a_word(counts), groups


def cell_counts(figures: Figures, row: int, column: int) -> Ints:
    """The counts of one cell, (101,), without unpacking the others."""
    cell = figures.stored["cells"]["counts"][row][column]
    counts = np.zeros(101, dtype=np.int64)
    counts[cell[::2]] = cell[1::2]
    return counts


def groups_in(figures: Figures, row: int, column: int) -> tuple[GroupSpread, ...]:
    """Every perspective in a cell, each under the rule of the group and everybody else."""
    sizes = figures.sizes_in(row, column)
    found = []
    for group, n in zip(figures.groups, sizes, strict=True):
        why = why_group_hidden(sizes, group.place)
        if why is not Why.SHOWN:
            found.append(GroupSpread(group.pk, None, why))
            continue
        own = cell_figures(figures.counts_in(group, row, column))
        middle = float(own.median), float(own.lower_quartile), float(own.upper_quartile)
        found.append(GroupSpread(group.pk, n, why, *middle))
    return tuple(found)


def agreement_in_a_word(counts: Ints) -> Agreement:
    """From van der Eijk's A over five categories: above a half, down to 0, and below.

    >>> counts = np.zeros(101, dtype=np.int64); counts[[0, 100]] = 3
    >>> agreement_in_a_word(counts)
    'apart'
    """
    found = float(agreement_of_points(counts))
    if np.isnan(found) or not may_show_spread(int(counts.sum())):
        return ""
    if found >= 0.5:
        return "agree"
    return "spread" if found >= 0 else "apart"


def bins_of(counts: Ints) -> tuple[int, ...]:
    """How many answers lie about 0, 10, ... 100; five goes up.

    >>> counts = np.zeros(101, dtype=np.int64); counts[[4, 5, 96]] = 1
    >>> bins_of(counts)
    (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    """
    places = (np.arange(len(counts)) + BIN // 2) // BIN
    return tuple(np.bincount(places, weights=counts).astype(int).tolist())
