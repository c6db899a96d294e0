"""One participant's judgement of one cell, every change to it, and reference scores."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Option
from options.models.participant import Participant
from options.models.value_tree import Criterion

LONGEST_RATIONALE = 2000


def from_0_to_100(name: str) -> Q:
    """The field is empty or a whole number of points."""
    return Q(**{name: None}) | (Q(**{f"{name}__gte": 0}) & Q(**{f"{name}__lte": 100}))


class Confidence(models.TextChoices):
    """How sure a participant is; sets a plausible range."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class Score(models.Model):
    """Points, a range or a confidence, and why; or "I can't judge"."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="scores"
    )
    option = models.ForeignKey(Option, on_delete=models.RESTRICT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.RESTRICT, related_name="scores")
    round_number = models.PositiveSmallIntegerField(default=0)
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    low = models.PositiveSmallIntegerField(null=True, blank=True)
    high = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence, blank=True)
    cannot_judge = models.BooleanField(default=False)
    rationale = models.TextField(blank=True)
    seen_revision = models.PositiveIntegerField(
        default=1, help_text=_("The revision of the criterion that was scored.")
    )
    version = models.PositiveIntegerField(default=1, help_text=_("Rises with every save."))
    saved_at = models.DateTimeField(auto_now=True)
    is_carried = models.BooleanField(
        default=False, help_text=_("Not said in this round but kept from an earlier one.")
    )

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "option", "criterion", "round_number"],
                name="one_score_a_cell_and_round",
            ),
            models.CheckConstraint(
                condition=from_0_to_100("points")
                & from_0_to_100("low")
                & from_0_to_100("high"),
                name="score_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=(
                    (Q(low=None) | Q(high=None) | Q(low__lte=F("high")))
                    & (Q(low=None) | Q(points=None) | Q(low__lte=F("points")))
                    & (Q(high=None) | Q(points=None) | Q(points__lte=F("high")))
                ),
                name="score_within_its_range",
            ),
            models.CheckConstraint(
                condition=Q(cannot_judge=False) | Q(points=None),
                name="score_or_cannot_judge",
            ),
            models.CheckConstraint(
                condition=Q(rationale__length__lte=LONGEST_RATIONALE),
                name="rationale_fits",
            ),
        ]
        indexes = [
            models.Index(
                fields=[
                    "participant",
                    "round_number",
                    "criterion",
                    "option",
                    "is_carried",
                    "cannot_judge",
                    "points",
                    "saved_at",
                ],
                name="answers_to_count",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.points}"

    @property
    def is_answered(self) -> bool:
        """Points, or the answer that the person can't judge."""
        return self.points is not None or self.cannot_judge


class ScoreChange(models.Model):
    """One save of one cell, never altered: what it was before and after."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="score_changes"
    )
    option = models.ForeignKey(Option, on_delete=models.RESTRICT, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.RESTRICT, related_name="+")
    round_number = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(
        max_length=64, help_text=_("The same request, sent again, has the same one.")
    )
    before = models.JSONField(null=True)
    after = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "option", "criterion", "round_number", "version"],
                name="one_change_a_version",
            ),
            models.UniqueConstraint(
                fields=["participant", "option", "criterion", "round_number", "fingerprint"],
                name="one_effect_a_request",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.version}"


class ReferenceScore(models.Model):
    """An illustrative score that a decision brings along, with its range."""

    option = models.ForeignKey(
        Option, on_delete=models.CASCADE, related_name="reference_scores"
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.CASCADE, related_name="reference_scores"
    )
    best = models.PositiveSmallIntegerField(_("best guess"))
    low = models.PositiveSmallIntegerField(_("lowest"))
    high = models.PositiveSmallIntegerField(_("highest"))

    class Meta:
        verbose_name = _("illustrative reference score")
        verbose_name_plural = _("illustrative reference scores")
        constraints = [
            models.UniqueConstraint(
                fields=["option", "criterion"], name="one_reference_score_a_cell"
            ),
            models.CheckConstraint(
                condition=Q(low__gte=0)
                & Q(low__lte=F("best"))
                & Q(best__lte=F("high"))
                & Q(high__lte=100),
                name="reference_score_within_its_range",
                violation_error_message=_(
                    "The lowest must not be above, the highest not below the best guess."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.best}"
