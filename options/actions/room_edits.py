"""What an edit of a workshop's own copy means for the room that works on it."""

from typing import Any

from django.utils import timezone

from options.actions.epochs import advance
from options.agenda.movement import OPEN, SEALED, WAITING
from options.models import Criterion, Decision, Option, Round, RoundCell, Workshop


def tell_room(decision: Decision, *, what: str, name: str) -> None:
    """Let every page of an open room follow an edit of its copy; the log says what it was."""
    room = room_of(decision)
    if room is not None:
        note(room, what, name)


def tell_room_of_meaning(criterion: Criterion) -> None:
    """A criterion means something else now: old answers to it ask to be checked again.

    While a round is open the clock stops, so that everybody can read. Once a round was shown,
    the next one asks again for every cell of the criterion.
    """
    room = room_of(criterion.decision)
    if room is None:
        return
    states = set(room.rounds.values_list("state", flat=True))
    changes: dict[str, Any] = {}
    if OPEN in states and room.paused_at is None:
        changes["paused_at"] = timezone.now()
    if SEALED in states:
        ask_again_for(room, criterion)
    note(room, "meaning", criterion.name, changes)


def room_of(decision: Decision) -> Workshop | None:
    """The open workshop that works on this copy, held until the edit is stored."""
    held = Workshop.objects.select_for_update(no_key=True)
    return held.filter(decision_id=decision.pk, state=Workshop.State.OPEN).first()


def ask_again_for(room: Workshop, criterion: Criterion) -> None:
    """Let the next round that waits ask for a whole criterion, if one waits."""
    waiting = Round.objects.filter(workshop=room, state=WAITING, number__gt=1)
    upcoming = waiting.order_by("number").first()
    if upcoming is None:
        return
    active = Option.objects.filter(decision_id=room.decision_id, parked_at=None)
    RoundCell.objects.bulk_create(
        [RoundCell(round=upcoming, option=option, criterion=criterion) for option in active],
        ignore_conflicts=True,
    )


def note(room: Workshop, what: str, name: str, changes: dict[str, Any] | None = None) -> None:
    """One epoch more, so that every page follows."""
    advance(
        workshop=room,
        by=None,
        now=timezone.now(),
        deed=f"edit_{what}",
        changes=changes or {},
        detail={"name": name},
    )
