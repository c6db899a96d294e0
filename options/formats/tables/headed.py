"""Finds the row of headings in a grid, and its columns wherever they were moved to."""

import dataclasses

from options.formats.errors import quoted
from options.formats.imported import Fault
from options.formats.names import same_name_key
from options.formats.tables.cells import line_in
from options.formats.tables.grids import Grid, GridRow, Raw, is_empty
from options.formats.tables.layout import Layout

_LOOKED_THROUGH = 20


@dataclasses.dataclass(frozen=True)
class Headed:
    """A grid read as one of the tables; columns are known by name, others by their place."""

    grid: Grid
    layout: Layout
    columns: dict[str, int]
    others: tuple[tuple[int, str], ...]
    rows: tuple[GridRow, ...]
    faults: tuple[Fault, ...]

    def raw(self, row: GridRow, name: str) -> Raw:
        """What stands in a column; nothing where the column is missing."""
        index = self.columns.get(name)
        return None if index is None else row.cell(index)

    def place(self, row: GridRow, name: str) -> str:
        """Where a cell is, or should be."""
        index = self.columns.get(name)
        if index is None:
            return self.grid.row_place(row.number)
        return self.grid.place(row.number, index, self.layout.heading(name))


def headed(grid: Grid, layout: Layout) -> Headed:
    """The table in a grid; a fault where its headings are missing or stand twice."""
    head, found = _head_row(grid, _known(layout))
    if head is None:
        wanted = ", ".join(quoted(one.heading) for one in layout.columns[:4])
        fault = Fault(
            where=grid.title or "line 1",
            sentence=f"No row names the columns. Write a row with {wanted} above the others.",
        )
        return Headed(grid, layout, {}, (), (), (fault,))
    columns: dict[str, int] = {}
    others: list[tuple[int, str]] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for index, raw in enumerate(head.cells):
        heading = line_in(raw)
        if not heading:
            continue
        name = found.get(same_name_key(heading))
        if seen.setdefault(name or heading, index) != index:
            faults.append(_twice(grid, head, index, heading))
        elif name is None:
            others.append((index, heading))
        else:
            columns[name] = index
    rows = tuple(row for row in grid.rows if row.number > head.number)
    return Headed(grid, layout, columns, tuple(others), rows, tuple(faults))


def count_of_known(grid: Grid, layout: Layout) -> int:
    """How many headings of a table stand in the best row of the grid."""
    known = _known(layout)
    return max((_matches(row, known) for row in grid.rows[:_LOOKED_THROUGH]), default=0)


def _known(layout: Layout) -> dict[str, str]:
    """Every spelling of a heading that is understood, and the column it names."""
    spellings: dict[str, str] = {}
    for column in layout.columns:
        for words in (column.name, column.name.replace("_", " "), column.heading):
            spellings.setdefault(same_name_key(words), column.name)
    return spellings


def _head_row(grid: Grid, known: dict[str, str]) -> tuple[GridRow | None, dict[str, str]]:
    best = max(grid.rows[:_LOOKED_THROUGH], key=lambda row: _matches(row, known), default=None)
    if best is None or not _matches(best, known):
        return None, known
    return best, known


def _matches(row: GridRow, known: dict[str, str]) -> int:
    words = {same_name_key(line_in(raw)) for raw in row.cells if not is_empty(raw)}
    return len(words & known.keys())


def _twice(grid: Grid, head: GridRow, index: int, heading: str) -> Fault:
    return Fault(
        where=grid.place(head.number, index, heading),
        sentence=f"{quoted(heading)} stands above two columns. Rename or delete one of them.",
    )
