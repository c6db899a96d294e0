"""One criterion at a time: every option as a card on the same scale."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from options.charts.yardstick import yardstick_of
from options.htmx import Request
from options.models import Criterion
from options.reports.cells import (
    CellView,
    Given,
    cells_of,
    scores_given,
)
from options.reports.comparison import criterion_page
from options.reports.content import evidence_on, kept_structure
from options.reports.judging import first_open
from options.reports.progress import progress_of
from options.reports.structure import Structure
from options.views.desk import Desk, desk_of
from options.views.room_rules import takes_scores, to_the_room
from options.views.saving import save_all
from options.visitors import remembers, visitor_of

PAGE = "options/comparison/page.html"


@require_safe
def comparison(request: Request, slug: str) -> HttpResponse:
    """Go to the first criterion that has something left, or look over the whole matrix."""
    desk = desk_of(request, slug)
    if not takes_scores(desk):
        return to_the_room(desk)
    structure = desk.shown
    if not structure.criteria or not structure.options:
        context = {"decision": desk.decision, "here": "compare", **desk.frame}
        return render(request, "options/comparison/empty.html", context)
    progress = progress_of(structure, desk.given())
    upcoming = progress.after(None) if desk.room is None else first_open(progress)
    if upcoming is None:
        return redirect("overview", slug)
    return redirect("criterion", slug, upcoming.key)


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: Request, slug: str, criterion_key: str) -> HttpResponse:
    """The options on one criterion; without JavaScript one button saves them all."""
    desk = desk_of(request, slug)
    if request.method != "POST" and not takes_scores(desk):
        return to_the_room(desk)
    leaf = kept_structure(desk.decision, full=True).criterion(criterion_key)
    if leaf is None:
        raise Http404
    structure = desk.shown if request.method != "POST" else desk.structure_sent(request)
    if desk.room is not None and leaf not in structure.criteria:
        return redirect("comparison", slug)
    given = scores_given(desk.sheet, number_of(request, desk))
    seed = desk.sheet.order_seed if desk.sheet else visitor_of(request).order_seed
    views, notes = structure.shuffled(seed, on=leaf), evidence_on(structure, [leaf])
    cells = cells_of(leaf, views, given, evidence=notes)
    cells = desk.furnished(cells, number_of(request, desk))
    if request.method == "POST":
        cells = save_all(request, desk, cells)
        desk = desk_of(request, slug)
        if not any(cell.errors for cell in cells):
            return redirect(after_saving(request, desk, leaf))
        given = scores_given(desk.sheet, number_of(request, desk))
    number = number_of(request, desk)
    context = context_of(desk, structure, leaf, cells, given, number) | desk.frame
    context["page_round"] = desk.round_number
    return render(request, PAGE, context, status=status_of(request, desk, cells))


def number_of(request: Request, desk: Desk) -> int:
    """The round that a page shows: the one that its form says, or the one of now."""
    return desk.round_sent(request) if request.method == "POST" else desk.round_number


def status_of(request: Request, desk: Desk, cells: tuple[CellView, ...]) -> int:
    """Refused input is a 422; a page whose round does not take answers any more a 409."""
    if not any(cell.errors for cell in cells):
        return 200
    is_late = not takes_scores(desk) or number_of(request, desk) != desk.round_number
    return 409 if is_late else 422


def context_of(
    desk: Desk,
    structure: Structure,
    leaf: Criterion,
    cells: tuple[CellView, ...],
    given: Given,
    number: int,
) -> dict[str, Any]:
    """What the page of one criterion needs, and the small answer to a save on it."""
    return {
        "decision": desk.decision,
        "here": "compare",
        "page": criterion_page(structure, leaf, cells, given),
        "yardstick": yardstick_of(cells),
        "takes_done": desk.takes_done,
        "is_later_round": number > 1,
    }


def after_saving(request: Request, desk: Desk, leaf: Criterion) -> str:
    """Where the ordinary button leads: on when it says so, else back to this page."""
    upcoming = progress_of(desk.shown, desk.given()).after(leaf)
    if "next" in request.POST and upcoming is not None:
        return upcoming.get_absolute_url()
    return leaf.get_absolute_url()
