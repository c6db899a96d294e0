# ruff: noqa: ANN401, ARG002 -- the import package calls these as it likes
"""Which part of which decision a row means."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from options.admin.resources.columns import NUMBER, Row
from options.admin.resources.tables import Table
from options.formats.tables.cells import CellError, line_in, whole_number_in
from options.models import Decision

DECISION, KEY = "decision", "key"


class FindsParts(ModelResource):  # type: ignore[misc]  # -- the package has no types
    """Looks in the decision that a row names, and nowhere else.

    Attributes:
        chosen: the decision of every row, where a person has chosen it.
        earlier: by row, what the part said before; nothing for a new one.
        of_row: by row, the part.
    """

    is_found_by: ClassVar[str] = KEY
    reads_with: ClassVar[tuple[str, ...]] = (DECISION,)

    def __init__(self, *, table: Table | None = None, chosen: Decision | None = None) -> None:
        super().__init__()
        self.table = table
        self.chosen = chosen
        self.earlier: dict[int, dict[str, str]] = {}
        self.of_row: dict[int, Any] = {}
        self.seen: dict[tuple[int, object], int] = {}
        self.decisions: dict[str, Decision | None] = {}
        self.stored: dict[int, dict[object, Any]] = {}
        self.number = 0

    def words(self, part: Any) -> dict[str, str]:
        """What the part's row would say."""
        raise NotImplementedError

    def before_import_row(self, row: Row, **asked: Any) -> None:
        """Know its place for what is said of it."""
        self.number = asked["row_number"]

    def get_or_init_instance(self, instance_loader: Any, row: Row) -> tuple[Any, bool]:
        """A part of the decision that the row names, or a new one of it."""
        decision = self.decision_of(row)
        part = self.part_of(decision, row)
        self.refuse_twice(decision, part, row)
        is_new = part is None
        if part is None:
            part = self._meta.model(decision=decision)
        else:
            self.earlier[self.number] = self.words(part)
        self.of_row[self.number] = part
        return part, is_new

    def decision_of(self, row: Row) -> Decision:
        """The one that the row names, or that was chosen for all rows."""
        slug = line_in(row.get(DECISION))
        if self.chosen is not None:
            if slug and slug != self.chosen.slug:
                raise ValidationError({DECISION: _("This row belongs to another decision.")})
            return self.chosen
        if not slug:
            raise ValidationError({DECISION: _("Write the address of its decision.")})
        if slug not in self.decisions:
            self.decisions[slug] = Decision.objects.filter(slug=slug).first()
        decision = self.decisions[slug]
        if decision is None:
            raise ValidationError(
                {DECISION: _("No decision has the address “%(slug)s”.") % {"slug": slug[:80]}}
            )
        return decision

    def part_of(self, decision: Decision, row: Row) -> Any:
        """The stored part that the row is about; None for a new one."""
        parts = self.stored_in(decision)
        if self.is_found_by == KEY:
            return parts.get(line_in(row.get(KEY)))
        try:
            number = whole_number_in(row.get(NUMBER))
        except CellError as broken:
            raise ValidationError({NUMBER: str(broken)}) from None
        if number is None:
            return None
        part = parts.get(number)
        if part is None:
            raise ValidationError(
                {
                    NUMBER: _(
                        "“%(decision)s” has nothing with the number %(number)s here. Leave "
                        "the cell empty for something new."
                    )
                    % {"decision": decision.slug, "number": number}
                }
            )
        return part

    def stored_in(self, decision: Decision) -> dict[object, Any]:
        """Every stored part of a decision, by what a row knows it by; read once."""
        if decision.pk not in self.stored:
            self.stored[decision.pk] = {
                part.key if self.is_found_by == KEY else part.pk: part
                for part in self.with_all(decision=decision)
            }
        return self.stored[decision.pk]

    def with_all(self, **which: object) -> QuerySet[Any]:
        """Parts with all that a row says of them."""
        parts = self._meta.model._default_manager.filter(**which)
        found: QuerySet[Any] = parts.prefetch_related(*self.reads_with)
        return found

    def refuse_twice(self, decision: Decision, part: Any, row: Row) -> None:
        """No part is meant by two rows."""
        meant = part.pk if part is not None else line_in(row.get(KEY))
        if not meant:
            return
        first = self.seen.setdefault((decision.pk, meant), self.number)
        if first != self.number and self.table is not None:
            raise ValidationError(
                {
                    self.is_found_by: _("This is said in %(place)s already.")
                    % {"place": self.table.place(first)}
                }
            )
