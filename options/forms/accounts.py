"""What an admin sends of an account: its rights, and a new password."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import User

from options.actions.accounts import check_account
from options.forms.admin import RuleForm

if TYPE_CHECKING:
    BaseAccountForm = UserChangeForm[User]
    BasePasswordForm = AdminPasswordChangeForm[User]
else:
    BaseAccountForm, BasePasswordForm = UserChangeForm, AdminPasswordChangeForm


class AccountForm(RuleForm, BaseAccountForm):
    """An account with its rights."""

    def check(self) -> None:
        """There stays somebody who may do everything."""
        check_account(account=self.instance)


class NewPasswordForm(BasePasswordForm):
    """Another password; an account without one could not be entered at all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Without the offer to have none."""
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True
