"""An assignment goes on by itself: a round opens and closes at the times that were set."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from options.actions.stepping import go
from options.agenda.movement import OPEN, SEALED, WAITING, Allowed, may_go
from options.models import Extension, Round, Step, Workshop


def keep_timetable(*, workshop: Workshop, now: datetime) -> bool:
    """Go where the times of an assignment lead by now; True if that was somewhere else.

    Without times nothing moves by itself, and nothing does in a pause.
    """
    if not workshop.is_assignment or workshop.state != Workshop.State.OPEN:
        return False
    if workshop.paused_at is not None or place_now(workshop, now) is None:
        return False
    return go_on(workshop, now)


@transaction.atomic
def go_on(workshop: Workshop, now: datetime) -> bool:
    """One move of the timetable, under the workshop's lock; False if another was quicker."""
    held = Workshop.objects.select_for_update(no_key=True).get(pk=workshop.pk)
    target = place_now(held, now)
    if target is not None:
        go(held, target, by=None, now=now, deed="timetable")
    return target is not None


def place_now(workshop: Workshop, now: datetime) -> int | None:
    """The step that it is time for, and that the rules of movement let the room go to."""
    steps, rounds = list(workshop.steps.all()), list(workshop.rounds.all())
    target = place_of(steps, rounds, now)
    if target is None:
        return None
    states = {held.number: held.state for held in rounds}
    answer = may_go(steps, states, workshop.step or 0, target)
    return target if isinstance(answer, Allowed) else None


def place_of(steps: list[Step], rounds: list[Round], now: datetime) -> int | None:
    """The step that shows a round which is over, or that begins one which should be open."""
    for held in rounds:
        if held.state == OPEN:
            is_over = held.due_at is not None and last_end(held) < now
            return first_of(steps, "reveal", held.number) if is_over else None
        if held.state == WAITING:
            is_due = held.opens_at is not None and held.opens_at <= now
            return first_of(steps, "score", held.number) if is_due else None
        if held.state != SEALED:
            return None
    return None


def last_end(held: Round) -> datetime:
    """When the last person's time is over; the round has a time when it is due."""
    longest = Extension.objects.filter(round=held).aggregate(last=Max("until"))["last"]
    ends = [end for end in (held.due_at, longest) if end is not None]
    return max(ends)


def first_of(steps: list[Step], kind: str, number: int) -> int | None:
    """The place of the first step of a kind in a round."""
    found = (s.position for s in steps if (s.kind, s.round_number) == (kind, number))
    return next(found, None)
