"""The last structural deed of an editor, kept in the session until it is taken back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from options.actions.tree_shape import Change, Shape, Stand, changes_between, shape_of
from options.htmx import Request
from options.models import Decision

WORDS = {
    "park": _("Undo: bring “%(name)s” back"),
    "bring_back": _("Undo: park “%(name)s” again"),
    "up": _("Undo moving “%(name)s” up"),
    "down": _("Undo moving “%(name)s” down"),
    "nest": _("Undo nesting “%(name)s”"),
    "unnest": _("Undo un-nesting “%(name)s”"),
    "move": _("Undo moving “%(name)s” to another place"),
    "rename": _("Undo renaming to “%(name)s”"),
    "add": _("Undo adding “%(name)s”"),
    "group": _("Undo the group “%(name)s”"),
}


@dataclass(frozen=True)
class Undo:
    """What can be taken back."""

    deed: str
    name: str
    changes: tuple[Change, ...]

    @property
    def words(self) -> str:
        """What the button says."""
        return str(WORDS[self.deed]) % {"name": self.name}


def remember(request: Request, decision: Decision, deed: str, name: str, before: Shape) -> None:
    """Keep what a deed changed, so that the next page offers to take it back."""
    changes = changes_between(before, shape_of(decision))
    if not changes:
        return
    request.session[place_of(decision)] = {
        "deed": deed,
        "name": name,
        "changes": [
            [each.pk, each.before and as_plain(each.before), as_plain(each.after)]
            for each in changes
        ],
    }


def last_deed(request: Request, decision: Decision) -> Undo | None:
    """What this editor did last with the tree, if it can be taken back."""
    kept = request.session.get(place_of(decision))
    if kept is None:
        return None
    changes = tuple(
        Change(pk, before and as_stand(before), as_stand(after))
        for pk, before, after in kept["changes"]
    )
    return Undo(kept["deed"], kept["name"], changes)


def forget(request: Request, decision: Decision) -> None:
    """There is nothing to take back any more."""
    request.session.pop(place_of(decision), None)


def place_of(decision: Decision) -> str:
    """Under which name the session keeps it."""
    return f"tree-{decision.pk}"


def as_plain(stand: Stand) -> dict[str, Any]:
    """What a session can hold."""
    parked = stand.parked_at
    return {**asdict(stand), "parked_at": parked and parked.isoformat()}


def as_stand(plain: dict[str, Any]) -> Stand:
    """The same as it was."""
    parked = plain["parked_at"]
    return Stand(**{**plain, "parked_at": parked and datetime.fromisoformat(parked)})
