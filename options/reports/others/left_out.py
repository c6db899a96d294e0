"""Whose rows count after somebody left, so that two looks never differ by one person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from options.models import Workshop
from options.reports.others.figures import Figures
from options.reports.others.rules import others_left_out
from options.reports.room import Room


def who_counts(numbers: Sequence[int], room: Room, figures: Figures) -> set[int]:
    """The seats whose rows may be shown one by one.

    For each person who took back their answers since a seal, four others are left out: always
    the next in one fixed order of the seats, which nobody outside can know. Rows that were
    shown once and lack now are so always five or more. A room that knows names has nothing to
    hide here.
    """
    if room.workshop.privacy == Workshop.Privacy.NAMED:
        return set(numbers)
    left = max(
        (held.withdrawn for held in room.rounds if held.number <= figures.number), default=0
    )
    ordered = sorted(numbers, key=lambda number: place_of(room.workshop, number))
    return set(ordered[others_left_out(len(ordered), withdrawn=left) :])


def place_of(workshop: Workshop, number: int) -> str:
    """Where a seat comes in the order; the seed is never shown."""
    return hashlib.sha256(f"left out {workshop.seed} {number}".encode()).hexdigest()
