"""One option chosen by a person: before any sums, and at the end."""

from datetime import datetime

from django.db import transaction

from options.actions.assignment import refuse_handed_in
from options.actions.epochs import check
from options.actions.taking_part import hold_room, refuse_other_option, refuse_outside
from options.agenda.answers import Event
from options.agenda.movement import OPEN, SEALING
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
    """Store a choice in its step; the last one counts. A gut choice has the grace, too.

    In an assignment it is part of what is handed in, so it is taken as long as round 1 is open.
    """
    room = hold_room(seat)
    if kind == GutChoice.Kind.GUT:
        refuse_handed_in(seat, now)
    in_grace = room.rounds.filter(state=SEALING, grace_until__gte=now).exists()
    is_handed_in = room.is_assignment and room.rounds.filter(number=1, state=OPEN).exists()
    check(EVENTS[kind], room, SEALING if in_grace or is_handed_in else None)
    refuse_other_option(room, option)
    refuse_outside(sure)
    choice, _is_new = GutChoice.objects.update_or_create(
        seat=seat,
        kind=kind,
        defaults={"option": option, "sure": sure, "would_change": would_change[:LONGEST]},
    )
    return choice
