# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Invitations: a one-time address is shown once, to whoever makes it."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from options.actions.invitations import invite
from options.admin.rules import ModelAdmin
from options.forms.admin import InvitingForm
from options.models import Invitation


@admin.register(Invitation)
class InvitationAdmin(ModelAdmin):
    """Made, seen and withdrawn; never changed."""

    form = InvitingForm
    list_display = ("__str__", "role", "state", "expires_at", "made_by", "used_by")
    list_filter = ("role",)
    list_select_related = ("made_by", "used_by")
    search_fields = ("note", "used_by__username")
    readonly_fields = ("state", "expires_at", "made_by", "used_by", "used_at")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is asked for, and later what became of it."""
        if obj is None:
            return ("role", "note", "days")
        return ("role", "note", "state", "expires_at", "made_by", "used_by", "used_at")

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """A new one is made instead."""
        return False

    def save_form(self, request: Any, form: Any, change: Any) -> Any:
        """By its action; the secret goes to the answer and nowhere else."""
        made, request.invitation_token = invite(
            role=form.cleaned_data["role"],
            note=form.cleaned_data["note"],
            days=form.cleaned_data["days"],
            made_by=request.user,
        )
        return made

    def save_model(self, *args: Any) -> None:
        """It is stored already."""

    def save_related(self, *args: Any) -> None:
        """Nothing hangs on it."""

    def response_add(
        self, request: Any, obj: Any, post_url_continue: Any = None
    ) -> HttpResponse:
        """The address, shown this once."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Send this address"),
            "invitation": obj,
            "address": address_of(request, request.invitation_token),
        }
        return TemplateResponse(request, "admin/options/invitation/made.html", context)

    @admin.display(description=_("state"))
    def state(self, invitation: Invitation) -> str:
        """Open, used or over, as the one for the first account is: whoever reads it has one."""
        if invitation.used_at is not None:
            return gettext("used")
        is_over = invitation.is_for_first_account or invitation.expires_at <= timezone.now()
        return gettext("over") if is_over else gettext("open")


def address_of(request: HttpRequest, token: str) -> str:
    """The whole address, as others reach the site."""
    page = reverse("invitation", args=[token])
    if settings.SITE_ADDRESS:
        return f"{settings.SITE_ADDRESS}{page}"
    return request.build_absolute_uri(page)
