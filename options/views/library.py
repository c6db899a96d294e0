"""The library: own, shared, built-in and archived decisions; archive them, delete them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from options.actions.decisions import delete_decision
from options.actions.library import archive_decision, bring_back_decision
from options.errors import HoldsAnswers
from options.htmx import Request
from options.reports.library import hanging_on, library_of
from options.views.editing import decision_to_own, is_there

LONGEST = 200
REFUSED = 409


@require_safe
@login_required
def library(request: Request) -> HttpResponse:
    """Everything that the account shapes or reads, by words and by field."""
    search = request.GET.get("q", "")[:LONGEST].replace("\0", "")
    field = request.GET.get("field", "")[:LONGEST].replace("\0", "")
    context = {
        "library": library_of(request.user, search=search, field=field),
        "search": search,
        "field": field,
        "has_editor": is_there("edit_tree"),
    }
    return render(request, "options/editing/library.html", context)


@require_POST
@login_required
def archive(request: Request, slug: str) -> HttpResponse:
    """Take a decision out of the lists, or put it back."""
    decision = decision_to_own(request, slug)
    if request.POST.get("do") == "bring_back":
        bring_back_decision(decision=decision)
        said = _("“%(title)s” is back in your library.")
    else:
        archive_decision(decision=decision)
        said = _("“%(title)s” is archived. You find it at the end of your library.")
    messages.success(request, said % {"title": decision.title})
    return redirect("library")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def delete(request: Request, slug: str) -> HttpResponse:
    """Say what hangs on a decision, and delete it where nobody's answers do."""
    decision = decision_to_own(request, slug)
    status = 200
    if request.method == "POST":
        try:
            delete_decision(decision=decision)
        except HoldsAnswers:
            status = REFUSED
        else:
            messages.success(request, _("“%(title)s” is deleted.") % {"title": decision.title})
            return redirect("library")
    context = {"decision": decision, "hanging": hanging_on(decision)}
    return render(request, "options/editing/delete.html", context, status=status)
