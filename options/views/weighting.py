"""Which swing first: an order by taps, mended by moves and ties, and the weights it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.kept_weights import Kept
from options.actions.weighting import (
    move_swing,
    place_next,
    restart_order,
    tie_with_above,
)
from options.errors import RuleBroken
from options.forms.weighting import MoveForm, TapForm, WithinForm
from options.htmx import Request
from options.models import Criterion, Participant
from options.reports.illustrative_weights import is_changed_since
from options.reports.swing_lists import swing_lists
from options.reports.weighting import (
    Family,
    families_of,
)
from options.views.desk import desk_on
from options.views.kept_weights import keep, kept_in, packed
from options.views.room_rules import refuse_weights, takes_weights, to_the_room
from options.views.weighing_desk import Place, place_of
from options.visitors import do_on_sheet, remembers

PAGE, ANSWER = "options/weighting/page.html", "options/weighting/answer.html"
Deed = Callable[[Participant], Kept | None]


@dataclass(frozen=True)
class Outcome:
    """What a deed left behind, as the answer tells it."""

    said: str
    status: int = 200
    replaced: Kept | None = None


@remembers
@require_safe
def weighting(request: Request, slug: str) -> HttpResponse:
    """The order so far, the next question, and what the swings weigh."""
    place = place_of(request, slug)
    if not takes_weights(place.desk):
        return to_the_room(place.desk)
    if not place.structure.criteria:
        context = {"decision": place.decision, "here": "weigh", **place.desk.frame}
        return render(request, "options/weighting/empty.html", context)
    within = request.GET.get("within")
    context = context_of(place, within, undo=kept_in(request, place.sheet))
    return render(request, PAGE, context | around(place))


def context_of(place: Place, within: str | None, *, undo: str) -> dict[str, Any]:
    """What the fragment needs."""
    given, weights = place.read()
    lists = swing_lists(place.structure, given, weights, within=within)
    if lists is None:
        raise Http404
    return {
        "decision": place.decision,
        "lists": lists,
        "undo": undo,
        "is_changed": is_changed_since(place.structure, weights),
    }


def around(place: Place) -> dict[str, Any]:
    """What the page shows around the fragment."""
    has_perspectives = place.decision.perspectives.exists()
    return {"here": "weigh", "has_perspectives": has_perspectives, **place.desk.frame}


@remembers
@require_POST
def weights_place(request: Request, slug: str) -> HttpResponse:
    """One tap: this swing comes next."""
    place, form = place_of(request, slug), TapForm(request.POST)
    if not form.is_valid():
        return answer(request, place, not_understood(), within=within_in(request, place))
    family = place.family(form.cleaned_data["within"])
    swing = member_of(family, form.cleaned_data["criterion"])
    at = form.cleaned_data["place"]

    def deed(sheet: Participant) -> Kept | None:
        return place_next(
            participant=sheet,
            criterion=swing,
            among=family.members,
            scope=family.scope,
            place=at,
        )

    said = _("Saved: “%(name)s” is number %(place)s.") % {"name": swing.label, "place": at}
    return do(request, place, deed, said=said, within=family.key)


@remembers
@require_POST
def weights_move(request: Request, slug: str) -> HttpResponse:
    """Mend the order: one swing above, below or level with its neighbour."""
    place, form = place_of(request, slug), MoveForm(request.POST)
    if not form.is_valid():
        return answer(request, place, not_understood(), within=within_in(request, place))
    family = place.family(form.cleaned_data["within"])
    how, moved_key, other_key = form.cleaned_data["move"]
    moved, other = member_of(family, moved_key), member_of(family, other_key)
    mend = (
        partial(tie_with_above, above=other)
        if how == "tie"
        else partial(move_swing, past=other, up=how == "up")
    )

    def deed(sheet: Participant) -> Kept | None:
        return mend(
            participant=sheet, criterion=moved, among=family.members, scope=family.scope
        )

    told = {
        "up": _("Saved: “%(name)s” comes before “%(other)s”."),
        "down": _("Saved: “%(name)s” comes after “%(other)s”."),
        "tie": _("Saved: “%(name)s” counts the same as “%(other)s”."),
    }
    said = told[how] % {"name": moved.label, "other": other.label}
    return do(request, place, deed, said=said, within=family.key)


@remembers
@require_POST
def weights_restart(request: Request, slug: str) -> HttpResponse:
    """Start one order again."""
    place = place_of(request, slug)
    family = place.family(within_in(request, place) or "")

    def deed(sheet: Participant) -> Kept | None:
        return restart_order(participant=sheet, among=family.members, scope=family.scope)

    said = _("The order is empty again.")
    return do(request, place, deed, said=said, within=family.key)


def member_of(family: Family, key: str) -> Criterion:
    """The swing of this comparison with this key; a foreign one is not found."""
    member = family.member(key)
    if member is None:
        raise Http404
    return member


def within_in(request: Request, place: Place) -> str | None:
    """The comparison that a form names, None where there is no such one."""
    form = WithinForm(request.POST)
    key = form.cleaned_data["within"] if form.is_valid() else None
    return key if any(family.key == key for family in families_of(place.structure)) else None


def not_understood() -> Outcome:
    """A form of an older page, or of no page of ours."""
    said = _("That button belongs to an older page, so nothing was changed. Here it is anew.")
    return Outcome(said, status=422)


def do(
    request: Request, place: Place, deed: Deed, *, said: str, within: str | None
) -> HttpResponse:
    """Do a deed on the visitor's sheet and show what came of it, or why nothing did."""
    try:
        refuse_weights(place.desk)
        sheet, replaced = do_on_sheet(request, place.decision, place.sheet, deed)
        outcome = Outcome(said, replaced=replaced)
    except RuleBroken as broken:
        sheet = desk_on(request, place.decision).sheet
        outcome = Outcome(str(broken), status=409)
    desk = replace(place.desk, sheet=sheet)
    return answer(request, replace(place, desk=desk), outcome, within=within)


def answer(
    request: Request, place: Place, outcome: Outcome, *, within: str | None
) -> HttpResponse:
    """The fragment for htmx; for a browser the page again, or what was refused on it."""
    undo = kept_in(request, place.sheet)
    if outcome.replaced is not None and place.sheet is not None:
        undo = packed(outcome.replaced, place.sheet)
    if outcome.status == 200 and not request.htmx:
        messages.success(request, outcome.said)
        response: HttpResponse = redirect(place.address(within or ""))
    else:
        context = context_of(place, within, undo=undo) | {"outcome": outcome}
        context |= place.desk.frame if request.htmx else around(place)
        template = ANSWER if request.htmx else PAGE
        response = render(request, template, context, status=outcome.status)
    if outcome.replaced is not None:
        keep(response, undo, place.decision.slug)
    return response
