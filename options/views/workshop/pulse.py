"""Is there news? One query says so; only where there is some is anything more read.

A room of a thousand people asks hundreds of times a second, so the question that is nearly
always answered by "no" takes the shortest way: before sessions, forms and addresses are looked
at, and in SQL that is not put together anew each time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from options.actions.seats import SEEN_EVERY, seen
from options.agenda.movement import OPEN, SEALING, WAITING
from options.formats.tokens import hash_of
from options.htmx import Request
from options.models import Seat
from options.views.workshop.bar import bar_of, screen_of
from options.views.workshop.finding import sitting
from options.views.workshop.seat import PAGE, context_of, shown_to
from options.visitors import token_in

BAR = "options/workshop/_bar.html"


PULSE = re.compile(r"/workshops/(?P<slug>[-\w]+)/pulse/")
NEWEST = """
    SELECT seat.id, seat.last_seen_at < %s, workshop.epoch, EXISTS (
        SELECT 1 FROM options_round due
        WHERE due.workshop_id = workshop.id AND (
            (due.state = %s AND due.grace_until < %s)
            OR (workshop.is_assignment AND workshop.state = %s AND workshop.paused_at IS NULL
                AND (due.state = %s AND due.opens_at <= %s AND NOT EXISTS (
                        SELECT 1 FROM options_round other
                        WHERE other.workshop_id = workshop.id AND other.state IN (%s, %s))
                    OR due.state = %s AND due.due_at < %s AND NOT EXISTS (
                        SELECT 1 FROM options_extension longer
                        WHERE longer.round_id = due.id AND longer.until >= %s)))))
    FROM options_key held
    JOIN options_seat seat ON seat.participant_id = held.participant_id
    JOIN options_workshop workshop ON workshop.id = seat.workshop_id
    WHERE held.token_hash = %s AND workshop.slug = %s
"""


@dataclass(frozen=True)
class News:
    """What one query tells about a seat.

    Attributes:
        is_due: a round waits to be sealed, or a time of an assignment's round has come.
    """

    seat: int
    was_long_ago: bool
    epoch: int
    is_due: bool

    def is_known(self, request: HttpRequest) -> bool:
        """The page that asks shows the room as it is."""
        return str(self.epoch) == request.GET.get("e") and not self.is_due


def answer_pulses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """204 while nothing is new for a seat; every other request goes on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = PULSE.fullmatch(request.path_info) if request.method == "GET" else None
        token = token_in(request) if asked else ""
        if asked and token:
            now = timezone.now()
            news = newest(asked["slug"], hash_of(token), now)
            if news is not None and news.is_known(request):
                if news.was_long_ago:
                    seen(seat=Seat(pk=news.seat), now=now)
                return HttpResponse(status=204)
        return get_response(request)

    return middleware


def newest(slug: str, token_hash: str, now: datetime) -> News | None:
    """What there is to know of a browser's seat, when it has one in this room; one query."""
    moment = connection.ops.adapt_datetimefield_value
    here = moment(now)
    times = (SEALING, here, OPEN, WAITING, here, OPEN, SEALING, OPEN, here, here)
    values = (moment(now - SEEN_EVERY), *times, token_hash, slug)
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, values)
        row = cursor.fetchone()
    return News(row[0], bool(row[1]), row[2], bool(row[3])) if row else None


@require_safe
def pulse(request: Request, slug: str) -> HttpResponse:
    """The bar, the step, or where to go, since something is new; 404 without a seat."""
    room, seat = sitting(request, slug)
    seen(seat=seat, now=room.now)
    asked = request.GET.get("p", "")
    page = asked if asked in {"desk", "aside"} else "seat"
    is_same = screen_of(room, seat, page) == request.GET.get("at")
    is_busy = request.GET.get("busy") == "1"
    if is_same or is_busy:
        bar = bar_of(room, seat, page=page, has_moved=not is_same)
        return render(request, BAR, {"bar": bar, "room": room})
    shown = shown_to(room, seat)
    if page != "seat" or shown.leads_to:
        response = HttpResponse(status=200)
        response.headers["HX-Redirect"] = shown.leads_to or reverse("seat", args=[slug])
        return response
    context = context_of(request, room, seat, shown) | {"is_news": True}
    return render(request, f"{PAGE}#room", context)
