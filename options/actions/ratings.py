"""What a person thought of the workshop itself."""

from django.db import transaction

from options.actions.epochs import check
from options.actions.taking_part import hold_room, refuse_outside
from options.agenda.answers import Event
from options.models import Rating, Seat


@transaction.atomic
def rate(
    *,
    seat: Seat,
    clear: int | None = None,
    heard: int | None = None,
    useful: int | None = None,
) -> Rating:
    """Store three answers from 1 to 5, each of which may be left out; the last ones count."""
    check(Event.RATE, hold_room(seat))
    refuse_outside(clear, heard, useful)
    answers = {"clear": clear, "heard": heard, "useful": useful}
    made, _is_new = Rating.objects.update_or_create(seat=seat, defaults=answers)
    return made
