"""What is not scored yet, and whether it could matter."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np

from options.analysis.arrays import TIE
from options.analysis.totals.ranking import what_is_decided
from options.models import Criterion
from options.reports.basis import Basis
from options.reports.cells import Given, is_outdated
from options.reports.structure import OptionView, Structure


class Why(enum.StrEnum):
    """Why a cell counts as missing."""

    UNANSWERED = "unanswered"
    CANNOT_JUDGE = "cannot_judge"
    CHECK_AGAIN = "check_again"


@dataclass(frozen=True)
class MissingCell:
    """One cell, and where it is scored."""

    view: OptionView
    criterion: Criterion
    why: Why

    @property
    def anchor(self) -> str:
        """Its place on the criterion's page."""
        return f"cell-{self.view.pk}-{self.criterion.pk}"


@dataclass(frozen=True)
class MissingGroup:
    """The missing cells of one criterion."""

    criterion: Criterion
    cells: tuple[MissingCell, ...]


@dataclass(frozen=True)
class Missing:
    """What is missing by criterion, and who can still come first; None before any score."""

    groups: tuple[MissingGroup, ...]
    scored: int
    expected: int
    unweighed: tuple[Criterion, ...]
    contenders: tuple[OptionView, ...] | None
    sure_leader: OptionView | None

    @property
    def cells(self) -> tuple[MissingCell, ...]:
        """All missing cells."""
        return tuple(cell for group in self.groups for cell in group.cells)

    def count(self, why: Why) -> int:
        """How many are missing for one reason."""
        return sum(cell.why is why for cell in self.cells)

    @property
    def unanswered(self) -> int:
        """Cells without any answer."""
        return self.count(Why.UNANSWERED)

    @property
    def cannot_judge(self) -> int:
        """Cells answered with "I can't judge"."""
        return self.count(Why.CANNOT_JUDGE)

    @property
    def answered(self) -> int:
        """Cells with points or "I can't judge"."""
        return self.scored + self.cannot_judge

    @property
    def check_again(self) -> int:
        """Cells whose criterion meant something else when they were scored."""
        return self.count(Why.CHECK_AGAIN)

    @property
    def is_answered(self) -> bool:
        """Every cell has an answer for what its criterion means now."""
        return self.expected > 0 and self.unanswered == 0 and self.check_again == 0

    @property
    def first(self) -> Criterion | None:
        """Where to go on; None when every cell has an answer."""
        left = (cell.criterion for cell in self.cells if cell.why is not Why.CANNOT_JUDGE)
        return next(left, None)


def missing_of(structure: Structure, given: Given, basis: Basis | None) -> Missing:
    """The cells without points; whether they matter is known once there is a basis."""
    groups = tuple(
        MissingGroup(leaf, cells)
        for leaf in structure.criteria
        if (cells := missing_on(structure, leaf, given))
    )
    expected = len(structure.options) * len(structure.criteria)
    return Missing(
        groups=groups,
        scored=expected - sum(len(group.cells) for group in groups),
        expected=expected,
        unweighed=basis.weighing.unweighed if basis else (),
        contenders=contenders_of(basis) if basis else None,
        sure_leader=sure_leader_of(basis) if basis else None,
    )


def missing_on(structure: Structure, leaf: Criterion, given: Given) -> tuple[MissingCell, ...]:
    """The missing cells of one criterion, in the decision's order."""
    found = []
    for view in structure.options:
        score = given.get((view.pk, leaf.pk))
        if score is None or not score.is_answered:
            found.append(MissingCell(view, leaf, Why.UNANSWERED))
        elif is_outdated(score, leaf):
            found.append(MissingCell(view, leaf, Why.CHECK_AGAIN))
        elif score.points is None:
            found.append(MissingCell(view, leaf, Why.CANNOT_JUDGE))
    return tuple(found)


def contenders_of(basis: Basis) -> tuple[OptionView, ...]:
    """Options in the running whose most is not below the least of another."""
    rows = list(basis.running)
    if not rows:
        return ()
    least, most = basis.total_bounds
    bar = float(np.max(least[rows]))
    return basis.views([row for row in rows if most[row] >= bar - TIE])


def sure_leader_of(basis: Basis) -> OptionView | None:
    """The option that leads whatever the missing scores turn out to be."""
    rows = list(basis.running)
    if not rows:
        return None
    low, high = basis.cell_bounds
    leader = what_is_decided(low[rows], high[rows], basis.weights).leader
    return None if leader is None else basis.options[rows[leader]]
