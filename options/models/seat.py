"""Somebody's place in a workshop, and the choices made there."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Option
from options.models.participant import Participant
from options.models.perspective import Perspective
from options.models.value_tree import Criterion
from options.models.workshop import Workshop


def empty_or_from_1_to_5(name: str) -> Q:
    """The field is empty or one of five answers."""
    return Q(**{name: None}) | (Q(**{f"{name}__gte": 1}) & Q(**{f"{name}__lte": 5}))


class Seat(models.Model):
    """A person in a workshop, whose judgements are on an ordinary sheet."""

    class Kind(models.TextChoices):
        """How the answers arrive."""

        DEVICE = "device", _("on a phone or computer")
        PAPER = "paper", _("on paper")

    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, related_name="seat"
    )
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveIntegerField()
    perspective = models.ForeignKey(
        Perspective, on_delete=models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.DEVICE)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who typed in what was answered on paper."),
    )
    joined_at = models.DateTimeField()
    first_round = models.PositiveSmallIntegerField(default=1)
    last_seen_at = models.DateTimeField()
    done_round = models.PositiveSmallIntegerField(default=0)
    understood_at = models.DateTimeField(null=True, blank=True)
    needs_time_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("workshop", "number")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="one_seat_a_number"),
        ]

    def __str__(self) -> str:
        return f"Seat {self.number}"


class GutChoice(models.Model):
    """One option, before any sums or at the very end, and how sure the person is."""

    class Kind(models.TextChoices):
        """When it was chosen."""

        GUT = "gut", _("before the sums")
        COMMIT = "commit", _("at the end")

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="choices")
    kind = models.CharField(max_length=6, choices=Kind)
    option = models.ForeignKey(Option, on_delete=models.RESTRICT, related_name="+")
    sure = models.PositiveSmallIntegerField(null=True, blank=True)
    would_change = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "kind"], name="one_choice_a_kind"),
            models.CheckConstraint(
                condition=empty_or_from_1_to_5("sure"), name="sure_from_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(would_change__length__lte=2000), name="would_change_fits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.option}"


class Prediction(models.Model):
    """Which option somebody expects the room to put first, and where to differ most."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="prediction")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.option} first, {self.criterion} most contested"


class Rating(models.Model):
    """What somebody thought of the workshop itself: three answers from 1 to 5."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="rating")
    clear = models.PositiveSmallIntegerField(null=True, blank=True)
    heard = models.PositiveSmallIntegerField(null=True, blank=True)
    useful = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=empty_or_from_1_to_5("clear")
                & empty_or_from_1_to_5("heard")
                & empty_or_from_1_to_5("useful"),
                name="rated_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"Rating of seat {self.seat_id}"


class SeatLink(models.Model):
    """An address that opens a seat on another device, once and for some minutes."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"A link of seat {self.seat_id}"


class Knock(models.Model):
    """A browser that asks at a locked door to be let in."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="knocks")
    number = models.PositiveIntegerField()
    token_hash = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    admitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("workshop", "number")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "number"], name="one_knock_a_number"),
            models.UniqueConstraint(
                fields=["workshop", "token_hash"], name="one_knock_a_browser"
            ),
        ]

    def __str__(self) -> str:
        return f"Knock {self.number}"
