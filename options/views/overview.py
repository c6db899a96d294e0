"""The whole matrix at a glance."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from options.charts.heat import heat_step
from options.htmx import Request
from options.models import Decision
from options.reports.cells import scores_given
from options.reports.overview import overview_of
from options.reports.structure import structure_of
from options.visitors import sheet_of


@require_safe
def overview(request: Request, slug: str) -> HttpResponse:
    """Every cell with its number and its colour, each a way to where it is scored."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    sheet = sheet_of(request, decision)
    structure = structure_of(decision, full=sheet is not None and sheet.is_full_version)
    context: dict[str, object] = {"decision": decision, "here": "compare"}
    if not structure.options or not structure.criteria:
        return render(request, "options/comparison/empty.html", context)
    report = overview_of(structure, scores_given(sheet))
    context |= {
        "report": report,
        "rows": [
            (row, [(cell, heat_step(cell.points)) for cell in row.cells]) for row in report.rows
        ],
        "upcoming": report.progress.after(None),
    }
    return render(request, "options/comparison/overview.html", context)
