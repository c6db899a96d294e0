"""The value tree on one page: order, nest, park, bring back, and take that back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.decisions import undisturbed
from options.actions.tree_shape import put_back, shape_of
from options.errors import RuleBroken
from options.forms.editing.criterion import NewCriterion, NewGroup
from options.htmx import Request
from options.models import Decision
from options.reports.editing.seen import last_hand
from options.reports.editing.tree import TreeRow, tree_of_decision
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.tree_deeds import DEEDS, TOP, Place
from options.views.editing.undoing import forget, last_deed, remember

DONE, STALE, REFUSED = 200, 409, 422


@require_safe
@login_required
def edit_tree(request: Request, slug: str) -> HttpResponse:
    """The whole tree, with all that can be done to it."""
    return tree_page(request, decision_to_edit(request, slug))


def tree_page(
    request: Request,
    decision: Decision,
    *,
    said: str = "",
    new: NewCriterion | None = None,
    group: NewGroup | None = None,
    status: int = DONE,
) -> HttpResponse:
    """The page, or only the tree and what is said of it for htmx."""
    context: dict[str, Any] = {
        **frame_of(request, decision, "tree"),
        "tree": tree_of_decision(decision),
        "undo": last_deed(request, decision),
        "said": said,
        "is_refused": status != DONE,
    }
    if request.htmx:
        template = "options/editing/tree/_changed.html"
        return render(request, template, {**context, "anew": True}, status=status)
    forms = {"new": new or NewCriterion(None, ()), "group": group or NewGroup(None, ())}
    return render(request, "options/editing/tree/page.html", context | forms, status=status)


@require_POST
@login_required
def tree_deed(request: Request, slug: str) -> HttpResponse:
    """Do one thing to one criterion; the answer is the tree as it is then."""
    decision = decision_to_edit(request, slug)
    do = request.POST.get("do", "")
    if do == "undo":
        return undo(request, decision)
    with undisturbed(decision):
        told = told_of(request, decision, do)
    if told.status != DONE:
        return tree_page(request, decision, said=told.words, status=told.status)
    return done(request, decision, told.words, to=told.pk)


@dataclass(frozen=True)
class Told:
    """What came of a deed, in words; `pk` is the criterion that it was done to."""

    words: str
    status: int = DONE
    pk: str = ""


def told_of(request: Request, decision: Decision, do: str) -> Told:
    """Do it if nobody has changed the criterion since the page was shown."""
    tree = tree_of_decision(decision)
    row = tree.row(request.POST.get("criterion", ""))
    if do not in DEEDS or row is None:
        said = _("That criterion is not here any more. Nothing was changed.")
        return Told(said, STALE if do else REFUSED)
    if request.POST.get("seen", "") != row.seen:
        return Told(what_changed(row), STALE)
    before = shape_of(decision)
    place = Place(request.POST.get("under", TOP), request.POST.get("before", ""))
    try:
        words = DEEDS[do](tree, row, place)
    except RuleBroken as broken:
        return Told(str(broken), REFUSED)
    remember(request, decision, do, row.criterion.name, before)
    return Told(words, pk=row.pk)


def undo(request: Request, decision: Decision) -> HttpResponse:
    """Take the last deed back, if nobody has changed the same since."""
    last = last_deed(request, decision)
    if last is None:
        said = _("There is nothing to undo.")
        return tree_page(request, decision, said=said, status=STALE)
    try:
        put_back(decision=decision, changes=last.changes)
    except RuleBroken as broken:
        return tree_page(request, decision, said=str(broken), status=STALE)
    forget(request, decision)
    return done(request, decision, _("Undone: the tree is as it was before."))


def done(request: Request, decision: Decision, words: str, *, to: str = "") -> HttpResponse:
    """The tree for htmx; else the page again, where the criterion stands."""
    if request.htmx:
        return tree_page(request, decision, said=words)
    messages.success(request, words)
    return to_tree(decision, to)


def to_tree(decision: Decision, pk: str = "") -> HttpResponseRedirect:
    """To the page, where a criterion stands."""
    there = reverse("edit_tree", args=[decision.slug])
    return redirect(f"{there}#criterion-{pk}" if pk else there)


def what_changed(row: TreeRow) -> str:
    """What somebody else did with a criterion after the page was shown."""
    by, _at = last_hand(row.criterion)
    values = {
        "name": row.criterion.name,
        "who": by or _("Somebody"),
        "above": row.above.name if row.above else _("nothing: it is at the top"),
    }
    if row.criterion.parked_at:
        sentence = _("%(who)s changed “%(name)s” meanwhile: it is parked, under %(above)s.")
    else:
        sentence = _("%(who)s changed “%(name)s” meanwhile: it counts, under %(above)s.")
    return " ".join(
        [sentence % values, _("Nothing was changed now. If you still want it, do it again.")]
    )
