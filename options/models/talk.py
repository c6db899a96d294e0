"""What people want to hear about, say to each other, and agree with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Option
from options.models.participant import Participant
from options.models.seat import Seat
from options.models.value_tree import Criterion
from options.models.workshop import Workshop

LONGEST_REASON = 2000


class Wish(models.Model):
    """A cell that somebody wants to hear about."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="wishes")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "option", "criterion"], name="one_wish_a_cell"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} × {self.criterion}"


class Reason(models.Model):
    """Why a cell deserves more points or fewer; its words are never altered."""

    class Side(models.TextChoices):
        """Where it pulls the points."""

        UP = "up", _("for more points")
        DOWN = "down", _("for fewer points")

    class Origin(models.TextChoices):
        """How it came to the room."""

        RATIONALE = "rationale", _("written while scoring")
        TALK = "talk", _("said in the discussion")
        INVITED = "invited", _("said when those who differ were asked")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="reasons")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="reasons"
    )
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    round_number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=4, choices=Side, blank=True)
    text = models.TextField()
    origin = models.CharField(max_length=9, choices=Origin)
    made_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)
    is_held = models.BooleanField(
        default=False, help_text=_("Hidden since it was given: nobody has looked at it yet.")
    )
    spotlit_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "option", "criterion", "round_number"],
                condition=Q(origin="rationale"),
                name="one_rationale_a_cell_and_round",
            ),
            models.CheckConstraint(
                condition=Q(text__length__gte=1) & Q(text__length__lte=LONGEST_REASON),
                name="reason_says_something_and_fits",
            ),
            models.CheckConstraint(
                condition=Q(is_held=False) | Q(hidden_at__isnull=False),
                name="held_reason_is_hidden",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["", "up", "down"]), name="reason_has_a_known_side"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["rationale", "talk", "invited"]),
                name="reason_has_a_known_origin",
            ),
        ]
        indexes = [
            models.Index(fields=["workshop", "option", "criterion"], name="reasons_of_a_cell"),
        ]

    def __str__(self) -> str:
        return f"Reason {self.pk}"


class Support(models.Model):
    """Somebody else sees it like this reason."""

    reason = models.ForeignKey(Reason, on_delete=models.CASCADE, related_name="supports")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="supports")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reason", "seat"], name="one_support_a_seat"),
        ]

    def __str__(self) -> str:
        return f"Support of reason {self.reason_id}"
