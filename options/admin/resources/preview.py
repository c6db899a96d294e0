"""What a table would do to decisions, row by row; and the deed, all of it or nothing."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.utils.translation import gettext as _
from import_export.results import Result

from options.admin.resources.columns import Change
from options.admin.resources.criterion import CriterionResource
from options.admin.resources.part import PartResource
from options.admin.resources.tables import read_table
from options.formats.errors import FormatError
from options.formats.imported import MOST_FAULTS, Fault
from options.models import Decision

NEW, CHANGED, SAME = "new", "update", "skip"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class RowFate:
    """What becomes of one row.

    Attributes:
        asks_again: how many scores will ask for another look, as the criterion means
            something else.
    """

    place: str
    decision: str
    name: str
    fate: str
    changes: tuple[Change, ...]
    asks_again: int


@dataclass(frozen=True)
class Preview:
    """What a file would do, or did; with faults it does nothing."""

    rows: tuple[RowFate, ...] = ()
    faults: tuple[Fault, ...] = ()
    records: tuple[tuple[str, object], ...] = ()

    @property
    def counts(self) -> Counter[str]:
        """How many rows are new, changed, as before."""
        return Counter(row.fate for row in self.rows)

    @property
    def shown(self) -> list[RowFate]:
        """The rows that do something."""
        return [row for row in self.rows if row.fate != SAME]

    @property
    def seen(self) -> str:
        """A digest of all that is shown, which the confirmation sends back."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()[:32]


class NotAsShown(Exception):  # noqa: N818 -- it names what happened, as a person would
    """What the file would do now differs from what its preview had shown."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview


def preview_of(
    kind: type[PartResource], data: bytes, *, chosen: Decision | None = None
) -> Preview:
    """What the rows would do; nothing is kept of it."""
    try:
        resource = resource_of(kind, data, chosen)
    except FormatError as error:
        return Preview(faults=(Fault(where=error.path, sentence=error.sentence),))
    return run(resource, is_dry=True)


def imported(
    kind: type[PartResource], data: bytes, *, chosen: Decision | None, seen: str
) -> Preview:
    """Store the rows, if they do what their preview had shown; NotAsShown if not."""
    with transaction.atomic():
        done = run(resource_of(kind, data, chosen), is_dry=False)
        if done.faults or done.seen != seen:
            raise NotAsShown(done)
    return done


def resource_of(kind: type[PartResource], data: bytes, chosen: Decision | None) -> PartResource:
    """The rules of a kind with the table that a file holds."""
    title = str(kind._meta.model._meta.verbose_name_plural)
    table = read_table(data, kind.columns(), title=title)
    resource = kind(table=table, chosen=chosen)
    resource.table = resource.arranged(table)
    return resource


def run(resource: PartResource, *, is_dry: bool) -> Preview:
    """Let the rows go through the actions, and say what became of them."""
    if resource.table is None:
        return Preview()
    result = resource.import_data(
        resource.table.dataset(),
        dry_run=is_dry,
        use_transactions=True,
        rollback_on_validation_errors=True,
    )
    faults = tuple(faults_in(resource, result))[:MOST_FAULTS]
    if faults:
        return Preview(faults=faults)
    numbers = sorted(resource.of_row, key=lambda number: resource.table.rows[number - 1].number)  # type: ignore[union-attr]  # -- it is there, see above
    return Preview(
        rows=tuple(fate_of(resource, result, number) for number in numbers),
        records=tuple(
            (result.rows[number - 1].import_type, resource.of_row[number]) for number in numbers
        ),
    )


def fate_of(resource: PartResource, result: Result, number: int) -> RowFate:
    """One row as a person reads it."""
    part = resource.of_row[number]
    is_criterion = isinstance(resource, CriterionResource)
    return RowFate(
        place=resource.table.place(number) if resource.table else "",
        decision=part.decision.title,
        name=str(part),
        fate=result.rows[number - 1].import_type,
        changes=resource.changes.get(number, ()),
        asks_again=resource.asks_again(number) if is_criterion else 0,
    )


def faults_in(resource: PartResource, result: Result) -> Iterator[Fault]:
    """Everything that stands against the import, each with its cell."""
    for error in result.base_errors:
        raise error.error
    table = resource.table
    if table is None:
        return
    for row in sorted(result.invalid_rows, key=lambda row: table.rows[row.number - 1].number):
        for name, sentences in row.error_dict.items():
            field = resource.fields.get(name) if name != NON_FIELD_ERRORS else None
            where = table.place(row.number, field.column_name if field else "")
            yield from (Fault(where=where, sentence=sentence) for sentence in sentences)
    for row in result.error_rows:
        logger.error("A row could not be stored.", exc_info=row.errors[0].error)
        sentence = _("This row cannot be stored. Look at each of its cells.")
        yield Fault(where=table.place(row.number), sentence=sentence)
