"""Requests as htmx sends them, and answers as a part or as a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request that knows whether htmx made it."""

    htmx: HtmxDetails


def render_part_or_page(
    request: Request, *, part: str, page: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The fragment for htmx, the whole page for a browser without it."""
    template = part if request.htmx else page
    return render(request, template, context, status=status)
