"""Each part of a result at its own address: a page, or a part of the result page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from options.htmx import Request, render_part_or_page
from options.models import Decision, Perspective
from options.reports.content import kept_structure
from options.sections import SECTIONS
from options.sections.contract import Ground, Section, Whose
from options.sections.grounds import own_ground, perspective_ground
from options.views.desk import Desk, desk_of
from options.views.room_rules import shows_results, to_the_room

PART = "options/sections/section.html"
PAGE = "options/sections/page.html"
AT_ONCE = frozenset({"verdict", "ranking"})


@require_safe
def result_section(request: Request, slug: str, section: str) -> HttpResponse:
    """One part of one's own result, or of a perspective's on the illustrative scores."""
    desk = desk_of(request, slug)
    if not shows_results(desk):
        return to_the_room(desk)
    asked = request.GET.dict()
    whose = Whose.PERSPECTIVE if asked.get("perspective") else Whose.OWN
    found = section_named(section, whose)
    context = desk.frame | context_of(desk, found, ground_of(desk, asked), asked)
    return render_part_or_page(request, part=PART, page=PAGE, context=context)


@dataclass(frozen=True)
class Part:
    """A part of a result and its address, for a page that fetches it when it comes near."""

    section: Section
    address: str


def parts_of(
    decision: Decision, whose: Whose, perspective: Perspective | None = None
) -> tuple[Part, ...]:
    """The parts that the result page does not show at once."""
    query = f"?{urlencode({'perspective': perspective.key})}" if perspective else ""
    return tuple(
        Part(found, reverse("result_section", args=[decision.slug, name]) + query)
        for name, found in SECTIONS.items()
        if whose in found.of and name not in AT_ONCE
    )


def section_named(name: str, whose: Whose) -> Section:
    """The part of this name, if such results have it."""
    found = SECTIONS.get(name)
    if found is None or whose not in found.of:
        raise Http404
    return found


def ground_of(desk: Desk, asked: Mapping[str, str]) -> Ground | None:
    """What the address asks about: a perspective, or one's own sheet."""
    key = asked.get("perspective")
    if not key:
        return own_ground(desk.decision, desk.sheet, desk.round_shown, asked)
    perspective = get_object_or_404(desk.decision.perspectives, key=key)
    structure = kept_structure(desk.decision, full=desk.is_full)
    return perspective_ground(structure, perspective, asked)


def context_of(
    desk: Desk, section: Section, ground: Ground | None, asked: Mapping[str, str]
) -> dict[str, Any]:
    """What a part is shown with: what it says, and where it and its pictures are."""
    decision = desk.decision
    query = {"perspective": asked["perspective"]} if asked.get("perspective") else {}
    return {
        "decision": decision,
        "here": "result",
        "section": section,
        "told": section.tell(ground) if ground else None,
        "perspective": ground.perspective if ground else None,
        "address": reverse("result_section", args=[decision.slug, section.name]),
        "whole": reverse("results", args=[decision.slug]),
        "query": f"?{urlencode(query)}" if query else "",
        "asked": asked,
    }
