"""Any two options side by side, edited in place."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from options.charts.difference import difference_of
from options.htmx import Request
from options.reports.content import evidence_on
from options.reports.head_to_head import HeadToHead, pair_in, with_cells
from options.reports.head_to_head import head_to_head as pair_report
from options.views.desk import desk_of
from options.views.saving import save_all
from options.visitors import remembers, visitor_of


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def head_to_head(request: Request, slug: str) -> HttpResponse:
    """The pair that the address names, or the first two; one button saves it all.

    A room goes by criteria, so there it leads to these.
    """
    desk = desk_of(request, slug)
    if desk.seat is not None:
        return redirect("comparison", slug)
    visitor_of(request)
    structure = desk.structure
    if len(structure.options) < 2 or not structure.criteria:
        context = {"decision": desk.decision, "here": "compare"}
        return render(request, "options/comparison/empty.html", context)
    named = request.POST or request.GET
    pair = pair_in(named, structure) if named else (structure.options[0], structure.options[1])
    if pair is None:
        raise Http404
    evidence = evidence_on(structure, structure.criteria)
    report = pair_report(structure, pair, desk.given(), evidence)
    if request.method != "POST":
        return page_of(request, report)
    cells = save_all(request, desk, report.cells)
    if any(cell.errors for cell in cells):
        return page_of(request, with_cells(report, cells), status=422)
    return redirect(address_of(report, slug))


def page_of(request: Request, report: HeadToHead, *, status: int = 200) -> HttpResponse:
    """The page of a pair."""
    context = {
        "decision": report.structure.decision,
        "here": "compare",
        "report": report,
        "options": report.structure.options,
        "rows": [(row, difference_of(row)) for row in report.rows],
    }
    return render(request, "options/comparison/head_to_head.html", context, status=status)


def address_of(report: HeadToHead, slug: str) -> str:
    """Where this pair is found."""
    first, second = report.pair
    return f"{reverse('head_to_head', args=[slug])}?a={first.option.key}&b={second.option.key}"
