# ruff: noqa: ANN401, ARG002 -- the import package calls these as it likes
"""What the cells of a table hold: texts, yes or no, numbers, other parts by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.widgets import Widget

from options.formats import limits
from options.formats.members import is_web_address
from options.formats.tables.cells import flag_in, line_in, text_in, whole_number_in
from options.forms.fields import TextField

Row = Mapping[str, Any]
BETWEEN = ";"
NUMBER = "number"


@dataclass(frozen=True)
class Change:
    """What a cell would come to say instead of what is stored."""

    column: str
    before: str
    after: str


class Text(Widget):  # type: ignore[misc]  # -- the package has no types
    """Any number of lines, as typed; no longer than a decision file may hold."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> str:
        """Refuse what no database can hold."""
        field = TextField(required=False, strip=False, max_length=limits.TEXT)
        text: str = field.clean(text_in(value))
        return text

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> Any:
        """As it is."""
        return "" if value is None else value


class Line(Text):
    """One line without spaces around it."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> str:
        """Refuse line breaks."""
        line = super().clean(line_in(value))
        if len(line.splitlines()) > 1:
            raise ValidationError(_("Write this in one line."))
        return line


class SourceKey(Line):
    """The key of a source, which a cell can name among others."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> str:
        """Refuse the sign that stands between keys."""
        key = super().clean(value)
        if BETWEEN in key:
            raise ValidationError(_("Write a key without “%(sign)s”.") % {"sign": BETWEEN})
        return key


class Address(Line):
    """Where a browser may be sent to."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> str:
        """Only http and https."""
        address = super().clean(value)
        if address and not is_web_address(address):
            raise ValidationError(_("Type an address that begins with https:// or http://."))
        return address


class YesNo(Widget):  # type: ignore[misc]  # -- the package has no types
    """Yes or no; an empty cell says what a new part begins with."""

    def __init__(self, *, otherwise: bool = False) -> None:
        super().__init__()
        self.otherwise = otherwise

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> bool:
        """The word, in whatever spelling."""
        said = flag_in(value)
        return self.otherwise if said is None else said

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> str:
        """In words, which no spreadsheet translates."""
        return "yes" if value else "no"


class Whole(Widget):  # type: ignore[misc]  # -- the package has no types
    """A whole number, or nothing."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> int | None:
        """From 0; in any script's digits."""
        number = whole_number_in(value)
        if number is not None and not 0 <= number <= limits.MAX_SEED:
            raise ValidationError(_("Type a whole number from 0."))
        return number

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> Any:
        """A number stays one."""
        return "" if value is None else value


class Place(Whole):
    """Where a part stands among its like; nothing is the place that it has, or the last."""

    def clean(self, value: Any, row: Row | None = None, **_asked: Any) -> int | None:
        """No further down than a file may say."""
        place = super().clean(value)
        if (place or 0) > limits.MAX_PLACE:
            raise ValidationError(_("Type a whole number up to %(most)s.") % {
                "most": limits.MAX_PLACE
            })  # fmt: skip
        return place


class PlaceColumn(Field):  # type: ignore[misc]  # -- the package has no types
    """An empty place changes nothing."""

    def __init__(self) -> None:
        super().__init__("position", "place", Place(), saves_null_values=False)


class Number(Field):  # type: ignore[misc]  # -- the package has no types
    """What a part without a key is known by; the database gives it."""

    def __init__(self) -> None:
        super().__init__("pk", NUMBER, Whole(), readonly=True)


class SlugOfDecision(Line):
    """A decision, by its address."""

    def render(self, value: Any, obj: Any = None, **_asked: Any) -> str:
        """Its address."""
        return "" if value is None else str(value.slug)
