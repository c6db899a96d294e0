"""The cell on which a person expects the room to differ most."""

from datetime import datetime

from django.db import transaction

from options.actions.epochs import check
from options.actions.taking_part import hold_room, refuse_other_cell
from options.agenda.answers import Event
from options.agenda.movement import SEALING
from options.models import Criterion, Option, Prediction, Seat


@transaction.atomic
def predict(*, seat: Seat, option: Option, criterion: Criterion, now: datetime) -> Prediction:
    """Store a guess in its step, or in the grace that follows; the last one counts."""
    room = hold_room(seat)
    in_grace = room.rounds.filter(state=SEALING, grace_until__gte=now).exists()
    check(Event.PREDICT, room, SEALING if in_grace else None)
    refuse_other_cell(room, option, criterion)
    made, _is_new = Prediction.objects.update_or_create(
        seat=seat, defaults={"option": option, "criterion": criterion}
    )
    return made
