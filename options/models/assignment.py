"""A round that is worked on over days: more time for one person, and handing it in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from options.models.round import Round
from options.models.seat import Seat


class Extension(models.Model):
    """One person has longer for one round."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="extensions")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "round"], name="one_extension_a_round"),
        ]

    def __str__(self) -> str:
        return f"Until {self.until:%Y-%m-%d %H:%M}"


class Submission(models.Model):
    """One person has handed in one round, and may take it back until it is due."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="submissions")
    round_number = models.PositiveSmallIntegerField()
    submitted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=12, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "round_number"], name="one_submission_a_round"
            ),
            models.CheckConstraint(
                condition=Q(round_number__gte=1), name="submission_is_of_a_round"
            ),
            models.CheckConstraint(
                condition=Q(receipt__length=12), name="receipt_has_12_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.receipt
