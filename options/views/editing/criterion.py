"""One criterion of the tree: its words in place, a new one, a group, and away with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from options.actions.decisions import undisturbed
from options.actions.tree_shape import group_criteria, shape_of
from options.actions.value_tree import save_criterion
from options.errors import NoAnchors, NoName, RuleBroken, SameName
from options.forms.editing.criterion import WORDS, CriterionWords, NewCriterion, NewGroup
from options.htmx import Request
from options.models import Criterion, Decision
from options.reports.editing.seen import is_stale, seen_of, stored_now
from options.reports.editing.tree import tree_of_decision
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.tree import REFUSED, STALE, to_tree, tree_page
from options.views.editing.undoing import last_deed, remember

EDITOR = "options/editing/tree/_criterion.html"
PAGE = "options/editing/tree/criterion.html"
SAVED = "options/editing/tree/_saved.html"
BESIDE: dict[type[RuleBroken], str] = {NoName: "name", SameName: "name", NoAnchors: "worst"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_criterion(request: Request, slug: str, criterion_key: str) -> HttpResponse:
    """What a criterion says; a change is of its meaning unless the editor says otherwise."""
    decision = decision_to_edit(request, slug)
    criterion = criterion_of(decision, criterion_key)
    if request.method != "POST":
        if request.htmx and "close" in request.GET:
            return closed(request, decision, criterion, "")
        return editor(request, decision, criterion, CriterionWords(initial=words_of(criterion)))
    form = CriterionWords(request.POST)
    if not form.is_valid():
        return editor(request, decision, criterion, form, status=REFUSED)
    with undisturbed(decision):
        criterion = criterion_of(decision, criterion_key)
        if is_stale(criterion, WORDS, request.POST.get("seen", "")):
            return editor(request, decision, criterion, form, status=STALE)
        return save(request, decision, criterion, form)


def criterion_of(decision: Decision, key: str) -> Criterion:
    """One criterion of a decision; 404 for a foreign one."""
    everything = decision.criteria.select_related("decision", "parent")
    return get_object_or_404(everything, key=key)


def words_of(criterion: Criterion) -> dict[str, str]:
    """What is stored, by field."""
    return {name: getattr(criterion, name) for name in WORDS}


def save(
    request: Request, decision: Decision, criterion: Criterion, form: CriterionWords
) -> HttpResponse:
    """Store what was typed; what a rule refuses stands beside its field."""
    before, old_name, old_revision = shape_of(decision), criterion.name, criterion.revision
    for name, text in form.typed().items():
        setattr(criterion, name, text)
    is_wording_only = form.cleaned_data["change"] == "wording"
    try:
        save_criterion(criterion=criterion, is_wording_only=is_wording_only)
    except RuleBroken as broken:
        form.add_error(BESIDE.get(type(broken)), str(broken))
        criterion.refresh_from_db()
        return editor(request, decision, criterion, form, status=REFUSED)
    if criterion.name != old_name:
        remember(request, decision, "rename", criterion.name, before)
    said = _("“%(name)s” is saved.")
    if criterion.revision != old_revision:
        said = _("“%(name)s” is saved. Earlier scores on it say “please check again”.")
    return closed(request, decision, criterion, said % {"name": criterion.name})


def closed(
    request: Request, decision: Decision, criterion: Criterion, said: str
) -> HttpResponse:
    """The row as it is now in place of the editor, or the tree without htmx."""
    if not request.htmx:
        messages.success(request, said)
        return to_tree(decision, str(criterion.pk))
    tree = tree_of_decision(decision)
    context = {
        **frame_of(request, decision, "tree"),
        "tree": tree,
        "row": tree.row(criterion.key),
        "undo": last_deed(request, decision),
        "said": said,
        "is_closed": True,
        "anew": True,
    }
    return render(request, SAVED, context)


def editor(
    request: Request,
    decision: Decision,
    criterion: Criterion,
    form: CriterionWords,
    *,
    status: int = 200,
) -> HttpResponse:
    """The criterion opened: in its place in the tree, or as a page of its own."""
    tree = tree_of_decision(decision)
    row = tree.row(criterion.key)
    if row is None:
        raise Http404
    others = stored_now(criterion, form.typed()) if status == STALE else {}
    context: dict[str, Any] = {
        "decision": decision,
        "row": row,
        "form": form,
        "value": {name: form[name].value() or "" for name in form.fields},
        "errors": {name: list(form.errors.get(name, [])) for name in form.fields},
        "has_errors": bool(form.errors),
        "refusal": " ".join(str(said) for said in form.non_field_errors()),
        "others": dict.fromkeys(form.fields) | others,
        "is_stale": status == STALE,
        "seen": seen_of(criterion, WORDS),
        "people": criterion.scores.values("participant").distinct().count(),
        "parents": tree.parents_for(row),
    }
    if request.htmx:
        return render(request, EDITOR, context, status=status)
    context = {**frame_of(request, decision, "tree"), **context}
    return render(request, PAGE, context, status=status)


@require_POST
@login_required
def add_criterion(request: Request, slug: str) -> HttpResponse:
    """A new criterion that is scored; it goes to the last place under what was chosen."""
    decision = decision_to_edit(request, slug)
    everything = list(decision.criteria.all())
    form = NewCriterion(request.POST, everything)
    if not form.is_valid():
        return tree_page(request, decision, new=form, status=REFUSED)
    parent = form.cleaned_data["under"]
    last = max((one.position for one in everything), default=-1)
    made = Criterion(decision=decision, parent=parent, position=last + 1, **form.typed())
    before = shape_of(decision)
    try:
        save_criterion(criterion=made)
    except RuleBroken as broken:
        form.add_error(BESIDE.get(type(broken), "under"), str(broken))
        return tree_page(request, decision, new=form, status=REFUSED)
    remember(request, decision, "add", made.name, before)
    messages.success(request, _("“%(name)s” is added.") % {"name": made.name})
    return to_tree(decision, str(made.pk))


@require_POST
@login_required
def add_group(request: Request, slug: str) -> HttpResponse:
    """A new criterion around others."""
    decision = decision_to_edit(request, slug)
    form = NewGroup(request.POST, list(decision.criteria.all()))
    if not form.is_valid():
        return tree_page(request, decision, group=form, status=REFUSED)
    before = shape_of(decision)
    try:
        made = group_criteria(
            decision=decision,
            name=form.cleaned_data["name"],
            members=list(form.cleaned_data["members"].select_related("decision", "parent")),
        )
    except RuleBroken as broken:
        form.add_error(BESIDE.get(type(broken), "members"), str(broken))
        return tree_page(request, decision, group=form, status=REFUSED)
    remember(request, decision, "group", made.name, before)
    messages.success(request, _("“%(name)s” groups them now.") % {"name": made.name})
    return to_tree(decision, str(made.pk))
