"""The one-time way back to a seat on another device."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from options.actions.seat_links import seat_behind, use_seat_link
from options.errors import AlreadyUsed, RuleBroken
from options.htmx import Request
from options.visitors import remembers, visitor_of

PAGE = "options/workshop/seat_link.html"
GONE, REFUSED = 410, 409


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def seat_link(request: Request, token: str) -> HttpResponse:
    """Which seat it opens; the button opens it here, once."""
    now = timezone.now()
    try:
        if request.method == "POST":
            visitor = visitor_of(request)
            opened = use_seat_link(token=token, token_hash=visitor.token_hash, now=now)
            return redirect("seat", opened.workshop.slug)
        seat = seat_behind(token=token, now=now)
    except AlreadyUsed as used:
        return render(request, PAGE, {"refusal": str(used)}, status=GONE)
    except RuleBroken as broken:
        return render(request, PAGE, {"refusal": str(broken)}, status=REFUSED)
    context = {"seat": seat, "decision": seat.workshop.decision, "token": token, "refusal": ""}
    return render(request, PAGE, context)
