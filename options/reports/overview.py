"""The whole matrix of one sheet, read at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from options.reports.cells import CellView, Given, cells_of
from options.reports.progress import Progress, progress_of
from options.reports.structure import Branch, OptionView, Structure


@dataclass(frozen=True)
class OverviewRow:
    """One criterion with a cell for every option."""

    branch: Branch
    is_first_of_branch: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class Overview:
    """Criteria down, options across, in the decision's order."""

    options: tuple[OptionView, ...]
    rows: tuple[OverviewRow, ...]
    progress: Progress


def overview_of(structure: Structure, given: Given) -> Overview:
    """The matrix; nothing is read from the database."""
    return Overview(
        options=structure.options,
        rows=tuple(
            OverviewRow(branch, index == 0, cells_of(leaf, structure.options, given))
            for branch in structure.branches
            for index, leaf in enumerate(branch.leaves)
        ),
        progress=progress_of(structure, given),
    )
