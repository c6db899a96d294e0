"""The door to a workshop: a code that a facilitator shows, and what one joins."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from options.actions.door import ask_to_enter, workshop_by_code
from options.actions.seats import join as take_seat
from options.errors import NoName, NoSuchRoom, RuleBroken, SameName
from options.formats.tokens import hash_of
from options.forms.join import EnterForm, JoinForm, spoken_join_code
from options.htmx import Request
from options.models import Knock, Seat, Workshop
from options.reports.promise import late_at, offered_in, promise_in_short, promise_of
from options.reports.room import Room, room_of
from options.steps import STEPS
from options.views.attempts import DOORS, note_failure, seconds_to_wait, too_many
from options.visitors import remembers, token_in, visitor_of

STALE, REFUSED, SLOW_DOWN = 409, 422, 429


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_code(request: Request) -> HttpResponse:
    """A code typed into the box; without one, the box alone."""
    given = request.POST if request.method == "POST" else request.GET
    if request.method != "POST" and "code" not in given:
        return door(request, JoinForm(), status=200)
    form = JoinForm(given)
    if not form.is_valid():
        return door(request, form, status=REFUSED)
    found = behind(request, form)
    if isinstance(found, HttpResponse):
        return found
    return redirect("join", form.cleaned_data["code"])


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, code: str) -> HttpResponse:
    """What one would join, and on what promise; the button takes a seat.

    A new browser gets its cookie with the page, so that two taps on the button are one browser.
    """
    form = JoinForm({"code": code})
    if not form.is_valid():
        return door(request, form, status=404)
    found = behind(request, form)
    if isinstance(found, HttpResponse):
        return found
    return come_in(request, found) if request.method == "POST" else threshold(request, found)


@remembers
@require_POST
def ask(request: Request, code: str) -> HttpResponse:
    """Ask at a locked door to be let in; asking twice is asking once."""
    form = JoinForm({"code": code})
    if not form.is_valid():
        return door(request, form, status=404)
    found = behind(request, form)
    if isinstance(found, HttpResponse):
        return found
    try:
        ask_to_enter(
            workshop=found, token_hash=visitor_of(request).token_hash, now=timezone.now()
        )
    except RuleBroken as broken:
        return threshold(request, found, refusal=str(broken), status=STALE)
    return redirect("join", found.join_code)


@require_safe
def door_pulse(request: Request, code: str) -> HttpResponse:
    """204 while one waits at a locked door, else back to the page of the door; one query."""
    waiting = Knock.objects.filter(
        workshop__join_code=code,
        workshop__state=Workshop.State.OPEN,
        workshop__is_locked=True,
        token_hash=hash_of(token_in(request)),
        admitted_at=None,
    )
    if waiting.exists():
        return HttpResponse(status=204)
    response = HttpResponse(status=200)
    response.headers["HX-Redirect"] = reverse("join", args=[code])
    return response


def behind(request: Request, form: JoinForm) -> Workshop | HttpResponse:
    """The workshop with the code of a form, or the page that says why there is none."""
    wait = seconds_to_wait(request, DOORS)
    if wait:
        form.add_error("code", too_many(wait))
        response = door(request, form, status=SLOW_DOWN)
        response.headers["Retry-After"] = str(wait)
        return response
    try:
        return workshop_by_code(typed=form.cleaned_data["code"])
    except NoSuchRoom:
        note_failure(request, DOORS)
        return no_workshop(request, form)


def come_in(request: Request, workshop: Workshop) -> HttpResponse:
    """Take a seat, with what was said at the door."""
    visitor = visitor_of(request)
    offered = offered_in(workshop) if request.POST.get("perspective") else ()
    form = EnterForm(request.POST, offered=offered)
    if not form.is_valid():
        return threshold(request, workshop, form=form, status=REFUSED)
    try:
        take_seat(
            workshop=workshop,
            token_hash=visitor.token_hash,
            order_seed=visitor.order_seed,
            now=timezone.now(),
            perspective=form.cleaned_data["perspective"],
            name=form.cleaned_data["name"],
        )
    except (NoName, SameName) as broken:
        form.add_error("name", str(broken))
        return threshold(request, workshop, form=form, status=REFUSED)
    except RuleBroken as broken:
        return threshold(request, workshop, refusal=str(broken), status=STALE)
    return redirect("seat", workshop.slug)


def threshold(
    request: Request,
    workshop: Workshop,
    *,
    form: EnterForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page before a room: what it is, who leads it, how far it is, what is promised."""
    room = room_of(workshop, timezone.now())
    context = {
        "room": room,
        "decision": workshop.decision,
        "step": STEPS[room.kind.name],
        "promise": promise_of(workshop),
        "in_short": promise_in_short(workshop),
        "late": late_at(room),
        "form": form or EnterForm(),
        "refusal": refusal,
        **standing(request, room),
    }
    context["offered"] = offered_in(workshop) if context["may_enter"] else ()
    return render(request, "options/workshop/join.html", context, status=status)


def standing(request: Request, room: Room) -> dict[str, Any]:
    """How this browser stands to the room: seated, waiting at the door, or free to enter."""
    workshop, token_hash = room.workshop, visitor_of(request).token_hash
    seat = Seat.objects.filter(workshop=workshop, participant__keys__token_hash=token_hash)
    own = seat.first()
    knock = None
    if own is None and workshop.is_locked:
        knock = Knock.objects.filter(workshop=workshop, token_hash=token_hash).first()
    is_let_in = not workshop.is_locked or (knock is not None and knock.admitted_at is not None)
    may_enter = own is None and room.is_open and is_let_in
    return {
        "seat": own,
        "knock": knock,
        "may_enter": may_enter,
        "is_before_locked_door": own is None and room.is_open and not is_let_in,
    }


def no_workshop(request: Request, form: JoinForm) -> HttpResponse:
    """No workshop has this code."""
    sentence = _(
        "No workshop with the code %(code)s is open. Check the code with your facilitator."
    )
    form.add_error("code", sentence % {"code": spoken_join_code(form.cleaned_data["code"])})
    return door(request, form, status=404)


def door(request: Request, form: JoinForm, *, status: int) -> HttpResponse:
    """The box for a code, with what was typed and what is wrong with it."""
    return render(request, "options/decisions/join.html", {"form": form}, status=status)
