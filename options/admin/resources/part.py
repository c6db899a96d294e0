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
from import_export.results import Result

from options.admin.resources.columns import NUMBER, Change, Row, SlugOfDecision
from options.admin.resources.tables import Table
from options.admin.resources.which import DECISION, KEY, FindsParts
from options.errors import RuleBroken


class RowsOfParts:
    """How each table begins and what it keeps to; each kind names its model and its columns."""

    skip_diff = True
    report_skipped = True
    use_transactions = True
    store_row_values = False
    import_id_fields: ClassVar[list[str]] = []


class PartResource(FindsParts):
    """The rows of one kind of part.

    Attributes:
        beside: the column beside which a broken rule is said.
        known: what cells named already.
    """

    decision = Field("decision", DECISION, SlugOfDecision(), readonly=True)
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {}

    def __init__(self, **asked: Any) -> None:
        super().__init__(**asked)
        self.changes: dict[int, tuple[Change, ...]] = {}
        self.places: dict[int, int] = {}
        self.known: dict[tuple[object, ...], Any] = {}

    @classmethod
    def columns(cls) -> list[str]:
        """What may stand above a column."""
        return [field.column_name for field in cls.fields.values()]

    def arranged(self, table: Table) -> Table:
        """The rows in the order in which they can be stored."""
        return table

    # --- The rules ------------------------------------------------------------------------

    def import_field(
        self, field: Field, instance: Any, row: Row, is_m2m: bool = False, **asked: Any
    ) -> None:
        """What a cell names is looked for in the row's own decision."""
        asked |= {"decision": instance.decision, "known": self.known}
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
                instance.validate_constraints(exclude=[*errors, "name_key"])
        except ValidationError as broken:
            errors = broken.update_error_dict(errors)
        errors = {name: said for name, said in errors.items() if said is not None}
        if errors:
            raise ValidationError(errors)

    def made_later(self) -> list[str]:
        """What the action makes, and what was looked for in the decision itself."""
        return ["name_key", DECISION, "option", "criterion", "parent"]

    def has(self, name: str) -> bool:
        """The file says something of this field of the row, if only that it is empty."""
        return (
            self.table is not None
            and name in self.fields
            and self.table.said(self.number, self.fields[name].column_name) not in (None, "")
        )

    def next_place(self, part: Any) -> int:
        """Behind the others."""
        if part.decision_id not in self.places:
            others = type(part)._default_manager.filter(decision_id=part.decision_id)
            last = others.aggregate(last=Max("position"))["last"]
            self.places[part.decision_id] = -1 if last is None else int(last)
        self.places[part.decision_id] += 1
        return self.places[part.decision_id]

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
        now = {part.pk: part for part in self.with_all(pk__in=stored)}
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
