"""What a room asks of a seat on its decision's pages now, and where it is sent otherwise."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from options.actions.assignment import refuse_handed_in
from options.actions.workshop_words import SENTENCES
from options.agenda.movement import Refused
from options.errors import HandedIn, NotNow, OutOfTime, SeatRemoved
from options.reports.judging import has_results, may_weigh, takes_answers
from options.views.desk import Desk


def takes_scores(desk: Desk) -> bool:
    """Scores can be given now: alone always, in a room while its round is open for the seat."""
    room, seat = desk.room, desk.seat
    return room is None or (seat is not None and takes_answers(room, seat))


def takes_weights(desk: Desk) -> bool:
    """Weights can be given now: alone always, in a room while it asks for them."""
    try:
        refuse_in_this_step(desk)
    except (NotNow, SeatRemoved):
        return False
    return True


def refuse_weights(desk: Desk) -> None:
    """Raise NotNow or SeatRemoved where a room takes no weights of this seat.

    The page itself stays readable in an assignment that is handed in, or was due.
    """
    refuse_in_this_step(desk)
    if desk.room is None or desk.seat is None:
        return
    try:
        refuse_handed_in(desk.seat, desk.room.now)
    except (OutOfTime, HandedIn) as refusal:
        raise NotNow(str(refusal)) from refusal


def refuse_in_this_step(desk: Desk) -> None:
    """Raise NotNow or SeatRemoved where the step asks this seat for no weights."""
    if desk.room is None or desk.seat is None:
        return
    if desk.seat.removed_at is not None:
        raise SeatRemoved(_("The facilitator has taken this seat away."))
    answer = may_weigh(desk.room)
    if isinstance(answer, Refused):
        raise NotNow(str(SENTENCES[answer.reason]))


def shows_results(desk: Desk) -> bool:
    """Own results can be seen now: alone always, in a room from its results on."""
    return desk.room is None or has_results(desk.room)


def to_the_room(desk: Desk) -> HttpResponse:
    """Go where the room is."""
    if desk.seat is None:
        raise Http404
    return redirect("seat", desk.seat.workshop.slug)
