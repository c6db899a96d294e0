# ruff: noqa: ANN401, ARG002 -- Django's admin calls these as it likes
"""Accounts and groups: looked after here, made by invitations."""

from typing import TYPE_CHECKING, Any

from axes.models import AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from options.actions.accounts import delete_account, save_account
from options.admin.resources.accounts import AccountResource, GroupResource
from options.admin.rules import ModelForm, RuleAdmin
from options.admin.table_files import TakesTables
from options.forms.accounts import AccountForm, NewPasswordForm
from options.models import Participant

if TYPE_CHECKING:
    BaseUserAdmin = UserAdmin[User]
else:
    BaseUserAdmin = UserAdmin

# Attempts stay listed, so that a lock can be taken off; who came when is nobody's business.
admin.site.unregister([User, AccessFailureLog, AccessLog])
admin.site.unregister(Group)


@admin.register(Group)
class GroupsAdmin(TakesTables, GroupAdmin):
    """What the members of a group may do."""

    resource_classes = [GroupResource]


@admin.register(User)
class AccountAdmin(TakesTables, RuleAdmin, BaseUserAdmin):
    """An account: its rights, and a new password for who forgot it."""

    resource_classes = [AccountResource]

    form = AccountForm
    change_password_form = NewPasswordForm
    list_display = ("username", "is_active", "is_staff", "is_superuser", "last_login")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    def store(self, record: Any, form: ModelForm, request: HttpRequest) -> None:
        """By its action."""
        save_account(account=record)

    def remove(self, record: Any) -> None:
        """By its action."""
        delete_account(account=record)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever is invited chooses the password; nobody else ever knows it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes the account that they are logged in to."""
        return super().has_delete_permission(request, obj) and obj != request.user

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Accounts are deleted one by one, with their sheets."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """How many sheets go with the account, and nothing that stands in them."""
        sheets = Participant.objects.filter(user__in=objs).count()
        goes = [str(account) for account in objs]
        if sheets:
            goes.append(
                ngettext("%(count)s sheet", "%(count)s sheets", sheets) % {"count": sheets}
            )
        return goes, {}, set(), []
