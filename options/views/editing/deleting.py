"""Before a part of a decision is deleted: what hangs on it, and the button."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from options.actions.decisions import undisturbed
from options.actions.shaping import remove_part
from options.actions.value_tree import delete_criterion
from options.errors import RuleBroken
from options.forms.editing.criterion import WORDS
from options.htmx import Request
from options.models import Criterion, Decision
from options.reports.editing.hanging import Deletable, hanging_on
from options.reports.editing.seen import seen_of
from options.reports.editing.tree import SHAPE
from options.views.editing import decision_to_edit, frame_of
from options.views.editing.criterion import criterion_of
from options.views.editing.part_kinds import back_to, digest, part_of

STALE = 409
PAGE = "options/editing/delete_part.html"
TREE = "tree"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete_part(request: Request, slug: str, kind: str, number: int) -> HttpResponse:
    """An option, a perspective, a red line, a note or a source."""
    decision = decision_to_edit(request, slug)
    return asked(request, decision, kind, lambda: part_of(decision, kind, number))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def remove_criterion(request: Request, slug: str, criterion_key: str) -> HttpResponse:
    """A criterion on which nothing rests."""
    decision = decision_to_edit(request, slug)
    return asked(request, decision, TREE, lambda: criterion_of(decision, criterion_key))


def asked(
    request: Request, decision: Decision, kind: str, find: Callable[[], Deletable]
) -> HttpResponse:
    """The page that asks; or the deed, if nobody has changed the part since it asked."""
    if request.method != "POST":
        return page(request, decision, kind, find())
    with undisturbed(decision):
        part = find()
        name, back = str(part), place_of(decision, kind, part)
        if shown_of(part, kind) != request.POST.get("seen", ""):
            said = _("Somebody changed it meanwhile. This is what it says now.")
            return page(request, decision, kind, part, said=said)
        try:
            delete(part)
        except RuleBroken as broken:
            return page(request, decision, kind, part, said=str(broken))
    messages.success(request, _("“%(name)s” is deleted.") % {"name": name})
    return redirect(back)


def delete(part: Deletable) -> None:
    """Take it away by its own rules."""
    if isinstance(part, Criterion):
        delete_criterion(criterion=part)
    else:
        remove_part(part=part)


def page(
    request: Request, decision: Decision, kind: str, part: Deletable, *, said: str = ""
) -> HttpResponse:
    """What hangs on it, with the button if nothing holds it."""
    hanging = hanging_on(part)
    context = frame_of(request, decision, kind) | {
        "part": part,
        "hanging": hanging,
        "is_held": any(one.holds for one in hanging),
        "can_be_parked": hasattr(part, "parked_at"),
        "seen": shown_of(part, kind),
        "back": place_of(decision, kind, part, stays=True),
        "said": said,
    }
    return render(request, PAGE, context, status=STALE if said else 200)


def shown_of(part: Deletable, kind: str) -> str:
    """The digest of all that the part says."""
    if isinstance(part, Criterion):
        return seen_of(part, (*WORDS, *SHAPE[1:]))
    return digest(part, kind)


def place_of(decision: Decision, kind: str, part: Deletable, *, stays: bool = False) -> str:
    """Its page; where it stands, while it does."""
    if isinstance(part, Criterion):
        tree = reverse("edit_tree", args=[decision.slug])
        return f"{tree}#criterion-{part.pk}" if stays else tree
    return back_to(decision, kind, part, stays=stays)
