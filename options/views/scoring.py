"""The scoring control of one cell, on whichever page it stands: save it, undo it."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from options.actions.scoring import Recorded, record_score, undo_score
from options.charts.difference import difference_of
from options.errors import NothingToUndo, RuleBroken
from options.htmx import Request
from options.models import Decision
from options.reports.cells import (
    CellView,
    Given,
    as_typed,
    cells_of,
    on_a_fresh_page,
    scores_given,
    with_score,
)
from options.reports.content import evidence_on, kept_structure
from options.reports.head_to_head import pair_in, pair_row
from options.reports.judging import narrowed
from options.reports.structure import Structure
from options.views.comparison import context_of
from options.views.desk import Desk, desk_of
from options.views.saving import (
    OVER,
    REFUSED,
    is_shown_otherwise,
    notes_on,
    save_all,
    sent_in,
)
from options.views.saving import place_of as cell_of
from options.visitors import remembers

STALE = 409


@dataclass(frozen=True)
class Place:
    """The cell that a request is about, and the desk around it."""

    desk: Desk
    structure: Structure
    given: Given
    cell: CellView

    @property
    def decision(self) -> Decision:
        """The decision that the cell belongs to."""
        return self.desk.decision


def place_of(request: Request, slug: str, option_key: str, criterion_key: str) -> Place:
    """Find the cell; a parked or foreign one is not found."""
    desk = desk_of(request, slug)
    everything = kept_structure(desk.decision, full=True)
    view, leaf = everything.option(option_key), everything.criterion(criterion_key)
    if view is None or leaf is None:
        raise Http404
    number = desk.round_sent(request)
    structure = kept_structure(desk.decision, full=desk.is_full)
    if desk.seat is not None:
        structure = narrowed(structure, desk.seat.workshop_id, number)
    given = scores_given(desk.sheet, number)
    (cell,) = cells_of(leaf, [view], given)
    return Place(desk, structure, given, cell)


@remembers
@require_POST
def score(request: Request, slug: str, option_key: str, criterion_key: str) -> HttpResponse:
    """Save one cell; the control stays, only the words beside it are exchanged."""
    place = place_of(request, slug, option_key, criterion_key)
    sent = sent_in(request, place.desk, place.cell)
    if sent.change is None:
        return refused(request, place, sent.refusals, status=422)
    if sent.is_untouched and (sent.form.says_nothing or place.cell.score is None):
        nothing = _("Nothing was sent. Choose a score, or say that you can't judge.")
        return refused(request, place, {"points": [nothing]}, status=422)
    if not request.htmx and any(cell.errors for cell in save_others(request, place)):
        others = _("Another score on the page is not right yet, so this one was not saved.")
        return refused(request, place, {"points": [others]}, status=422)
    sheet = place.desk.sheet_to_write(request)
    try:
        recorded = record_score(
            cell=cell_of(request, place.desk, sheet, place.cell),
            change=sent.change,
            known=place.cell.score,
        )
    except REFUSED as refusal:
        return stale(request, place, refusal)
    if not request.htmx:
        return redirect(place.cell.criterion)
    notes = notes_on(recorded, sent)
    if sent.form.keeps or is_shown_otherwise(recorded, sent.change):
        return shown_anew(request, place, recorded, notes)
    return render(request, "components/cell_saved.html", saved(request, place, recorded, notes))


def shown_anew(
    request: Request, place: Place, recorded: Recorded, notes: list[str]
) -> HttpResponse:
    """The whole control, where it must show something else than it does."""
    context = saved(request, place, recorded, notes)
    evidence = evidence_on(place.structure, [place.cell.criterion])
    cells = cells_of(
        place.cell.criterion, [place.cell.view], context["given"], evidence=evidence
    )
    (context["cell"],) = place.desk.furnished(cells, place.desk.round_sent(request))
    response = render(request, "components/cell_anew.html", context)
    response.headers["HX-Retarget"] = f"#cell-{place.cell.dom_id}"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def stale(request: Request, place: Place, refusal: RuleBroken) -> HttpResponse:
    """A rule stands against the save: the page is behind the criterion, or the room."""
    said = {"points": [str(refusal)]}
    if isinstance(refusal, OVER) and place.desk.seat is not None:
        return refused(request, place, said, status=STALE, is_over=True)
    return refused(request, place, said, status=STALE)


def refused(
    request: Request,
    place: Place,
    errors: dict[str, list[str]],
    *,
    status: int,
    is_over: bool = False,
) -> HttpResponse:
    """The words beside the control say what is wrong; what was typed stays in it."""
    cell = as_typed(place.cell, request.POST, errors)
    if request.htmx:
        seat = place.desk.seat
        way_on = cell.criterion.get_absolute_url() if status == STALE else ""
        if is_over and seat is not None:
            way_on = reverse("seat", args=[seat.workshop.slug])
        context = {"decision": place.decision, "cell": cell, "way_on": way_on}
        context["is_over"] = is_over
        response = render(request, "components/cell_refused.html", context, status=status)
        response.headers["HX-Retarget"] = f"#state-{cell.dom_id}"
        response.headers["HX-Reswap"] = "outerHTML"
        return response
    (cell,) = place.desk.furnished((on_a_fresh_page(cell),), place.desk.round_sent(request))
    notes = evidence_on(place.structure, [cell.criterion])
    cells = tuple(
        replace(cell, evidence=other.evidence) if other.view == cell.view else other
        for other in cells_of(
            cell.criterion,
            place.structure.options_on(cell.criterion),
            place.given,
            evidence=notes,
        )
    )
    number = place.desk.round_sent(request)
    context = context_of(
        place.desk, place.structure, cell.criterion, cells, place.given, number
    )
    context |= place.desk.frame
    return render(request, "options/comparison/page.html", context, status=status)


def saved(
    request: Request, place: Place, recorded: Recorded, notes: list[str]
) -> dict[str, Any]:
    """What the small answer to a save needs: the words, and what moves with them."""
    given = with_score(place.given, recorded.score) if recorded.score else place.given
    (cell,) = cells_of(place.cell.criterion, [place.cell.view], given)
    context: dict[str, Any] = {
        "decision": place.decision,
        "cell": cell,
        "given": given,
        "notes": notes,
        "is_range_moved": bool(notes) and bool(cell.low or cell.high),
    }
    pair = pair_in(request.POST, place.structure)
    if pair is not None:
        context["row"] = pair_row(cell.criterion, pair, given)
        context["bar"] = difference_of(context["row"])
    else:
        options = place.structure.options_on(cell.criterion)
        cells = cells_of(cell.criterion, options, given)
        number = place.desk.round_sent(request)
        leaf = cell.criterion
        context.update(context_of(place.desk, place.structure, leaf, cells, given, number))
        context["cell"] = cell
    return context


@remembers
@require_POST
def undo(request: Request, slug: str, option_key: str, criterion_key: str) -> HttpResponse:
    """Put back what the cell said before; the whole control shows it."""
    place = place_of(request, slug, option_key, criterion_key)
    if place.desk.sheet is None:
        raise Http404
    if not request.htmx and any(cell.errors for cell in save_others(request, place)):
        others = _("Another score on the page is not right yet, so nothing was undone.")
        return refused(request, place, {"points": [others]}, status=422)
    try:
        recorded = undo_score(
            cell=cell_of(request, place.desk, place.desk.sheet, place.cell),
            seen=undone_in(request),
        )
    except (NothingToUndo, *REFUSED) as refusal:
        return stale(request, place, refusal)
    if not request.htmx:
        return redirect(place.cell.criterion)
    return shown_anew(request, place, recorded, [])


def undone_in(request: Request) -> int:
    """Which save the button wants to undo; the page's own when it does not say."""
    written = request.POST.get("undo", "")
    return int(written) if written.isdecimal() and len(written) < len(str(2**31)) else 0


def save_others(request: Request, place: Place) -> tuple[CellView, ...]:
    """Without JavaScript the button sends the whole page: keep what else was filled in."""
    criterion = place.cell.criterion
    options = place.structure.options_on(criterion)
    others = [view for view in options if view != place.cell.view]
    return save_all(request, place.desk, cells_of(criterion, others, place.given))
