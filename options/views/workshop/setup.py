"""Prepare a workshop: everything is sensible already, so that two clicks open the room."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from options.actions.opening import open_workshop
from options.htmx import Request
from options.models import Decision, Workshop
from options.permissions import may_open_workshops
from options.views.workshop.finding import account_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_workshop(request: Request, slug: str) -> HttpResponse:
    """How the workshop will run; the button opens its lobby."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), slug=slug)
    if not may_open_workshops(request.user):
        raise PermissionDenied
    if request.method == "POST":
        workshop = open_workshop(decision=decision, by=account_of(request), now=timezone.now())
        return redirect("console", workshop.slug)
    return render(request, "options/workshop/setup.html", {"decision": decision})


@require_safe
@login_required
def workshops(request: Request) -> HttpResponse:
    """The workshops that somebody runs."""
    mine = Workshop.objects.filter(facilitator=account_of(request)).select_related("decision")
    return render(request, "options/workshop/list.html", {"workshops": mine.order_by("-pk")})
