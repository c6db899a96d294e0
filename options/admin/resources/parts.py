# ruff: noqa: ANN401, ARG002, FBT001, FBT002 -- the import package calls these as it likes
"""Options, notes, sources, later facts, perspectives and red lines as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from options.actions.decisions import save_option
from options.actions.parts import save_part
from options.actions.shaping import save_whole
from options.admin.resources.columns import (
    NUMBER,
    Address,
    Line,
    Number,
    PlaceColumn,
    Row,
    SourceKey,
    Text,
    Whole,
    YesNo,
)
from options.admin.resources.part import PartResource, RowsOfParts
from options.admin.resources.references import Beside, Named, PointsByCriterion, SourceKeys
from options.admin.resources.which import KEY
from options.errors import HoldsAnswers, NoLimit, NoName, RuleBroken, SameName
from options.models import (
    Criterion,
    Evidence,
    LaterFact,
    Option,
    Perspective,
    RedLine,
    Source,
)


class ParkedColumn(Field):  # type: ignore[misc]  # -- the package has no types
    """What was parked has answers: it is parked and brought back by hand."""

    def __init__(self) -> None:
        super().__init__("parked_at", "parked", YesNo())

    def save(self, instance: Any, row: Row, is_m2m: bool = False, **asked: Any) -> None:
        """Refuse what differs."""
        if self.clean(row, **asked) != (instance.parked_at is not None):
            raise ValidationError(
                _("A file parks nothing and brings nothing back. Do it in the list.")
            )


class OptionResource(PartResource):
    """One option in each row."""

    key = Field("key", "key", Line())
    name = Field("name", "name", Line())
    description = Field("description", "description", Text())
    strongest_case = Field("strongest_case", "strongest case", Text())
    is_baseline = Field("is_baseline", "baseline", YesNo())
    in_core = Field("in_core", "short version", YesNo(otherwise=True))
    parked_at = ParkedColumn()
    position = PlaceColumn()
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {NoName: "name", SameName: "name"}

    class Meta(RowsOfParts):
        model = Option
        fields = import_order = export_order = (
            "decision", "key", "name", "description", "strongest_case", "is_baseline",
            "in_core", "parked_at", "position",
        )  # fmt: skip

    def store(self, part: Any, row: Row) -> None:
        """By its action."""
        save_option(option=part)


class PartWithSources(PartResource):
    """A part that has no key of its own, and rests on sources."""

    number = Number()
    sources = Beside("sources", "sources", SourceKeys())
    position = PlaceColumn()
    is_found_by: ClassVar[str] = NUMBER

    def store(self, part: Any, row: Row) -> None:
        """By its actions."""
        save_whole(part=part, sources=getattr(part, "_sources_to_be", None))


class EvidenceResource(PartWithSources):
    """One note in each row."""

    reads_with: ClassVar[tuple[str, ...]] = ("decision", "option", "criterion", "sources")
    option = Field("option", "option", Named(Option))
    criterion = Field("criterion", "criterion", Named(Criterion))
    note = Field("note", "note", Text())
    strength = Field("strength", "strength", Line())
    is_after_reading_date = Field("is_after_reading_date", "known only later", YesNo())

    class Meta(RowsOfParts):
        model = Evidence
        fields = import_order = export_order = (
            "decision", "number", "option", "criterion", "note", "strength", "sources",
            "is_after_reading_date", "position",
        )  # fmt: skip


class LaterFactResource(PartWithSources):
    """One fact in each row."""

    reads_with: ClassVar[tuple[str, ...]] = ("decision", "sources")
    text = Field("text", "text", Text())

    class Meta(RowsOfParts):
        model = LaterFact
        fields = import_order = export_order = (
            "decision", "number", "text", "sources", "position",
        )  # fmt: skip


class SourceResource(PartResource):
    """One publication in each row."""

    key = Field("key", "key", SourceKey())
    title = Field("title", "title", Text())
    publisher = Field("publisher", "publisher", Line())
    address = Field("address", "address", Address())
    date = Field("date", "date", Line())
    grade = Field("grade", "grade", Line())
    grade_note = Field("grade_note", "why this grade", Line())
    remark = Field("remark", "remark", Text())
    position = PlaceColumn()
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {SameName: KEY}

    class Meta(RowsOfParts):
        model = Source
        fields = import_order = export_order = (
            "decision", "key", "title", "publisher", "address", "date", "grade",
            "grade_note", "remark", "position",
        )  # fmt: skip

    def store(self, part: Any, row: Row) -> None:
        """By its action."""
        save_part(part=part)


class PerspectiveResource(PartResource):
    """One perspective in each row, with its illustrative points in one cell."""

    reads_with: ClassVar[tuple[str, ...]] = ("decision", "swings__criterion")
    key = Field("key", "key", Line())
    name = Field("name", "name", Line())
    reason = Field("reason", "what moves it", Text())
    swings = Beside("swings", "points", PointsByCriterion())
    position = PlaceColumn()

    class Meta(RowsOfParts):
        model = Perspective
        fields = import_order = export_order = (
            "decision", "key", "name", "reason", "swings", "position",
        )  # fmt: skip

    def store(self, part: Any, row: Row) -> None:
        """By its actions; a criterion that the cell leaves out loses its points."""
        points = getattr(part, "_swings_to_be", None)
        if points is not None and part.pk:
            had = {swing.criterion: None for swing in part.swings.all()}
            points = {**had, **points}
        save_whole(part=part, points=points)


class RedLineResource(PartResource):
    """One red line in each row: a limit or a question."""

    reads_with: ClassVar[tuple[str, ...]] = ("decision", "criterion")
    key = Field("key", "key", Line())
    name = Field("name", "name", Line())
    why = Field("why", "why", Text())
    held_by = Field("held_by", "held by", Line())
    criterion = Field("criterion", "criterion", Named(Criterion))
    fails_below = Field("fails_below", "fails below", Whole())
    at_risk_below = Field("at_risk_below", "at risk below", Whole())
    at_risk_when_low_below = Field(
        "at_risk_when_low_below", "at risk when lowest below", Whole()
    )
    question = Field("question", "question", Text())
    position = PlaceColumn()
    beside: ClassVar[Mapping[type[RuleBroken], str]] = {
        HoldsAnswers: "question",
        NoLimit: "fails_below",
    }

    class Meta(RowsOfParts):
        model = RedLine
        fields = import_order = export_order = (
            "decision", "key", "name", "why", "held_by", "criterion", "fails_below",
            "at_risk_below", "at_risk_when_low_below", "question", "position",
        )  # fmt: skip

    def store(self, part: Any, row: Row) -> None:
        """By its action."""
        save_part(part=part)
