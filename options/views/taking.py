"""A decision's files to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from options.errors import NotNow
from options.exchange.taking import FILES
from options.htmx import Request
from options.models import Decision
from options.permissions import may_own, may_read_decision
from options.reports.decision_file import decision_file
from options.reports.others import nameless_sheets

REFUSED = 409


@require_safe
def decision_export(request: Request, slug: str, file: str) -> HttpResponse:
    """One of the files for who may read the decision; with answers for its owner alone."""
    decision = get_object_or_404(Decision.objects.reachable_by(request.user), slug=slug)
    kind = next((one for one in FILES if one.name == file), None)
    with_sheets = request.GET.get("sheets") == "1"
    if kind is None or not may_read_decision(request.user, decision):
        raise Http404
    if with_sheets and not may_own(request.user, decision):
        raise Http404
    try:
        sheets = nameless_sheets(decision) if with_sheets else ()
    except NotNow as refused:
        context = {"decision": decision, "sentence": str(refused)}
        return render(request, "options/importing/no_answers.html", context, status=REFUSED)
    body = kind.write(decision_file(decision, sheets=sheets))
    response = HttpResponse(body, content_type=kind.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{decision.slug}-{file}"
    )
    return response
