"""One's own result, or a perspective's, as a report: a page to print, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from options.exchange.documents.document import Document
from options.exchange.documents.kinds import kind_of, kinds_here
from options.exchange.documents.loading import can_write_pdf
from options.exchange.documents.of_sheets import document_of
from options.exchange.explore.page import write as explore
from options.exchange.pictures import as_png, as_svg
from options.htmx import Request
from options.reports.editions_used import edition_use_of
from options.sections.contract import Ground, Section
from options.views.desk import Desk, desk_of
from options.views.result_sections import ground_of, section_named
from options.views.room_rules import shows_results, to_the_room

PAGE = "options/report/page.html"
ONE = "one"
PICTURES = {"svg": (as_svg, "image/svg+xml"), "png": (as_png, "image/png")}


@require_safe
def report(request: Request, slug: str) -> HttpResponse:
    """The report as a page."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    document = report_on(desk, request)
    if document is None:
        return redirect("results", slug)
    context = desk.frame | {"decision": desk.decision, "here": "result"}
    back = reverse("results", args=[slug])
    return render(request, PAGE, context | page_context(request, document, back=back))


@require_safe
def report_file(request: Request, slug: str, ending: str) -> HttpResponse:
    """The report as a file."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    document = report_on(desk, request)
    if document is None:
        raise Http404
    return file_of(document, ending)


@require_safe
def picture_file(
    request: Request, slug: str, section: str, picture: str, ending: str
) -> HttpResponse:
    """One picture of one's own result as a file."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    ground = ground_of(desk, request.GET.dict())
    if ground is None:
        raise Http404
    return drawn_file(section_named(section, ground.whose), ground, picture, ending)


def report_on(desk: Desk, request: Request) -> Document | None:
    """What the address asks for; None before the first points."""
    ground = ground_of(desk, request.GET.dict())
    if ground is None:
        return None
    used = None if ground.perspective else edition_use_of(desk.decision, desk.sheet).used
    return document_of(
        ground, made_at=timezone.now(), is_short=asks_for_one(request), edition=used
    )


def asks_for_one(request: Request) -> bool:
    """The address asks for one page."""
    return request.GET.get("length") == ONE


def page_context(request: Request, document: Document, *, back: str) -> dict[str, Any]:
    """What the page shows around the report: its other forms, and the way back."""
    kept = {"perspective": request.GET["perspective"]} if "perspective" in request.GET else {}
    return {
        "document": document,
        "kinds": kinds_here(),
        "can_write_pdf": can_write_pdf(),
        "file": request.path.removesuffix("/"),
        "back": back + query_of(kept),
        "full_query": query_of(kept),
        "one_query": query_of({**kept, "length": ONE}),
    }


def query_of(asked: Mapping[str, str]) -> str:
    """What comes after an address."""
    return f"?{urlencode(asked)}" if asked else ""


def file_of(document: Document, ending: str) -> HttpResponse:
    """A document as a download."""
    kind = kind_of(ending)
    if kind is None:
        raise Http404
    name = f"{document.name}-{'one-page' if document.is_short else 'report'}.{ending}"
    return download(kind.write(document), kind.content_type, name)


def drawn_file(section: Section, ground: Ground, name: str, ending: str) -> HttpResponse:
    """A picture as a download."""
    told = section.tell(ground) if ending in PICTURES else None
    picture = next((one for one in told.pictures if one.name == name), None) if told else None
    if picture is None:
        raise Http404
    draw, content_type = PICTURES[ending]
    return download(draw(picture), content_type, f"{section.name}-{name}.{ending}")


def download(body: bytes, content_type: str, name: str) -> HttpResponse:
    """A file with its name."""
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response


@require_safe
def explore_file(request: Request, slug: str) -> HttpResponse:
    """One's own result as a page that needs no site."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    ground = ground_of(desk, request.GET.dict())
    if ground is None:
        raise Http404
    return explored(ground, slug)


def explored(ground: Ground, name: str) -> HttpResponse:
    """The page that needs no site, as a download."""
    body = explore(ground, made_at=timezone.now())
    return download(body, "text/html; charset=utf-8", f"{name}-explore.html")
