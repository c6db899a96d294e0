"""A reminder of an assignment as a text: the way in, until when, how to come back."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from options.models import Seat
from options.reports.handing_in import end_for, zone_now
from options.reports.judging import newest_round
from options.reports.room import Room

MANY_LINES = "\r\n"


@dataclass(frozen=True)
class Reminder:
    """What to send; whoever sends it adds the addresses, which are not known here."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it is copied."""
        return "\n\n".join(self.lines)

    @property
    def mail(self) -> str:
        """An address that opens a letter to nobody yet."""
        body = (MANY_LINES * 2).join(self.lines)
        return f"mailto:?subject={quote(self.subject)}&body={quote(body)}"


def reminder_to(room: Room, seat: Seat | None, *, way_in: str, way_back: str) -> Reminder:
    """For everybody, or for one seat, which may have longer; at most one query."""
    number = newest_round(room)
    held = next((found for found in room.rounds if found.number == number), None)
    title = room.decision.title
    told = {"title": title, "number": number}
    lines = [
        _("Round %(number)s of “%(title)s” is to be handed in.") % told
        if seat is None
        else _("Seat %(seat)s has not handed in round %(number)s of “%(title)s” yet.")
        % {**told, "seat": seat.number}
    ]
    due = end_for(held, seat) if seat else (held.due_at if held else None)
    if due is not None:
        time = date_format(timezone.localtime(due), "l, j F Y, H:i")
        lines.append(_("Due: %(time)s (%(zone)s).") % {"time": time, "zone": zone_now(due)})
    if way_in:
        words = _("The way in, also on the browser that you used: %(way)s")
        lines.append(words % {"way": way_in})
    lines.append(
        _("On another browser or device, use your recovery code first: %(way)s")
        % {"way": way_back}
    )
    return Reminder(_("Reminder: %(title)s, round %(number)s") % told, tuple(lines))
