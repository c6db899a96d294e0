"""Weights that a participant has tried out and kept under a name; nobody else's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from options.models.participant import Participant

MOST_WHAT_IFS = 20
LONGEST_NAME = 80


class WhatIf(models.Model):
    """Points by the keys of criteria; one that is gone since says nothing."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="what_ifs"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    points = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("what-if")
        verbose_name_plural = _("what-ifs")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "name"], name="what_if_name_once_in_a_sheet"
            ),
        ]

    def __str__(self) -> str:
        return self.name
