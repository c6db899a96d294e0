"""What people do with their seat at any step: ask for time, say for whom they speak, leave."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from options.actions.leaving import leave_and_delete, leave_browser
from options.actions.seats import ask_for_time, choose_perspective
from options.errors import RuleBroken
from options.forms.join import EnterForm
from options.htmx import Request
from options.models import Seat
from options.reports.own_answers import own_answers
from options.reports.promise import offered_in
from options.reports.room import Room
from options.views.workshop.finding import sitting
from options.visitors import visitor_of

LEAVE = "options/workshop/seat/leave.html"
SPEAKS = "options/workshop/seat/speaks_for.html"
SPEAKS_SAID = "options/workshop/seat/_speaks_said.html"
TIME = "options/workshop/seat/_time.html"
DONE, STALE, REFUSED = 200, 409, 422


@require_POST
def need_time(request: Request, slug: str) -> HttpResponse:
    """Say that one needs more time, or no longer; the console counts it."""
    room, seat = sitting(request, slug)
    wanted = room.now if request.POST.get("on") == "1" else None
    status, refusal = DONE, ""
    try:
        ask_for_time(seat=seat, now=wanted)
        seat.needs_time_at = wanted
    except RuleBroken as broken:
        status, refusal = STALE, str(broken)
    if request.htmx:
        context = {"room": room, "seat": seat, "refusal": refusal}
        return render(request, TIME, context, status=status)
    if refusal:
        messages.warning(request, refusal)
    return HttpResponseRedirect(back_to(request, room))


def back_to(request: Request, room: Room) -> str:
    """The page of this room that was sent from, else the seat."""
    seat_page = f"/workshops/{room.workshop.slug}/seat/"
    asked = request.POST.get("next", "")
    own_pages = f"/decisions/{room.decision.slug}/"
    return asked if asked.startswith(own_pages) and asked.isprintable() else seat_page


@require_http_methods(["GET", "HEAD", "POST"])
def speaks_for(request: Request, slug: str) -> HttpResponse:
    """Say for whom one speaks, as long as nothing was shown."""
    room, seat = sitting(request, slug)
    if request.method != "POST":
        return speaks_page(request, room, seat)
    sentence, status = speak_for(request, room, seat)
    if request.htmx:
        return render(request, SPEAKS_SAID, {"sentence": sentence}, status=status)
    if status != DONE:
        return speaks_page(request, room, seat, refusal=sentence, status=status)
    messages.success(request, sentence)
    return redirect("seat", slug)


def speak_for(request: Request, room: Room, seat: Seat) -> tuple[str, int]:
    """Keep the choice; what came of it, in words and as a status."""
    form = EnterForm(request.POST, offered=offered_in(room.workshop))
    if not form.is_valid():
        return _("This workshop does not offer that perspective."), REFUSED
    chosen = form.cleaned_data["perspective"]
    try:
        choose_perspective(seat=seat, perspective=chosen)
    except RuleBroken as broken:
        return str(broken), STALE
    if chosen is None:
        return _("Saved: you speak for nobody in particular."), DONE
    return _("Saved: you speak for “%(name)s”.") % {"name": chosen}, DONE


def speaks_page(
    request: Request, room: Room, seat: Seat, *, refusal: str = "", status: int = DONE
) -> HttpResponse:
    """The choice as it stands."""
    context = {
        "room": room,
        "seat": seat,
        "decision": room.decision,
        "offered": offered_in(room.workshop),
        "refusal": refusal,
    }
    return render(request, SPEAKS, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Request, slug: str) -> HttpResponse:
    """What leaving means; then this browser forgets the seat, or everything is deleted.

    Who has left already and sends it again is only shown the way home.
    """
    try:
        room, seat = sitting(request, slug)
    except Http404:
        if request.method == "POST":
            return redirect("home")
        raise
    if request.method != "POST":
        return leave_page(request, room, seat)
    said = LEAVING.get(request.POST.get("what", ""))
    if said is None:
        refusal = _("Choose how you want to leave.")
        return leave_page(request, room, seat, refusal=refusal, status=REFUSED)
    try:
        messages.success(request, said(request, seat))
    except RuleBroken as broken:
        return leave_page(request, room, seat, refusal=str(broken), status=STALE)
    return redirect("home")


def keep(request: Request, seat: Seat) -> str:
    """This browser forgets the seat."""
    code = seat.participant.recovery_code
    if leave_browser(seat=seat, token_hash=visitor_of(request).token_hash):
        return _("You have left. You had answered nothing, so nothing of you is kept.")
    return _(
        "This browser has left the workshop. Your answers are kept and open with %(code)s."
    ) % {"code": code}


def delete(request: Request, seat: Seat) -> str:
    """Everything of the seat is deleted."""
    leave_and_delete(seat=seat, token_hash=visitor_of(request).token_hash)
    return _("You have left, and your answers are deleted.")


LEAVING = {"keep": keep, "delete": delete}


def leave_page(
    request: Request, room: Room, seat: Seat, *, refusal: str = "", status: int = DONE
) -> HttpResponse:
    """Both ways to leave, with what each of them means here."""
    context = {
        "room": room,
        "seat": seat,
        "decision": room.decision,
        "answers": own_answers(room, seat),
        "refusal": refusal,
    }
    return render(request, LEAVE, context, status=status)
