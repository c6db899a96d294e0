"""What a participant says in the steps that take answers: done, or not done after all."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from options.actions.seats import say_done, say_not_done
from options.errors import NotNow
from options.models import Seat
from options.reports.judging import takes_answers
from options.reports.room import Room
from options.steps.contract import Said


def done(room: Room, seat: Seat, _data: QueryDict) -> Said:
    """The person is done with this step; everything can still be changed."""
    say_done(seat=seat, round_number=round_taking(room, seat))
    return Said(_("Noted: you are done. Until the room moves on you can still change answers."))


def not_done(room: Room, seat: Seat, _data: QueryDict) -> Said:
    """The person takes that back."""
    say_not_done(seat=seat, round_number=round_taking(room, seat))
    return Said(_("Noted: you are not done yet."))


def round_taking(room: Room, seat: Seat) -> int:
    """The number of the round that takes this seat's answers; raises NotNow for none."""
    if room.round is None or not takes_answers(room, seat):
        raise NotNow(_("The room takes no answers of yours at the moment."))
    if room.workshop.is_assignment:
        raise NotNow(_("An assignment is handed in, and taken back to change something."))
    return room.round.number


def why_not(room: Room, seat: Seat) -> str:
    """Why this seat is not asked for anything in a step that takes answers, in one sentence."""
    held = room.round
    if not room.is_open:
        return _("This workshop is closed, so it takes no answers any more.")
    if held is not None and held.state in {"sealing", "sealed"}:
        return _("This round is over. What you answered counts as it is.")
    if held is not None and seat.first_round > held.number:
        return _("You came after this round was closed, so you take part from the next one.")
    return _("This round has not begun yet.")


def is_over(room: Room) -> bool:
    """The planned time has run out; nothing is cut off."""
    return room.seconds_left is not None and room.seconds_left <= 0


SAVES = {"done": done, "not-done": not_done}
