"""Is there news? One query says so; only where there is some is anything more read."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from options.actions.seats import SEEN_EVERY, seen
from options.agenda.movement import SEALING
from options.htmx import Request
from options.models import Round, Seat
from options.views.workshop.bar import bar_of, screen_of
from options.views.workshop.finding import sitting
from options.views.workshop.seat import PAGE, context_of, shown_to
from options.visitors import hash_of, token_in

BAR = "options/workshop/_bar.html"


@require_safe
def pulse(request: Request, slug: str) -> HttpResponse:
    """204 while nothing is new for this seat; else the bar, the step, or where to go."""
    token, now = token_in(request), timezone.now()
    if not token:
        raise Http404
    news = newest(slug, hash_of(token), now)
    if news is None:
        raise Http404
    pk, last_seen, epoch, is_due = news
    if last_seen < now - SEEN_EVERY:
        seen(seat=Seat(pk=pk), now=now)
    if str(epoch) == request.GET.get("e") and not is_due:
        return HttpResponse(status=204)
    return follow(request, slug)


def newest(slug: str, token_hash: str, now: datetime) -> tuple[int, datetime, int, bool] | None:
    """The seat, when it was last seen, the epoch, and whether a seal is due; one query."""
    due = Round.objects.filter(
        workshop=OuterRef("workshop"), state=SEALING, grace_until__lt=now
    )
    found = Seat.objects.filter(
        workshop__slug=slug, participant__keys__token_hash=token_hash
    ).annotate(is_due=Exists(due))
    return found.values_list("pk", "last_seen_at", "workshop__epoch", "is_due").first()


def follow(request: Request, slug: str) -> HttpResponse:
    """What a page must show since something changed."""
    room, seat = sitting(request, slug)
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
