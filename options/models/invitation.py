"""One-time addresses by which an account is made, without e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """A single-use address; only the hash of its secret is kept."""

    class Role(models.TextChoices):
        """What the new account may do."""

        ADMIN = "admin", _("admin: everything, accounts too")
        EDITOR = "editor", _("editor: shapes decisions")
        FACILITATOR = "facilitator", _("facilitator: runs workshops")

    role = models.CharField(_("role"), max_length=12, choices=Role)
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("account"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("invited by"),
    )
    is_for_first_account = models.BooleanField(default=False, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at",)
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.note or self.get_role_display()
