"""A desk with the criteria on it, as the pages of the weights need it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from options.htmx import Request
from options.models import Decision, Participant
from options.reports.content import kept_structure
from options.reports.structure import Structure
from options.reports.weighting import (
    EffectiveWeights,
    Family,
    GivenSwings,
    Method,
    families_of,
    given_in,
    is_tree,
    scope_of,
    swings_of,
    weights_from,
)
from options.views.desk import Desk, desk_of


@dataclass(frozen=True)
class Place:
    """The decision and the sheet that a request is about."""

    desk: Desk
    structure: Structure

    @property
    def decision(self) -> Decision:
        """The decision whose criteria are weighed."""
        return self.desk.decision

    @property
    def sheet(self) -> Participant | None:
        """Whose weights they are."""
        return self.desk.sheet

    def family(self, key: str) -> Family:
        """The comparison with this key; a foreign one is not found."""
        for family in families_of(self.structure):
            if family.key == key:
                return family
        raise Http404

    def read(self) -> tuple[GivenSwings, EffectiveWeights]:
        """What the sheet says about swings now and what that weighs, in one query."""
        swings = [] if self.sheet is None else swings_of(self.sheet)
        weighing = Method.EQUAL if self.sheet is None else Method(self.sheet.weighing)
        weights = weights_from(self.structure, weighing=weighing, swings=swings)
        return given_in(swings, scope_of(self.structure)), weights

    def address(self, within: str) -> str:
        """The page on one comparison; the one list needs no more than the page."""
        page = reverse("weighting", args=[self.decision.slug])
        query = f"?{urlencode({'within': within})}" if is_tree(self.structure) else ""
        return page + query


def place_of(request: Request, slug: str) -> Place:
    """Find the desk and what is on it."""
    desk = desk_of(request, slug)
    return Place(desk, kept_structure(desk.decision, full=desk.is_full))
