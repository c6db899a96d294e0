"""The whole matrix at a glance."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from options.charts.heat import heat_step
from options.htmx import Request
from options.reports.overview import overview_of
from options.views.desk import desk_of


@require_safe
def overview(request: Request, slug: str) -> HttpResponse:
    """Every cell with its number and its colour, each a way to where it is scored."""
    desk = desk_of(request, slug)
    structure = desk.structure if desk.room is None else desk.room.structure
    context: dict[str, object] = {"decision": desk.decision, "here": "compare", **desk.frame}
    if not structure.options or not structure.criteria:
        return render(request, "options/comparison/empty.html", context)
    report = overview_of(structure, desk.given_so_far())
    context |= {
        "report": report,
        "rows": [
            (row, [(cell, heat_step(cell.points)) for cell in row.cells]) for row in report.rows
        ],
        "upcoming": report.progress.after(None),
    }
    return render(request, "options/comparison/overview.html", context)
