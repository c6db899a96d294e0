"""Limits that leave an option unranked, in view, whatever its total."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Decision, Option
from options.models.participant import Participant
from options.models.scoring import from_0_to_100
from options.models.value_tree import Criterion
from options.models.versions import Versions

UP_TO_100 = [MaxValueValidator(100)]


class RedLine(models.Model):
    """A limit on the points of one criterion, or a yes-or-no question asked of each option."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="red_lines")
    key = models.SlugField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    why = models.TextField(_("why somebody holds it"), blank=True)
    held_by = models.CharField(_("held by"), max_length=120, blank=True)
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.RESTRICT,
        related_name="red_lines",
        null=True,
        blank=True,
        verbose_name=_("criterion"),
    )
    fails_below = models.PositiveSmallIntegerField(
        _("fails below"), null=True, blank=True, validators=UP_TO_100
    )
    at_risk_below = models.PositiveSmallIntegerField(
        _("at risk below"), null=True, blank=True, validators=UP_TO_100
    )
    at_risk_when_low_below = models.PositiveSmallIntegerField(
        _("at risk when the lowest is below"), null=True, blank=True, validators=UP_TO_100
    )
    question = models.TextField(
        _("yes-or-no question"), blank=True, help_text=_("“Yes” means that no line is crossed.")
    )
    position = models.PositiveIntegerField(_("place"), default=0)

    history = Versions()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("red line")
        verbose_name_plural = _("red lines")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "key"], name="red_line_key_once_in_a_decision"
            ),
            models.CheckConstraint(
                condition=from_0_to_100("fails_below")
                & from_0_to_100("at_risk_below")
                & from_0_to_100("at_risk_when_low_below"),
                name="red_line_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=(
                    Q(criterion__isnull=False, fails_below__isnull=False, question="")
                    | (Q(criterion=None, fails_below=None) & ~Q(question=""))
                ),
                name="red_line_is_a_limit_or_a_question",
                violation_error_message=_(
                    "Give either a criterion with the points below which an option fails, "
                    "or a yes-or-no question."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_yes_no(self) -> bool:
        """Answered for each option, not read off the points."""
        return self.criterion_id is None


class RedLineSwitch(models.Model):
    """A red line that a participant has switched on."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="red_line_switches"
    )
    red_line = models.ForeignKey(RedLine, on_delete=models.CASCADE, related_name="switches")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "red_line"], name="one_switch_a_red_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.red_line} is on"


class RedLineAnswer(models.Model):
    """A participant's yes or no for one option; no row means unknown."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="red_line_answers"
    )
    red_line = models.ForeignKey(RedLine, on_delete=models.CASCADE, related_name="answers")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    is_yes = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "red_line", "option"], name="one_answer_a_red_line"
            ),
        ]

    def __str__(self) -> str:
        return "yes" if self.is_yes else "no"
