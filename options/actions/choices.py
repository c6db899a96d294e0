"""One option chosen by a person: before any sums, and at the end."""

from datetime import datetime

from django.db import transaction

from options.actions.epochs import check
from options.actions.taking_part import hold_room, refuse_other_option, refuse_outside
from options.agenda.answers import Event
from options.agenda.movement import SEALING
from options.models import GutChoice, Option, Seat

EVENTS = {GutChoice.Kind.GUT: Event.CHOOSE, GutChoice.Kind.COMMIT: Event.COMMIT}
LONGEST = 2000


@transaction.atomic
def choose(
    *,
    seat: Seat,
    kind: GutChoice.Kind,
    option: Option,
    now: datetime,
    sure: int | None = None,
    would_change: str = "",
) -> GutChoice:
    """Store a choice in its step; the last one counts. A gut choice has the grace, too."""
    room = hold_room(seat)
    in_grace = room.rounds.filter(state=SEALING, grace_until__gte=now).exists()
    check(EVENTS[kind], room, SEALING if in_grace else None)
    refuse_other_option(room, option)
    refuse_outside(sure)
    choice, _is_new = GutChoice.objects.update_or_create(
        seat=seat,
        kind=kind,
        defaults={"option": option, "sure": sure, "would_change": would_change[:LONGEST]},
    )
    return choice
