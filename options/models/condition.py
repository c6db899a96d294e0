"""On what conditions people would accept an option, and what became of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Option
from options.models.participant import Participant
from options.models.round import Round
from options.models.seat import Seat
from options.models.workshop import Workshop

LONGEST_CONDITION = 500


class Condition(models.Model):
    """“I would accept this option if …”, in one person's words; one an option."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="conditions"
    )
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    made_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)
    is_held = models.BooleanField(
        default=False, help_text=_("Hidden since it was written: nobody has looked at it yet.")
    )

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "option"], name="one_condition_an_option"
            ),
            models.CheckConstraint(
                condition=Q(text__length__gte=1) & Q(text__length__lte=LONGEST_CONDITION),
                name="condition_says_something_and_fits",
            ),
            models.CheckConstraint(
                condition=Q(is_held=False) | Q(hidden_at__isnull=False),
                name="held_condition_is_hidden",
            ),
        ]

    def __str__(self) -> str:
        return f"Condition {self.pk}"


class Concurrence(models.Model):
    """Somebody else would accept the option on this condition, too."""

    condition = models.ForeignKey(
        Condition, on_delete=models.CASCADE, related_name="concurrences"
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="concurrences")

    class Meta:
        verbose_name = _("concurrence")
        verbose_name_plural = _("concurrences")
        constraints = [
            models.UniqueConstraint(
                fields=["condition", "seat"], name="one_concurrence_a_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"Concurrence with condition {self.condition_id}"


class Amendment(models.Model):
    """A condition that became an option of its own; the round asks for what it changes."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="amendments")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="amendments")
    original = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="amendment")
    condition = models.ForeignKey(
        Condition, on_delete=models.SET_NULL, null=True, blank=True, related_name="amendments"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        constraints = [
            models.CheckConstraint(
                condition=~Q(original=F("option")), name="amendment_is_another_option"
            ),
        ]

    def __str__(self) -> str:
        return f"Amendment {self.pk}"
