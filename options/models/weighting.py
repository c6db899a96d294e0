"""How much a participant would give for moving a criterion from its worst to its best."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.participant import Participant
from options.models.value_tree import Criterion


class Swing(models.Model):
    """One criterion's place in an order of swings, and the points given to it."""

    class Scope(models.TextChoices):
        """Which other swings this one was compared with."""

        ALL = "all", _("all leaves in one list")
        SIBLINGS = "siblings", _("criteria under the same parent")

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="swings"
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.RESTRICT, related_name="swings")
    scope = models.CharField(max_length=8, choices=Scope)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    points = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("swing")
        verbose_name_plural = _("swings")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "criterion", "scope"], name="one_swing_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(points=None) | (Q(points__gte=0) & Q(points__lte=100)),
                name="swing_from_0_to_100",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
