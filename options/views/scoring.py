"""The scoring control of one cell, on whichever page it stands: save it, undo it."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from options.actions.scoring import Judgement, Recorded, record_score, undo_score
from options.charts.difference import difference_of
from options.errors import MeaningChanged, NothingToUndo
from options.forms.scoring import ScoreForm, bound_form
from options.htmx import Request
from options.models import Criterion, Decision, Participant
from options.reports.cells import (
    CellView,
    Given,
    as_typed,
    cells_of,
    evidence_on,
    scores_given,
    with_score,
)
from options.reports.head_to_head import pair_in, pair_row
from options.reports.structure import Structure, structure_from
from options.views.comparison import context_of
from options.visitors import remembers, sheet_of, sheet_to_write


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
    cell = place.cell
    form = bound_form(cell.view.option, cell.criterion.pk, request.POST)
    if not form.is_valid() or not form.range_fits(cell.score):
        return refused(request, place, form.refusals, status=422)
    if form.says_nothing or (cell.score is None and form.judgement(None).is_empty):
        nothing = _("Nothing was sent. Choose a score, or say that you can't judge.")
        return refused(request, place, {"points": [nothing]}, status=422)
    sheet = sheet_to_write(request, place.decision, place.sheet)
    try:
        recorded = record_score(
            participant=sheet,
            option=cell.view.option,
            criterion=cell.criterion,
            judgement=form.judgement(cell.score),
            change_id=form.cleaned_data["change"],
            seen_revision=form.cleaned_data["revision"],
            known=cell.score,
        )
    except MeaningChanged as changed:
        return refused(request, place, {"points": [str(changed)]}, status=409)
    if not request.htmx:
        return redirect(cell.criterion)
    notes = notes_on(recorded, form)
    return render(request, "components/cell_saved.html", saved(request, place, recorded, notes))


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
        return render(request, "components/cell_refused.html", {"cell": cell}, status=status)
    notes = evidence_on(place.structure, [cell.criterion])
    cells = tuple(
        replace(cell, evidence=other.evidence) if other.view == cell.view else other
        for other in cells_of(
            cell.criterion, place.structure.options, place.given, evidence=notes
        )
    )
    context = context_of(place.structure, cell.criterion, cells, place.given)
    return render(request, "options/comparison/page.html", context, status=status)


def notes_on(recorded: Recorded, form: ScoreForm) -> list[str]:
    """What the person should hear besides "saved"."""
    notes = []
    replaced = recorded.replaced
    seen = form.cleaned_data["seen"]
    if recorded.score.version - 1 > (seen or 0) and replaced and not recorded.was_replayed:
        notes.append(said_before(replaced))
    sent = form.cleaned_data
    stored = (recorded.score.low, recorded.score.high)
    if (sent["low"], sent["high"]) != stored and not recorded.was_replayed:
        notes.append(_("Your range now reaches to this score."))
    return notes


def said_before(replaced: Judgement) -> str:
    """Another tab or device had saved something else meanwhile."""
    if replaced.points is None:
        return _("This replaced what another tab or device had saved.")
    return _("This replaced %(points)s, saved in another tab or device.") % {
        "points": replaced.points
    }


def saved(
    request: Request, place: Place, recorded: Recorded, notes: list[str]
) -> dict[str, Any]:
    """What the small answer to a save needs: the words, and what moves with them."""
    given = with_score(place.given, recorded.score)
    (cell,) = cells_of(place.cell.criterion, [place.cell.view], given)
    context: dict[str, Any] = {
        "decision": place.decision,
        "cell": cell,
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
    cell = place.cell
    if place.sheet is None:
        raise Http404
    try:
        recorded = undo_score(
            participant=place.sheet,
            option=cell.view.option,
            criterion=cell.criterion,
            change_id=cell.change,
        )
    except NothingToUndo as nothing:
        return refused(request, place, {"points": [str(nothing)]}, status=409)
    if not request.htmx:
        return redirect(cell.criterion)
    context = saved(request, place, recorded, [])
    notes = evidence_on(place.structure, [cell.criterion])
    (context["cell"],) = cells_of(
        cell.criterion, [cell.view], with_score(place.given, recorded.score), evidence=notes
    )
    return render(request, "components/cell_undone.html", context)
