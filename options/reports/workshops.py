"""The workshops that somebody runs, teaches with or watches."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, OuterRef, Q, Subquery

from options.models import Facilitation, Workshop

MOST = 200


@dataclass(frozen=True)
class WorkshopLine:
    """One workshop in the list; `role` is empty for one's own."""

    workshop: Workshop
    people: int
    role: str

    @property
    def sees_console(self) -> bool:
        """An observer has the wall only."""
        return self.role != Facilitation.Role.OBSERVER

    @property
    def role_name(self) -> str:
        """What one is there, in words."""
        return str(Facilitation.Role(self.role).label) if self.role else ""


def workshops_of(user: AbstractBaseUser) -> tuple[WorkshopLine, ...]:
    """All in which the account has a part, the newest first; one query."""
    own = Q(facilitator_id=user.pk) | Q(facilitations__user_id=user.pk)
    role = Facilitation.objects.filter(workshop=OuterRef("pk"), user_id=user.pk)
    found = (
        Workshop.objects.filter(own)
        .exclude(state=Workshop.State.PURGED)
        .select_related("decision", "facilitator", "edition")
        .defer("edition__document")
        .annotate(
            role=Subquery(role.values("role")[:1]),
            people=Count("seats", filter=Q(seats__removed_at=None), distinct=True),
        )
        .order_by("-created_at", "-pk")[:MOST]
    )
    return tuple(
        WorkshopLine(
            workshop,
            workshop.people,
            "" if workshop.facilitator_id == user.pk else workshop.role,
        )
        for workshop in found
    )
