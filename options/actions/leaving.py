"""Leave a workshop: for good, or only on this browser."""

from django.db import transaction

from options.actions.epochs import check
from options.actions.participants import delete_sheet
from options.agenda.answers import Event
from options.models import (
    Concurrence,
    Condition,
    GutChoice,
    Key,
    Knock,
    Participant,
    Prediction,
    Rating,
    Seat,
    Submission,
    Support,
    Wish,
    Workshop,
)

OF_THE_SEAT = (Concurrence, GutChoice, Prediction, Rating, Submission, Support, Wish)


@transaction.atomic
def leave_browser(*, seat: Seat, token_hash: str) -> bool:
    """Let a browser forget its seat; True when that deleted it, as nothing was answered.

    The answers of somebody who answered stay and open with the recovery code.
    """
    room = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    check(Event.LEAVE, room)
    forget_knock(room, token_hash)
    if not has_answered(seat.participant):
        delete_sheet(seat.participant)
        return True
    Key.objects.filter(participant=seat.participant_id, token_hash=token_hash).delete()
    return False


@transaction.atomic
def leave_and_delete(*, seat: Seat, token_hash: str = "") -> None:
    """Delete the seat with all answers; sealed rounds count one withdrawal, no more."""
    room = Workshop.objects.select_for_update(no_key=True).get(pk=seat.workshop_id)
    check(Event.LEAVE, room)
    forget_knock(room, token_hash)
    delete_sheet(seat.participant)


def forget_knock(room: Workshop, token_hash: str) -> None:
    """Who leaves has never stood at the door."""
    if token_hash:
        Knock.objects.filter(workshop=room, token_hash=token_hash).delete()


def has_answered(sheet: Participant) -> bool:
    """Something was said on this sheet or from its seat."""
    told = (sheet.scores, sheet.swings, sheet.reasons, sheet.red_line_answers)
    if any(said.exists() for said in told):
        return True
    if Condition.objects.filter(participant=sheet).exists():
        return True
    return any(said.objects.filter(seat__participant=sheet).exists() for said in OF_THE_SEAT)
