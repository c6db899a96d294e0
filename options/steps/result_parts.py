"""What the screens of the last steps have in common: the room's figures, ready to be shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from options.charts.room_bars import room_bars
from options.reports.others import Why, choices_of, results_of
from options.reports.others.lines import LinePoint, PerspectiveLine
from options.reports.others.results import RoomResult
from options.reports.room import Room
from options.reports.room_verdict import room_verdict
from options.reports.runner_up import runner_up_in


@dataclass(frozen=True)
class ShownLine:
    """A perspective with its options from first to last."""

    name: str
    people: int
    points: tuple[LinePoint, ...]


def result_parts(room: Room, *, lines_on: Collection[int] = ()) -> dict[str, Any]:
    """The room's result, its headline, its bars, its perspectives, and what was chosen."""
    result = results_of(room, lines_on=lines_on)
    verdict = room_verdict(result)
    return {
        "result": result,
        "verdict": verdict,
        "runner_up": runner_up_in(result, verdict),
        "bars": room_bars(result),
        "shown_lines": [shown(line) for line in result.lines if not line.is_hidden],
        "hidden_lines": [line for line in result.lines if line.is_hidden],
        "choices": choices_of(room),
    }


def warned_result(room: Room, result: RoomResult) -> RoomResult | None:
    """Medians of three or four people, for those who run the room and were warned."""
    if result.why is not Why.FEW:
        return None
    warned = results_of(room, is_warned=True)
    return warned if warned.why is Why.MEDIAN_ONLY else None


def shown(line: PerspectiveLine) -> ShownLine:
    """The line with its options in its own order."""
    last = len(line.points) + 1
    return ShownLine(
        name=line.perspective.name if line.perspective else _("Without a perspective"),
        people=line.people or 0,
        points=tuple(sorted(line.points, key=lambda point: point.rank or last)),
    )


LAST_STEPS = {"results", "commit", "wrap"}


def is_shown_to_seats(room: Room) -> bool:
    """The room has come to its results, or is over; then participants may read the page."""
    workshop = room.workshop
    if room.shown is None or workshop.state == "purged":
        return False
    if workshop.published_at is not None or workshop.state in {"closed", "archived"}:
        return True
    at = -1 if workshop.step is None else workshop.step
    return any(step.kind in LAST_STEPS for step in room.steps[: at + 1])
