"""The comparison page as somebody sees it who begins now; nothing is saved anywhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from options.charts.yardstick import yardstick_of
from options.htmx import Request
from options.reports.cells import cells_of
from options.reports.comparison import criterion_page
from options.reports.content import evidence_on
from options.reports.structure import structure_of
from options.views.editing import decision_to_edit

PAGE = "options/editing/preview.html"
EMPTY = "options/editing/preview_empty.html"


@require_safe
@login_required
def preview(request: Request, slug: str) -> HttpResponse:
    """Go to the first criterion, or say that there is nothing to compare yet."""
    decision = decision_to_edit(request, slug)
    structure = structure_of(decision, full=False)
    if not structure.criteria or not structure.options:
        return render(request, EMPTY, {"decision": decision})
    return redirect("preview_criterion", slug, structure.criteria[0].key)


@require_safe
@login_required
def preview_criterion(request: Request, slug: str, criterion_key: str) -> HttpResponse:
    """One criterion on an empty sheet; the sheet of who asks is not read."""
    decision = decision_to_edit(request, slug)
    structure = structure_of(decision, full=False)
    leaf = structure.criterion(criterion_key)
    if leaf is None or not structure.options:
        raise Http404
    views = structure.shuffled(decision.seed, on=leaf)
    cells = cells_of(leaf, views, {}, evidence=evidence_on(structure, [leaf]))
    context = {
        "decision": decision,
        "page": criterion_page(structure, leaf, cells, {}),
        "yardstick": yardstick_of(cells),
        "preview": True,
        "is_later_round": False,
    }
    return render(request, PAGE, context)
