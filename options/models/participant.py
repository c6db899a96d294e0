"""One person's sheet on one decision, and the browsers that may open it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from options.models.decision import Decision
from options.models.sharing import Edition


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Sheets, as a person would ask for them."""

    def held_by(self, *, token_hash: str, user: AbstractBaseUser | None) -> ParticipantQuerySet:
        """Sheets that a visitor may open: the account's, and the browser's nameless ones."""
        of_browser = Q(keys__token_hash=token_hash, user=None)
        if user is None:
            return self.filter(of_browser)
        return self.filter(of_browser | Q(user=user)).distinct()

    def open_to(
        self, *, token_hash: str, user: AbstractBaseUser | None, decision: Decision
    ) -> Participant | None:
        """The one sheet that a visitor uses here; the account's goes before the browser's."""
        held = self.held_by(token_hash=token_hash, user=user).filter(decision=decision)
        return held.order_by(F("user").asc(nulls_last=True), "pk").first()


class Participant(models.Model):
    """The owner of one sheet: all judgements of one person on one decision."""

    class Weighing(models.TextChoices):
        """How the sheet's weights came about."""

        EQUAL = "equal", _("equal until you weigh")
        RANKS = "ranks", _("from your order of swings")
        POINTS = "points", _("from your points")

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="participants"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="sheets",
        null=True,
        blank=True,
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sheets",
        help_text=_("The edition that was the newest when the sheet was begun."),
    )
    recovery_code = models.CharField(max_length=40, unique=True)
    order_seed = models.BigIntegerField(help_text=_("Decides the order of options on screen."))
    is_full_version = models.BooleanField(_("full version"), default=False)
    weighing = models.CharField(max_length=8, choices=Weighing, default=Weighing.EQUAL)
    adopted_from = models.ForeignKey(
        "options.Perspective", on_delete=models.SET_NULL, null=True, blank=True
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("sheet")
        verbose_name_plural = _("sheets")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "user"], name="one_sheet_a_user_and_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"Sheet {self.pk}"


class Key(models.Model):
    """A browser that may open a sheet, known by the hash of its secret token."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="keys")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash", "decision"], name="one_sheet_a_browser_and_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"A key of sheet {self.participant_id}"
