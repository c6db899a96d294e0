"""The page of one criterion, and the sentence that holds its scores together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from options.models import Criterion
from options.reports.cells import CellView, Given
from options.reports.progress import CriterionProgress, Progress, progress_of
from options.reports.structure import Structure


@dataclass(frozen=True)
class Standing:
    """One option's points on a criterion, for the sentence that holds them together."""

    name: str
    points: int


@dataclass(frozen=True)
class Consistency:
    """The order that the scores of one criterion put the options in, once all are scored."""

    first: Standing
    second: Standing
    last: Standing
    names_level: tuple[str, ...]

    @property
    def lead(self) -> int:
        """How far the first lies above the second."""
        return self.first.points - self.second.points

    @property
    def spread(self) -> int:
        """How far the first lies above the last."""
        return self.first.points - self.last.points

    @property
    def has_third(self) -> bool:
        """There is a last one besides the second."""
        return self.last != self.second


def consistency_of(cells: Iterable[CellView]) -> Consistency | None:
    """The order of the options on a criterion; None until every option has points."""
    cells = tuple(cells)
    standings = sorted(
        (
            Standing(cell.view.name, cell.points)
            for cell in cells
            if cell.points is not None and not cell.needs_check
        ),
        key=lambda standing: -standing.points,
    )
    if len(standings) < 2 or len(standings) != len(cells):
        return None
    top = standings[0].points
    return Consistency(
        first=standings[0],
        second=standings[1],
        last=standings[-1],
        names_level=tuple(s.name for s in standings if s.points == top),
    )


@dataclass(frozen=True)
class CriterionPage:
    """One criterion with every option, and where it stands in the whole."""

    structure: Structure
    criterion: Criterion
    cells: tuple[CellView, ...]
    progress: Progress
    consistency: Consistency | None
    upcoming: Criterion | None

    @property
    def parents(self) -> tuple[Criterion, ...]:
        """The criteria above this one."""
        return self.structure.ancestors.get(self.criterion.pk, ())

    @property
    def mine(self) -> CriterionProgress | None:
        """How far this criterion is; None for one that only the full version shows."""
        parts = (p for p in self.progress.criteria if p.criterion.pk == self.criterion.pk)
        return next(parts, None)

    @property
    def left(self) -> int:
        """How many cells of all that is asked for have no answer."""
        return self.progress.expected - self.progress.answered

    @property
    def place(self) -> int:
        """Which criterion of the list this is, from 1; 0 outside the list."""
        keys = [part.criterion.pk for part in self.progress.criteria]
        return keys.index(self.criterion.pk) + 1 if self.criterion.pk in keys else 0


def criterion_page(
    structure: Structure, criterion: Criterion, cells: tuple[CellView, ...], given: Given
) -> CriterionPage:
    """The page of one criterion; nothing is read from the database."""
    progress = progress_of(structure, given)
    return CriterionPage(
        structure=structure,
        criterion=criterion,
        cells=cells,
        progress=progress,
        consistency=consistency_of(cells),
        upcoming=progress.after(criterion),
    )
