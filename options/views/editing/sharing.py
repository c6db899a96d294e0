"""Who a decision is shared with: accounts, links, everybody; and to whom it goes over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from options.actions.sharing import (
    hand_over,
    make_reading_link,
    set_published,
    share,
    withdraw_link,
    withdraw_role,
)
from options.errors import RuleBroken
from options.formats.tokens import hash_of
from options.forms.editing.sharing import PersonForm, ShareForm
from options.htmx import Request
from options.models import Decision, Membership, ReadingLink
from options.reports.editing.checklist import checklist_of
from options.views.editing import decision_to_own, frame_of
from options.views.pictures import picture_of, whole_address
from options.views.workshop.finding import account_of
from options.visitors import remember_link

PAGE = "options/editing/sharing.html"
HAND_OVER = "options/editing/hand_over.html"
CONFLICT, REFUSED = 409, 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_sharing(request: Request, slug: str) -> HttpResponse:
    """Everybody who has a part in the decision; the form gives somebody a role."""
    decision = decision_to_own(request, slug)
    if request.method != "POST":
        return page(request, decision, ShareForm())
    form = ShareForm(request.POST)
    if form.is_valid():
        try:
            made = share(
                decision=decision,
                name=form.cleaned_data["name"],
                role=Membership.Role(form.cleaned_data["role"]),
                by=account_of(request),
                now=timezone.now(),
            )
        except RuleBroken as refusal:
            form.add_error("name", str(refusal))
        else:
            said = _("“%(name)s” can edit it now.")
            if made.role == Membership.Role.READER:
                said = _("“%(name)s” can read it now.")
            messages.success(request, said % {"name": made.user})
            return redirect("edit_sharing", slug)
    return page(request, decision, form, status=REFUSED)


@login_required
@require_POST
def sharing_change(request: Request, slug: str, deed: str) -> HttpResponse:
    """Withdraw a role or a link, make a link, publish or take back."""
    decision = decision_to_own(request, slug)
    by, now, number = account_of(request), timezone.now(), number_in(request)
    if deed == "withdraw-role":
        withdraw_role(decision=decision, user_id=number, by=by)
        messages.success(request, _("The role is withdrawn."))
    elif deed == "withdraw-link":
        withdraw_link(decision=decision, link_id=number, by=by, now=now)
        messages.success(request, _("The link opens nothing any more."))
    elif deed == "make-link":
        token = make_reading_link(decision=decision, by=by, now=now)
        return page(request, decision, ShareForm(), link=address_of(request, token))
    elif deed == "publish":
        if checklist_of(decision).missing:
            said = _("It cannot be scored yet, so it was not published. See what is missing.")
            return page(request, decision, ShareForm(), status=CONFLICT, refusal=said)
        set_published(decision=decision, is_published=True, by=by)
        messages.success(request, _("Everybody can open it now, and the library lists it."))
    elif deed == "take-back":
        set_published(decision=decision, is_published=False, by=by)
        messages.success(request, _("Only those whom you share it with can open it now."))
    else:
        raise Http404
    return redirect("edit_sharing", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_decision(request: Request, slug: str) -> HttpResponse:
    """A page of its own, as it cannot be taken back by who does it."""
    decision = decision_to_own(request, slug)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name, by = form.cleaned_data["name"], account_of(request)
        try:
            heir = hand_over(decision=decision, name=name, by=by, now=timezone.now())
        except RuleBroken as refusal:
            form.add_error("name", str(refusal))
        else:
            said = _("“%(name)s” owns it now, and you are an editor of it.") % {"name": heir}
            messages.success(request, said)
            return redirect("brief", slug)
    status = REFUSED if form.errors else 200
    context = frame_of(request, decision, "sharing") | {"form": form}
    return render(request, HAND_OVER, context, status=status)


@require_safe
def read_by_link(_request: Request, token: str) -> HttpResponse:
    """Open a decision by its link, and remember the link on this browser."""
    links = ReadingLink.objects.filter(token_hash=hash_of(token), withdrawn_at=None)
    link = links.select_related("decision").first()
    if link is None:
        raise Http404
    response = redirect("brief", link.decision.slug)
    remember_link(response, token)
    return response


def page(
    request: Request, decision: Decision, form: Form, *, status: int = 200, **more: object
) -> HttpResponse:
    """Members, links, and who else can open the decision."""
    context = frame_of(request, decision, "sharing") | {
        "form": form,
        "members": decision.memberships.select_related("user"),
        "links": decision.reading_links.filter(withdrawn_at=None).select_related("made_by"),
        **more,
    }
    return render(request, PAGE, context, status=status)


def address_of(request: Request, token: str) -> dict[str, Any]:
    """The address of a link, shown once, and its picture."""
    address = whole_address(request, reverse("read_by_link", args=[token]))
    return {"address": address, "picture": picture_of(address)}


def number_in(request: Request) -> int:
    """The number of a person or link in the button; 0 is nobody's."""
    written = request.POST.get("number", "")
    return int(written) if written.isdecimal() and len(written) < len(str(2**31)) else 0
