"""How each figure is computed, for whoever wants to know it of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from options.htmx import Request
from options.reports.methods import SOURCE, method_parts


@require_safe
def methods(request: Request) -> HttpResponse:
    """The whole text, each figure at its own anchor."""
    if not SOURCE.exists():
        raise Http404
    first, *parts = method_parts()
    return render(request, "options/methods/page.html", {"first": first, "parts": parts})
