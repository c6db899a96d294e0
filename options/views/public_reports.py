"""A report behind a secret link: read-only, without a name, gone when it is withdrawn."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.report_links import link_to_room, link_to_sheet, withdraw_links
from options.errors import NotNow
from options.exchange.documents.document import Document
from options.exchange.documents.of_rooms import document_of_room
from options.exchange.documents.of_sheets import document_of
from options.formats.tokens import hash_of
from options.htmx import Request
from options.models import ReportLink
from options.sections.grounds import own_ground
from options.views.desk import desk_of
from options.views.pictures import whole_address
from options.views.report import asks_for_one, file_of, page_context
from options.views.workshop.finding import account_of, present, room_to_run

PAGE = "options/report/public.html"
MADE = "options/report/link.html"
PURGED = "purged"
REFUSED = 409


@require_safe
def public_report(request: Request, token: str) -> HttpResponse:
    """The report as a page that no search engine keeps."""
    document = document_behind(request, token)
    context = page_context(request, document, back="")
    return unlisted(render(request, PAGE, context))


@require_safe
def public_report_file(request: Request, token: str, ending: str) -> HttpResponse:
    """The report as a file."""
    return unlisted(file_of(document_behind(request, token), ending))


def unlisted(response: HttpResponse) -> HttpResponse:
    """Not to be found, not to be kept."""
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    return response


def document_behind(request: Request, token: str) -> Document:
    """What a link leads to; nothing is there once it or the report is withdrawn."""
    links = ReportLink.objects.filter(token_hash=hash_of(token), withdrawn_at=None)
    link = links.select_related("participant__decision", "workshop").first()
    found = (
        None if link is None else told_by(link, timezone.now(), is_short=asks_for_one(request))
    )
    if found is None:
        raise Http404
    return found


def told_by(link: ReportLink, now: datetime, *, is_short: bool) -> Document | None:
    """The report of a sheet on a published decision, or of a room that is published."""
    sheet, workshop = link.participant, link.workshop
    if workshop is not None:
        if workshop.published_at is None or workshop.state == PURGED:
            return None
        room = present(workshop, now)
        return document_of_room(room, made_at=now, is_short=is_short, names_leader=False)
    if sheet is None or not sheet.decision.is_published:
        return None
    ground = own_ground(sheet.decision, sheet, 0, {})
    return document_of(ground, made_at=now, is_short=is_short) if ground else None


@require_POST
def report_links(request: Request, slug: str) -> HttpResponse:
    """Make a link to the report of one's own sheet, or withdraw all of them."""
    desk = desk_of(request, slug)
    if desk.sheet is None or desk.seat is not None:
        raise Http404
    now, back = timezone.now(), reverse("results", args=[slug])
    if "withdraw" in request.POST:
        withdraw_links(participant=desk.sheet, now=now)
        return withdrawn(request, back)
    try:
        token = link_to_sheet(participant=desk.sheet, now=now)
    except NotNow as refusal:
        return shown(request, back, refusal=str(refusal))
    return shown(request, back, token=token)


@require_POST
@login_required
def room_report_links(request: Request, slug: str) -> HttpResponse:
    """The same for a workshop, by those who run it."""
    room = room_to_run(request, slug)
    now, back = timezone.now(), reverse("room_results", args=[slug])
    if "withdraw" in request.POST:
        withdraw_links(workshop=room.workshop, now=now)
        return withdrawn(request, back)
    try:
        token = link_to_room(workshop=room.workshop, by=account_of(request), now=now)
    except NotNow as refusal:
        return shown(request, back, refusal=str(refusal))
    return shown(request, back, token=token)


def withdrawn(request: Request, back: str) -> HttpResponse:
    """Back to the result, which says so."""
    messages.success(request, _("Every link to this report is withdrawn."))
    return redirect(back)


def shown(request: Request, back: str, *, token: str = "", refusal: str = "") -> HttpResponse:
    """The address, this once; or why there is none."""
    address = whole_address(request, reverse("public_report", args=[token])) if token else ""
    context = {"back": back, "address": address, "refusal": refusal}
    response = render(request, MADE, context, status=REFUSED if refusal else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
