# ruff: noqa: ANN401, FBT001, FBT002 -- the import package calls these as it likes
"""Criteria as rows of a table; a group is stored after what it groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from options.actions.value_tree import save_criterion
from options.admin.resources.columns import (
    Line,
    PlaceColumn,
    Row,
    Text,
    YesNo,
)
from options.admin.resources.part import PartResource, RowsOfParts
from options.admin.resources.parts import ParkedColumn
from options.admin.resources.references import Named
from options.admin.resources.tables import Table
from options.admin.resources.which import DECISION, KEY
from options.errors import (
    AnotherDecision,
    EmptyGroup,
    HoldsAnswers,
    NoAnchors,
    NoName,
    NotOneTree,
    RuleBroken,
    SameName,
)
from options.formats.names import same_name_key
from options.formats.tables.cells import line_in
from options.models import Criterion

PARENT, WORDING = "under", "wording only"


class Under(Field):  # type: ignore[misc]  # -- the package has no types
    """The criterion above; one that the same file brings takes its own children in."""

    def __init__(self) -> None:
        super().__init__("parent", PARENT, Named(Criterion))

    def save(self, instance: Any, row: Row, is_m2m: bool = False, **asked: Any) -> None:
        """What is not stored yet waits for this one."""
        if not row.get(WAITS):
            super().save(instance, row, is_m2m, **asked)


WAITS = "\x00waits"


class CriterionResource(PartResource):
    """One criterion in each row."""

    reads_with: ClassVar[tuple[str, ...]] = ("decision", "parent")
    key = Field("key", "key", Line())
    parent = Under()
    name = Field("name", "name", Line())
    short_name = Field("short_name", "short name", Line())
    definition = Field("definition", "definition", Text())
    direction = Field("direction", "direction", Line())
    worst = Field("worst", "0 means", Text())
    middle = Field("middle", "50 means", Text())
    best = Field("best", "100 means", Text())
    unit = Field("unit", "unit", Line())
    in_core = Field("in_core", "short version", YesNo(otherwise=True))
    parked_at = ParkedColumn()
    is_wording_only = Field(None, WORDING, YesNo())
    position = PlaceColumn()
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {
        NoName: "name",
        SameName: "name",
        NotOneTree: "parent",
        AnotherDecision: "parent",
        HoldsAnswers: "parent",
        NoAnchors: "worst",
        EmptyGroup: "parent",
    }

    class Meta(RowsOfParts):
        model = Criterion
        fields = import_order = export_order = (
            "decision", "key", "parent", "name", "short_name", "definition", "direction",
            "worst", "middle", "best", "unit", "in_core", "parked_at", "is_wording_only",
            "position",
        )  # fmt: skip

    def __init__(self, **asked: Any) -> None:
        super().__init__(**asked)
        self.above: dict[int, int] = {}
        self.revisions: dict[int, int] = {}

    # --- In which order ---------------------------------------------------------------

    def arranged(self, table: Table) -> Table:
        """What lies under another row before that one."""
        if not table.has(PARENT):
            return table
        above = above_in(table)
        depths = {number: depth_of(number, above) for number in range(1, len(table.rows) + 1)}
        order = sorted(depths, key=lambda number: (-depths[number], number))
        self.above = {order.index(low) + 1: order.index(up) + 1 for low, up in above.items()}
        return table.in_order(order)

    def before_import_row(self, row: Any, **asked: Any) -> None:
        """Whether its group comes later in this file, as something new."""
        super().before_import_row(row, **asked)
        up = self.above.get(self.number)
        if up is None or self.table is None:
            return
        if up <= self.number:
            raise ValidationError({"parent": _("This would lie under itself.")})
        decision = self.decision_of(row)
        key = line_in(self.table.said(up, KEY))
        stored = Criterion.objects.filter(decision=decision, key=key)
        row[WAITS] = not (key and stored.exists())

    # --- Storing ----------------------------------------------------------------------

    def skip_row(
        self, instance: Any, original: Any, row: Row, import_validation_errors: Any = None
    ) -> bool:
        """A row that waits for its group has changed."""
        if row.get(WAITS):
            return False
        return super().skip_row(instance, original, row, import_validation_errors)

    def store(self, part: Any, row: Row) -> None:
        """By its action, with what waited for it."""
        waited = [
            self.of_row[low]
            for low, up in self.above.items()
            if up == self.number and part._state.adding and low in self.of_row
        ]
        self.revisions[self.number] = 0 if part._state.adding else part.revision
        save_criterion(
            criterion=part,
            under_it=[child for child in waited if child.pk],
            is_wording_only=self.fields["is_wording_only"].widget.clean(row.get(WORDING)),
        )
        self.known.clear()  # it may be called otherwise now

    def asks_again(self, number: int) -> int:
        """How many scores ask for another look because of a row."""
        before, part = self.revisions.get(number), self.of_row.get(number)
        if not before or part is None or part.revision == before:
            return 0
        return int(part.scores.count())


def above_in(table: Table) -> dict[int, int]:
    """Which row lies directly under which row of the file, by key, else by name."""
    rows = range(1, len(table.rows) + 1)
    known: dict[tuple[str, str], int] = {}
    for column in (KEY, "name"):
        for number in rows:
            word = same_name_key(line_in(table.said(number, column)))
            if word:
                known.setdefault((line_in(table.said(number, DECISION)), word), number)
    found = {
        number: known.get(
            (
                line_in(table.said(number, DECISION)),
                same_name_key(line_in(table.said(number, PARENT))),
            )
        )
        for number in rows
    }
    return {low: up for low, up in found.items() if up is not None}


def depth_of(number: int, above: Mapping[int, int]) -> int:
    """How many rows lie over one; a circle ends where it began."""
    seen = {number}
    while (up := above.get(number)) is not None and up not in seen:
        seen.add(up)
        number = up
    return len(seen) - 1
