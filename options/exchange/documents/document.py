"""What a document says, before it is written in any form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language, get_language_bidi

from options.sections.contract import Picture, Table, Words


@dataclass(frozen=True)
class Part:
    """One chapter: words, then pictures with their tables, then tables of its own."""

    name: str
    title: Words
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def is_empty(self) -> bool:
        """It says nothing."""
        return not (self.sentences or self.items or self.pictures or self.tables)


@dataclass(frozen=True)
class Document:
    """A report on one sheet, one perspective, or one workshop.

    Attributes:
        kind: what it is a report of, above the title.
        headline: the verdict in one sentence; `conditions` say how sure it is and what would
            change it.
        facts: short lines under the headline, such as on how many people it rests.
        foot: stands at the end of every length: what makes it checkable.
        is_short: it shall fit on one page.
    """

    name: str
    kind: str
    title: str
    question: str
    headline: str
    conditions: tuple[str, ...]
    facts: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: tuple[str, ...]
    made_at: datetime
    is_short: bool = False
    language: str = field(default_factory=lambda: get_language() or "en")
    is_right_to_left: bool = field(default_factory=get_language_bidi)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures in the order of the document."""
        return tuple(picture for part in self.parts for picture in part.pictures)

    @property
    def tables(self) -> tuple[tuple[Part, Table], ...]:
        """All tables, those of pictures too, with the part that each belongs to."""
        return tuple(
            (part, table)
            for part in self.parts
            for table in (*(picture.table for picture in part.pictures), *part.tables)
        )
