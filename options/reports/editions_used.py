"""Which edition of a decision somebody works with, and whether a newer one exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from options.models import Decision, Edition, Participant


@dataclass(frozen=True)
class EditionUse:
    """The editions that a page names.

    Attributes:
        used: the one that a sheet is on; None before the first save, or when the sheet is
            older than every edition.
        newest: the newest of the decision itself.
        is_edited_since: the decision was changed after its newest edition.
        is_begun: there is a sheet.
    """

    used: Edition | None
    newest: Edition | None
    is_edited_since: bool
    is_begun: bool

    @property
    def newer(self) -> Edition | None:
        """What is newer than the sheet's own, if anything is."""
        if not self.is_begun or self.newest is None:
            return None
        if self.used is not None and self.used.number >= self.newest.number:
            return None
        return self.newest

    @property
    def number(self) -> int | None:
        """The number of the sheet's own."""
        return self.used.number if self.used else None


def edition_use_of(decision: Decision, sheet: Participant | None) -> EditionUse:
    """The newest edition and the sheet's own, without their files; one query."""
    own = None if sheet is None else sheet.edition_id
    wanted = Q(decision=decision.pk)
    if own is not None:
        wanted |= Q(pk=own)
    found = list(Edition.objects.filter(wanted).defer("document").order_by("-number"))
    newest = next((one for one in found if one.decision_id == decision.pk), None)
    return EditionUse(
        used=next((one for one in found if one.pk == own), None),
        newest=newest,
        is_edited_since=newest is not None and is_after(decision.changed_at, newest),
        is_begun=sheet is not None,
    )


def is_after(changed_at: datetime, edition: Edition) -> bool:
    """The decision was changed when the edition was out already."""
    return changed_at > edition.published_at
