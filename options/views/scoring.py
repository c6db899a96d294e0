"""The scoring control of one cell, on whichever page it stands: save it, undo it."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from options.actions.scoring import Recorded, record_score, undo_score
from options.charts.difference import difference_of
from options.errors import MeaningChanged, NothingToUndo, SheetGone
from options.htmx import Request
from options.models import Criterion, Decision, Participant
from options.reports.cells import (
    CellView,
    Given,
    as_typed,
    cells_of,
    evidence_on,
    on_a_fresh_page,
    scores_given,
    with_score,
)
from options.reports.head_to_head import pair_in, pair_row
from options.reports.structure import Structure, structure_from
from options.views.comparison import context_of
from options.views.saving import is_shown_otherwise, notes_on, save_all, sent_in
from options.views.saving import place_of as cell_of
from options.visitors import remembers, sheet_of, sheet_to_write

STALE = 409


@dataclass(frozen=True)
class Place:
    """The cell that a request is about, and the sheet around it."""

    decision: Decision
    structure: Structure
    sheet: Participant | None
    given: Given
    cell: CellView


def place_of(request: Request, slug: str, option_key: str, criterion_key: str) -> Place:
    """Find the cell in four queries; a parked or foreign one is not found."""
    visible = Decision.objects.visible_to(request.user)
    tree = list(
        Criterion.objects.filter(decision__slug=slug, decision__in=visible).select_related(
            "decision"
        )
    )
    if not tree:
        raise Http404
    decision = tree[0].decision
    options = list(decision.options.all())
    everything = structure_from(decision, options, tree, full=True)
    view, leaf = everything.option(option_key), everything.criterion(criterion_key)
    if view is None or leaf is None:
        raise Http404
    sheet = sheet_of(request, decision)
    is_full = sheet is not None and sheet.is_full_version
    structure = structure_from(decision, options, tree, full=is_full)
    given = scores_given(sheet)
    (cell,) = cells_of(leaf, [view], given)
    return Place(decision, structure, sheet, given, cell)


@remembers
@require_POST
def score(request: Request, slug: str, option_key: str, criterion_key: str) -> HttpResponse:
    """Save one cell; the control stays, only the words beside it are exchanged."""
    place = place_of(request, slug, option_key, criterion_key)
    sent = sent_in(request, place.sheet, place.cell)
    if sent.change is None:
        return refused(request, place, sent.refusals, status=422)
    if sent.is_untouched and (sent.form.says_nothing or place.cell.score is None):
        nothing = _("Nothing was sent. Choose a score, or say that you can't judge.")
        return refused(request, place, {"points": [nothing]}, status=422)
    sheet = sheet_to_write(request, place.decision, place.sheet)
    try:
        recorded = record_score(
            cell=cell_of(sheet, place.cell), change=sent.change, known=place.cell.score
        )
    except (MeaningChanged, SheetGone) as refusal:
        return refused(request, place, {"points": [str(refusal)]}, status=409)
    if not request.htmx:
        return redirect(place.cell.criterion)
    notes = notes_on(recorded, sent)
    if is_shown_otherwise(recorded, sent.change):
        return shown_anew(request, place, recorded, notes)
    return render(request, "components/cell_saved.html", saved(request, place, recorded, notes))


def shown_anew(
    request: Request, place: Place, recorded: Recorded, notes: list[str]
) -> HttpResponse:
    """The whole control, where it must show something else than it does."""
    context = saved(request, place, recorded, notes)
    evidence = evidence_on(place.structure, [place.cell.criterion])
    (context["cell"],) = cells_of(
        place.cell.criterion, [place.cell.view], context["given"], evidence=evidence
    )
    response = render(request, "components/cell_anew.html", context)
    response.headers["HX-Retarget"] = f"#cell-{place.cell.dom_id}"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def refused(
    request: Request,
    place: Place,
    errors: dict[str, list[str]],
    *,
    status: int,
) -> HttpResponse:
    """The words beside the control say what is wrong; what was typed stays in it."""
    cell = as_typed(place.cell, request.POST, errors)
    if request.htmx:
        context = {"decision": place.decision, "cell": cell, "is_stale": status == STALE}
        response = render(request, "components/cell_refused.html", context, status=status)
        response.headers["HX-Retarget"] = f"#state-{cell.dom_id}"
        response.headers["HX-Reswap"] = "outerHTML"
        return response
    cell = on_a_fresh_page(cell)
    notes = evidence_on(place.structure, [cell.criterion])
    cells = tuple(
        replace(cell, evidence=other.evidence) if other.view == cell.view else other
        for other in cells_of(
            cell.criterion, place.structure.options, place.given, evidence=notes
        )
    )
    context = context_of(place.structure, cell.criterion, cells, place.given)
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
        cells = cells_of(cell.criterion, place.structure.options, given)
        context.update(context_of(place.structure, cell.criterion, cells, given))
        context["cell"] = cell
    return context


@remembers
@require_POST
def undo(request: Request, slug: str, option_key: str, criterion_key: str) -> HttpResponse:
    """Put back what the cell said before; the whole control shows it."""
    place = place_of(request, slug, option_key, criterion_key)
    if place.sheet is None:
        raise Http404
    if not request.htmx and any(cell.errors for cell in save_others(request, place)):
        others = _("Another score on the page is not right yet, so nothing was undone.")
        return refused(request, place, {"points": [others]}, status=422)
    try:
        recorded = undo_score(cell=cell_of(place.sheet, place.cell), seen=undone_in(request))
    except (NothingToUndo, SheetGone) as refusal:
        return refused(request, place, {"points": [str(refusal)]}, status=409)
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
    others = [view for view in place.structure.options if view != place.cell.view]
    return save_all(
        request, place.decision, place.sheet, cells_of(criterion, others, place.given)
    )
