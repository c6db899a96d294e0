"""The history of a decision, and an earlier version put back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from options.actions.decisions import save_decision, save_option
from options.actions.value_tree import save_criterion
from options.errors import RuleBroken
from options.htmx import Request
from options.models import Criterion, Decision, Option
from options.reports.editing.history import FIELDS, TEXTS, history_of, records
from options.views.editing import decision_to_edit, frame_of
from options.views.workshop.finding import account_of

PAGE = "options/editing/history.html"
A_PAGE = 50
CONFLICT = 409
LONGEST_NUMBER = 10
KINDS = (
    ("", gettext_lazy("everything")),
    ("decision", gettext_lazy("the decision")),
    ("option", gettext_lazy("options")),
    ("criterion", gettext_lazy("criteria")),
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
    if kind not in FIELDS or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        raise Http404
    version = records(decision, kind).filter(history_id=int(number)).first()
    if version is None:
        raise Http404
    try:
        name = restored(request, decision, kind, version)
    except RuleBroken as refusal:
        return page(request, decision, refusal=str(refusal), status=CONFLICT)
    messages.success(request, _("“%(name)s” says again what it said then.") % {"name": name})
    return redirect("edit_history", slug)


def restored(request: Request, decision: Decision, kind: str, version: object) -> str:
    """Save the texts of a version through the action that every edit goes through."""
    held = held_in(decision, kind, getattr(version, "id", 0))
    for name in TEXTS[kind]:
        setattr(held, name, getattr(version, name))
    if isinstance(held, Option):
        return save_option(option=held).name
    if isinstance(held, Criterion):
        return save_criterion(criterion=held).name
    return save_decision(decision=held, by=account_of(request)).title


def held_in(decision: Decision, kind: str, pk: int) -> Decision | Option | Criterion:
    """The record as it is now; one that is gone or belongs elsewhere is not found."""
    if kind == "decision":
        return Decision.objects.get(pk=decision.pk)
    if kind == "option":
        return get_object_or_404(Option, decision=decision, pk=pk)
    return get_object_or_404(Criterion, decision=decision, pk=pk)


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
