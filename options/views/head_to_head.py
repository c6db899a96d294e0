"""Any two options side by side, edited in place."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from options.charts.difference import difference_of
from options.htmx import Request
from options.models import Decision
from options.reports.comparison import evidence_on, scores_given
from options.reports.head_to_head import head_to_head as pair_report
from options.reports.structure import Structure, structure_of
from options.visitors import remembers, sheet_of, visitor_of


@remembers
@require_safe
def head_to_head(request: Request, slug: str) -> HttpResponse:
    """The pair that the address names, or the first two options."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    sheet = sheet_of(request, decision)
    visitor_of(request)
    structure = structure_of(decision, full=sheet is not None and sheet.is_full_version)
    context: dict[str, object] = {"decision": decision, "here": "compare"}
    if len(structure.options) < 2 or not structure.criteria:  # noqa: PLR2004 -- a pair
        return render(request, "options/comparison/empty.html", context)
    given = scores_given(sheet)
    evidence = evidence_on(structure, structure.criteria)
    report = pair_report(structure, pair_in(request, structure), given, evidence)
    context |= {
        "report": report,
        "options": structure.options,
        "rows": [(row, difference_of(row)) for row in report.rows],
    }
    return render(request, "options/comparison/head_to_head.html", context)


def pair_in(request: Request, structure: Structure) -> tuple:  # type: ignore[type-arg]  # -- below
    """The two options that were asked for; a stranger or the same twice is not found."""
    keys = [request.GET.get("a"), request.GET.get("b")]
    if keys == [None, None]:
        return structure.options[:2]
    found = [structure.option(key or "") for key in keys]
    if None in found or found[0] == found[1]:
        raise Http404
    return tuple(found)
