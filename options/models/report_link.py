"""Links that let whoever has them read one report, until they are withdrawn."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.participant import Participant
from options.models.workshop import Workshop


class ReportLink(models.Model):
    """A link to the report of a sheet or of a workshop; the database keeps only its hash."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, related_name="report_links"
    )
    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, null=True, related_name="report_links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("report link")
        verbose_name_plural = _("report links")
        constraints = [
            models.CheckConstraint(
                condition=Q(participant=None) ^ Q(workshop=None),
                name="report_link_to_a_sheet_or_a_workshop",
            ),
        ]

    def __str__(self) -> str:
        return f"Report link {self.pk}"
