"""The room as it stood when somebody froze the wall."""

from copy import copy
from dataclasses import replace

from options.reports.room import Room


def as_held(room: Room) -> Room:
    """The room at the step and the cell of the held picture, with the rounds up to there."""
    picture = room.workshop.wall_held
    if not picture:
        return room
    stood = copy(room.workshop)
    stood.step = picture.get("step")
    stood.step_started_at = stood.paused_at = None
    for name, kept in (("spot_option", "option"), ("spot_criterion", "criterion")):
        if getattr(stood, f"{name}_id") != picture.get(kept):
            setattr(stood, f"{name}_id", picture.get(kept))
    stood.wall_view = picture.get("view", stood.wall_view)
    reached = room.steps[: (stood.step or 0) + 1]
    newest = max((step.round_number or 0 for step in reached), default=0)
    rounds = tuple(found for found in room.rounds if found.number <= newest)
    return replace(room, workshop=stood, rounds=rounds)
