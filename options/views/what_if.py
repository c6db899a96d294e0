"""Weights moved by hand beside the base: tried out, shared by a link, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from options.actions.what_ifs import forget_what_if, keep_what_if, rename_what_if
from options.errors import RuleBroken
from options.forms.what_if import KeepForm, NameForm, TriedForm
from options.htmx import Request
from options.models import Participant, Perspective, WhatIf
from options.models.what_if import MOST_WHAT_IFS
from options.reports.basis import Basis
from options.reports.hand_on_weights import Hand, hand_on
from options.sections.contract import Ground
from options.views.desk import Desk, desk_of
from options.views.result_sections import ground_of
from options.views.room_rules import shows_results, to_the_room
from options.visitors import remembers

PAGE = "options/results/what_if.html"


@dataclass(frozen=True)
class KeptWhatIf:
    """What is kept, the address that tries it, and what it comes to."""

    kept: WhatIf
    address: str
    hand: Hand | None


@require_http_methods(["GET", "HEAD", "POST"])
@remembers
def what_if(request: Request, slug: str) -> HttpResponse:
    """The weights that the address carries, on the viewer's own scores; a post keeps them."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    if request.method == "POST":
        return keep(request, desk)
    ground = ground_of(desk, request.GET.dict())
    context = context_of(desk, ground, request.GET)
    status = 422 if context["form"] and context["form"].errors else 200
    return render(request, PAGE, context, status=status)


def keep(request: Request, desk: Desk) -> HttpResponse:
    """Keep what was tried, and show it again with a name."""
    form = KeepForm(request.POST)
    ground = ground_of(desk, {})
    query = QueryDict(form.data.get("tried", "")[:20_000])
    context = context_of(desk, ground, query) | {"keep_form": form}
    tried = context["form"]
    if not form.is_valid() or ground is None or tried.errors:
        return render(request, PAGE, context, status=422)
    hand: Hand = context["hand"]
    points = {control.criterion.key: float(control.shown) for control in hand.controls}
    try:
        sheet = desk.sheet_to_write(request)
        keep_what_if(participant=sheet, name=form.cleaned_data["name"], points=points)
    except RuleBroken as refusal:
        form.add_error("name", str(refusal))
        return render(request, PAGE, context, status=422)
    messages.success(request, _("Kept. Nobody else can see it."))
    return redirect(f"{address_of(desk)}?{query.urlencode()}#kept")


@require_POST
def what_if_deed(request: Request, slug: str, number: int) -> HttpResponse:
    """Call it something else, or delete it; only one's own is found."""
    desk = desk_of(request, slug)
    mine = (
        WhatIf.objects.filter(participant=desk.sheet) if desk.sheet else WhatIf.objects.none()
    )
    found = get_object_or_404(mine.select_related("participant"), pk=number)
    if request.POST.get("deed") == "delete":
        forget_what_if(what_if=found)
        messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
        return redirect(f"{address_of(desk)}#kept")
    form = NameForm(request.POST)
    try:
        if form.is_valid():
            rename_what_if(what_if=found, name=form.cleaned_data["name"])
            return redirect(f"{address_of(desk)}#kept")
    except RuleBroken as refusal:
        form.add_error("name", str(refusal))
    context = context_of(desk, ground_of(desk, {}), QueryDict())
    return render(request, PAGE, context | {"renamed": found, "name_form": form}, status=422)


def context_of(desk: Desk, ground: Ground | None, typed: Mapping[str, str]) -> dict[str, Any]:
    """The page: the controls, the ranking beside the base, what is kept."""
    decision = desk.decision
    context = desk.frame | {"decision": decision, "here": "result"}
    context |= {"renamed": None, "name_form": None}
    context["whole"] = reverse("results", args=[decision.slug])
    if ground is None:
        return context | hand_context(desk, None, typed)
    return context | hand_context(desk, ground.basis, typed, ground.perspective)


def hand_context(
    desk: Desk,
    basis: Basis | None,
    typed: Mapping[str, str],
    perspective: Perspective | None = None,
) -> dict[str, Any]:
    """What the tool itself needs, on this page and on the result page."""
    hand, form = None, None
    if basis is not None and basis.running:
        form = TriedForm(typed, criteria=basis.structure.criteria)
        form.is_valid()
        hand = hand_on(basis, form.points)
    return {
        "form": form,
        "keep_form": KeepForm(),
        "hand": hand,
        "perspective": perspective,
        "what_if_address": address_of(desk),
        "tried": urlencode([(control.field, control.shown) for control in hand.controls])
        if hand
        else "",
        "percent_form": pgettext("percentage", "%(number)s %%") % {"number": "%s"},
        "kept": () if perspective else kept_of(desk, basis),
        "most_kept": MOST_WHAT_IFS,
    }


def address_of(desk: Desk) -> str:
    """Where weights are tried."""
    return reverse("what_if", args=[desk.decision.slug])


def kept_of(desk: Desk, basis: Basis | None) -> tuple[KeptWhatIf, ...]:
    """What this sheet keeps, and what it comes to on the scores as they are now."""
    sheet: Participant | None = desk.sheet
    if sheet is None:
        return ()
    return tuple(
        KeptWhatIf(
            kept=kept,
            address=f"{address_of(desk)}?"
            + urlencode([(f"w-{key}", points) for key, points in kept.points.items()]),
            hand=tried_on(basis, kept.points) if basis else None,
        )
        for kept in WhatIf.objects.filter(participant=sheet)
    )


def tried_on(basis: Basis, points: Mapping[str, float]) -> Hand | None:
    """What kept points come to; None where nothing is in the running."""
    return hand_on(basis, points) if basis.running else None
