"""The lists of options, perspectives, red lines and sources: each part is shaped in place."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from options.actions.decisions import undisturbed
from options.actions.shaping import Shaped, shape_part
from options.errors import RuleBroken
from options.forms.editing.parts import (
    EditingForm,
)
from options.htmx import Request
from options.models import Decision
from options.reports.editing.parts import (
    grid_of,
    leaves_to_edit,
    notes_of,
    sources_with_uses,
)
from options.reports.editing.seen import points_now, stored_now
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.part_deeds import DEEDS
from options.views.editing.part_kinds import (
    KINDS,
    back_to,
    columns,
    digest,
    part_of,
    place_seen,
)

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
    asked: dict[str, Any] = {"decision": decision, "leaves": leaves_to_edit(decision)}
    if request.method != "POST":
        part = part_of(decision, kind, number)
        return one(request, kind, part, KINDS[kind].form(instance=copy.copy(part), **asked))
    with undisturbed(decision):
        part = part_of(decision, kind, number)
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
    """Move, park or bring back one part, as its page had shown it."""
    decision = decision_to_edit(request, slug)
    deed = DEEDS.get(request.POST.get("do", ""))
    form = KINDS[kind].form(decision=decision, leaves=leaves_to_edit(decision))
    with undisturbed(decision):
        part = part_of(decision, kind, number)
        if deed is None:
            said = _("That is not a deed of this page.")
            return page(request, decision, kind, form, said=said, status=REFUSED)
        if place_seen(part) != request.POST.get("seen", ""):
            said = _("Somebody moved or parked “%(name)s” meanwhile. Nothing was changed now.")
            return page(request, decision, kind, form, said=said % {"name": part}, status=STALE)
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
        **lines_in(listed(decision, kind, form)),
    }
    return render(request, PAGE, context, status=status)


@dataclass(frozen=True)
class Line:
    """A part in its list, and the digest of where it stands."""

    part: Shaped
    seen: str


def lines_in(shown: dict[str, Any]) -> dict[str, Any]:
    """The same with a line for each part."""
    return {**shown, "lines": [Line(part, place_seen(part)) for part in shown["parts"]]}


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
    if kind == "later_facts":
        return {"parts": list(decision.later_facts.prefetch_related("sources"))}
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
        others = stored_now(part, typed) | points_now(part, form.points() or {})
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
        "delete": reverse(f"{kind}_delete", args=[decision.slug, part.pk]),
        "back": back_to(decision, kind, part),
    }
    if request.htmx:  # without its place, so that the link loads the list anew
        context["back"] = context["back"].split("#")[0]
        return render(request, FORM, context, status=status)
    context = {**frame_of(request, decision, kind), **context}
    return render(request, ONE, context, status=status)


def plain(value: Any) -> object:  # noqa: ANN401 -- whatever a field gives
    """Several records as their numbers, in order."""
    return sorted(one.pk for one in value) if hasattr(value, "model") else value


def number_in(request: Request, name: str) -> int | None:
    """A number that the address names, if it is one."""
    written = request.GET.get(name, "")
    return (
        int(written)
        if written.isascii() and written.isdecimal() and len(written) < 16
        else None
    )
