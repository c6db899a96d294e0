"""The door to a workshop: a code that a facilitator shows, and what one joins."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from options.actions.door import workshop_by_code
from options.actions.seats import join as take_seat
from options.errors import NoSuchRoom, RuleBroken
from options.forms.join import JoinForm, spoken_join_code
from options.htmx import Request
from options.models import Workshop
from options.visitors import remembers, visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_code(request: Request) -> HttpResponse:
    """A code typed into the box; without one, the box alone."""
    given = request.POST if request.method == "POST" else request.GET
    if request.method != "POST" and "code" not in given:
        return door(request, JoinForm(), status=200)
    form = JoinForm(given)
    if not form.is_valid():
        return door(request, form, status=422)
    try:
        workshop_by_code(typed=form.cleaned_data["code"])
    except NoSuchRoom:
        return no_workshop(request, form)
    return redirect("join", form.cleaned_data["code"])


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, code: str) -> HttpResponse:
    """What one would join, and on what promise; the button takes a seat."""
    form = JoinForm({"code": code})
    if not form.is_valid():
        return door(request, form, status=404)
    try:
        workshop = workshop_by_code(typed=form.cleaned_data["code"])
    except NoSuchRoom:
        return no_workshop(request, form)
    if request.method != "POST":
        return threshold(request, workshop)
    visitor = visitor_of(request)
    try:
        take_seat(
            workshop=workshop,
            token_hash=visitor.token_hash,
            order_seed=visitor.order_seed,
            now=timezone.now(),
        )
    except RuleBroken as broken:
        return threshold(request, workshop, refusal=str(broken), status=409)
    return redirect("seat", workshop.slug)


def threshold(
    request: Request, workshop: Workshop, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The page before a room: title, facilitator, and the three lines on privacy."""
    context = {"workshop": workshop, "decision": workshop.decision, "refusal": refusal}
    return render(request, "options/workshop/join.html", context, status=status)


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
