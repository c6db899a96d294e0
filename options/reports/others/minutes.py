"""How a discussion's minutes are shared out among its first cells."""

from __future__ import annotations

from options.reports.room import Room

LEAST_MINUTES = 2


def shared_out(minutes: int, cells: int) -> tuple[int, ...]:
    """Whole minutes for the first cells, at least two each, the first getting what is over.

    >>> shared_out(10, 3), shared_out(5, 9), shared_out(1, 3)
    ((4, 3, 3), (3, 2), ())
    """
    count = min(cells, minutes // LEAST_MINUTES)
    if count == 0:
        return ()
    each, over = divmod(minutes, count)
    return tuple(each + (at < over) for at in range(count))


def minutes_of(room: Room) -> int:
    """The length of the discussion: the current one, or the next in the agenda, or the last."""
    steps = [step for step in room.steps if step.kind == "discuss"]
    here = room.workshop.step or 0
    ahead = [step for step in steps if step.position >= here]
    chosen = (ahead or steps[-1:])[:1]
    return sum(step.minutes + step.extra_minutes for step in chosen)
