"""Amounts in natural units as a file gives them: a list of them, or a matrix."""

import dataclasses
import re

from options.formats import limits
from options.formats.errors import quoted
from options.formats.imported import Fault
from options.formats.names import same_name_key
from options.formats.tables.cells import CellError, amount_in, line_in
from options.formats.tables.grids import Grid, GridRow, Raw, is_empty
from options.formats.tables.headed import Headed, count_of_known, headed
from options.formats.tables.layout import TABLES, Column, Layout

_UNIT = re.compile(r"(?P<name>.+?)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]")
_SCALE = ("unit", "worst", "best")

PERFORMANCE = Layout(
    member="performance",
    title="Performance",
    instruction="One amount in each row. Unit, worst and best may be left out.",
    columns=(
        Column(name="option", heading="Option"),
        Column(name="criterion", heading="Criterion"),
        Column(name="amount", heading="Amount"),
        Column(name="unit", heading="Unit"),
        Column(name="worst", heading="Worst"),
        Column(name="best", heading="Best"),
    ),
)
_A_TABLE = 2  # headings that leave no doubt
_NEEDED = {"option", "criterion", "amount"}


@dataclasses.dataclass
class Measured:
    """One criterion: its unit, its anchors if the file has them, the amounts by option."""

    name: str
    unit: str = ""
    worst: float | None = None
    best: float | None = None
    amounts: dict[str, float] = dataclasses.field(default_factory=dict)
    places: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Amounts:
    """All that a file measures; options and criteria by the keys of their names."""

    options: dict[str, str] = dataclasses.field(default_factory=dict)
    criteria: dict[str, Measured] = dataclasses.field(default_factory=dict)
    faults: list[Fault] = dataclasses.field(default_factory=list)

    def option(self, name: str) -> str:
        """The key of an option, which is new the first time."""
        return _keyed(self.options, name)

    def criterion(self, name: str) -> Measured:
        """A criterion, which is new the first time; its unit may stand behind its name."""
        split = _UNIT.fullmatch(name)
        plain, unit = (split["name"], split["unit"]) if split else (name, "")
        return self.criteria.setdefault(
            same_name_key(plain),
            Measured(plain[: limits.NAME], unit.strip()[: limits.UNIT]),
        )

    def number(self, grid: Grid, raw: Raw, place: str) -> float | None:
        """The amount in a cell; what is none is a fault."""
        try:
            return amount_in(raw, decimal_comma=grid.decimal_comma)
        except CellError as error:
            self.faults.append(Fault(where=place, sentence=str(error)))
            return None

    def take(self, grid: Grid, criterion: Measured, option: str, raw: Raw, place: str) -> None:
        """One amount; a second one for a cell is a fault."""
        amount = self.number(grid, raw, place)
        if option in criterion.places and amount is not None:
            sentence = f"{criterion.places[option]} has an amount for this already. Keep one."
            self.faults.append(Fault(where=place, sentence=sentence))
        elif amount is not None:
            criterion.amounts[option] = amount
            criterion.places[option] = place

    def scale(self, grid: Grid, criterion: Measured, member: str, raw: Raw, place: str) -> None:
        """The unit, the worst or the best of a criterion."""
        if is_empty(raw):
            return
        if member == "unit":
            criterion.unit = line_in(raw)[: limits.UNIT]
        else:
            setattr(criterion, member, self.number(grid, raw, place))


def is_list(grid: Grid) -> bool:
    """One amount a row, under headings that say so."""
    return headed(grid, PERFORMANCE).columns.keys() >= _NEEDED


def measures(grid: Grid) -> bool:
    """It is a list or a matrix of amounts, and not one of the tables of a decision."""
    if is_list(grid):
        return True
    known = max(count_of_known(grid, layout) for layout in TABLES)
    return known < _A_TABLE and is_matrix(grid)


def is_matrix(grid: Grid) -> bool:
    """Names on the left, and numbers under most of the other headings."""
    rows = [row for row in grid.rows[1:] if _said(row) not in _SCALE][:20]
    cells = [raw for row in rows for raw in row.cells[1:] if not is_empty(raw)]
    numbers = sum(_is_number(grid, raw) for raw in cells)
    return len(grid.rows) > 1 and len(cells) > 0 and 2 * numbers > len(cells)


def amounts_in(grid: Grid) -> Amounts:
    """What a list or a matrix measures."""
    return _of_list(headed(grid, PERFORMANCE)) if is_list(grid) else _of_matrix(grid)


def _of_list(table: Headed) -> Amounts:
    found = Amounts(faults=list(table.faults))
    for row in table.rows:
        words = {name: line_in(table.raw(row, name)) for name in ("option", "criterion")}
        empty = next((name for name, said in words.items() if not said), None)
        if empty is not None:
            sentence = f"The {empty} is missing. Write its name."
            found.faults.append(Fault(where=table.place(row, empty), sentence=sentence))
            continue
        criterion, option = found.criterion(words["criterion"]), found.option(words["option"])
        raw, place = table.raw(row, "amount"), table.place(row, "amount")
        found.take(table.grid, criterion, option, raw, place)
        for member in _SCALE:
            raw, place = table.raw(row, member), table.place(row, member)
            found.scale(table.grid, criterion, member, raw, place)
    return found


def _of_matrix(grid: Grid) -> Amounts:
    found = Amounts()
    head, *rows = grid.rows
    columns: dict[int, tuple[Measured, str]] = {}
    for index, raw in enumerate(head.cells):
        heading = line_in(raw)
        if index == 0 or not heading:
            continue
        before = len(found.criteria)
        criterion = found.criterion(heading)
        if len(found.criteria) == before:
            where = grid.place(head.number, index, heading)
            sentence = f"{quoted(heading)} stands above two columns. Rename or delete one."
            found.faults.append(Fault(where=where, sentence=sentence))
        columns[index] = (criterion, heading)
    for row in rows:
        _matrix_row(found, grid, columns, row)
    return found


def _matrix_row(
    found: Amounts, grid: Grid, columns: dict[int, tuple[Measured, str]], row: GridRow
) -> None:
    name, said = line_in(row.cell(0)), _said(row)
    if not name:
        sentence = "The name of the option is missing. Write it."
        found.faults.append(Fault(where=grid.row_place(row.number), sentence=sentence))
        return
    option = "" if said in _SCALE else found.option(name)
    for index, (criterion, heading) in columns.items():
        raw, place = row.cell(index), grid.place(row.number, index, heading)
        if said in _SCALE:
            found.scale(grid, criterion, said, raw, place)
        else:
            found.take(grid, criterion, option, raw, place)


def _said(row: GridRow) -> str:
    return same_name_key(line_in(row.cell(0)))


def _keyed(names: dict[str, str], name: str) -> str:
    key = same_name_key(name)
    names.setdefault(key, name)
    return key


def _is_number(grid: Grid, raw: Raw) -> bool:
    try:
        return amount_in(raw, decimal_comma=grid.decimal_comma) is not None
    except CellError:
        return False
