"""Who else may read or shape a decision, and its editions as they went out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from options.models.decision import Decision


class Membership(models.Model):
    """Somebody beside the owner who may read a decision, or edit it."""

    class Role(models.TextChoices):
        """What they may do."""

        EDITOR = "editor", _("editor")
        READER = "reader", _("reader")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=6, choices=Role)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "user"], name="one_membership_a_user_and_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"


class ReadingLink(models.Model):
    """A link that lets whoever has it read a decision; the database keeps only its hash."""

    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, related_name="reading_links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("reading link")
        verbose_name_plural = _("reading links")

    def __str__(self) -> str:
        return f"Reading link {self.pk}"


class Edition(models.Model):
    """A decision as it was published: the bytes of its file, which never change."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    document = models.TextField(help_text=_("The file of the decision, byte for byte."))
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("decision", "number")
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "number"], name="edition_number_once_in_a_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}"
