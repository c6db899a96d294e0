"""What every part of a result answers: its words, its pictures, and the tables beside them.

A section is told of a ground: what one person, a perspective or a room stands on. Pages and
documents show what was told; neither reckons anything.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise

from options.models import Participant, Perspective
from options.reports.basis import Basis
from options.reports.how_sure import Sureness
from options.reports.others.ground import RoomGround
from options.reports.red_lines import LineReport
from options.reports.room import Room
from options.reports.what_is_missing import Missing

Words = str | Promise
Written = Literal["text", "points", "percent", "signed", "count"]
Entry = str | float | int | None

FIRST_STRONG, POP = "\u2068", "\u2069"


def named(name: str) -> str:
    """A name within a sentence, whichever way it is written; like `<bdi>`, in documents too.

    >>> named("Alif") == chr(0x2068) + "Alif" + chr(0x2069)
    True
    """
    return f"{FIRST_STRONG}{name}{POP}"


class Whose(enum.StrEnum):
    """Whose judgements a result stands on."""

    OWN = "own"
    PERSPECTIVE = "perspective"
    ROOM = "room"


@dataclass(frozen=True, eq=False)
class Ground:
    """What a section reckons with.

    Attributes:
        basis: values, weights, who is in the running; in a room the means of its people.
        sureness: shares of the draws; a room's were drawn and kept at its seal.
        missing: the cells without points; None in a room, whose figures are sealed.
        held: what a room's seal kept besides: people's weights as dots, and what the draws say
            of weights; None for others.
        dots: other people's weights by criterion, where a room may show them; in no order.
        asked: what the address asks for besides, such as two criteria of a map.
    """

    whose: Whose
    basis: Basis
    sureness: Sureness
    lines: tuple[LineReport, ...] = ()
    missing: Missing | None = None
    sheet: Participant | None = None
    perspective: Perspective | None = None
    room: Room | None = None
    held: RoomGround | None = None
    asked: Mapping[str, str] = field(default_factory=dict)
    dots: tuple[Mapping[int, float], ...] = ()


@dataclass(frozen=True)
class Table:
    """The figures of a picture; numbers stay numbers, and `written` says how each column is."""

    caption: str
    head: tuple[str, ...]
    written: tuple[Written, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing, the sentence that says what it shows here, and its table.

    Attributes:
        name: unique in its section; addresses and files are called after it.
        sentence: plain text, names in `named`; the alternative text as well.
        drawing: the template of the SVG, which gets `context` and knows no page.
        method: the anchor in docs/methods.md that says how it is computed.
    """

    name: str
    title: Words
    sentence: str
    drawing: str
    context: Mapping[str, Any]
    table: Table
    method: str = ""


@dataclass(frozen=True)
class Told:
    """What a section says of one ground.

    Attributes:
        sentences: what a reader takes away, the most important first.
        pictures: in the order of the page.
        tables: that belong to no picture.
        template: what the page shows besides, `context` being its `facts`; documents have none.
    """

    sentences: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """One part of a result.

    Attributes:
        name: part of its address.
        tell: what it says; None where it has nothing to say of this ground.
        of: whose results have it.
        is_private: for the person's own eyes; no document and no link has it.
    """

    name: str
    title: Words
    tell: Callable[[Ground], Told | None]
    of: frozenset[Whose] = frozenset(Whose)
    is_private: bool = False
