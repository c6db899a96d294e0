"""Where an option, a perspective, a red line or a source stands among its like."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from options.actions.decisions import hold, touch
from options.actions.versions import Kept
from options.models import Decision, Option

Placed = Kept | Option


@transaction.atomic
def move_part(*, part: Placed, by: int) -> bool:
    """Move it so many places; False where it is the first or the last already."""
    hold(part.decision)
    kind = type(part)
    parts = list(kind._default_manager.filter(decision_id=part.decision_id))
    at = parts.index(part)
    to = min(max(at + by, 0), len(parts) - 1)
    if to == at:
        return False
    touch(part.decision)
    parts.insert(to, parts.pop(at))
    for place, one in enumerate(parts):
        if one.position != place:
            one.position = place
            one.save(update_fields=["position"])
    return True


def last_place(kind: type[Placed], decision: Decision) -> int:
    """The place behind everything of this kind."""
    last = kind._default_manager.filter(decision=decision).aggregate(at=Max("position"))["at"]
    return 0 if last is None else last + 1
