"""Accounts and groups as tables that are taken along; nothing of them is ever imported."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from import_export.fields import Field
from import_export.resources import ModelResource

from options.admin.resources.columns import Line, YesNo


class AccountResource(ModelResource):  # type: ignore[misc]  # -- the package has no types
    """Who has an account and what it may do; no password in any form."""

    reads_with = ("groups",)
    username = Field("username", "user name", Line())
    is_active = Field("is_active", "active", YesNo())
    is_staff = Field("is_staff", "staff", YesNo())
    is_superuser = Field("is_superuser", "admin", YesNo())
    groups = Field(column_name="groups")
    date_joined = Field(column_name="joined")
    last_login = Field(column_name="last log-in")

    class Meta:
        model = User
        fields = export_order = (
            "username", "is_active", "is_staff", "is_superuser", "groups", "date_joined",
            "last_login",
        )  # fmt: skip

    def dehydrate_groups(self, account: User) -> str:
        """Their names."""
        return "; ".join(sorted(group.name for group in account.groups.all()))

    def dehydrate_date_joined(self, account: User) -> str:
        """The day alone."""
        return account.date_joined.date().isoformat()

    def dehydrate_last_login(self, account: User) -> str:
        """The day alone."""
        return account.last_login.date().isoformat() if account.last_login else ""


class GroupResource(ModelResource):  # type: ignore[misc]  # -- the package has no types
    """What the members of a group may do, and how many there are."""

    reads_with = ("permissions", "user_set")
    name = Field("name", "name", Line())
    permissions = Field(column_name="permissions")
    accounts = Field(column_name="accounts")

    class Meta:
        model = Group
        fields = export_order = ("name", "permissions", "accounts")

    def dehydrate_permissions(self, group: Group) -> str:
        """By their code names."""
        return "; ".join(sorted(one.codename for one in group.permissions.all()))

    def dehydrate_accounts(self, group: Group) -> int:
        """How many, and not who."""
        return len(group.user_set.all())
