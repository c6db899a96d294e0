"""How far a sheet is, and which criterion comes next."""

from __future__ import annotations

from dataclasses import dataclass

from options.models import Criterion
from options.reports.cells import CellView, Given
from options.reports.structure import Structure


@dataclass(frozen=True)
class CriterionProgress:
    """How far one criterion is."""

    criterion: Criterion
    answered: int
    expected: int

    @property
    def is_done(self) -> bool:
        """Every option is answered."""
        return self.expected > 0 and self.answered == self.expected

    @property
    def is_begun(self) -> bool:
        """Something is answered."""
        return self.answered > 0


@dataclass(frozen=True)
class Progress:
    """How far the sheet is."""

    criteria: tuple[CriterionProgress, ...]

    @property
    def answered(self) -> int:
        """Cells with an answer."""
        return sum(part.answered for part in self.criteria)

    @property
    def expected(self) -> int:
        """Cells that count."""
        return sum(part.expected for part in self.criteria)

    @property
    def is_complete(self) -> bool:
        """Nothing is left to answer."""
        return self.expected > 0 and self.answered == self.expected

    def after(self, criterion: Criterion | None) -> Criterion | None:
        """The next criterion with something left, going round once; None when all is done."""
        keys = [part.criterion.pk for part in self.criteria]
        start = keys.index(criterion.pk) + 1 if criterion and criterion.pk in keys else 0
        round_trip = [*self.criteria[start:], *self.criteria[:start]]
        others = (part.criterion for part in round_trip if not part.is_done)
        return next((found for found in others if found != criterion), None)


def progress_of(structure: Structure, given: Given) -> Progress:
    """How many cells that count have an answer."""
    return Progress(
        tuple(
            CriterionProgress(
                criterion,
                sum(
                    CellView(view, criterion, given.get((view.pk, criterion.pk))).is_answered
                    for view in structure.options_on(criterion)
                ),
                len(structure.options_on(criterion)),
            )
            for criterion in structure.criteria
        )
    )
