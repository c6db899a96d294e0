"""Weights in numbers: own points, a perspective's illustrative ones, equal ones, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from options.actions.kept_weights import Kept, put_back
from options.actions.weighting import adopt, clear_weights, give_points, use_method
from options.errors import NotNow, SeatRemoved
from options.forms.weighting import MethodForm, SwingPointsForm
from options.htmx import Request
from options.models import Participant
from options.reports.illustrative_weights import illustrations_for, is_changed_since
from options.reports.swing_points import points_page
from options.reports.weighting import Method, families_of, scope_of
from options.views.kept_weights import keep, kept_in, packed, unpacked
from options.views.room_rules import refuse_weights, takes_weights, to_the_room
from options.views.weighing_desk import Place, place_of
from options.views.weighting import answer, do, not_understood, within_in
from options.visitors import remembers

PAGE = "options/weighting/points.html"


@remembers
@require_http_methods(["GET", "HEAD", "POST"])
def weights_points(request: Request, slug: str) -> HttpResponse:
    """A number for each swing; every change saves the whole list and moves only the shares."""
    place = place_of(request, slug)
    if not place.structure.criteria:
        return redirect("weighting", slug)
    if request.method != "POST":
        if not takes_weights(place.desk):
            return to_the_room(place.desk)
        context = points_context(place, undo=kept_in(request, place.sheet))
        return render(request, PAGE, context)
    form = SwingPointsForm(request.POST, families=families_of(place.structure))
    if not form.is_valid():
        return points_refused(request, place, form)
    try:
        refuse_weights(place.desk)
    except (NotNow, SeatRemoved) as refusal:
        return points_refused(request, place, form, said=str(refusal))
    sheet = place.desk.sheet_to_write(request)
    replaced = give_points(
        participant=sheet, points=form.points(), scope=scope_of(place.structure)
    )
    desk = replace(place.desk, sheet=sheet)
    return points_saved(request, replace(place, desk=desk), replaced)


def points_context(place: Place, **typed: Any) -> dict[str, Any]:  # noqa: ANN401 -- passed on
    """What the page and its answers need."""
    given, weights = place.read()
    undo = typed.pop("undo")
    return {
        "decision": place.decision,
        "here": "weigh",
        "page": points_page(place.structure, given, weights, **typed),
        "is_changed": is_changed_since(place.structure, weights),
        "undo": undo,
        **place.desk.frame,
    }


def points_refused(
    request: Request, place: Place, form: SwingPointsForm, *, said: str = ""
) -> HttpResponse:
    """The fields as they were typed, with what is wrong beside them, or why it is too late."""
    typed = {name: request.POST.get(name, "") for name in form.fields}
    undo = kept_in(request, place.sheet)
    context = points_context(place, undo=undo, typed=typed, errors=form.errors)
    template = "options/weighting/points_refused.html" if request.htmx else PAGE
    context["said"] = said
    return render(request, template, context, status=409 if said else 422)


def points_saved(request: Request, place: Place, replaced: Kept | None) -> HttpResponse:
    """The shares and the word beside the fields; without JavaScript the page again."""
    undo = kept_in(request, place.sheet)
    if replaced is not None and place.sheet is not None:
        undo = packed(replaced, place.sheet)
    if request.htmx:
        context = points_context(place, undo=undo)
        response = render(request, "options/weighting/points_saved.html", context)
    else:
        messages.success(request, _("Saved: your points count now."))
        response = redirect("weights_points", place.decision.slug)
    if replaced is not None:
        keep(response, undo, place.decision.slug)
    return response


@remembers
@require_POST
def weights_method(request: Request, slug: str) -> HttpResponse:
    """Let the order count instead of the points, or the other way round."""
    place, form = place_of(request, slug), MethodForm(request.POST)
    if not form.is_valid():
        return answer(request, place, not_understood(), within=within_in(request, place))
    method = Method(form.cleaned_data["method"])

    def deed(sheet: Participant) -> Kept | None:
        return use_method(participant=sheet, method=method)

    is_order = method is Method.RANKS
    said = _("Your order counts now.") if is_order else _("Your points count now.")
    return do(request, place, deed, said=said, within=within_in(request, place))


@remembers
@require_safe
def weights_perspectives(request: Request, slug: str) -> HttpResponse:
    """What each perspective might weigh, illustrative, and a button to adopt it."""
    place = place_of(request, slug)
    if not takes_weights(place.desk):
        return to_the_room(place.desk)
    context = {
        "decision": place.decision,
        "here": "weigh",
        "illustrations": illustrations_for(place.structure, place.sheet),
        **place.desk.frame,
    }
    return render(request, "options/weighting/perspectives.html", context)


@remembers
@require_POST
def weights_adopt(request: Request, slug: str, perspective_key: str) -> HttpResponse:
    """Take over a perspective's illustrative points."""
    place = place_of(request, slug)
    perspective = get_object_or_404(place.decision.perspectives, key=perspective_key)

    def deed(sheet: Participant) -> Kept | None:
        return adopt(participant=sheet, perspective=perspective)

    said = _("You have adopted the illustrative weights of “%(name)s”.")
    return do(request, place, deed, said=said % {"name": perspective.name}, within=None)


@remembers
@require_POST
def weights_clear(request: Request, slug: str) -> HttpResponse:
    """Equal weights again."""
    place = place_of(request, slug)

    def deed(sheet: Participant) -> Kept | None:
        return clear_weights(participant=sheet)

    said = _("All weights are equal again.")
    return do(request, place, deed, said=said, within=within_in(request, place))


@remembers
@require_POST
def weights_undo(request: Request, slug: str) -> HttpResponse:
    """Put back the weights before the last deed; undoing again redoes it."""
    place = place_of(request, slug)
    earlier = None
    if place.sheet is not None:
        earlier = unpacked(request.POST.get("before", ""), place.sheet)
    if earlier is None:
        return answer(request, place, not_understood(), within=within_in(request, place))

    def deed(sheet: Participant) -> Kept | None:
        return put_back(participant=sheet, earlier=earlier)

    said = _("Undone: your weights are as they were before.")
    response = do(request, place, deed, said=said, within=within_in(request, place))
    if response.status_code == 302 and request.POST.get("back") == "points":
        response["Location"] = reverse("weights_points", args=[slug])
    return response
