"""The home page, the list of decisions, and the brief of each."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from options.actions.participants import sheet_for_saving, show_full_version
from options.exchange.taking import FILES
from options.forms.join import FullVersionForm, JoinForm
from options.htmx import Request, render_part_or_page
from options.models import Decision
from options.permissions import may_edit_decision, may_open_workshops, may_own
from options.reports.audience import audience_of
from options.reports.brief import brief_for, later_for
from options.reports.home import every_card_for, home_for
from options.views.desk import desk_of, desk_to_read
from options.views.sheets import sheets_held
from options.visitors import remembers, visitor_of


@require_safe
def home(request: Request) -> HttpResponse:
    """What this is, the decisions, and the door to a workshop."""
    context = {"home": home_for(sheets_held(request)), "form": JoinForm()}
    return render(request, "options/decisions/home.html", context)


@require_safe
def decisions(request: Request) -> HttpResponse:
    """Every published decision."""
    context = {"cards": every_card_for(sheets_held(request))}
    return render(request, "options/decisions/list.html", context)


@require_safe
def brief(request: Request, slug: str) -> HttpResponse:
    """All there is to read about one decision."""
    desk = desk_to_read(request, slug)
    found = brief_for(desk.decision, desk.sheet, desk.round_number)
    may_open = found.can_be_compared and desk.room is None and may_open_workshops(request.user)
    context = {
        "decision": desk.decision,
        "brief": found,
        "here": "brief",
        "audience": "" if desk.is_copy else audience_of(desk.decision),
        "may_open_workshops": may_open,
        "may_edit": desk.room is None and may_edit_decision(request.user, desk.decision),
        "files": FILES if may_edit_decision(request.user, desk.decision) else (),
        "may_take_answers": may_own(request.user, desk.decision),
        **desk.frame,
    }
    return render(request, "options/decisions/brief.html", context)


@require_safe
def later_facts(request: Request, slug: str) -> HttpResponse:
    """What became known after the reading date, for those who ask for it."""
    desk = desk_to_read(request, slug)
    later = later_for(desk.decision)
    return render_part_or_page(
        request,
        part="options/decisions/later.html#facts",
        page="options/decisions/later.html",
        context={"decision": desk.decision, "later": later, "here": "brief", **desk.frame},
    )


@require_POST
@remembers
def full_version(request: Request, slug: str) -> HttpResponse:
    """Bring in the other options and criteria, or hide them again; a room always has all."""
    desk = desk_of(request, slug)
    if desk.seat is not None:
        raise Http404
    decision = desk.decision
    form = FullVersionForm(request.POST)
    if not form.is_valid():
        raise BadRequest("The full version is switched on with 1 and off with 0.")
    is_on = form.cleaned_data["is_on"] == "1"
    if is_on or desk.sheet is not None:
        visitor = visitor_of(request)
        sheet = sheet_for_saving(
            decision=decision,
            token_hash=visitor.token_hash,
            user=visitor.user,
            order_seed=visitor.order_seed,
        )
        show_full_version(sheet, is_on=is_on)
    return HttpResponseRedirect(safe_next(request, form.cleaned_data["next"], decision))


def safe_next(request: Request, written: str, decision: Decision) -> str:
    """The page of this site that a form names, else the brief."""
    if written.startswith("/") and url_has_allowed_host_and_scheme(
        written, allowed_hosts={request.get_host()}, require_https=settings.HTTPS
    ):
        return str(written)
    return f"{decision.get_absolute_url()}#version"
