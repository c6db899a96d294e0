"""Pictures and their tables on pages: the drawing, and how entries are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django import template
from django.forms import BaseForm
from django.utils.safestring import SafeString

from options.sections.contract import Picture, Table
from options.sections.drawing import drawn
from options.sections.writing import written_entry

register = template.Library()


@dataclass(frozen=True)
class Written:
    """An entry as text, and whether it is a number, which stands at the end of its cell."""

    text: str
    is_number: bool


@register.simple_tag
def drawing(picture: Picture) -> SafeString:
    """The SVG of a picture."""
    return drawn(picture)


@register.simple_tag
def drawing_among(drawings: Mapping[int, SafeString], picture: Picture) -> SafeString:
    """The picture as it was embedded before."""
    return drawings[id(picture)]


@register.filter
def heads(table: Table) -> list[Written]:
    """The heads of the columns."""
    kinds = zip(table.head, table.written, strict=True)
    return [Written(head, kind != "text") for head, kind in kinds]


@register.filter
def written_rows(table: Table) -> list[list[Written]]:
    """The rows, every number as pages write it."""
    return [
        [
            Written(written_entry(entry, kind), kind != "text")
            for entry, kind in zip(row, table.written, strict=True)
        ]
        for row in table.rows
    ]


@register.filter
def as_json(value: object) -> str:
    """For a data attribute; the template escapes it."""
    return json.dumps(value)


@register.filter
def errors_of(form: BaseForm, field: str) -> list[str]:
    """What is wrong in a field that is named by a value."""
    return [str(error) for error in form.errors.get(field, ())]


@register.filter
def typed_in(form: BaseForm, field: str) -> str:
    """What was typed into it."""
    return str(form.data.get(field, ""))
