"""Earlier versions of a part, together with what hangs on it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete
from simple_history.models import HistoricalRecords


class Beside(models.Model):
    """What a version keeps beside the part's own fields: its sources, or its points."""

    beside = models.JSONField(default=dict)

    class Meta:
        abstract = True


class Versions(HistoricalRecords):  # type: ignore[misc]  # -- the package has no types
    """Written by the action that stores a part (`actions/versions.py`), never by a signal.

    Only the action knows when what hangs on the part is stored too; and a copy of a decision,
    of which a workshop makes one each time, writes no version until something is changed.
    """

    def __init__(self) -> None:
        """Where a part stands among others is no matter of its history."""
        super().__init__(bases=[Beside], excluded_fields=["position"])

    def finalize(self, sender: type[models.Model], **told: Any) -> None:  # noqa: ANN401 -- what a signal tells
        """Make the model of the versions, and listen to nothing."""
        super().finalize(sender, **told)
        if sender is self.cls:
            post_save.disconnect(self.post_save, sender=sender)
            post_delete.disconnect(self.post_delete, sender=sender)
            pre_delete.disconnect(self.pre_delete, sender=sender)
