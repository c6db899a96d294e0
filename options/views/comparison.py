"""One criterion at a time: every option as a card on the same scale."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from options.charts.yardstick import yardstick_of
from options.htmx import Request
from options.models import Criterion, Decision
from options.reports.cells import (
    CellView,
    Given,
    cells_of,
    evidence_on,
    scores_given,
)
from options.reports.comparison import criterion_page
from options.reports.progress import progress_of
from options.reports.structure import Structure, structure_of
from options.views.saving import save_all
from options.visitors import remembers, sheet_of, visitor_of

PAGE = "options/comparison/page.html"


@require_safe
def comparison(request: Request, slug: str) -> HttpResponse:
    """Go to the first criterion that has something left, or look over the whole matrix."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    sheet = sheet_of(request, decision)
    structure = structure_of(decision, full=sheet is not None and sheet.is_full_version)
    if not structure.criteria or not structure.options:
        context = {"decision": decision, "here": "compare"}
        return render(request, "options/comparison/empty.html", context)
    upcoming = progress_of(structure, scores_given(sheet)).after(None)
    if upcoming is None:
        return redirect("overview", slug)
    return redirect("criterion", slug, upcoming.key)


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: Request, slug: str, criterion_key: str) -> HttpResponse:
    """The options on one criterion; without JavaScript one button saves them all."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    leaf = get_object_or_404(decision.criteria.leaves(), key=criterion_key, parked_at=None)
    sheet = sheet_of(request, decision)
    structure = structure_of(decision, full=sheet is not None and sheet.is_full_version)
    given = scores_given(sheet)
    seed = sheet.order_seed if sheet else visitor_of(request).order_seed
    cells = cells_of(
        leaf, structure.shuffled(seed), given, evidence=evidence_on(structure, [leaf])
    )
    if request.method == "POST":
        cells = save_all(request, decision, sheet, cells)
        if not any(cell.errors for cell in cells):
            return redirect(after_saving(request, structure, leaf))
        given = scores_given(sheet_of(request, decision))
    context = context_of(structure, leaf, cells, given)
    refused = any(cell.errors for cell in cells)
    return render(request, PAGE, context, status=422 if refused else 200)


def context_of(
    structure: Structure, leaf: Criterion, cells: tuple[CellView, ...], given: Given
) -> dict[str, Any]:
    """What the page of one criterion needs."""
    return {
        "decision": structure.decision,
        "here": "compare",
        "page": criterion_page(structure, leaf, cells, given),
        "yardstick": yardstick_of(cells),
    }


def after_saving(request: Request, structure: Structure, leaf: Criterion) -> str:
    """Where the ordinary button leads: on when it says so, else back to this page."""
    sheet = sheet_of(request, structure.decision)
    upcoming = progress_of(structure, scores_given(sheet)).after(leaf)
    if "next" in request.POST and upcoming is not None:
        return upcoming.get_absolute_url()
    return leaf.get_absolute_url()
