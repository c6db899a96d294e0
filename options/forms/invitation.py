"""What somebody sends to get an account, or to enter the one they have."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from options.actions.invitations import check_username
from options.errors import NoName, SameName


class NewAccountForm(forms.Form):
    """A name that nobody has, and a password, typed twice."""

    username = forms.CharField(
        label=_("Name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=_("You log in with it. Letters, digits and @ . + - _ are allowed."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("The password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        """The name as it is kept, if nobody has it in another spelling."""
        try:
            return check_username(self.cleaned_data["username"])
        except (NoName, SameName) as refused:
            raise ValidationError(str(refused)) from None

    def clean(self) -> dict[str, Any]:
        """The two passwords are the same, and not easily guessed."""
        cleaned = super().clean() or {}
        password, again = cleaned.get("password"), cleaned.get("password_again")
        if password and again and password != again:
            self.add_error(
                "password_again", _("This is not the password above. Type it again.")
            )
        if password:
            self.refuse_weak(password, User(username=cleaned.get("username", "")))
        return cleaned

    def refuse_weak(self, password: str, user: User) -> None:
        """Say beside the field what makes the password easy to guess."""
        try:
            validate_password(password, user)
        except ValidationError as weak:
            self.add_error("password", weak)

    @property
    def password_rules(self) -> list[str]:
        """What a password must be, a sentence each."""
        return password_validators_help_texts()
