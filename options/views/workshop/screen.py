"""What the wall shows at this moment, for the wall itself and its copy on the console."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from options.htmx import Request
from options.models import Workshop
from options.reports.held import as_held
from options.reports.room import Room
from options.reports.tally import Tally
from options.steps import STEPS
from options.steps.contract import Shown
from options.views.workshop.entrance import entrance_of, way_out_of

PLACE = "options/workshop/wall"
STILL = {
    Workshop.State.DRAFT: f"{PLACE}/draft.html",
    Workshop.State.CLOSED: f"{PLACE}/closed.html",
    Workshop.State.ARCHIVED: f"{PLACE}/over.html",
    Workshop.State.PURGED: f"{PLACE}/over.html",
}


@dataclass(frozen=True)
class Screen:
    """A picture, and what it is known by."""

    mark: str
    picture: SafeString


def mark_of(workshop: Workshop, counts: Tally) -> str:
    """The same as long as the wall keeps its picture."""
    if workshop.state in {Workshop.State.ARCHIVED, Workshop.State.PURGED}:
        return str(workshop.state)
    if workshop.wall_is_blank:
        return "blank"
    if workshop.wall_held:
        return f"held-{workshop.wall_held.get('epoch')}"
    return f"{workshop.epoch}-{counts.mark}"


def screen_of(request: Request, room: Room, counts: Tally) -> Screen:
    """The picture of this moment."""
    workshop = room.workshop
    mark = mark_of(workshop, counts)
    if mark == "blank":
        return Screen(mark, render_to_string(f"{PLACE}/blank.html", request=request))
    still = STILL.get(Workshop.State(workshop.state))
    is_held = bool(workshop.wall_held) and workshop.state != Workshop.State.PURGED
    if still and not (is_held and workshop.state == Workshop.State.CLOSED):
        context = {"room": room, "way_out": way_out_of(request, room)}
        return Screen(mark, render_to_string(still, context, request))
    seen = as_held(room) if is_held else room
    shown = sealing(room) if not is_held else None
    context = context_of(request, seen, counts, shown, is_following=not is_held)
    return Screen(mark, render_to_string(f"{PLACE}/_picture.html", context, request))


def sealing(room: Room) -> Shown | None:
    """The count-down of the grace, where the step waits for it."""
    ending = room.sealing
    if ending is None or ending.grace_until is None or not room.kind.reveals:
        return None
    seconds = round((ending.grace_until - room.now).total_seconds())
    return Shown(f"{PLACE}/sealing.html", {"seconds": max(seconds, 0)})


def context_of(
    request: Request, room: Room, counts: Tally, shown: Shown | None, *, is_following: bool
) -> dict[str, Any]:
    """What a picture needs."""
    step = STEPS[room.kind.name]
    seen = shown or step.wall(room)
    return {
        "room": room,
        "step": step,
        "decision": room.decision,
        "tally": counts,
        "shown": seen,
        "entrance": entrance_of(request, room),
        "way_out": way_out_of(request, room) if room.kind.name == "wrap" else None,
        "is_following": is_following,
        **seen.context,
    }
