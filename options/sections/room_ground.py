"""The ground that a room's result stands on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from options.reports.others.ground import RoomGround, ground_of_room
from options.reports.room import Room
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
