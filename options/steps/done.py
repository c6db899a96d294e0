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
    return room.round.number


SAVES = {"done": done, "not-done": not_done}
