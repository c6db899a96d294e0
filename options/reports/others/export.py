"""Rows and reasons to take away: shuffled, without seat, time or name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from options.errors import NotNow
from options.models import Criterion, Reason, Round, Seat, Workshop
from options.reports.others.figures import Figures, figures_of
from options.reports.others.kept import members_told
from options.reports.others.left_out import who_counts
from options.reports.others.people import CANNOT, HIGHEST_POINTS, Voices, seats_of, voices_of
from options.reports.others.rules import groups_shown, may_show_spread
from options.reports.room import Room
from options.reports.structure import OptionView

Cell = tuple[int, int]


@dataclass(frozen=True)
class ExportRow:
    """One person's answers; "?" is "I can't judge", None is missing or counts no more.

    Attributes:
        name: empty unless the workshop knows names.
        perspective: the key of it; None unless the workshop knows perspectives, and so many
            speak for it and for others that it tells nothing.
        points: by option and criterion, as keys.
        weights: by criterion.
    """

    name: str
    perspective: int | None
    points: Mapping[Cell, int | str | None]
    weights: Mapping[int, float]


@dataclass(frozen=True)
class Export:
    """The rows of a sealed round.

    Attributes:
        is_named: rows carry names, in the order of the seats; otherwise they are shuffled.
        left_out: people whose rows are not among them, so that nobody who left or came late
            can be found by comparing two files.
    """

    round_number: int
    options: tuple[OptionView, ...]
    criteria: tuple[Criterion, ...]
    rows: tuple[ExportRow, ...]
    is_named: bool
    left_out: int


@dataclass(frozen=True)
class ExportReason:
    """One reason, apart from points and people."""

    option: int
    criterion: int
    text: str


def sealed_for_export(room: Room, number: int | None) -> tuple[Figures, Round]:
    """The figures and the round; refused while nothing, or not this, is sealed."""
    figures = figures_of(room, number)
    if figures is None:
        raise NotNow(_("Answers can be exported once their round is sealed."))
    return figures, next(held for held in room.rounds if held.number == figures.number)


def rows_for_export(room: Room, number: int | None = None) -> Export:
    """Everybody's answers of a sealed round.

    Raises:
        NotNow: the round is not sealed, or fewer than five people would be in the file of a
            workshop that does not know names.
    """
    figures, held = sealed_for_export(room, number)
    seats = seats_of(room.workshop.pk)
    voices = voices_of(room.structure, seats, held)
    is_named = room.workshop.privacy == Workshop.Privacy.NAMED
    part = [at for at, is_in in enumerate(voices.taking_part.tolist()) if is_in]
    kept = part if is_named else kept_of(room, figures, voices, part)
    if not is_named and not may_show_spread(len(kept)):
        raise NotNow(_("An export without names needs the answers of at least five people."))
    names = names_of(room) if is_named else {}
    speaking = perspectives_of(room, figures, voices, kept)
    rows = [
        row_of(voices, at, names.get(seats.numbers[at], ""), speaking.get(at)) for at in kept
    ]
    return Export(
        round_number=figures.number,
        options=room.structure.options,
        criteria=room.structure.criteria,
        rows=tuple(rows if is_named else shuffled(room, rows)),
        is_named=is_named,
        left_out=len(part) - len(kept),
    )


def kept_of(room: Room, figures: Figures, voices: Voices, part: list[int]) -> list[int]:
    """Whose rows may be shown: not of latecomers who are too few, nor of others left out."""
    waits = np.asarray(voices.waiting.any(axis=(1, 2)))
    settled = [at for at in part if not waits[at]]
    numbers = [voices.seats.numbers[at] for at in settled]
    counting = who_counts(numbers, room, figures)
    return [at for at in settled if voices.seats.numbers[at] in counting]


def names_of(room: Room) -> dict[int, str]:
    """Names by the number of the seat."""
    found = Seat.objects.filter(workshop=room.workshop).order_by("number")
    return dict(found.values_list("number", "name"))


def perspectives_of(
    room: Room, figures: Figures, voices: Voices, kept: list[int]
) -> dict[int, int]:
    """Whose perspective may stand in the file: every one in a named room, none in a nameless.

    Where only perspectives are known, those whose lines could be shown among these rows; none
    once somebody speaks for another than at the seal, as two files would tell who.
    """
    own = {at: voices.speaks_for[at] for at in kept}
    told = {at: pk for at, pk in own.items() if pk is not None}
    if room.workshop.privacy == Workshop.Privacy.NAMED:
        return told
    seed = room.workshop.seed
    if room.workshop.privacy == Workshop.Privacy.ANONYMOUS or any(
        group["members"] != members_told(voices, group["pk"], seed=seed)
        for group in figures.stored["perspectives"]
    ):
        return {}
    keys = [*sorted(set(told.values())), None]
    sizes = [list(own.values()).count(pk) for pk in keys]
    shown = {pk for pk, may in zip(keys, groups_shown(sizes), strict=True) if may}
    return {at: pk for at, pk in told.items() if pk in shown}


def row_of(voices: Voices, at: int, name: str, perspective: int | None) -> ExportRow:
    """One person's row."""
    said, weights = voices.said[at], voices.weights[at]
    return ExportRow(
        name=name,
        perspective=perspective,
        points={
            (option, leaf): told(int(said[row, column]))
            for row, option in enumerate(voices.options)
            for column, leaf in enumerate(voices.criteria)
        },
        weights={}
        if np.isnan(weights).any()
        else dict(zip(voices.criteria, weights.tolist(), strict=True)),
    )


def told(answer: int) -> int | str | None:
    """Points, "?" or nothing."""
    if answer == CANNOT:
        return "?"
    return answer if answer <= HIGHEST_POINTS else None


def shuffled(room: Room, rows: list[ExportRow]) -> list[ExportRow]:
    """In an order that follows from what the rows say, so that it tells nothing of seats."""
    return sorted(rows, key=lambda row: hashed(room, f"{row.points}{row.weights}"))


def hashed(room: Room, text: str) -> str:
    """An order that nobody outside can foresee, and the same at every look."""
    return hashlib.sha256(f"export {room.workshop.seed} {text}".encode()).hexdigest()


def rationales_for_export(room: Room, number: int | None = None) -> tuple[ExportReason, ...]:
    """Every reason that is not hidden, up to a sealed round: by cell, shuffled within it.

    Without sides, points, seats and times, also in a named room: a reason is not signed.
    """
    figures, _held = sealed_for_export(room, number)
    found = Reason.objects.filter(
        workshop=room.workshop, hidden_at=None, round_number__lte=figures.number
    )
    rows = list(
        found.order_by("pk").values_list(
            "participant__seat__number", "option", "criterion", "text"
        )
    )
    counting = who_counts(everybody_in(room), room, figures)
    reasons = [ExportReason(*row[1:]) for row in rows if row[0] in counting]
    return tuple(
        sorted(reasons, key=lambda one: (one.option, one.criterion, hashed(room, one.text)))
    )


def everybody_in(room: Room) -> list[int]:
    """The numbers of all seats."""
    return seats_of(room.workshop.pk).numbers
