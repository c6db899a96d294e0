"""The frame of the pages on which a decision is shaped, and the door to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from options.htmx import Request
from options.models import Decision
from options.permissions import is_of_a_room, may_edit_decision, may_own, may_read_decision
from options.reports.editing.checklist import Item, checklist_of

# The name of a page, its address's name, and its words. A page that is not there has no tab.
TABS = (
    ("tree", "edit_tree", _("Tree")),
    ("options", "edit_options", _("Options")),
    ("perspectives", "edit_perspectives", _("Perspectives")),
    ("red_lines", "edit_red_lines", _("Red lines")),
    ("evidence", "edit_evidence", _("Evidence")),
    ("sources", "edit_sources", _("Sources")),
    ("later_facts", "edit_later_facts", _("Later facts")),
    ("sharing", "edit_sharing", _("Sharing")),
    ("history", "edit_history", _("History")),
    ("editions", "edit_editions", _("Editions")),
)
OWNERS_ONLY = ("sharing",)


@dataclass(frozen=True)
class Tab:
    """One page of the editor."""

    name: str
    url: str
    words: str | Promise


def decision_to_edit(request: Request, slug: str) -> Decision:
    """The decision for somebody who may edit it: 404 for a stranger, 403 for a reader."""
    decision = reachable(request, slug)
    if not may_edit_decision(request.user, decision):
        raise PermissionDenied
    return decision


def decision_to_own(request: Request, slug: str) -> Decision:
    """The same for its owner alone: to share it, hand it over, archive or delete it."""
    decision = reachable(request, slug)
    if not may_own(request.user, decision):
        raise PermissionDenied
    return decision


def reachable(request: Request, slug: str) -> Decision:
    """A decision that the visitor may know of."""
    decision = get_object_or_404(Decision.objects.reachable_by(request.user), slug=slug)
    is_staff = getattr(request.user, "is_staff", False)
    if is_of_a_room(decision) and not is_staff:
        raise Http404
    if not may_read_decision(request.user, decision):
        raise Http404
    return decision


@cache
def is_there(name: str) -> bool:
    """A page of this name has an address."""
    try:
        reverse(name, args=["decision"])
    except NoReverseMatch:
        return False
    return True


def tabs_of(decision: Decision, *, is_own: bool) -> tuple[Tab, ...]:
    """The pages that somebody may open."""
    return tuple(
        Tab(name, reverse(address, args=[decision.slug]), words)
        for name, address, words in TABS
        if is_there(address) and (is_own or name not in OWNERS_ONLY)
    )


@dataclass(frozen=True)
class LinkedItem:
    """One line of the checklist with the address of its place, if that page is there."""

    sentence: str
    url: str


def linked(items: Iterable[Item], tabs: Iterable[Tab]) -> tuple[LinkedItem, ...]:
    """The lines of the checklist as links."""
    pages = {tab.name: tab.url for tab in tabs}
    found = []
    for item in items:
        page = pages.get(item.page, "")
        found.append(
            LinkedItem(item.sentence, f"{page}#{item.place}" if page and item.place else page)
        )
    return tuple(found)


def frame_of(request: Request, decision: Decision, here: str) -> dict[str, Any]:
    """What `options/editing/base.html` needs; `here` is the name of a tab, or nothing."""
    is_own = may_own(request.user, decision)
    tabs = tabs_of(decision, is_own=is_own)
    checklist = checklist_of(decision)
    return {
        "decision": decision,
        "here": here,
        "tabs": tabs,
        "checklist": {
            "missing": linked(checklist.missing, tabs),
            "better": linked(checklist.better, tabs),
        },
        "is_own": is_own,
    }
