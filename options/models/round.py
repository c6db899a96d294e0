"""A round of blind judgements: open, then sealed for good."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Option
from options.models.participant import Participant
from options.models.value_tree import Criterion
from options.models.workshop import Workshop


class Round(models.Model):
    """Everybody's judgements up to one showing; the database itself keeps a sealed one."""

    class State(models.TextChoices):
        """Whether answers are taken."""

        WAITING = "waiting", _("not yet begun")
        OPEN = "open", _("open")
        SEALING = "sealing", _("taking what is still on its way")
        SEALED = "sealed", _("sealed")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    opened_at = models.DateTimeField(null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    grace_until = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    opens_all = models.BooleanField(default=False)
    withdrawn = models.PositiveIntegerField(default=0)
    weights_digest = models.CharField(max_length=64, blank=True)
    weights_sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("workshop", "number")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="one_round_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="rounds_count_from_1"),
            models.CheckConstraint(
                condition=~Q(state="sealing") | Q(grace_until__isnull=False),
                name="sealing_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state="sealed") | Q(sealed_at__isnull=False),
                name="sealed_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(due_at=None) | Q(opens_at__lt=F("due_at")),
                name="due_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.number}"


class RoundCell(models.Model):
    """A cell that a later round opens again."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="cells")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "option", "criterion"], name="one_cell_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} × {self.criterion}"


class SealedWeight(models.Model):
    """What one criterion weighed for one person when a round was sealed."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sealed_weights")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="sealed_weights"
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField()
    how = models.CharField(max_length=8, choices=Participant.Weighing)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participant", "criterion"], name="one_sealed_weight"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=0) & Q(weight__lte=1), name="weight_from_0_to_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.weight}"


class SealedFigures(models.Model):
    """What a round came to when it was sealed; who leaves later changes nothing in it."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="sealed_figures")
    figures = models.JSONField()

    class Meta:
        verbose_name = _("sealed figures")
        verbose_name_plural = _("sealed figures")

    def __str__(self) -> str:
        return f"Figures of round {self.round_id}"
