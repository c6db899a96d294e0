"""The lists of options, perspectives, red lines and sources: each part is shaped in place."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from options.actions.shaping import Shaped, shape_part
from options.errors import RuleBroken
from options.forms.editing.parts import (
    EditingForm,
)
from options.htmx import Request
from options.models import Decision, Evidence, Perspective, Seat
from options.reports.editing.parts import (
    grid_of,
    leaves_to_edit,
    notes_of,
    sources_with_uses,
)
from options.reports.editing.seen import seen_of, stored_now
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.part_deeds import DEEDS
from options.views.editing.part_kinds import KINDS

STALE, REFUSED = 409, 422
PAGE = "options/editing/parts/page.html"
ONE = "options/editing/parts/one.html"
FORM = "options/editing/parts/_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_parts(request: Request, slug: str, kind: str) -> HttpResponse:
    """All of one kind; the form adds another one."""
    decision = decision_to_edit(request, slug)
    leaves = leaves_to_edit(decision)
    if request.method != "POST":
        cell = {name: number_in(request, name) for name in ("option", "criterion")}
        form = KINDS[kind].form(decision=decision, leaves=leaves, initial=cell)
        return page(request, decision, kind, form)
    form = KINDS[kind].form(request.POST, decision=decision, leaves=leaves)
    if form.is_valid() and store(form):
        messages.success(request, _("“%(name)s” is added.") % {"name": form.instance})
        return redirect(back_to(decision, kind, form.instance))
    return page(request, decision, kind, form, status=REFUSED)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_part(request: Request, slug: str, kind: str, number: int) -> HttpResponse:
    """One part, in its place in the list or as a page of its own."""
    decision = decision_to_edit(request, slug)
    model = KINDS[kind].form.Meta.model  # type: ignore[attr-defined]
    part = get_object_or_404(
        model.objects.select_related("decision"), pk=number, decision=decision
    )
    asked: dict[str, Any] = {"decision": decision, "leaves": leaves_to_edit(decision)}
    if request.method != "POST":
        form = KINDS[kind].form(instance=copy.copy(part), **asked)
        return one(request, kind, part, form)
    form = KINDS[kind].form(request.POST, instance=copy.copy(part), **asked)
    if not form.is_valid():
        return one(request, kind, part, form, status=REFUSED)
    if digest(part, kind) != request.POST.get("seen", ""):
        return one(request, kind, part, form, status=STALE)
    if not store(form):
        return one(request, kind, part, form, status=REFUSED)
    messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance})
    if request.htmx:
        return HttpResponseClientRefresh()
    return redirect(back_to(decision, kind, form.instance))


def store(form: EditingForm) -> bool:
    """Store what was typed; what a rule refuses stands in the form."""
    try:
        shape_part(
            part=form.instance,
            sources=form.cleaned_data.get("sources"),
            points=form.points(),
        )
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    return True


@require_POST
@login_required
def part_deed(request: Request, slug: str, kind: str, number: int) -> HttpResponse:
    """Move, park, bring back or delete one part."""
    decision = decision_to_edit(request, slug)
    model = KINDS[kind].form.Meta.model  # type: ignore[attr-defined]
    part = get_object_or_404(
        model.objects.select_related("decision"), pk=number, decision=decision
    )
    deed = DEEDS.get(request.POST.get("do", ""))
    form = KINDS[kind].form(decision=decision, leaves=leaves_to_edit(decision))
    if deed is None:
        said = _("That is not a deed of this page.")
        return page(request, decision, kind, form, said=said, status=REFUSED)
    try:
        said = deed(part) % {"name": part}
    except RuleBroken as broken:
        return page(request, decision, kind, form, said=str(broken), status=STALE)
    messages.success(request, said)
    return redirect(back_to(decision, kind, part))


def page(
    request: Request,
    decision: Decision,
    kind: str,
    form: EditingForm,
    *,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """The list with the form for another one."""
    context = {
        **frame_of(request, decision, kind),
        "kind": kind,
        "words": KINDS[kind],
        "form": form,
        "said": said,
        "address": reverse(f"edit_{kind}", args=[decision.slug]),
        "part_name": form._meta.model._meta.model_name,
        **listed(decision, kind, form),
    }
    return render(request, PAGE, context, status=status)


def listed(decision: Decision, kind: str, form: EditingForm) -> dict[str, Any]:
    """What the page lists, in a constant number of queries."""
    if kind == "evidence":
        notes = list(notes_of(decision))
        options = list(decision.options.all())
        chosen = tuple(str(form[name].value() or "") for name in ("option", "criterion"))
        about = [
            note
            for note in notes
            if chosen == (str(note.option_id or ""), str(note.criterion_id or ""))
        ]
        return {
            "grid": grid_of(options, form.leaves, notes),
            "across": options,
            "parts": about if any(chosen) else [],
            "is_chosen": any(chosen),
        }
    if kind == "sources":
        return {"parts": list(sources_with_uses(decision))}
    if kind == "perspectives":
        return {"parts": list(decision.perspectives.prefetch_related("swings__criterion"))}
    if kind == "red_lines":
        return {"parts": list(decision.red_lines.select_related("criterion"))}
    return {"parts": list(decision.options.all())}


def one(
    request: Request, kind: str, part: Shaped, form: EditingForm, *, status: int = 200
) -> HttpResponse:
    """The form of one part."""
    decision = part.decision
    others: dict[str, Any] = {}
    if status == STALE:
        names = columns(kind)
        typed = {name: plain(form.cleaned_data[name]) for name in names}
        others = stored_now(part, typed)
    context: dict[str, Any] = {
        "decision": decision,
        "kind": kind,
        "words": KINDS[kind],
        "part": part,
        "form": form,
        "others": others,
        "is_stale": status == STALE,
        "seen": request.POST.get("seen", "") if status == REFUSED else digest(part, kind),
        "address": reverse(f"{kind}_part", args=[decision.slug, part.pk]),
        "deed": reverse(f"{kind}_deed", args=[decision.slug, part.pk]),
        "back": back_to(decision, kind, part),
        "seats": Seat.objects.filter(perspective=part).count()
        if isinstance(part, Perspective)
        else 0,
    }
    if request.htmx:  # without its place, so that the link loads the list anew
        context["back"] = context["back"].split("#")[0]
        return render(request, FORM, context, status=status)
    context = {**frame_of(request, decision, kind), **context}
    return render(request, ONE, context, status=status)


def plain(value: Any) -> object:  # noqa: ANN401 -- whatever a field gives
    """Several records as their numbers, in order."""
    return sorted(one.pk for one in value) if hasattr(value, "model") else value


def columns(kind: str) -> tuple[str, ...]:
    """The columns that a form of this kind shows."""
    return tuple(KINDS[kind].form.Meta.fields)  # type: ignore[attr-defined]


def digest(part: Shaped, kind: str) -> str:
    """What the page had shown of a part; of a perspective its points, too."""
    seen = seen_of(part, columns(kind))
    if isinstance(part, Perspective):
        points = sorted(part.swings.values_list("criterion_id", "points"))
        seen += "-" + hashlib.sha256(repr(points).encode()).hexdigest()[:8]
    return seen


def back_to(decision: Decision, kind: str, part: Shaped) -> str:
    """Where the part stands on its page."""
    address = reverse(f"edit_{kind}", args=[decision.slug])
    if isinstance(part, Evidence):
        option, criterion = part.option_id or "", part.criterion_id or ""
        return f"{address}?option={option}&criterion={criterion}#notes"
    name = part._meta.model_name
    return f"{address}#{name}-{part.pk}" if part.pk else address


def number_in(request: Request, name: str) -> int | None:
    """A number that the address names, if it is one."""
    written = request.GET.get(name, "")
    return (
        int(written)
        if written.isascii() and written.isdecimal() and len(written) < 16
        else None
    )
