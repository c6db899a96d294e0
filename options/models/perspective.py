"""Who has a stake, and the illustrative weights of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Decision
from options.models.value_tree import Criterion
from options.models.versions import Versions


class Perspective(models.Model):
    """A stakeholder group that a participant can speak for."""

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="perspectives"
    )
    key = models.SlugField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    reason = models.TextField(_("what moves it"), blank=True)
    position = models.PositiveIntegerField(_("place"), default=0)

    history = Versions()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("perspective")
        verbose_name_plural = _("perspectives")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "key"], name="perspective_key_once_in_a_decision"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PerspectiveSwing(models.Model):
    """Illustrative points for moving one criterion from its worst to its best."""

    perspective = models.ForeignKey(
        Perspective, on_delete=models.CASCADE, related_name="swings"
    )
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    points = models.PositiveSmallIntegerField(_("points"))

    class Meta:
        verbose_name = _("swing")
        verbose_name_plural = _("swings")
        constraints = [
            models.UniqueConstraint(
                fields=["perspective", "criterion"], name="perspective_swing_once"
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0) & Q(points__lte=100),
                name="perspective_swing_from_0_to_100",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.points}"
