"""What a decision says at one moment, as a key under which figures are put in words once."""

from __future__ import annotations

from dataclasses import dataclass, field

from options.reports.room import Room


@dataclass(frozen=True)
class Sight:
    """The content that figures are shown with, the same until somebody edits the decision.

    Attributes:
        room: to read the content from; nothing else of it may be read.
        stamp: what the database draws anew with every change of the content.
        is_full: with what is outside the core.
    """

    room: Room = field(compare=False)
    decision: int
    stamp: int
    is_full: bool


def sight_of(room: Room) -> Sight:
    """What the room's decision says now."""
    decision = room.decision
    return Sight(room, decision.pk, decision.content_stamp, room.workshop.is_full_version)
