"""The ground that a room's result stands on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from options.reports.others.ground import KEEPS, RoomGround, ground_of_room
from options.reports.room import Room
from options.reports.verdict import Condition, verdict_of
from options.reports.what_would_change import changes_of
from options.sections.contract import Ground, Whose


def room_ground(
    room: Room, lines_on: Collection[int], asked: Mapping[str, str]
) -> Ground | None:
    """The room's sealed figures; None before the seal, and below five people."""
    found = ground_of_room(room, lines_on)
    if found is None:
        return None
    return Ground(
        whose=Whose.ROOM,
        basis=found.basis,
        sureness=found.sureness,
        lines=found.lines,
        room=room,
        held=found,
        asked=asked,
        dots=dots_in(found),
    )


def dots_in(held: RoomGround) -> tuple[Mapping[int, float], ...]:
    """The people's own weights by criterion."""
    if held.dots is None:
        return ()
    leaves = [leaf.pk for leaf in held.basis.criteria]
    return tuple(dict(zip(leaves, row, strict=True)) for row in held.dots.tolist())


@lru_cache(maxsize=KEEPS)
def conditions_in(held: RoomGround) -> tuple[Condition, ...]:
    """At most three things that would change the room's verdict, found once for all readers."""
    changes = changes_of(held.basis)
    return verdict_of(held.basis, held.sureness, None, changes, held.lines).conditions
