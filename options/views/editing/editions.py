"""The editions of a decision: publish one, take it along, compare two."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from options.actions.decisions import undisturbed
from options.actions.editions import LONGEST_NOTE, publish_edition
from options.errors import NothingNew
from options.formats import DecisionFile, read_decision, write_decision
from options.htmx import Request
from options.models import Decision, Edition
from options.reports.decision_file import decision_file
from options.reports.editing.editions import differences
from options.views.editing import decision_to_edit, frame_of
from options.views.workshop.finding import account_of

PAGE = "options/editing/editions.html"
NOW = "now"
CONFLICT = 409
LONGEST_NUMBER = 6


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_editions(request: Request, slug: str) -> HttpResponse:
    """All editions, what changed between two of them, and the button for the next."""
    decision = decision_to_edit(request, slug)
    refusal = ""
    if request.method == "POST":
        try:
            with undisturbed(decision):
                made = publish_edition(
                    decision=decision,
                    document=write_decision(decision_file(decision)),
                    note=request.POST.get("note", "")[:LONGEST_NOTE],
                    by=account_of(request),
                    now=timezone.now(),
                )
        except NothingNew as nothing:
            refusal = str(nothing)
        else:
            said = _("Edition %(number)s is published.") % {"number": made.number}
            messages.success(request, said)
            return redirect("edit_editions", slug)
    context = frame_of(request, decision, "editions") | {
        "editions": list(decision.editions.select_related("by").order_by("-number")),
        "note": request.POST.get("note", ""),
        "refusal": refusal,
        "compared": compared(request, decision),
    }
    return render(request, PAGE, context, status=CONFLICT if refusal else 200)


def compared(request: Request, decision: Decision) -> dict[str, object] | None:
    """The two that the address names, and what is different."""
    older, newer = request.GET.get("older", ""), request.GET.get("newer", NOW)
    if not older:
        return None
    return {
        "older": older,
        "newer": newer,
        "changes": differences(file_of(decision, older), file_of(decision, newer)),
    }


def file_of(decision: Decision, number: str) -> DecisionFile:
    """The decision in an edition, or as it is now."""
    if number == NOW:
        return decision_file(decision)
    return read_decision(edition_of(decision, number).document)


def edition_of(decision: Decision, number: str) -> Edition:
    """The edition with a number; 404 for none."""
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        raise Http404
    return get_object_or_404(Edition, decision=decision, number=int(number))


@login_required
@require_safe
def edition_file(request: Request, slug: str, number: int) -> HttpResponse:
    """An edition's file, byte for byte as it was published."""
    decision = decision_to_edit(request, slug)
    edition = get_object_or_404(Edition, decision=decision, number=number)
    response = HttpResponse(edition.document, content_type="application/json; charset=utf-8")
    name = f"{decision.slug}-edition-{edition.number}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
