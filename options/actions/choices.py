"""One option chosen by a person: before any sums, and at the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from options.actions.epochs import check
from options.agenda.answers import Event
from options.agenda.movement import SEALING
from options.errors import AnotherDecision, SeatRemoved
from options.models import GutChoice, Option, Seat, Workshop

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
    room = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    in_grace = room.rounds.filter(state=SEALING, grace_until__gte=now).exists()
    check(EVENTS[kind], room, SEALING if in_grace else None)
    if Seat.objects.filter(pk=seat.pk, removed_at=None).first() is None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))
    if option.decision_id != room.decision_id:
        raise AnotherDecision(_("“%(name)s” belongs to another decision.") % {"name": option})
    choice, _is_new = GutChoice.objects.update_or_create(
        seat=seat,
        kind=kind,
        defaults={"option": option, "sure": sure, "would_change": would_change[:LONGEST]},
    )
    return choice
