"""Two options side by side over all criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from options.models import Criterion, Evidence
from options.reports.cells import CellView, Given, cells_of
from options.reports.structure import OptionView, Structure

Pair = tuple[OptionView, OptionView]


@dataclass(frozen=True)
class PairRow:
    """Two options on one criterion, and how far they lie apart."""

    criterion: Criterion
    first: CellView
    second: CellView

    @property
    def difference(self) -> int | None:
        """Points of the first above the second; None while one is missing."""
        if self.first.points is None or self.second.points is None:
            return None
        return self.first.points - self.second.points

    @property
    def size(self) -> int:
        """How far apart they lie, whichever is ahead."""
        return abs(self.difference or 0)

    @property
    def ahead(self) -> OptionView | None:
        """The option that does better here; None when level or not known."""
        if not self.difference:
            return None
        return self.first.view if self.difference > 0 else self.second.view


@dataclass(frozen=True)
class HeadToHead:
    """A pair, its rows, and the way through all pairs."""

    structure: Structure
    pair: Pair
    rows: tuple[PairRow, ...]
    pairs: tuple[Pair, ...]

    @property
    def cells(self) -> tuple[CellView, ...]:
        """Every cell of the page."""
        return tuple(cell for row in self.rows for cell in (row.first, row.second))

    @property
    def number(self) -> int:
        """Which pair this is, from 1."""
        return self.pairs.index(self.pair) + 1

    @property
    def earlier(self) -> Pair | None:
        """The pair before."""
        return self.pairs[self.number - 2] if self.number > 1 else None

    @property
    def later(self) -> Pair | None:
        """The pair after."""
        return self.pairs[self.number] if self.number < len(self.pairs) else None

    @property
    def better_on(self) -> tuple[int, int, int]:
        """On how many criteria the first, the second, or neither is ahead; missing left out."""
        known = [row for row in self.rows if row.difference is not None]
        first = sum(row.ahead == self.pair[0] for row in known)
        second = sum(row.ahead == self.pair[1] for row in known)
        return first, second, len(known) - first - second


def pair_row(
    criterion: Criterion, pair: Pair, given: Given, evidence: tuple[Evidence, ...] = ()
) -> PairRow:
    """One criterion of a pair, the options in the decision's order."""
    first, second = cells_of(criterion, in_order(pair), given, evidence=evidence)
    return PairRow(criterion, first, second)


def pair_in(named: Mapping[str, str], structure: Structure) -> Pair | None:
    """The two options named a and b; None for strangers, or the same one twice."""
    first = structure.option(named.get("a", ""))
    second = structure.option(named.get("b", ""))
    if first is None or second is None or first == second:
        return None
    return first, second


def in_order(pair: Pair) -> Pair:
    """The pair by the decision's order, so that it has one address."""
    first, second = sorted(pair, key=lambda view: (view.option.position, view.pk))
    return first, second


def head_to_head(
    structure: Structure, pair: Pair, given: Given, evidence: list[Evidence]
) -> HeadToHead:
    """A pair over all active criteria; nothing is read from the database."""
    return HeadToHead(
        structure=structure,
        pair=in_order(pair),
        rows=tuple(
            pair_row(criterion, pair, given, tuple(evidence))
            for criterion in structure.criteria
        ),
        pairs=tuple(combinations(structure.options, 2)),
    )


def with_cells(report: HeadToHead, cells: tuple[CellView, ...]) -> HeadToHead:
    """The same pair with other cells, such as refused ones as they were typed."""
    firsts, seconds = cells[::2], cells[1::2]
    rows = tuple(
        PairRow(row.criterion, first, second)
        for row, first, second in zip(report.rows, firsts, seconds, strict=True)
    )
    return replace(report, rows=rows)
