# ruff: noqa: ANN401, ARG002, FBT001, FBT002 -- the import package calls these as it likes
"""Rows that become parts of decisions: which part a row means, and the rules it has to keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.results import Result

from options.admin.resources.columns import NUMBER, Change, Row, SlugOfDecision
from options.admin.resources.tables import Table
from options.errors import RuleBroken
from options.formats.tables.cells import CellError, line_in, whole_number_in
from options.models import Decision

DECISION, KEY = "decision", "key"


class RowsOfParts:
    """How each table begins and what it keeps to; each kind names its model and its columns."""

    skip_diff = True
    report_skipped = True
    use_transactions = True
    store_row_values = False
    import_id_fields: ClassVar[list[str]] = []


class PartResource(ModelResource):  # type: ignore[misc]  # -- the package has no types
    """The rows of one kind of part.

    Attributes:
        beside: the column beside which a broken rule is said.
        earlier: by row, what the part said before; nothing for a new one.
    """

    decision = Field("decision", DECISION, SlugOfDecision(), readonly=True)
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {}
    is_found_by: ClassVar[str] = KEY

    def __init__(self, *, table: Table | None = None, chosen: Decision | None = None) -> None:
        super().__init__()
        self.table = table
        self.chosen = chosen
        self.earlier: dict[int, dict[str, str]] = {}
        self.changes: dict[int, tuple[Change, ...]] = {}
        self.of_row: dict[int, Any] = {}
        self.seen: dict[tuple[int, object], int] = {}
        self.number = 0

    @classmethod
    def columns(cls) -> list[str]:
        """What may stand above a column."""
        return [field.column_name for field in cls.fields.values()]

    def arranged(self, table: Table) -> Table:
        """The rows in the order in which they can be stored."""
        return table

    # --- Which part a row means -----------------------------------------------------------

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
        decision = Decision.objects.filter(slug=slug).first()
        if decision is None:
            raise ValidationError(
                {DECISION: _("No decision has the address “%(slug)s”.") % {"slug": slug[:80]}}
            )
        return decision

    def part_of(self, decision: Decision, row: Row) -> Any:
        """The stored part that the row is about; None for a new one."""
        parts = self._meta.model._default_manager.filter(decision=decision)
        if self.is_found_by == KEY:
            return parts.filter(key=line_in(row.get(KEY))).first()
        try:
            number = whole_number_in(row.get(NUMBER))
        except CellError as broken:
            raise ValidationError({NUMBER: str(broken)}) from None
        if number is None:
            return None
        part = parts.filter(pk=number).first() if 0 < number < 2**63 else None
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

    # --- The rules ------------------------------------------------------------------------

    def import_field(
        self, field: Field, instance: Any, row: Row, is_m2m: bool = False, **asked: Any
    ) -> None:
        """What a cell names is looked for in the row's own decision."""
        asked["decision"] = instance.decision
        try:
            super().import_field(field, instance, row, is_m2m, **asked)
        except ValidationError as broken:  # the package keeps the place of this kind alone
            raise ValueError(" ".join(broken.messages)) from None

    def skip_row(
        self, instance: Any, original: Any, row: Row, import_validation_errors: Any = None
    ) -> bool:
        """Nothing in it is new."""
        if import_validation_errors or self.number not in self.earlier:
            return False
        return self.words(instance) == self.earlier[self.number]

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """The rules of the record; those of the decision are its action's."""
        errors = dict(import_validation_errors or {})
        if instance._state.adding:
            if not self.has("position"):
                instance.position = self.next_place(instance)
            if getattr(instance, "key", "given") == "":
                errors.setdefault("key", None)
        try:
            instance.full_clean(
                exclude=[*errors, *self.made_later()],
                validate_unique=False,
                validate_constraints=False,
            )
            if not import_validation_errors:
                instance.validate_constraints(exclude=[*errors, *self.made_later()])
        except ValidationError as broken:
            errors = broken.update_error_dict(errors)
        errors = {name: said for name, said in errors.items() if said is not None}
        if errors:
            raise ValidationError(errors)

    def made_later(self) -> list[str]:
        """What the action makes."""
        return ["name_key"]

    def has(self, name: str) -> bool:
        """The file says something of this field of the row, if only that it is empty."""
        return (
            self.table is not None
            and name in self.fields
            and self.table.said(self.number, self.fields[name].column_name) not in (None, "")
        )

    def next_place(self, part: Any) -> int:
        """Behind the others."""
        others = type(part)._default_manager.filter(decision_id=part.decision_id)
        last = others.aggregate(last=Max("position"))["last"]
        return 0 if last is None else int(last) + 1

    def save_instance(self, instance: Any, is_create: bool, row: Row, **asked: Any) -> None:
        """By the action of its kind; what the action refuses is said beside a cell."""
        try:
            with transaction.atomic():
                self.store(instance, row)
        except RuleBroken as broken:
            said_at = self.beside.get(type(broken), NON_FIELD_ERRORS)
            raise ValidationError({said_at: str(broken)}) from None
        except IntegrityError:
            sentence = _("Somebody else stored something that stands against this row.")
            raise ValidationError(sentence) from None

    def save_m2m(self, instance: Any, row: Row, **asked: Any) -> None:
        """The action has stored what hangs on it."""

    def store(self, part: Any, row: Row) -> None:
        """Call the action that stores this kind of part."""
        raise NotImplementedError

    # --- What becomes of each row ---------------------------------------------------------

    def words(self, part: Model) -> dict[str, str]:
        """What its row would say, for the columns of the file."""
        return {
            field.column_name: str(field.export(part))
            for field in self.fields.values()
            if self.table is None or self.table.has(field.column_name) or field.attribute == KEY
        }

    def after_import(self, dataset: Any, result: Result, **asked: Any) -> None:
        """Read what is stored now, and compare."""
        stored = [part.pk for part in self.of_row.values() if part.pk]
        now = self._meta.model._default_manager.in_bulk(stored)
        for number, part in self.of_row.items():
            if part.pk not in now:
                continue
            after = self.words(now[part.pk])
            before = self.earlier.get(number, {})
            self.changes[number] = tuple(
                Change(column, before.get(column, ""), after[column])
                for column in after
                if column not in (NUMBER, DECISION) and before.get(column, "") != after[column]
            )
