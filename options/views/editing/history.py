"""The history of a decision, and an earlier version put back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from options.actions.restoring import put_back as put_back_version
from options.errors import RuleBroken
from options.htmx import Request
from options.models import Decision
from options.reports.editing.history import TEXTS, history_of, records
from options.views.editing import decision_to_edit, frame_of

PAGE = "options/editing/history.html"
A_PAGE = 50
CONFLICT = 409
LONGEST_NUMBER = 10
KINDS = (
    ("", gettext_lazy("everything")),
    ("decision", gettext_lazy("the decision")),
    ("option", gettext_lazy("options")),
    ("criterion", gettext_lazy("criteria")),
    ("perspective", gettext_lazy("perspectives")),
    ("red_line", gettext_lazy("red lines")),
    ("evidence", gettext_lazy("evidence")),
    ("source", gettext_lazy("sources")),
    ("later_fact", gettext_lazy("later facts")),
)


@login_required
@require_safe
def edit_history(request: Request, slug: str) -> HttpResponse:
    """Changes, the newest first, of everything or of one kind."""
    return page(request, decision_to_edit(request, slug))


@login_required
@require_POST
def put_back(request: Request, slug: str) -> HttpResponse:
    """Let one thing say again what it said in an earlier version; that is a change as well."""
    decision = decision_to_edit(request, slug)
    kind, number = request.POST.get("kind", ""), request.POST.get("number", "")
    if kind not in TEXTS or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        raise Http404
    version = records(decision, kind).filter(history_id=int(number)).first()
    if version is None:
        raise Http404
    try:
        name = put_back_version(decision=decision, version=version, fields=TEXTS[kind])
    except RuleBroken as refusal:
        return page(request, decision, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("“%(name)s” says again what it said then.") % {"name": name})
    return redirect("edit_history", slug)


def page(
    request: Request, decision: Decision, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    """One page of the history."""
    kind = request.GET.get("kind", "")
    found = history_of(decision, kind=kind)
    context = frame_of(request, decision, "history") | {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "kinds": KINDS,
        "kind": kind,
        "refusal": refusal,
    }
    return render(request, PAGE, context, status=status)
