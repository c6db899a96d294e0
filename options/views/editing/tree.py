"""The value tree on one page: order, nest, park, bring back, and take that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from options.actions.tree_shape import place_criterion, put_back, shape_of
from options.actions.value_tree import bring_back_criterion, park_criterion
from options.errors import RuleBroken
from options.forms.editing.criterion import NewCriterion, NewGroup
from options.htmx import Request
from options.models import Criterion, Decision
from options.reports.editing.seen import last_hand
from options.reports.editing.tree import Tree, TreeRow, tree_of_decision
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.undoing import forget, last_deed, remember

STALE, REFUSED = 409, 422
TOP = ""


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
    status: int = 200,
) -> HttpResponse:
    """The page, or only the tree and what is said of it for htmx."""
    context: dict[str, Any] = {
        "decision": decision,
        "tree": tree_of_decision(decision),
        "undo": last_deed(request, decision),
        "said": said,
        "is_refused": status != 200,
    }
    if request.htmx:
        template = "options/editing/tree/_changed.html"
        return render(request, template, {**context, "anew": True}, status=status)
    forms = {"new": new or NewCriterion(None, ()), "group": group or NewGroup(None, ())}
    context = {**frame_of(request, decision, "tree"), **context, **forms}
    return render(request, "options/editing/tree/page.html", context, status=status)


@require_POST
@login_required
def tree_deed(request: Request, slug: str) -> HttpResponse:
    """Do one thing to one criterion; the answer is the tree as it is then."""
    decision = decision_to_edit(request, slug)
    tree = tree_of_decision(decision)
    do = request.POST.get("do", "")
    row = tree.row(request.POST.get("criterion", ""))
    if do == "undo":
        return undo(request, decision)
    if do not in DEEDS or row is None:
        said = _("That criterion is not here any more. Nothing was changed.")
        return tree_page(request, decision, said=said, status=REFUSED if not do else STALE)
    if request.POST.get("seen", "") != row.seen:
        return tree_page(request, decision, said=what_changed(row), status=STALE)
    before = shape_of(decision)
    try:
        words = DEEDS[do](tree, row, request.POST.get("under", TOP))
    except RuleBroken as broken:
        return tree_page(request, decision, said=str(broken), status=REFUSED)
    remember(request, decision, do, row.criterion.name, before)
    return done(request, decision, words, to=row.pk)


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


# --- Deeds: each says what it did ---------------------------------------------------------

Deed = Callable[[Tree, TreeRow, str], str]


def park(_tree: Tree, row: TreeRow, _under: str) -> str:
    """Set it aside."""
    park_criterion(criterion=row.criterion)
    return _("“%(name)s” is parked: its scores stay and count nowhere.") % named(row)


def bring_back(_tree: Tree, row: TreeRow, _under: str) -> str:
    """Let it count again."""
    bring_back_criterion(criterion=row.criterion)
    return _("“%(name)s” counts again, with the scores that it has.") % named(row)


def up(tree: Tree, row: TreeRow, _under: str) -> str:
    """One place up among its siblings."""
    at = siblings_of(tree, row).index(row.criterion)
    if at == 0:
        return _("“%(name)s” is the first already.") % named(row)
    place_criterion(criterion=row.criterion, parent=row.above, at=at - 1)
    return _("“%(name)s” moved up.") % named(row)


def down(tree: Tree, row: TreeRow, _under: str) -> str:
    """One place down among its siblings."""
    if row.is_last:
        return _("“%(name)s” is the last already.") % named(row)
    at = siblings_of(tree, row).index(row.criterion)
    place_criterion(criterion=row.criterion, parent=row.above, at=at + 1)
    return _("“%(name)s” moved down.") % named(row)


def nest(_tree: Tree, row: TreeRow, _under: str) -> str:
    """Under the one before it."""
    if row.next_above is None:
        return _("Nothing stands before “%(name)s” that it could go under.") % named(row)
    place_criterion(criterion=row.criterion, parent=row.next_above)
    return _("“%(name)s” lies under “%(above)s” now.") % {
        **named(row),
        "above": row.next_above.name,
    }


def unnest(tree: Tree, row: TreeRow, _under: str) -> str:
    """Beside what it lay under, right after it."""
    if row.above is None:
        return _("“%(name)s” is at the top already.") % named(row)
    above = next(one for one in tree.rows if one.criterion == row.above)
    at = siblings_of(tree, above).index(row.above) + 1
    place_criterion(criterion=row.criterion, parent=above.above, at=at)
    return _("“%(name)s” does not lie under “%(above)s” any more.") % {
        **named(row),
        "above": row.above.name,
    }


def move(tree: Tree, row: TreeRow, under: str) -> str:
    """Under another one, or to the top."""
    parent = tree.row(under)
    if parent is None and under != TOP:
        raise RuleBroken(_("What it should go under is not here any more."))
    place_criterion(criterion=row.criterion, parent=parent.criterion if parent else None)
    if parent is None:
        return _("“%(name)s” is at the top now.") % named(row)
    return _("“%(name)s” lies under “%(above)s” now.") % {
        **named(row),
        "above": parent.criterion.name,
    }


def siblings_of(tree: Tree, row: TreeRow) -> list[Criterion]:
    """What lies under the same criterion, in its order."""
    parent = row.criterion.parent_id
    return [one.criterion for one in tree.rows if one.criterion.parent_id == parent]


def named(row: TreeRow) -> dict[str, str]:
    """Its name, for a sentence."""
    return {"name": row.criterion.name}


DEEDS: dict[str, Deed] = {
    "park": park,
    "bring_back": bring_back,
    "up": up,
    "down": down,
    "nest": nest,
    "unnest": unnest,
    "move": move,
}
